"""What the population registry's answer does to a claim of a NIK."""

from datetime import datetime

from django.db import transaction

from siapkerja.events.publishing import publish
from siapkerja.facts.identity import NikVerified
from siapkerja.identity.actions.disputed_niks import ClaimElsewhere, note_second_match, write_claim_states
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import NikClaimState
from siapkerja.identity.models import NikClaim

CAUSE = "integrations.population_registry"


@transaction.atomic
def settle_nik_check(*, claim_id: int, matches: bool, by: Actor, at: datetime) -> NikClaimState | None:
    """Let a claim be verified where the registry matches it, or disputed where another one of this NIK was verified before.

    A claim the registry does not match stays as it is, and so does one that is verified or disputed already: what a registry
    says later takes nothing away from anybody without a hearing.

    Returns:
        The claim's state after it; None where it no longer stands.
    """
    claim = NikClaim.objects.standing().select_for_update().filter(pk=claim_id).first()
    if claim is None:
        return None
    if not matches or claim.state != NikClaimState.CLAIMED:
        return NikClaimState(claim.state)
    if note_second_match(claim=claim, by=by, at=at):
        return NikClaimState.DISPUTED
    try:
        write_claim_states(states={claim.pk: NikClaimState.VERIFIED}, by=by, at=at, cause=CAUSE)
    except ClaimElsewhere:  # another claim of this NIK was verified this very moment
        note_second_match(claim=claim, by=by, at=at)
        return NikClaimState.DISPUTED
    publish(NikVerified(version=1, nik_claim_id=claim.pk, person_id=claim.person_id), by=by, at=at)
    return NikClaimState.VERIFIED
