"""Who sees a candidate's case beside the candidate: the body's staff, and the assessor who was sent."""

from sertihub.models import Evidence
from sertihub.permissions import Permission, may
from siapkerja.files.models import StoredFile
from siapkerja.identity.actor import Actor


def may_open_evidence(actor: Actor, stored: StoredFile) -> bool:
    """The candidate; staff once it was handed in; the assessor of this candidate."""
    found = Evidence.objects.filter(stored=stored).select_related("candidacy__body", "candidacy__assessment__assessor").first()
    if found is None:
        return False
    candidacy = found.candidacy
    if actor.subject_id == candidacy.person_id:
        return True
    if candidacy.submitted_at is not None and may(actor, Permission.READ_CANDIDATES, candidacy.body.legal_entity_id):
        return True
    assessment = getattr(candidacy, "assessment", None)
    return assessment is not None and actor.person_id is not None and assessment.assessor.person_id == actor.person_id
