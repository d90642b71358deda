"""An officer's assignment of this province and a citizen's representation."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from siapkerja.identity.enums import ActingBasis, OfficerRole
from siapkerja.identity.models import Assignment, Representation
from tests.support.people import Somebody, make_officer


def records(manager: Somebody, seeker: Somebody) -> dict[str, Any]:
    inspector = make_officer("Yusuf Contoh", OfficerRole.LABOUR_INSPECTOR, "32")
    assignment = Assignment.objects.get(person=inspector.person)
    now = timezone.now()
    acting = Representation.objects.create(
        agent=inspector.person, principal=seeker.person, basis=ActingBasis.SIGNED_FORM, assignment=assignment,
        starts_at=now - timedelta(days=2), ends_at=now - timedelta(days=1),
    )  # fmt: skip
    return {"assignment": assignment.pk, "representation": acting.pk}
