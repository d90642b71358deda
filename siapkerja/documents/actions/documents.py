from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from functools import partial

from django.db import transaction

from siapkerja.audit.recording import record_act
from siapkerja.documents.kinds import kind_of
from siapkerja.documents.models import FORGOTTEN_HOLDER, Document, DocumentMoved
from siapkerja.documents.tokens import new_token
from siapkerja.documents.workflows import DOCUMENT
from siapkerja.events.dispatch import queue_task
from siapkerja.files.actions.stored_files import remove
from siapkerja.identity.actor import Actor
from siapkerja.workflow.moves import apply, locked

Facts = Mapping[str, str | int | Sequence[Sequence[str | int]] | None]


@transaction.atomic
def issue(
    *,
    kind: str,
    number: str,
    subject: str,
    facts: Facts,
    holder: str,
    valid_until: date | None,
    legal_entity_id: int | None = None,
    person_id: int | None = None,
    by: Actor,
    at: datetime,
) -> Document:
    """Issue a document under a number; the worker makes its PDF after commit.

    Args:
        kind: slug of a registered kind.
        subject: what it is about, `app.noun:id`.
        facts: what stands on it, ready to be read, by the keys the kind has labels for; integers are counts (years are text),
            lists are for the kind's own template (the units on the back of a certificate).
        holder: name of the person or organisation it is issued to.
        valid_until: last day of validity, None for ever.

    Raises:
        KeyError: nobody registered the kind.
        django.db.IntegrityError: the number was already used for this kind.
    """
    kind_of(kind)
    document = Document(
        token=new_token(),
        kind=kind,
        number=number,
        subject=subject,
        facts=dict(facts),
        holder=holder,
        valid_until=valid_until,
        legal_entity_id=legal_entity_id,
        person_id=person_id,
        issued_at=at,
    )
    document.digest = document.content_digest()
    document.save(force_insert=True)
    transaction.on_commit(partial(queue_task, "siapkerja.documents.tasks.make_pdf", document.pk, queue="quick"))
    return document


@transaction.atomic
def withdraw(*, document: Document, reason_code: str, by: Actor, at: datetime) -> Document:
    """Withdraw a document; its number stays used and the public check says so.

    Raises:
        MoveNotAllowed: it is withdrawn already.
        ReasonNeeded: no reason.
    """
    row = locked(document)
    apply(DOCUMENT, row, "withdraw", history=DocumentMoved, by=by, at=at, reason_code=reason_code, withdrawn_at=at)
    record_act(by, "document_withdrawn", f"documents.document:{row.pk}", at, reason_code=reason_code)
    return row


@transaction.atomic
def forget_holder(*, document: Document, personal_facts: Collection[str], by: Actor, at: datetime) -> None:
    """Its holder is forgotten and no law keeps their name on it: the name goes from the record and from the PDF, which the worker
    makes anew. Number and what was issued stay, and the public check goes on answering.

    Args:
        personal_facts: keys of `facts` that tell who it was; they are emptied too.
    """
    row = locked(document)
    if row.is_nameless:
        return
    row.holder = FORGOTTEN_HOLDER
    row.facts |= {key: "" for key in personal_facts if key in row.facts}
    row.digest = row.content_digest()
    row.save(update_fields=["holder", "facts", "digest"])
    _make_pdf_anew(row, by, at)
    record_act(by, "document_holder_forgotten", f"documents.document:{row.pk}", at)


@transaction.atomic
def empty(*, document: Document, by: Actor, at: datetime) -> None:
    """What a trial's sheet said goes for good, its PDF too. The row stays, because its history only grows; nobody is shown it any more.

    Raises:
        ValueError: it is no trial's.
    """
    row = locked(document)
    if not kind_of(row.kind).is_trial:
        raise ValueError(f"document {row.pk} is no trial's")
    if row.emptied_at is not None:
        return
    stored, row.pdf, row.facts, row.holder, row.emptied_at = row.pdf, None, {}, FORGOTTEN_HOLDER, at
    row.digest = row.content_digest()
    row.save(update_fields=["pdf", "facts", "holder", "digest", "emptied_at"])
    if stored is not None:
        remove(stored=stored, by=by, at=at)


@transaction.atomic
def print_anew(*, document: Document, by: Actor, at: datetime) -> None:
    """What the sheet shows beside the document's facts (`DocumentKind.sealed`) is more now: the kept PDF goes, the worker makes it anew."""
    _make_pdf_anew(locked(document), by, at)


def _make_pdf_anew(row: Document, by: Actor, at: datetime) -> None:
    stored, row.pdf = row.pdf, None
    row.save(update_fields=["pdf"])
    if stored is not None:
        remove(stored=stored, by=by, at=at)
    transaction.on_commit(partial(queue_task, "siapkerja.documents.tasks.make_pdf", row.pk, queue="quick"))
