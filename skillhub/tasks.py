"""Skillhub's clockwork."""

from celery import shared_task
from django.utils import timezone

from siapkerja.identity.actor import Actor
from skillhub.actions import certificates, enrolments
from skillhub.actions.batches import keep_days


@shared_task
def keep_registration_days() -> int:
    """Open and close registrations on their days. Each zone's midnight comes at another hour, so this runs all day."""
    return keep_days(by=Actor.the_system("beat"), at=timezone.now())


@shared_task
def let_offers_lapse() -> int:
    """Pass seats nobody confirmed in time to the reserves."""
    return enrolments.let_offers_lapse(by=Actor.the_system("beat"), at=timezone.now())


@shared_task
def issue_missing_certificates() -> int:
    """Issue certificates that were held back until it was decided whose NIK it is."""
    return certificates.issue_missing(by=Actor.the_system("beat"), at=timezone.now())
