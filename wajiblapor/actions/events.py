"""Founding, stopping, resuming, moving, changing owner and dissolving (UU 7/1981 art. 6 and 8): reported once, each with its receipt."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.documents.actions.documents import issue
from siapkerja.documents.models import Document
from siapkerja.events.publishing import publish
from siapkerja.facts.wajiblapor import WorkplaceEventReported
from siapkerja.identity.actions.workplaces import WorkplaceIsClosed
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Workplace
from siapkerja.identity.proof import demand_proof
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from siapkerja.reference.queries import place_words
from wajiblapor.actions.event_deeds import store_deed
from wajiblapor.actions.prepared_events import locked_prepared, settle_prepared
from wajiblapor.actions.receipts import grouped, long_day, report_number
from wajiblapor.enums import EventKind
from wajiblapor.models import PreparedEvent, WorkplaceEvent
from wajiblapor.permissions import Permission, demand
from wajiblapor.queries.events import AFTERWARDS, event_clock, is_deed_compulsory

EVENT_RECEIPT = "workplace_event_receipt"
NO_POSTAL_CODE = "00000"


class AlreadyReported(Refused):
    code = "event_already_reported"
    sentence = _("Peristiwa ini sudah dilaporkan. Buktinya ada di halaman tempat kerja.")


class NotYetHappened(Refused):
    code = "event_not_yet_happened"
    sentence = _("Tanggal ini belum terjadi. Laporkan sesudah tempat kerja berdiri, berjalan kembali, atau berganti pemilik.")


class NewPlaceMissing(Refused):
    code = "new_place_missing"
    sentence = _("Pilih desa atau kelurahan dan tulis alamat yang baru.")


class NewOwnerMissing(Refused):
    code = "new_owner_missing"
    sentence = _("Tulis pemilik yang baru dan akta peralihannya.")


class DeedMissing(Refused):
    code = "deed_missing"
    sentence = _("Lampirkan akta peralihannya.")


class DeclarationMissing(Refused):
    code = "declaration_missing"
    sentence = _("Centang pernyataan kebenaran sebelum mengirim.")


@dataclass(frozen=True, kw_only=True)
class EventTold:
    """What a company says about an event.

    Attributes:
        happens_on: day at the workplace.
        until: until when a stop is meant to last.
        village, address, postal_code: of the new place; the village is ten digits.
        reason: why, in the company's words.
        obligations: what of its obligations to the workers is done and what is still to be done (art. 8).
        moved, ended: workers that move along, and whose employment ends.
        owner: who owns it now, as on the deed.
        deed_number, deed_on: the deed by which it changed hands.
    """

    kind: EventKind
    happens_on: date
    until: date | None = None
    village: str = ""
    address: str = ""
    postal_code: str = ""
    reason: str = ""
    obligations: str = ""
    moved: int = 0
    ended: int = 0
    owner: str = ""
    deed_number: str = ""
    deed_on: date | None = None


@transaction.atomic
def report_event(
    *,
    workplace: Workplace,
    told: EventTold,
    name: str,
    position: str,
    is_declared: bool,
    deed: BinaryIO | None = None,
    prepared: PreparedEvent | None = None,
    as_seen: str = "",
    by: Actor,
    at: datetime,
) -> WorkplaceEvent:
    """Report an event, late or in time: number and receipt at once. The office looks at it (`actions.event_reviews`).

    Args:
        name, position: who declares it true.
        deed: picture or PDF of the deed of a change of owner; compulsory where the rule `wlkp.owner_change_deed` says so.
        prepared: what a program wrote down of it, which waits no more then; its deed is taken where none is given.
        as_seen: the `writing` of it that was read by who declares it.

    Raises:
        NotPermitted: only signatories and managers send.
        OrganisationNotProven, DeclarationMissing, AlreadyReported, NewPlaceMissing, NewOwnerMissing, DeedMissing, WorkplaceIsClosed.
        PreparedGone, PreparedChanged: while it was read; nothing is reported.
        FileTooLarge, EmptyFile, NotAPaper, PhotoTooLarge, PhotoUnreadable, HeicUnreadable: of the deed.
        NotYetHappened: founding, resuming and a change of owner are reported afterwards.
    """
    place = Workplace.objects.select_for_update(of=("self",)).get(pk=workplace.pk)
    demand(by, Permission.SUBMIT_REPORT, legal_entity_id=place.legal_entity_id, workplace_id=place.pk)
    demand_proof(place.legal_entity)
    if place.closed_on:
        raise WorkplaceIsClosed
    # Held to the end, so that the event rests on the deed that was read, and no newer writing goes with it unread.
    held = locked_prepared(prepared, as_seen=as_seen) if prepared else None
    today = day_in(place.time_zone, at)
    if not is_declared:
        raise DeclarationMissing(fields={"is_declared": str(DeclarationMissing.sentence)})
    if told.kind in AFTERWARDS and told.happens_on > today:
        raise NotYetHappened(fields={"happens_on": str(NotYetHappened.sentence)})
    if told.kind == EventKind.MOVING and not (told.village and told.address.strip()):
        raise NewPlaceMissing(fields={"village": str(NewPlaceMissing.sentence)})
    if told.kind == EventKind.OWNERSHIP and not (told.owner.strip() and told.deed_number.strip() and told.deed_on):
        raise NewOwnerMissing(fields={"owner": str(NewOwnerMissing.sentence)})
    handed_in = held.deed if held else None
    if told.kind == EventKind.OWNERSHIP and deed is None and handed_in is None and is_deed_compulsory(today):
        raise DeedMissing(fields={"deed": str(DeedMissing.sentence)})
    event = WorkplaceEvent(
        legal_entity_id=place.legal_entity_id,
        workplace=place,
        regency_id=place.regency_id,
        kind=told.kind,
        happens_on=told.happens_on,
        until=told.until,
        moved_to_id=told.village[:4] or None,
        new_village_id=told.village or None,
        new_address=told.address.strip(),
        new_postal_code=told.postal_code,
        due_on=event_clock(told.kind, today).due_on(told.happens_on),
        reported_on=today,
        answers=_answers(told),
        number=report_number(place.postal_code or NO_POSTAL_CODE, today, at),
        declared_name=name,
        declared_position=position,
        filed_at=at,
        filed_by_id=by.person_id,
    )
    try:
        with transaction.atomic():
            event.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyReported from error
    if told.kind == EventKind.OWNERSHIP:
        event.deed = store_deed(place=place, stream=deed, by=by, at=at) if deed is not None else handed_in
    event.document = _receipt(event, place, by=by, at=at)
    event.save(update_fields=["document", "deed"])
    _announce(event, by=by, at=at)
    if held:
        settle_prepared(prepared=held, is_declared=True, by=by, at=at)
    return event


def _answers(told: EventTold) -> dict[str, str | int]:
    said: dict[str, str | int] = {"reason": told.reason, "obligations": told.obligations, "moved": told.moved, "ended": told.ended}
    if told.kind != EventKind.OWNERSHIP or told.deed_on is None:
        return said
    return said | {"owner": told.owner.strip(), "deed_number": told.deed_number.strip(), "deed_on": told.deed_on.isoformat()}


def _receipt(event: WorkplaceEvent, place: Workplace, *, by: Actor, at: datetime) -> Document:
    late = (event.reported_on - event.due_on).days
    affected = event.answers["moved"] + event.answers["ended"]
    facts: dict[str, str | int | None] = {
        "workplace": place.name,
        "address": f"{place.address}, {place_words(place.village_id or place.regency_id)} {place.postal_code}".strip(" ,"),
        "event": EVENT_WORDS[EventKind(event.kind)],
        "happens_on": long_day(event.happens_on) + (f" sampai {long_day(event.until)}" if event.until else ""),
        "new_address": _new_address(event),
        "owner": event.answers.get("owner"),
        "deed": _deed(event),
        "workers": f"{grouped(affected)} orang" if affected else None,
        "reported_on": long_day(event.reported_on),
        "due_on": f"{long_day(event.due_on)} ({f'terlambat {late} hari' if late > 0 else 'tepat waktu'})",
        "reporter": f"{event.declared_name}, {event.declared_position}",
    }
    return issue(
        kind=EVENT_RECEIPT,
        number=event.number,
        subject=f"wajiblapor.event:{event.pk}",
        facts={key: value for key, value in facts.items() if value},
        holder=place.legal_entity.name,
        valid_until=None,
        legal_entity_id=event.legal_entity_id,
        by=by,
        at=at,
    )


def _new_address(event: WorkplaceEvent) -> str | None:
    if event.new_village_id is None:
        return None
    return f"{event.new_address}, {place_words(event.new_village_id)} {event.new_postal_code}".strip()


def _deed(event: WorkplaceEvent) -> str | None:
    said = event.answers
    return f"{said['deed_number']}, {long_day(date.fromisoformat(said['deed_on']))}" if said.get("deed_on") else None


# A receipt is written in Indonesian whatever language the page is in.
EVENT_WORDS = {
    EventKind.FOUNDING: "Pendirian tempat kerja",
    EventKind.STOPPING: "Penghentian sementara",
    EventKind.RESUMING: "Dijalankan kembali",
    EventKind.MOVING: "Pemindahan",
    EventKind.OWNERSHIP: "Pergantian pemilik",
    EventKind.DISSOLVING: "Pembubaran",
}


def _announce(event: WorkplaceEvent, *, by: Actor, at: datetime) -> None:
    publish(
        WorkplaceEventReported(
            version=1,
            event_id=event.pk,
            legal_entity_id=event.legal_entity_id,
            workplace_id=event.workplace_id,
            kind=str(event.kind),
            happens_on=event.happens_on,
            reported_on=event.reported_on,
            is_late=event.is_late,
            regency_code=event.regency_id,
            document_id=event.document_id or 0,
        ),
        by=by,
        at=at,
    )
