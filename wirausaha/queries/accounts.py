"""Reading accountability reports."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from siapkerja.reference.queries import rule
from wirausaha.models import Proposal

AT_ONCE = 500


def nearly_due(at: datetime) -> Sequence[Proposal]:
    """Running aid whose report is due within the longest of the reminders; who was reminded already is told apart later."""
    today = timezone.localdate(at)
    longest = max(int(days) for days in rule("aid.account_reminder_days", today).value)
    rows = Proposal.objects.filter(state="agreed", due_on__gte=today - timedelta(days=1), due_on__lte=today + timedelta(days=longest))
    return list(rows.select_related("regency").order_by("due_on", "pk")[:AT_ONCE])
