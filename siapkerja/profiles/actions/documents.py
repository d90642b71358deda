"""Papers of the person's own."""

from datetime import datetime
from typing import BinaryIO

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from siapkerja.files.actions.proofs import store_proof
from siapkerja.files.actions.stored_files import remove
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Person
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.profiles.actions.profiles import own_profile
from siapkerja.profiles.enums import DocumentKind
from siapkerja.profiles.models import KeptDocument
from siapkerja.reference.queries import rules

PURPOSE = "profiles.document"
LONGEST_TITLE = 80


class NotADocument(Refused):
    code = "not_a_document"
    sentence = _("Isi berkas ini bukan PDF, JPG, atau PNG, apa pun namanya. Pindai atau foto dokumennya, lalu unggah lagi.")


class TooManyKept(Refused):
    code = "too_many_kept"


@transaction.atomic
def add_document(*, person: Person, kind: DocumentKind | str, title: str, stream: BinaryIO, by: Actor, at: datetime) -> KeptDocument:
    """Keep a picture or PDF of a paper; what the file was called is let go.

    Args:
        title: what the person calls it, up to 80 characters; the kind's own words where it is empty.

    Raises:
        NotPermitted: it is somebody else's profile.
        TooManyKept: as many as the rule `profile.most_documents` allows.
        NotADocument, FileTooLarge, EmptyFile, PhotoTooLarge, PhotoUnreadable, HeicUnreadable: of the field `document`.
    """
    profile = own_profile(person, by=by, at=at)
    limits = rules(["profile.most_documents", "profile.document_max_bytes"], timezone.localdate(at))
    if profile.documents.count() >= (most := int(limits["profile.most_documents"].value)):
        sentence = _now("Paling banyak %(most)s dokumen. Hapus yang tidak perlu dulu.") % {"most": most}
        raise TooManyKept(sentence, fields={"document": sentence})
    stored = store_proof(
        stream=stream,
        name=str(DocumentKind(kind).value),
        purpose=PURPOSE,
        field="document",
        otherwise=NotADocument,
        person_id=person.pk,
        max_bytes=int(limits["profile.document_max_bytes"].value),
        by=by,
        at=at,
    )
    words = " ".join(title.split())[:LONGEST_TITLE] or str(DocumentKind(kind).label)
    return KeptDocument.objects.create(profile=profile, kind=kind, title=words, stored=stored, added_at=at)


@transaction.atomic
def remove_document(*, person: Person, document: KeptDocument, by: Actor, at: datetime) -> None:
    """Remove a document for good, also from the applications it went along with.

    Raises:
        NotPermitted: it is somebody else's.
    """
    profile = own_profile(person, by=by, at=at)
    if document.profile_id != profile.pk:
        raise NotPermitted()
    stored = document.stored
    KeptDocument.objects.filter(pk=document.pk).delete()
    remove(stored=stored, by=by, at=at)
