"""Accounts that nobody has used for long."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models.functions import Coalesce

from siapkerja.identity.models import User
from siapkerja.kernel.calendar import add_months, day_in, end_of_day


@dataclass(frozen=True)
class UnusedAccount:
    person_id: int
    last_active_at: datetime


def deadline(last_active_at: datetime, months: int) -> date:
    """The day an account is closed when nobody uses it."""
    return add_months(day_in("Asia/Jakarta", last_active_at), months)


def unused_accounts(*, months: int, within_days: int, on: date) -> Iterator[UnusedAccount]:
    """Active accounts whose deadline lies at most `within_days` ahead, the longest unused first."""
    before = end_of_day("Asia/Jakarta", add_months(on + timedelta(days=within_days), -months))
    rows = (
        User.objects.filter(is_active=True, person__isnull=False, person__anonymised_at=None)
        .annotate(last_active_at=Coalesce("last_login", "date_joined"))
        .filter(last_active_at__lt=before)
        .order_by("last_active_at", "pk")
        .values_list("person_id", "last_active_at")
    )
    for person_id, last_active_at in rows.iterator(chunk_size=500):
        yield UnusedAccount(person_id, last_active_at)
