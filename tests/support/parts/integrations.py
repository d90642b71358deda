"""The seeker says a NIK is theirs, which a registry may be asked about."""

from typing import Any

from django.utils import timezone

from siapkerja.identity.actions.people import claim_nik
from siapkerja.identity.queries import standing_nik
from tests.support.people import Somebody


def records(manager: Somebody, seeker: Somebody) -> dict[str, Any]:
    claim = standing_nik(seeker.person.pk)
    if claim is None:
        claim = claim_nik(person=seeker.person, nik="3273015205980099", by=seeker.actor, at=timezone.now())
    return {"nik_claim": claim.pk}
