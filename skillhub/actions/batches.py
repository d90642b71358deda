"""Announcing and running batches of a programme."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from siapkerja.events.publishing import publish as announce_fact
from siapkerja.facts.skillhub import BatchAnnounced, BatchCancelled, BatchCompleted, RegistrationClosed, RegistrationOpened
from siapkerja.identity.actor import Actor
from siapkerja.kernel.calendar import ZONE_NAMES, day_in
from siapkerja.kernel.errors import Refused
from siapkerja.workflow.moves import apply, locked
from skillhub.actions.enrolments import call_off
from skillhub.actions.programmes import check, touch
from skillhub.enums import CancelReason, Funding
from skillhub.models import Batch, BatchMove, Programme
from skillhub.permissions import Permission, demand
from skillhub.queries.batches import to_close, to_open
from skillhub.queries.enrolments import numbers_of
from skillhub.workflows import BATCH


class ProgrammeNotPublic(Refused):
    code = "programme_not_public"
    sentence = _("Terbitkan programnya dulu, lalu umumkan angkatannya.")


class RegistrationInThePast(Refused):
    code = "registration_in_the_past"
    sentence = _("Penutupan pendaftaran paling cepat hari ini.")


class BatchNotEditable(Refused):
    code = "batch_not_editable"
    sentence = _("Angkatan yang sudah diumumkan tidak dapat diubah. Batalkan dengan alasannya, lalu umumkan yang baru.")


class NobodyConfirmed(Refused):
    code = "nobody_confirmed"
    sentence = _("Belum ada peserta yang daftar ulang, jadi pelatihan belum bisa dimulai.")


class ResultsMissing(Refused):
    code = "results_missing"
    sentence = _("Catat dulu hasil setiap peserta, lalu selesaikan angkatan.")


@dataclass(frozen=True, kw_only=True)
class BatchContent:
    """Seats and days of a batch; the days are days at the workplace."""

    quota: int
    funding: Funding = Funding.STATE
    place: str = ""
    facilities: str = ""
    has_boarding: bool = False
    registration_opens_on: date
    registration_closes_on: date
    announced_on: date
    training_starts_on: date
    training_ends_on: date


@transaction.atomic
def plan(*, programme: Programme, content: BatchContent, by: Actor, at: datetime) -> Batch:
    """Write down a batch that only the centre sees; it gets the programme's next number.

    Raises:
        NotPermitted.
        NotValid: days out of order or an impossible number of seats, in words.
    """
    current = locked(programme)
    demand(by, Permission.RUN_BATCH, current)
    last = current.batches.aggregate(last=Max("number"))["last"] or 0
    batch = Batch(programme=current, number=last + 1, drafted_at=at, **asdict(content))
    check(batch, exclude=["programme"])
    batch.save()
    return batch


@transaction.atomic
def replan(*, batch: Batch, content: BatchContent, by: Actor, at: datetime) -> Batch:
    """Change a batch that is not announced yet.

    Raises:
        NotPermitted, NotValid.
        BatchNotEditable: people may already count on its days.
    """
    _programme, current = _both(batch, by)
    if not current.is_draft:
        raise BatchNotEditable()
    for name, value in asdict(content).items():
        setattr(current, name, value)
    check(current, exclude=["programme"])
    current.version += 1
    current.save()
    return current


@transaction.atomic
def announce(*, batch: Batch, by: Actor, at: datetime) -> Batch:
    """Tell everybody of a batch; registration opens by itself on its day, at once where that day has come.

    Raises:
        NotPermitted, MoveNotAllowed.
        ProgrammeNotPublic: nobody could read what it is about.
        RegistrationInThePast: its last day of registration is over.
    """
    programme, current = _both(batch, by)
    if not programme.is_public:
        raise ProgrammeNotPublic()
    today = day_in(programme.workplace.time_zone, at)
    if current.registration_closes_on < today:
        raise RegistrationInThePast(fields={"registration_closes_on": str(RegistrationInThePast.sentence)})
    apply(BATCH, current, "announce", history=BatchMove, by=by, at=at)
    _tell(
        BatchAnnounced, current, by, at,
        quota=current.quota, registration_opens_on=current.registration_opens_on, registration_closes_on=current.registration_closes_on,
    )  # fmt: skip
    if current.registration_opens_on <= today:
        _open(current, by, at)
    touch(programme=programme, by=by, at=at)
    return current


@transaction.atomic
def start(*, batch: Batch, by: Actor, at: datetime) -> Batch:
    """Training has begun.

    Raises:
        NotPermitted, MoveNotAllowed.
        NobodyConfirmed: no participant has confirmed a seat.
    """
    if not batch.enrolments.filter(state="confirmed").exists():
        raise NobodyConfirmed()
    return _moved(batch, "start", by, at)


@transaction.atomic
def complete(*, batch: Batch, by: Actor, at: datetime) -> Batch:
    """Training has ended.

    Raises:
        NotPermitted, MoveNotAllowed.
        ResultsMissing: a participant's result is not written down.
    """
    if batch.enrolments.filter(state="confirmed").exists():
        raise ResultsMissing()
    ended = _moved(batch, "complete", by, at)
    numbers = numbers_of(ended)
    _tell(BatchCompleted, ended, by, at, passed=numbers.get("passed", 0), not_passed=numbers.get("not_passed", 0))
    return ended


@transaction.atomic
def cancel(*, batch: Batch, reason: CancelReason, note: str = "", by: Actor, at: datetime) -> Batch:
    """It does not take place, for a reason everybody may read."""
    programme, current = _both(batch, by)
    was_draft = current.is_draft
    apply(BATCH, current, "cancel", history=BatchMove, by=by, at=at, reason_code=reason, note=note)
    call_off(batch=current, by=by, at=at)
    if not was_draft:
        _tell(BatchCancelled, current, by, at, reason_code=str(reason))
        touch(programme=programme, by=by, at=at)
    return current


def keep_days(*, by: Actor, at: datetime) -> int:
    """Open and close registrations whose day has come where they are, each in a transaction of its own.

    Returns:
        How many opened or closed.
    """
    moved = 0
    for zone in ZONE_NAMES:
        moved += sum(open_on_its_day(batch=batch, by=by, at=at) for batch in to_open(zone, at))
        moved += sum(close_after_its_day(batch=batch, by=by, at=at) for batch in to_close(zone, at))
    return moved


@transaction.atomic
def open_on_its_day(*, batch: Batch, by: Actor, at: datetime) -> bool:
    """Take registrations once the first day has come. Returns whether it was so."""
    programme, current = locked(batch.programme), locked(batch)
    if current.state != "announced" or current.registration_opens_on > day_in(programme.workplace.time_zone, at):
        return False
    _open(current, by, at)
    touch(programme=programme, by=by, at=at)
    return True


@transaction.atomic
def close_after_its_day(*, batch: Batch, by: Actor, at: datetime) -> bool:
    """Take no more registrations once the last day is over. Returns whether it was so."""
    programme, current = locked(batch.programme), locked(batch)
    if current.state != "registering" or current.registration_closes_on >= day_in(programme.workplace.time_zone, at):
        return False
    apply(BATCH, current, "close", history=BatchMove, by=by, at=at)
    _tell(RegistrationClosed, current, by, at)
    touch(programme=programme, by=by, at=at)
    return True


def _open(batch: Batch, by: Actor, at: datetime) -> None:
    apply(BATCH, batch, "open", history=BatchMove, by=by, at=at)
    _tell(RegistrationOpened, batch, by, at)


def _moved(batch: Batch, move: str, by: Actor, at: datetime) -> Batch:
    programme, current = _both(batch, by)
    apply(BATCH, current, move, history=BatchMove, by=by, at=at)
    touch(programme=programme, by=by, at=at)
    return current


def _both(batch: Batch, by: Actor) -> tuple[Programme, Batch]:
    """Programme and batch, locked in this order everywhere."""
    programme = locked(batch.programme)
    demand(by, Permission.RUN_BATCH, programme)
    return programme, locked(batch)


def _tell(fact: Any, batch: Batch, by: Actor, at: datetime, **more: Any) -> None:
    announce_fact(
        fact(
            version=batch.version,
            batch_id=batch.pk,
            programme_id=batch.programme_id,
            legal_entity_id=batch.programme.legal_entity_id,
            **more,
        ),
        by=by,
        at=at,
    )
