"""Reading vacancies, in public and by their employer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from karirhub.enums import CloseReason, FreezeReason, LapseReason, RefusalReason
from karirhub.models import Vacancy, VacancyMove
from karirhub.workflows import APPLICATION, VACANCY
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.reach import within_reach
from siapkerja.kernel.calendar import day_in


def public_vacancy(vacancy_id: int) -> Vacancy | None:
    """A vacancy as a visitor reads it: open, or once open and now ended (so that old links say what happened)."""
    return Vacancy.objects.with_names().filter(pk=vacancy_id, published_at__isnull=False).exclude(state="frozen").first()


def vacancy_to_apply_for(vacancy_id: int) -> Vacancy | None:
    return Vacancy.objects.public().with_names().filter(pk=vacancy_id).first()


def vacancies_of(organisation: LegalEntity, actor: Actor) -> QuerySet[Vacancy]:
    """The organisation's vacancies that the actor's membership reaches, newest first, with numbers of applications."""
    rows = Vacancy.objects.of(organisation.pk).with_names().filter(within_reach(organisation, actor))
    waiting = Q(applications__state="sent")
    opened = Q(applications__state__in=APPLICATION.values(final=False))
    return rows.annotate(
        applications_total=Count("applications"),
        applications_open=Count("applications", filter=opened),
        applications_new=Count("applications", filter=waiting),
    ).order_by("-pk")


def vacancy_of(organisation: LegalEntity, actor: Actor, vacancy_id: int) -> Vacancy | None:
    rows = Vacancy.objects.of(organisation.pk).with_names().filter(within_reach(organisation, actor))
    return rows.filter(pk=vacancy_id).first()


def history_of(vacancy: Vacancy) -> QuerySet[VacancyMove]:
    return VacancyMove.objects.filter(record=vacancy).order_by("-at", "-pk")


@dataclass(frozen=True)
class Step:
    """One entry of a vacancy's history."""

    title: str
    note: str
    at: datetime


def steps_told(history: Iterable[VacancyMove]) -> list[Step]:
    """The history in words, in the order given."""
    labels = {move.name: str(move.label) for move in VACANCY.moves}
    known = (*CloseReason.choices, *RefusalReason.choices, *FreezeReason.choices, *LapseReason.choices)
    reasons = dict([*known, ("left_alone", _("Tidak lagi diurus pemberi kerja"))])
    same_state = {"revise", "extend", "confirm"}
    return [
        Step(
            labels[row.move] if row.move in same_state else str(VACANCY.state(row.target).label),
            "\n".join(filter(None, (str(reasons.get(row.reason_code, "")), row.note))),
            row.at,
        )
        for row in history
    ]


def usual_end(at: datetime) -> date:
    """A last day to propose: thirty days from today."""
    return timezone.localdate(at) + timedelta(days=30)


def overdue(zone: str, at: datetime, limit: int = 500) -> list[Vacancy]:
    """Vacancies whose last day has passed at their workplace."""
    rows = Vacancy.objects.filter(state__in=["published", "frozen"], workplace__time_zone=zone, closes_on__lt=day_in(zone, at))
    return list(rows.order_by("pk")[:limit])


def today_at(vacancy: Vacancy, at: datetime) -> date:
    """The day it is at the vacancy's workplace: its dates are days there."""
    return day_in(vacancy.workplace.time_zone, at)


@dataclass(frozen=True)
class Funnel:
    """How many applications stand at each stage."""

    by_state: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.by_state.values())

    @property
    def sent(self) -> int:
        return self.by_state.get("sent", 0)

    @property
    def in_progress(self) -> int:
        return sum(self.by_state.get(state, 0) for state in APPLICATION.values(final=False)) - self.sent

    @property
    def hired(self) -> int:
        return self.by_state.get("hired", 0)


def funnel_of(vacancy: Vacancy) -> Funnel:
    counted = vacancy.applications.values_list("state").annotate(rows=Count("pk")).order_by()
    return Funnel(dict(counted))
