"""Reading certification bodies, in public, by their members and by officers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from sertihub.enums import BodyKind, ReturnReason, SchemeState
from sertihub.models import Assessor, BodyStatement, BodyStatementMove, CertificationBody, Venue
from sertihub.workflows import STATEMENT
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import CapacityKind
from siapkerja.identity.models import Capacity


def is_certification_body(legal_entity_id: int, *, on: date) -> bool:
    """Does the organisation take part as a certification body on this day?"""
    kinds = Capacity.objects.filter(legal_entity=legal_entity_id, kind=CapacityKind.CERTIFICATION_BODY, valid_from__lte=on)
    return kinds.filter(Q(valid_to=None) | Q(valid_to__gte=on)).exists()


def body_of(legal_entity_id: int) -> CertificationBody | None:
    """The confirmed body of an organisation."""
    return CertificationBody.objects.with_names().filter(legal_entity=legal_entity_id).first()


@dataclass(frozen=True)
class Register:
    """What narrows the public register."""

    words: str = ""
    kind: str = ""
    province: str = ""


def public_bodies(asked: Register) -> QuerySet[CertificationBody]:
    """Confirmed bodies with the number of schemes they offer, in the order of their numbers."""
    rows = CertificationBody.objects.with_names()
    for word in asked.words.split()[:6]:
        rows = rows.filter(Q(legal_entity__name__icontains=word) | Q(bnsp_number=word))
    if asked.kind in BodyKind.values:
        rows = rows.filter(kind=asked.kind)
    if asked.province:
        rows = rows.filter(Exists(Venue.objects.open().filter(body=OuterRef("pk"), regency__code__startswith=asked.province)))
    offered = Q(schemes__state=SchemeState.PUBLISHED)
    return rows.annotate(schemes_offered=Count("schemes", filter=offered, distinct=True)).order_by("bnsp_number")


def provinces_of(bodies: Sequence[CertificationBody]) -> dict[int, list[str]]:
    """Names of the provinces with venues, by body; one query."""
    rows = Venue.objects.open().filter(body__in=[body.pk for body in bodies]).order_by("regency__parent__name")
    found: dict[int, list[str]] = {}
    for body_id, name in rows.values_list("body_id", "regency__parent__name").distinct():
        found.setdefault(body_id, []).append(name)
    return found


def public_body(body_id: int) -> CertificationBody | None:
    return CertificationBody.objects.with_names().filter(pk=body_id).first()


def open_venues(body: CertificationBody) -> list[Venue]:
    return list(body.venues.open().with_names().order_by("regency__parent__code", "regency__code", "name"))


def serving_assessors(body: CertificationBody, *, on: date) -> int:
    """How many may assess on a day."""
    return body.assessors.serving(on).count()


def assessors_of(body: CertificationBody) -> QuerySet[Assessor]:
    """Everybody on the body's list, those who serve first."""
    return body.assessors.select_related("person").order_by("ended_on", "-valid_until", "pk")


def venues_of(body: CertificationBody) -> QuerySet[Venue]:
    return body.venues.open().with_names().order_by("name", "pk")


def latest_statement(legal_entity_id: int) -> BodyStatement | None:
    return BodyStatement.objects.of(legal_entity_id).order_by("-pk").first()


def waiting_statements() -> QuerySet[BodyStatement]:
    """What officers have to look at, the oldest first."""
    return BodyStatement.objects.waiting().select_related("legal_entity").order_by("stated_at", "pk")


def count_waiting(actor: Actor) -> int:
    return BodyStatement.objects.waiting().count()


def statement(statement_id: int) -> BodyStatement | None:
    return BodyStatement.objects.select_related("legal_entity").filter(pk=statement_id).first()


@dataclass(frozen=True)
class Step:
    """One entry of a history."""

    title: str
    note: str
    at: datetime


def history_of(legal_entity_id: int) -> list[Step]:
    """What became of the statements of a body, in words, newest first."""
    reasons = dict(ReturnReason.choices)
    rows = BodyStatementMove.objects.filter(record__legal_entity=legal_entity_id).order_by("-at", "-pk")[:20]
    return [
        Step(
            str(STATEMENT.state(row.target).label),
            ". ".join(str(part) for part in (reasons.get(row.reason_code, ""), row.note) if part),
            row.at,
        )
        for row in rows
    ]


@dataclass(frozen=True)
class Counts:
    """What stands on a body's desk, in numbers."""

    published: int
    drafts: int
    assessors: int
    venues: int


def counts_of(body: CertificationBody, *, on: date) -> Counts:
    states = dict(body.schemes.values_list("state").annotate(number=Count("pk")).order_by())
    return Counts(
        published=states.get(SchemeState.PUBLISHED, 0),
        drafts=states.get(SchemeState.DRAFT, 0),
        assessors=serving_assessors(body, on=on),
        venues=body.venues.open().count(),
    )
