"""Reading schemes, in public and by their body."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Prefetch, QuerySet

from sertihub.enums import WithdrawReason
from sertihub.models import CertificationBody, CompetenceUnit, Scheme, SchemeMove, Venue
from sertihub.queries.bodies import Step
from sertihub.queries.documents import SCHEMES
from sertihub.workflows import SCHEME
from siapkerja.reference.models import Industry
from siapkerja.search import criteria as asking
from siapkerja.search.criteria import Criteria, Found


def find(criteria: Criteria, *, groups: tuple[str, ...] | None = None) -> Found[Scheme]:
    """One page of public schemes; counts for `groups`, by default for all."""
    return asking.find(SCHEMES, criteria, read=_cards, groups=groups)


def _cards(ids: list[int]) -> Iterable[Scheme]:
    venues = Prefetch("body__venues", queryset=Venue.objects.open().select_related("regency"))
    return Scheme.objects.public().filter(pk__in=ids).with_names().annotate(units_number=Count("scheme_units")).prefetch_related(venues)


def public_scheme(scheme_id: int) -> Scheme | None:
    """As a visitor reads it: offered, or once offered and now withdrawn (so that old links say what happened)."""
    return Scheme.objects.with_names().filter(pk=scheme_id, published_at__isnull=False).first()


def units_of(scheme: Scheme) -> list[CompetenceUnit]:
    """The scheme's units in its order, each with elements and criteria."""
    rows = scheme.scheme_units.select_related("unit").prefetch_related("unit__elements__criteria").order_by("order")
    return [row.unit for row in rows]


def published_of(body: CertificationBody) -> list[Scheme]:
    """What a body offers, by title."""
    return list(Scheme.objects.of(body.pk).public().with_names().annotate(units_number=Count("scheme_units")).order_by("title"))


def schemes_of(body: CertificationBody) -> QuerySet[Scheme]:
    """All schemes of a body, newest first."""
    return Scheme.objects.of(body.pk).with_names().annotate(units_number=Count("scheme_units")).order_by("-pk")


def scheme_of(body: CertificationBody, scheme_id: int) -> Scheme | None:
    return Scheme.objects.of(body.pk).with_names().filter(pk=scheme_id).first()


def unit_choices(scheme: Scheme, *, on: date) -> list[tuple[str, str]]:
    """Code and title of the units in force that the scheme does not hold, those of its field first."""
    rows = CompetenceUnit.objects.at(on).exclude(schemes=scheme).order_by("code").values_list("code", "title")
    return sorted(rows, key=lambda row: (row[0].split(".")[1][:4] != scheme.industry.code[:4] if "." in row[0] else True, row[0]))


def names_of_bodies(numbers: list[str]) -> dict[str, str]:
    """Names of bodies by their BNSP number."""
    if not numbers:
        return {}
    return dict(CertificationBody.objects.filter(bnsp_number__in=numbers).values_list("bnsp_number", "legal_entity__name"))


def titles_of_fields(letters: list[str]) -> dict[str, str]:
    """Titles of industry categories by letter."""
    if not letters:
        return {}
    rows = Industry.objects.filter(code__in=letters, valid_to=None).order_by("version")
    return dict(rows.values_list("code", "title"))


def fields_offered(limit: int) -> list[tuple[str, str, int]]:
    """Categories with the most published schemes: letter, title and number."""
    rows = Scheme.objects.public().values_list("industry__parent__parent__code", "industry__parent__parent__title")
    counted = rows.annotate(number=Count("pk")).order_by("-number", "industry__parent__parent__code")
    return [row for row in counted if row[0]][:limit]


def offered() -> int:
    """How many schemes one can apply for."""
    return Scheme.objects.public().count()


def history_of(scheme: Scheme) -> list[Step]:
    """The history in words, newest first."""
    labels = {move.name: str(move.label) for move in SCHEME.moves}
    reasons = dict(WithdrawReason.choices)
    rows = SchemeMove.objects.filter(record=scheme).order_by("-at", "-pk")[:30]
    told = []
    for row in rows:
        title = labels["revise"] if row.move == "revise" else str(SCHEME.state(row.target).label)
        told.append(Step(title, str(reasons.get(row.reason_code, "")), row.at))
    return told
