"""Reading programmes, in public and by their centre."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from siapkerja.identity.actor import Actor
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.reach import within_reach
from siapkerja.search import criteria as asking
from siapkerja.search.criteria import Criteria, Found
from skillhub.enums import WithdrawReason
from skillhub.models import Programme, ProgrammeMove
from skillhub.queries.documents import PROGRAMMES
from skillhub.workflows import PROGRAMME


def find(criteria: Criteria, *, groups: tuple[str, ...] | None = None) -> Found[Programme]:
    """One page of public programmes; counts for `groups`, by default for all."""
    return asking.find(PROGRAMMES, criteria, read=_cards, groups=groups)


def _cards(ids: list[int]) -> Iterable[Programme]:
    return Programme.objects.public().filter(pk__in=ids).with_names().prefetch_related("batches")


def public_programme(programme_id: int) -> Programme | None:
    """As a visitor reads it: offered, or once offered and now withdrawn (so that old links say what happened)."""
    return Programme.objects.with_names().filter(pk=programme_id, published_at__isnull=False).first()


def open_programmes() -> int:
    """How many programmes have a batch one can register for."""
    return Programme.objects.public().filter(batches__state="registering").distinct().count()


def programmes_of(organisation: LegalEntity, actor: Actor) -> QuerySet[Programme]:
    """The centre's programmes that the actor's membership reaches, newest first."""
    rows = Programme.objects.of(organisation.pk).with_names().filter(within_reach(organisation, actor))
    ahead = Q(batches__state__in=("announced", "registering", "selecting", "training"))
    return rows.annotate(batches_running=Count("batches", filter=ahead, distinct=True)).order_by("-pk")


def programme_of(organisation: LegalEntity, actor: Actor, programme_id: int) -> Programme | None:
    rows = Programme.objects.of(organisation.pk).with_names().filter(within_reach(organisation, actor))
    return rows.filter(pk=programme_id).first()


@dataclass(frozen=True)
class Step:
    """One entry of a programme's history."""

    title: str
    note: str
    at: datetime


def history_of(programme: Programme) -> list[Step]:
    """The history in words, newest first."""
    labels = {move.name: str(move.label) for move in PROGRAMME.moves}
    reasons = dict(WithdrawReason.choices)
    rows = ProgrammeMove.objects.filter(record=programme).order_by("-at", "-pk")[:30]
    told = []
    for row in rows:
        title = labels["revise"] if row.move == "revise" else str(PROGRAMME.state(row.target).label)
        told.append(Step(title, str(reasons.get(row.reason_code, "")), row.at))
    return told
