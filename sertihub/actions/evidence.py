"""Files a candidate shows: pictures or PDF, sealed, checked by content."""

from collections.abc import Mapping
from datetime import datetime
from typing import BinaryIO

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from sertihub.actions.candidacies import SelfMark, assess_oneself, editable
from sertihub.enums import EvidenceKind
from sertihub.models import Candidacy, Element, Evidence
from siapkerja.files.actions.proofs import store_proof
from siapkerja.files.actions.stored_files import remove
from siapkerja.identity.actor import Actor
from siapkerja.kernel.errors import Refused
from siapkerja.reference.queries import rules

PURPOSE = "sertihub.evidence"


class NotEvidence(Refused):
    code = "not_evidence"
    sentence = _("Isi berkas ini bukan PDF, JPG, atau PNG. Pindai atau foto buktinya, lalu unggah lagi.")


class TooMuchEvidence(Refused):
    code = "too_much_evidence"


@transaction.atomic
def add_evidence(
    *, candidacy: Candidacy, kind: EvidenceKind, stream: BinaryIO, element: Element | None = None, by: Actor, at: datetime
) -> Evidence:
    """Take in a file, for a basic requirement or for an element of the self-assessment.

    Raises:
        NotPermitted, NotEditable.
        TooMuchEvidence: as many files as the rule allows.
        NotEvidence: neither a picture nor a PDF.
        FileTooLarge, EmptyFile, PhotoTooLarge, PhotoUnreadable, HeicUnreadable: as `store_proof`.
    """
    current = editable(candidacy, by)
    told = rules(["certification.evidence_max_bytes", "certification.evidence_most"], timezone.localdate(at))
    most = int(told["certification.evidence_most"].value)
    if current.evidence.count() >= most:
        sentence = _now("Paling banyak %(most)s berkas. Hapus yang tidak perlu dulu.") % {"most": most}
        raise TooMuchEvidence(sentence, fields={"document": sentence})
    stored = store_proof(
        stream=stream,
        name=str(kind.value),
        purpose=PURPOSE,
        field="document",
        otherwise=NotEvidence,
        by=by,
        at=at,
        person_id=current.person_id,
        max_bytes=int(told["certification.evidence_max_bytes"].value),
    )
    return Evidence.objects.create(candidacy=current, kind=kind, element=element, stored=stored, added_at=at)


@transaction.atomic
def remove_evidence(*, evidence: Evidence, by: Actor, at: datetime) -> None:
    """Take a file back for good.

    Raises:
        NotPermitted, NotEditable.
    """
    editable(evidence.candidacy, by)
    stored = evidence.stored
    Evidence.objects.filter(pk=evidence.pk).delete()
    remove(stored=stored, by=by, at=at)


@transaction.atomic
def answer_unit(*, candidacy: Candidacy, marks: Mapping[int, SelfMark], files: Mapping[int, BinaryIO], by: Actor, at: datetime) -> int:
    """Write down the self-assessment of a unit's elements together with files that show it. Returns of how many elements.

    Args:
        marks, files: by id of the element; a file of an element that is not the case's is left out.

    Raises:
        As `assess_oneself` and `add_evidence`; the refusal names the field `file_<element>`.
    """
    answered = assess_oneself(candidacy=candidacy, marks=marks, by=by, at=at)
    known = Element.objects.filter(unit__in=candidacy.units.values("unit")).in_bulk(list(files))
    for key, element in known.items():
        try:
            add_evidence(candidacy=candidacy, kind=EvidenceKind.OTHER, stream=files[key], element=element, by=by, at=at)
        except Refused as refusal:
            if "document" in refusal.fields:
                refusal.fields[f"file_{key}"] = refusal.fields.pop("document")
            raise
    return answered
