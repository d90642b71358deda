"""Registering for a batch, choosing participants, and what becomes of them."""

from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from siapkerja.documents.numbers import next_number
from siapkerja.events.publishing import publish as announce
from siapkerja.facts.skillhub import EnrolmentMoved, PersonEnrolled
from siapkerja.identity.actor import Actor
from siapkerja.kernel.calendar import ZONE_NAMES, day_in
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.reference.queries import rule
from siapkerja.workflow.moves import apply, locked
from skillhub.enums import DeclineReason
from skillhub.models import Batch, Enrolment, EnrolmentMove
from skillhub.permissions import Permission, demand
from skillhub.queries.enrolments import active_training, seats_taken
from skillhub.queries.requirements import requirements_of, told_of
from skillhub.workflows import ENROLMENT


class RegistrationClosed(Refused):
    code = "registration_closed"
    sentence = _("Pendaftaran angkatan ini tidak sedang dibuka.")


class AlreadyInTraining(Refused):
    code = "already_in_training"


class AlreadyRegistered(Refused):
    code = "already_registered"
    sentence = _("Anda sudah pernah mendaftar di angkatan ini.")


class RequirementsNotMet(Refused):
    code = "training_requirements_not_met"


class NoSeatLeft(Refused):
    code = "no_seat_left"
    sentence = _("Semua kursi sudah terisi. Jadikan cadangan supaya naik sendiri bila ada kursi kosong.")


class TooLateToConfirm(Refused):
    code = "too_late_to_confirm"
    sentence = _("Batas daftar ulang sudah lewat.")


class NotYet(Refused):
    code = "training_step_too_early"
    sentence = _("Langkah ini belum waktunya: lihat keadaan angkatan.")


@transaction.atomic
def register(*, batch: Batch, by: Actor, at: datetime) -> Enrolment:
    """Register the actor (or whom the actor helps) and give a place in line, before anything else is done with it.

    Raises:
        NotPermitted: a stranger.
        RegistrationClosed: the batch does not take registrations now.
        RequirementsNotMet: age or schooling do not fit, or the profile does not say; each in words.
        AlreadyInTraining, AlreadyRegistered.
    """
    person_id = by.subject_id
    if person_id is None:
        raise NotPermitted()
    programme = batch.programme
    if not Batch.objects.filter(pk=batch.pk, state="registering").exists():
        raise RegistrationClosed()
    _check_requirements(batch, person_id)
    busy = active_training(person_id)
    if busy:
        raise AlreadyInTraining(
            _now("Anda masih terdaftar di %(programme)s. Selesaikan atau undurkan diri dulu dari pelatihan itu.") % {"programme": busy}
        )
    try:
        with transaction.atomic():
            enrolment = Enrolment.objects.create(
                batch=batch, person_id=person_id, place=next_number(f"SKL-{batch.pk}", at=at), registered_at=at, moved_at=at
            )
    except IntegrityError as error:
        # Two requests of one person at the same moment: the database lets one through.
        if "one_active_training_per_person" in str(error):
            raise AlreadyInTraining(_now("Anda masih terdaftar di pelatihan lain.")) from error
        raise AlreadyRegistered() from error
    announce(PersonEnrolled(version=1, place=enrolment.place, **ids_of(enrolment, programme.pk, programme.legal_entity_id)), by=by, at=at)
    return enrolment


@transaction.atomic
def select(*, enrolment: Enrolment, score: int | None = None, by: Actor, at: datetime) -> Enrolment:
    """Offer a seat; it must be confirmed within the days the rule says, at the latest the day before training.

    Raises:
        NotPermitted, MoveNotAllowed.
        NotYet: registration has not ended.
        NoSeatLeft: every seat is promised.
    """
    batch, current = _chosen(enrolment, by)
    if seats_taken(batch) >= batch.quota:
        raise NoSeatLeft()
    return _offer(batch, current, score, by, at)


@transaction.atomic
def reserve(*, enrolment: Enrolment, score: int | None = None, by: Actor, at: datetime) -> Enrolment:
    """Keep somebody in reserve, behind those who are there already.

    Raises:
        NotPermitted, MoveNotAllowed, NotYet.
    """
    batch, current = _chosen(enrolment, by)
    last = batch.enrolments.aggregate(last=Max("rank"))["last"] or 0
    return move(current, "reserve", by, at, rank=last + 1, score=score if score is not None else current.score)


@transaction.atomic
def decline(*, enrolment: Enrolment, reason: DeclineReason, note: str = "", by: Actor, at: datetime) -> Enrolment:
    """Tell somebody that they were not chosen, and why.

    Raises:
        NotPermitted, MoveNotAllowed, NotYet.
    """
    _batch, current = _chosen(enrolment, by)
    return move(current, "decline", by, at, reason_code=str(reason), note=note)


