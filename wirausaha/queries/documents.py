"""The two documents Wirausaha issues: who may open them."""

from siapkerja.documents.models import Document
from siapkerja.identity.actor import Actor
from wirausaha.models import Decision, Proposal
from wirausaha.permissions import reading_regions

AGREEMENT, DECISION = "aid_agreement", "aid_decision"


def may_read_agreement(actor: Actor, document: Document) -> bool:
    """Officers of the region; the applicant may as its holder."""
    return Proposal.objects.within(reading_regions(actor)).filter(agreement__document=document).exists()


def may_read_decision(actor: Actor, document: Document) -> bool:
    """Officers of the region, and whoever the list decides about."""
    decision = Decision.objects.filter(document=document).first()
    if decision is None:
        return False
    if any(decision.regency_id.startswith(code) for code in reading_regions(actor)):
        return True
    return actor.subject_id is not None and decision.items.filter(proposal__person=actor.subject_id).exists()
