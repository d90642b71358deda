"""Vacancies whose employer shows no sign of life: nobody signed in, wrote, moved or answered anything for long."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from karirhub.models import ApplicationMove, Vacancy, VacancyMove
from siapkerja.identity.enums import MemberRole
from siapkerja.identity.models import Membership
from siapkerja.reference.queries import rules

AT_ONCE = 500


def left_alone(at: datetime) -> list[Vacancy]:
    """Open vacancies of such employers who were not told yet."""
    return list(_silent(at).filter(idle_warned_on=None).order_by("pk")[:AT_ONCE])


def warned_and_still_left_alone(at: datetime) -> list[Vacancy]:
    """Open vacancies whose employers were told long enough ago."""
    today = timezone.localdate(at)
    days = int(rules(["vacancy.idle_warning_days"], today)["vacancy.idle_warning_days"].value)
    return list(_silent(at).filter(idle_warned_on__lte=today - timedelta(days=days)).order_by("pk")[:AT_ONCE])


def warned_and_looked_after(at: datetime) -> list[Vacancy]:
    """Open vacancies whose employers were told, and have shown since that they are there."""
    told = Vacancy.objects.public().filter(idle_warned_on__isnull=False)
    return list(told.exclude(pk__in=_silent(at).values("pk")).order_by("pk")[:AT_ONCE])


def _silent(at: datetime) -> QuerySet[Vacancy]:
    today = timezone.localdate(at)
    since = at - timedelta(days=int(rules(["vacancy.idle_days"], today)["vacancy.idle_days"].value))
    theirs = {"role__in": MemberRole.values, "at__gte": since}
    signed_in = Membership.objects.at(today).filter(legal_entity=OuterRef("legal_entity"), person__user__last_login__gte=since)
    answered = ApplicationMove.objects.filter(record__vacancy__legal_entity=OuterRef("legal_entity"), **theirs)
    moved = VacancyMove.objects.filter(record__legal_entity=OuterRef("legal_entity"), **theirs)
    written = Vacancy.objects.filter(Q(drafted_at__gte=since) | Q(published_at__gte=since), legal_entity=OuterRef("legal_entity"))
    rows = Vacancy.objects.public().filter(published_at__lt=since).select_related("workplace")
    return rows.exclude(Exists(signed_in)).exclude(Exists(answered)).exclude(Exists(moved)).exclude(Exists(written))
