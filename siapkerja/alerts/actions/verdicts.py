"""What readers say of what they were told."""

from datetime import datetime

from django.db import transaction

from siapkerja.alerts.models import Alert, Verdict
from siapkerja.identity.actor import Actor


@transaction.atomic
def say_whether_it_fits(*, alert: Alert, object_id: int, is_fitting: bool, by: Actor, at: datetime) -> None:
    """Note whether a record was what the reader looked for; the last answer counts."""
    Verdict.objects.update_or_create(alert=alert, object_id=object_id, defaults={"kind": alert.kind, "is_fitting": is_fitting, "at": at})
