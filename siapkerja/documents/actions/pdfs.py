from datetime import datetime, timedelta
from io import BytesIO

from django.db import transaction

from siapkerja.documents.kinds import kind_of
from siapkerja.documents.models import Document, SealingCertificate
from siapkerja.documents.pdf import render_pdf
from siapkerja.documents.seals import Seal, seal_in_force
from siapkerja.files.actions.stored_files import store
from siapkerja.files.models import StoredFile
from siapkerja.identity.actor import Actor

PURPOSE = "documents.pdf"
LARGEST = 10 * 1024 * 1024
OVERDUE = timedelta(minutes=5)
MADE_AT_ONCE = 200


@transaction.atomic
def make(*, document_id: int, at: datetime) -> StoredFile | None:
    """Make a document's PDF and keep it, unless it is there or another worker is at it."""
    document = Document.objects.kept().select_for_update(of=("self",), skip_locked=True).filter(pk=document_id).first()
    if document is None or document.pdf_id is not None:
        return None
    stored = store(
        stream=BytesIO(render_pdf(document)),
        filename=f"{document.kind}-{document.number}.pdf".replace("/", "-"),
        purpose=PURPOSE,
        by=Actor.the_system("documents"),
        at=at,
        legal_entity_id=document.legal_entity_id,
        person_id=document.person_id,
        max_bytes=LARGEST,
    )
    document.pdf, document.sealed_with = stored, _certificate_of(None if kind_of(document.kind).is_trial else seal_in_force(at), at)
    document.save(update_fields=["pdf", "sealed_with"])
    return stored


def _certificate_of(seal: Seal | None, at: datetime) -> SealingCertificate | None:
    """The certificate that signs now, kept when it signs for the first time."""
    if seal is None:
        return None
    certificate = seal.certificate
    said = {
        "subject": seal.subject[:300],
        "pem": seal.pem,
        "valid_from": certificate.not_valid_before_utc,
        "valid_until": certificate.not_valid_after_utc,
        "first_used_at": at,
    }
    return SealingCertificate.objects.get_or_create(fingerprint=seal.fingerprint, defaults=said)[0]


def make_missing(*, at: datetime) -> int:
    """Make PDFs whose task was lost; returns how many."""
    missing = Document.objects.kept().filter(pdf=None, issued_at__lt=at - OVERDUE).order_by("pk").values_list("pk", flat=True)
    return sum(make(document_id=pk, at=at) is not None for pk in missing[:MADE_AT_ONCE])
