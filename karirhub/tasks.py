"""Karirhub's clockwork."""

from celery import shared_task
from django.utils import timezone

from karirhub.actions.vacancies import expire_overdue
from siapkerja.identity.actor import Actor


@shared_task
def expire_vacancies() -> int:
    """End vacancies after their last day. Each zone's midnight comes at another hour, so this runs all day."""
    return expire_overdue(by=Actor.the_system("beat"), at=timezone.now())
