"""The committee decides on the assessor's recommendation (PBNSP 202)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sertihub.actions.moving import move
from sertihub.enums import CandidacyState, Mark
from sertihub.models import Assessment, Candidacy
from sertihub.permissions import Permission, demand
from siapkerja.identity.actor import Actor
from siapkerja.kernel.errors import Refused
from siapkerja.workflow.moves import locked


class DecidedByInvolved(Refused):
    """The assessor, or the candidate, sits on the committee."""

    code = "decided_by_involved"
    sentence = _("Yang memutuskan harus orang lain dari asesor dan asesinya. Minta anggota komite yang lain.")


class DifferenceUnexplained(Refused):
    code = "difference_unexplained"
    sentence = _("Keputusan ini berbeda dari rekomendasi asesor. Tuliskan alasannya.")


@transaction.atomic
def decide(*, candidacy: Candidacy, decision: Mark, reason: str = "", by: Actor, at: datetime) -> Candidacy:
    """Find the candidate competent, or not yet.

    Raises:
        NotPermitted, MoveNotAllowed.
        DecidedByInvolved.
        DifferenceUnexplained: other than recommended, and no word why.
    """
    demand(by, Permission.DECIDE_CERTIFICATION, candidacy.body.legal_entity_id)
    current = locked(candidacy)
    assessment = Assessment.objects.select_related("assessor").filter(candidacy=current).first()
    if assessment is not None and by.person_id in {assessment.assessor.person_id, current.person_id}:
        raise DecidedByInvolved()
    differs = assessment is not None and assessment.recommendation != decision
    if differs and current.state == CandidacyState.RECOMMENDED and not reason.strip():
        raise DifferenceUnexplained(fields={"reason": str(DifferenceUnexplained.sentence)})
    name = "find_competent" if decision == Mark.COMPETENT else "find_not_yet_competent"
    move(current, name, by=by, at=at, note=reason)
    Assessment.objects.filter(candidacy=current).update(
        decision=decision, decision_reason=reason, decided_by_id=by.person_id, decided_at=at
    )
    return current
