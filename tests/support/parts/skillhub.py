"""Skillhub's records for the access matrix."""

from typing import Any

from django.utils import timezone

from skillhub.actions import batches
from tests.support.people import SYSTEM, Somebody
from tests.support.training import draft_programme, enrolled, open_batch, open_programme, planned_batch


def records(manager: Somebody, seeker: Somebody) -> dict[str, Any]:
    office = manager.workplace
    programme, drafted = open_programme(office), draft_programme(office, title="Las busur manual")
    batch, planned = open_batch(programme), planned_batch(programme)
    chosen = enrolled(batch, seeker)
    batches.keep_days(by=SYSTEM, at=timezone.now())
    unit = drafted.units.get()
    return {
        "programme": programme.pk,
        "programme.slug": programme.slug,
        "draft_programme": drafted.pk,
        "unit": unit.pk,
        "batch": batch.pk,
        "planned_batch": planned.pk,
        "enrolment": chosen.public_id,
    }
