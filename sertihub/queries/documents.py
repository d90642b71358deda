"""Schemes as search sees them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime

from django.db.models import QuerySet

from sertihub.enums import SchemeKind
from sertihub.models import Scheme, SchemeUnit, Venue
from siapkerja.facts import sertihub as facts
from siapkerja.search.documents import Entry, SearchDocument, TextField, register

NEWEST, CHEAPEST = "newest", "cheapest"
FREE, UP_TO_500, UP_TO_1000, ABOVE = "free", "up_to_500", "up_to_1000", "above"
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


def read(schemes: QuerySet[Scheme]) -> Iterable[Entry]:
    """Their entries; three queries."""
    rows = list(schemes.select_related("body__legal_entity", "industry__parent__parent", "occupation"))
    units: dict[int, list[str]] = defaultdict(list)
    for scheme_id, code, title in SchemeUnit.objects.filter(scheme__in=rows).values_list("scheme_id", "unit__code", "unit__title"):
        units[scheme_id] += [code, title]
    venues: dict[int, list[Venue]] = defaultdict(list)
    for venue in Venue.objects.open().filter(body__in={row.body_id for row in rows}).with_names():
        venues[venue.body_id].append(venue)
    return [_entry(row, units[row.pk], venues[row.body_id]) for row in rows]


def _entry(row: Scheme, units: list[str], venues: list[Venue]) -> Entry:
    regencies = {venue.regency_id: venue.regency for venue in venues}
    places = [f"{regency.name} . {regency.parent.name if regency.parent else ''}" for regency in regencies.values()]
    return Entry(
        object_id=row.pk,
        version=row.version,
        texts={
            "title": f"{row.title} . {row.number}",
            "labels": f"{row.occupation.title if row.occupation else ''} . {row.industry.title} . {row.title_en}",
            "body": row.body.legal_entity.name,
            "place": " . ".join(places),
            "units": " . ".join([row.summary, row.requirements, *units]),
        },
        facets={
            "region": sorted({code[:2] for code in regencies} | set(regencies)),
            "field": [category_of(row)],
            "occupation": [row.occupation_id] if row.occupation_id else [],
            "kind": [SchemeKind(row.kind)],
            "body": [row.body.bnsp_number],
            "fee": [fee_class(row.fee)],
        },
        orders={
            NEWEST: int(((row.published_at or _EPOCH) - _EPOCH).total_seconds()),
            CHEAPEST: row.fee,
        },
    )


def category_of(row: Scheme) -> str:
    """The letter of the industry (KBLI)."""
    industry = row.industry
    while industry.parent is not None:
        industry = industry.parent
    return industry.code


def fee_class(fee: int) -> str:
    """Into which class of fees an amount in rupiah falls."""
    if fee == 0:
        return FREE
    return UP_TO_500 if fee <= 500_000 else UP_TO_1000 if fee <= 1_000_000 else ABOVE


SCHEMES = register(
    SearchDocument(
        slug="schemes",
        public=Scheme.objects.public,
        read=read,
        texts=(
            TextField(name="title", boost=16, weight="A"),
            TextField(name="labels", boost=3, weight="B"),
            TextField(name="body", boost=2, weight="C"),
            TextField(name="place", boost=2, weight="C"),
            TextField(name="units", boost=1, weight="D"),
        ),
        facets=("region", "field", "occupation", "kind", "body", "fee"),
        wide=("region", "occupation", "body"),
        orders=(NEWEST, CHEAPEST),
        ascending=(CHEAPEST,),
        changed_by={facts.SchemePublished: "scheme_id", facts.SchemeWithdrawn: "scheme_id"},
    )
)
