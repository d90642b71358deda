from datetime import datetime

from siapkerja.events.reactions import on
from siapkerja.facts.identity import NikClaimsCollided
from siapkerja.identity.actor import Actor
from siapkerja.recovery.actions.disputes import open_registry_dispute


@on(NikClaimsCollided, queue="quick")
def open_a_dispute(fact: NikClaimsCollided, *, at: datetime) -> None:
    """The registry matched two people: officers hear them without anybody having to complain."""
    by = Actor.the_system("population registry")
    open_registry_dispute(claim_id=fact.nik_claim_id, verified_claim_id=fact.verified_claim_id, by=by, at=at)
