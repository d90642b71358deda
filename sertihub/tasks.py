"""Sertihub's clockwork."""

from celery import shared_task
from django.utils import timezone

from sertihub.actions import certificates
from siapkerja.identity.actor import Actor


@shared_task
def expire_certificates() -> int:
    """Certificates whose last day is over no longer count."""
    return certificates.expire_certificates(by=Actor.the_system("beat"), at=timezone.now())
