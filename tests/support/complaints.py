"""Complaints about vacancies to test with, made through the actions."""

import itertools
from typing import Any

from django.utils import timezone

from karirhub.actions.complaints import Told, complain
from karirhub.enums import ComplaintReason
from karirhub.models import Vacancy, VacancyComplaint
from siapkerja.identity.actor import Actor
from tests.support.people import Somebody

_addresses = itertools.count(1)


def reported(vacancy: Vacancy, somebody: Somebody | None = None, *, address: str = "", **more: Any) -> VacancyComplaint:
    """A complaint of somebody, or of a stranger from an address of their own."""
    told = Told(**{"reason": ComplaintReason.OTHER_JOB, "story": "Upahnya lain dari yang tertulis."} | more)
    by = somebody.actor if somebody else Actor.stranger()
    return complain(vacancy=vacancy, told=told, address=address or f"192.0.2.{next(_addresses) % 250}", by=by, at=timezone.now())