@transaction.atomic
def confirm(*, enrolment: Enrolment, birth_place: str = "", by: Actor, at: datetime) -> Enrolment:
    """Take the seat that was offered (daftar ulang).

    Args:
        birth_place: as it shall stand on the certificate.

    Raises:
        NotPermitted, MoveNotAllowed.
        TooLateToConfirm: the last day is over.
    """
    current = _own(enrolment, by)
    if current.confirm_by and day_in(current.batch.programme.workplace.time_zone, at) > current.confirm_by:
        raise TooLateToConfirm()
    return move(current, "confirm", by, at, birth_place=birth_place.strip())


@transaction.atomic
def withdraw(*, enrolment: Enrolment, by: Actor, at: datetime) -> Enrolment:
    """Step back; a seat that becomes free goes to the first of the reserves.

    Raises:
        NotPermitted, MoveNotAllowed.
    """
    current = _own(enrolment, by)
    held_a_seat = current.state in {"selected", "confirmed"}
    current = move(current, "withdraw", by, at)
    if held_a_seat:
        _move_up(current.batch, by, at)
    return current


@transaction.atomic
def call_off(*, batch: Batch, by: Actor, at: datetime) -> int:
    """End all registrations of a batch that does not take place. Returns how many."""
    waiting = list(Enrolment.objects.select_for_update().filter(batch=batch).active())
    for current in waiting:
        move(current, "call_off", by, at)
    return len(waiting)


def let_offers_lapse(*, by: Actor, at: datetime) -> int:
    """Seats nobody confirmed in time go to the reserves, each in a transaction of its own. Returns how many lapsed."""
    lapsed = 0
    for zone in ZONE_NAMES:
        late = Enrolment.objects.filter(
            state="selected", confirm_by__lt=day_in(zone, at), batch__programme__workplace__time_zone=zone
        ).select_related("batch__programme__workplace")
        lapsed += sum(_lapse(enrolment, by, at) for enrolment in late.order_by("pk")[:500])
    return lapsed


@transaction.atomic
def _lapse(enrolment: Enrolment, by: Actor, at: datetime) -> bool:
    locked(enrolment.batch)
    current = locked(enrolment)
    if current.state != "selected":
        return False
    move(current, "lapse", by, at)
    _move_up(current.batch, by, at)
    return True


def _move_up(batch: Batch, by: Actor, at: datetime) -> None:
    """The first of the reserves is offered the seat that became free, as long as training has not begun."""
    batch = locked(batch)
    if batch.state != "selecting" or seats_taken(batch) >= batch.quota:
        return
    first = Enrolment.objects.select_for_update().filter(batch=batch, state="reserved").order_by("rank").first()
    if first is not None:
        _offer(batch, first, first.score, by, at)


def _offer(batch: Batch, current: Enrolment, score: int | None, by: Actor, at: datetime) -> Enrolment:
    today = day_in(batch.programme.workplace.time_zone, at)
    days = int(rule("training.confirmation_days", today).value)
    until = max(today, min(today + timedelta(days=days), batch.training_starts_on - timedelta(days=1)))
    return move(current, "select", by, at, confirm_by=until, score=score if score is not None else current.score)


def _chosen(enrolment: Enrolment, by: Actor) -> tuple[Batch, Enrolment]:
    """Batch and registration, locked in this order everywhere, once registration has ended."""
    demand(by, Permission.SELECT_PARTICIPANTS, enrolment.batch.programme)
    batch = locked(enrolment.batch)
    if batch.state != "selecting":
        raise NotYet()
    return batch, locked(enrolment)


def _own(enrolment: Enrolment, by: Actor) -> Enrolment:
    locked(enrolment.batch)
    current = locked(enrolment)
    if by.subject_id != current.person_id and not by.is_system:
        raise NotPermitted()
    return current


def _check_requirements(batch: Batch, person_id: int) -> None:
    told = requirements_of(batch.programme, told_of(person_id), on=batch.training_starts_on)
    unmet = [one.words for one in told if one.is_met is False]
    unknown = [one.words for one in told if one.is_met is None]
    if unmet:
        raise RequirementsNotMet(_now("Syarat ini belum terpenuhi: %(list)s.") % {"list": "; ".join(unmet)})
    if unknown:
        raise RequirementsNotMet(_now("Lengkapi profil Anda dulu. Yang perlu diketahui: %(list)s.") % {"list": "; ".join(unknown)})


def move(current: Enrolment, name: str, by: Actor, at: datetime, *, reason_code: str = "", note: str = "", **more: Any) -> Enrolment:
    """Move a locked registration and tell of it."""
    apply(ENROLMENT, current, name, history=EnrolmentMove, by=by, at=at, reason_code=reason_code, note=note, moved_at=at, **more)
    programme = current.batch.programme
    announce(
        EnrolmentMoved(
            version=current.version,
            move=name,
            state=current.state,
            reason_code=reason_code,
            **ids_of(current, programme.pk, programme.legal_entity_id),
        ),
        by=by,
        at=at,
    )
    return current


def ids_of(enrolment: Enrolment, programme_id: int, legal_entity_id: int) -> dict[str, int]:
    """What every fact about a registration names."""
    return {
        "enrolment_id": enrolment.pk,
        "batch_id": enrolment.batch_id,
        "programme_id": programme_id,
        "legal_entity_id": legal_entity_id,
        "person_id": enrolment.person_id,
    }
