"""Papers of organisations and of cases: pictures or PDF, sealed, checked by content."""

from datetime import datetime
from typing import BinaryIO

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.audit.recording import record_act
from siapkerja.files.actions.proofs import store_proof
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.rights import manages_whole
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.organisations.enums import DocumentKind
from siapkerja.organisations.models import OrganisationCase, OrganisationDocument
from siapkerja.organisations.queries import number_from_rule

PURPOSE = "organisations.document"
CASE_PURPOSE = "organisations.case_document"


class NotADocument(Refused):
    code = "not_a_document"
    sentence = _("Isi berkas ini bukan PDF, JPG, atau PNG. Pindai atau foto dokumennya, lalu unggah lagi.")


@transaction.atomic
def add_document(
    *,
    legal_entity: LegalEntity,
    kind: DocumentKind,
    stream: BinaryIO,
    case: OrganisationCase | None = None,
    by: Actor,
    at: datetime,
) -> OrganisationDocument:
    """Take in a paper.

    Args:
        case: the case it proves; whoever asked hands it in. None: the organisation's own, by its managers.

    Raises:
        NotPermitted: neither of them.
        NotADocument: neither a picture nor a PDF.
        FileTooLarge, EmptyFile, PhotoTooLarge, PhotoUnreadable, HeicUnreadable: as `store_proof`.
    """
    may = manages_whole(by, legal_entity.pk) if case is None else (by.is_system or by.person_id == case.person_id)
    if not may or by.person_id is None:
        raise NotPermitted
    stored = store_proof(
        stream=stream,
        name="dokumen",
        purpose=CASE_PURPOSE if case else PURPOSE,
        field="document",
        otherwise=NotADocument,
        by=by,
        at=at,
        legal_entity_id=legal_entity.pk,
        person_id=by.person_id if case else None,
        max_bytes=number_from_rule("organisation.document_max_bytes", timezone.localdate(at)),
    )
    record_act(by, "organisation_document_added", stored.subject, at, kind=str(kind), legal_entity_id=legal_entity.pk)
    return OrganisationDocument.objects.create(
        legal_entity=legal_entity, case=case, kind=kind, stored=stored, added_by_id=by.person_id, added_at=at
    )
