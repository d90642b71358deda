"""Training programmes as search sees them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime

from django.db.models import QuerySet

from siapkerja.facts import skillhub as facts
from siapkerja.search.documents import Entry, SearchDocument, TextField, register
from skillhub.enums import BatchState, VocationalField
from skillhub.models import Batch, Programme, Unit

NEWEST, SOONEST = "newest", "soonest"
REGISTERING, ANNOUNCED = "registering", "announced"
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_FAR = date(2100, 1, 1)


def read(programmes: QuerySet[Programme]) -> Iterable[Entry]:
    """Their entries; three queries."""
    rows = list(programmes.select_related("legal_entity", "workplace__regency__parent", "education"))
    known = [row.pk for row in rows]
    units: dict[int, list[str]] = defaultdict(list)
    for programme_id, title in Unit.objects.filter(programme__in=known).values_list("programme_id", "title"):
        units[programme_id].append(title)
    batches: dict[int, list[Batch]] = defaultdict(list)
    for batch in Batch.objects.ahead().filter(programme__in=known):
        batches[batch.programme_id].append(batch)
    return [_entry(row, units[row.pk], batches[row.pk]) for row in rows]


def _entry(row: Programme, units: list[str], batches: list[Batch]) -> Entry:
    regency = row.workplace.regency
    province = regency.parent
    return Entry(
        object_id=row.pk,
        version=row.version,
        texts={
            "title": row.title,
            "labels": f"{VocationalField(row.field).label} . {row.standard}",
            "centre": row.legal_entity.name,
            "place": f"{regency.name} . {province.name if province else ''}",
            "body": " . ".join([row.summary, row.outcome, row.requirements, *units]),
        },
        facets={
            "region": [regency.code[:2], regency.code],
            "field": [row.field],
            "method": [row.method],
            "education": [row.education_id],
            "seats": _seats(batches),
            "inclusion": [
                *(["disability"] if row.is_disability_friendly else []),
                *(["free"] if row.participant_pays == 0 else []),
                *(["boarding"] if any(batch.has_boarding for batch in batches) else []),
            ],
        },
        orders={
            SOONEST: (_FAR - min((batch.training_starts_on for batch in batches), default=_FAR)).days,
            NEWEST: int(((row.published_at or _EPOCH) - _EPOCH).total_seconds()),
        },
    )


def _seats(batches: list[Batch]) -> list[str]:
    states = {batch.state for batch in batches}
    return [word for state, word in ((BatchState.REGISTERING, REGISTERING), (BatchState.ANNOUNCED, ANNOUNCED)) if state in states]


PROGRAMMES = register(
    SearchDocument(
        slug="programmes",
        public=Programme.objects.public,
        read=read,
        texts=(
            TextField(name="title", boost=16, weight="A"),
            TextField(name="labels", boost=3, weight="B"),
            TextField(name="centre", boost=2, weight="C"),
            TextField(name="place", boost=2, weight="C"),
            TextField(name="body", boost=1, weight="D"),
        ),
        facets=("region", "field", "method", "education", "seats", "inclusion"),
        wide=("region",),
        orders=(SOONEST, NEWEST),
        changed_by={
            facts.ProgrammePublished: "programme_id",
            facts.ProgrammeChanged: "programme_id",
            facts.ProgrammeWithdrawn: "programme_id",
            facts.BatchAnnounced: "programme_id",
            facts.RegistrationOpened: "programme_id",
            facts.RegistrationClosed: "programme_id",
            facts.BatchCancelled: "programme_id",
        },
    )
)
