"""NIK that two people call theirs: holding the claims while both are heard, and writing what was decided."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.audit.recording import record_act
from siapkerja.events.publishing import publish
from siapkerja.facts.identity import NikClaimsCollided
from siapkerja.identity.actions.people import claim_nik
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import NikClaimState
from siapkerja.identity.models import NikClaim, Person
from siapkerja.kernel.errors import Refused


class ClaimElsewhere(Refused):
    code = "claim_elsewhere"
    sentence = _("Orang ini sudah mencatatkan NIK lain. Minta ia menarik NIK itu lebih dulu.")


@transaction.atomic
def write_claim_states(*, states: dict[int, NikClaimState], by: Actor, at: datetime, cause: str) -> None:
    """Give claims of one NIK the states a dispute led to; those that lose first, so that one may be verified. Each is logged.

    Args:
        states: new state by claim id.
        cause: `app.noun:id` of what led to it.

    Raises:
        ClaimElsewhere: a claim cannot stand again because its person claimed another NIK meanwhile.
    """
    claims = list(NikClaim.objects.select_for_update().filter(pk__in=states).order_by("pk"))
    for claim in sorted(claims, key=lambda row: states[row.pk] == NikClaimState.VERIFIED):
        before, claim.state, claim.decided_at = claim.state, states[claim.pk], at
        try:
            with transaction.atomic():
                claim.save(update_fields=["state", "decided_at"])
        except IntegrityError as error:
            raise ClaimElsewhere() from error
        record_act(by, "nik_claim_moved", f"identity.nik_claim:{claim.pk}", at, source=before, target=claim.state, cause=cause)


@transaction.atomic
def verified_claim(*, person: Person, nik: str, by: Actor, at: datetime, cause: str) -> NikClaim:
    """The person's claim of this NIK, made where there is none, as verified. All others of the NIK must have lost before.

    Raises:
        ClaimElsewhere: the person claims another NIK.
    """
    claim = NikClaim.objects.of_nik(nik).filter(person=person).order_by("-pk").first()
    if claim is None:
        if NikClaim.objects.standing().filter(person=person).exists():
            raise ClaimElsewhere()
        claim = claim_nik(person=person, nik=nik, by=by, at=at)
    write_claim_states(states={claim.pk: NikClaimState.VERIFIED}, by=by, at=at, cause=cause)
    claim.refresh_from_db()
    return claim


@transaction.atomic
def note_second_match(*, claim: NikClaim, by: Actor, at: datetime) -> bool:
    """The population registry matches a claim although another one of this NIK is verified: neither is believed until heard.

    Returns:
        Whether there is such another claim. Both are then disputed and announced; else nothing is changed.
    """
    others = NikClaim.objects.standing().of_nik(claim.nik).exclude(pk=claim.pk).filter(state=NikClaimState.VERIFIED)
    other = others.select_for_update().first()
    if other is None:
        return False
    states = dict.fromkeys([other.pk, claim.pk], NikClaimState.DISPUTED)
    write_claim_states(states=states, by=by, at=at, cause="integrations.population_registry")
    publish(NikClaimsCollided(nik_claim_id=claim.pk, verified_claim_id=other.pk, version=1), by=by, at=at)
    return True
