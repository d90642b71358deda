"""Steps on the seeker's way, and what is proven in their profile, for whoever looks at the pages."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from siapkerja.journey.actions.entries import note_step
from siapkerja.profiles.actions.qualifications import lose
from tests.support.people import SYSTEM, Somebody
from tests.support.qualifications import proven

NUMBER = "LPK00048/P00015/A01/0001/2026"
STEPS = (("training_completed", "skillhub"), ("training_certified", "skillhub"), ("competence_proven", "siapkerja"), ("hired", "karirhub"))


def records(manager: Somebody, seeker: Somebody) -> dict[str, Any]:
    now = timezone.now()
    for number, (step, service) in enumerate(STEPS):
        note_step(
            step=step,
            service=service,
            key=f"contoh:{number}",
            person_ids=[seeker.person.pk],
            params={"title": "Penjahit", "number": NUMBER},
            url_name="profiles:profile",
            by=SYSTEM,
            at=now - timedelta(days=20 * number),
        )
    assert manager.organisation is not None
    proven(seeker, manager.organisation, kind="training", scheme_number="", valid_until=None, number=NUMBER)
    proven(seeker, manager.organisation, valid_until=now.date() - timedelta(days=1), issued_on=now.date() - timedelta(days=9))
    revoked = proven(seeker, manager.organisation)
    lose(source=revoked.source, reason_code="issued_in_error", by=SYSTEM, at=now)
    return {}
