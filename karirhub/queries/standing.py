"""Counting how employers answer, for many of them in two queries."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import Aggregate, Case, Count, Exists, F, FloatField, Min, OuterRef, Q, Subquery, When
from django.utils import timezone

from karirhub.enums import ApplicationState, CaseState, LapseReason
from karirhub.models import Application, ApplicationMove, ComplaintCase
from siapkerja.reference.queries import rules

# Reaching one of these is an answer; a look is none.
ANSWERS = (
    ApplicationState.SHORTLISTED,
    ApplicationState.INTERVIEW,
    ApplicationState.OFFERED,
    ApplicationState.HIRED,
    ApplicationState.DECLINED,
)


class MedianDays(Aggregate):
    """The middle of some durations, in days; nulls do not count."""

    function = "percentile_cont"
    template = "extract(epoch from %(function)s(0.5) within group (order by %(expressions)s)) / 86400.0"
    output_field = FloatField()


@dataclass(frozen=True)
class Tally:
    """What an employer's applications and complaints come to (see `EmployerStanding`)."""

    due: int = 0
    answered: int = 0
    median_days: float | None = None
    upheld: int = 0


def tallies(legal_entity_ids: Collection[int], at: datetime) -> dict[int, Tally]:
    """The tally of each employer, zeros included.

    Applications to vacancies whose employer was kept from answering do not count, nor those withdrawn before any answer, nor
    those to vacancies passed on for somebody else. One that closed
    because the employer fell silent after a step counts as not answered.
    """
    told = rules(["employer.standing_days", "employer.upheld_days"], timezone.localdate(at))
    since, upheld_since = (at - timedelta(days=int(told[key].value)) for key in sorted(told))
    found = dict.fromkeys(legal_entity_ids, Tally())
    for entity, due, answered, median in _applications(legal_entity_ids, since, at):
        found[entity] = Tally(due, answered, median)
    upheld = ComplaintCase.objects.filter(vacancy__legal_entity__in=legal_entity_ids, state=CaseState.UPHELD, decided_at__gt=upheld_since)
    for entity, times in upheld.order_by().values_list("vacancy__legal_entity").annotate(Count("pk")):
        found[entity] = replace(found[entity], upheld=times)
    return found


def _applications(legal_entity_ids: Collection[int], since: datetime, at: datetime) -> list[tuple[int, int, int, float | None]]:
    moves = ApplicationMove.objects.filter(record=OuterRef("pk"), target__in=ANSWERS).order_by().values("record")
    fell_silent = Q(state=ApplicationState.LAPSED) & Exists(
        ApplicationMove.objects.filter(record=OuterRef("pk"), target=ApplicationState.LAPSED, reason_code=LapseReason.SILENT)
    )
    rows = Application.objects.filter(vacancy__legal_entity__in=legal_entity_ids, vacancy__origin__partner=None, sent_at__gt=since)
    first_at = Case(When(fell_silent, then=None), default=Subquery(moves.annotate(at_=Min("at")).values("at_")))
    rows = rows.exclude(vacancy__cases__withholds=True).annotate(first_at=first_at)
    overdue = Q(state=ApplicationState.LAPSED) | Q(
        state__in=[ApplicationState.SENT, ApplicationState.VIEWED], answer_by__lt=timezone.localdate(at)
    )
    counted = rows.filter(overdue | Q(first_at__isnull=False)).order_by().values_list("vacancy__legal_entity")
    return list(counted.annotate(due=Count("pk"), replied=Count("first_at"), median=MedianDays(F("first_at") - F("sent_at"))))
