"""Wirausaha's clockwork."""

from celery import shared_task
from django.utils import timezone

from siapkerja.identity.actor import Actor
from wirausaha.actions import accounts, programmes, reserves


@shared_task
def keep_programme_days() -> int:
    """Open and close programmes on their days."""
    return programmes.keep_days(by=Actor.the_system("beat"), at=timezone.now())


@shared_task
def let_offers_lapse() -> int:
    """Pass aid nobody signed for in time to the reserves."""
    return reserves.let_offers_lapse(by=Actor.the_system("beat"), at=timezone.now())


@shared_task
def remind_of_reports() -> int:
    """Remind beneficiaries of their accountability report."""
    return accounts.remind(by=Actor.the_system("beat"), at=timezone.now())
