"""Who may open a document's PDF: whom it was issued to, and whom its kind's own rule lets in (officers of the region)."""

from siapkerja.documents.kinds import kind_of
from siapkerja.documents.models import Document
from siapkerja.identity.actor import Actor


def may_read(actor: Actor, document: Document) -> bool:
    if document.person_id is not None and document.person_id == actor.subject_id:
        return True
    if document.legal_entity_id is not None and actor.member_roles(document.legal_entity_id):
        return True
    rule = kind_of(document.kind).may_read
    return bool(rule and rule(actor, document))
