"""Cards of job seekers and a placement for the access matrix."""

from typing import Any

from django.utils import timezone

from karirhub.actions.placements import PlacementContent, record_by_hand
from tests.support.cards import applied, issued, make_employment_officer
from tests.support.people import Somebody, make_somebody


def records(manager: Somebody, seeker: Somebody) -> dict[str, Any]:
    officer = make_employment_officer()
    held = issued(seeker, officer)
    other = issued(make_somebody("Pencari Contoh"), officer)
    content = PlacementContent(employer="CV Contoh", position="Penjahit", work_region="3273", starts_on=timezone.localdate())
    placement = record_by_hand(card=other, content=content, by=officer.actor, at=timezone.now())
    waiting = applied(make_somebody("Pemohon Kartu Contoh"))
    return {"card": waiting.public_id, "held_card": held.public_id, "placement": placement.public_id}
