"""The trainings Karirhub knows of, so that a vacancy can say where a missing skill is taught."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from karirhub.models import Training, TrainingBatch
from siapkerja.kernel.text import folded

EACH_UP_TO, THEN_EVERY = 40, 10


@transaction.atomic
def note_training(
    *,
    programme_id: int,
    title: str,
    occupation_code: str,
    regency_code: str,
    unit_codes: Sequence[str],
    taught: Sequence[str],
    version: int,
) -> None:
    """A centre offers a programme, or offers it differently. An older announcement than the one known changes nothing."""
    training = _known(programme_id)
    if not title or training.version > version:
        return
    training.title, training.occupation_code, training.regency_code = title, occupation_code, regency_code
    training.unit_codes, training.taught = list(unit_codes), folded(" . ".join([title, *taught]))
    training.is_offered, training.version = True, version
    training.save()


@transaction.atomic
def note_training_gone(*, programme_id: int, version: int) -> None:
    """A programme is no longer offered."""
    training = _known(programme_id)
    if training.version <= version:
        training.is_offered, training.version = False, version
        training.save(update_fields=["is_offered", "version"])


@transaction.atomic
def note_batch(*, batch_id: int, programme_id: int, quota: int, opens_on: date, closes_on: date, version: int) -> None:
    """A batch of a programme has seats and days. Its days stay what they were announced as; whether it is open may be known better."""
    batch = _batch(batch_id, programme_id)
    batch.quota, batch.opens_on, batch.closes_on = quota, opens_on, closes_on
    batch.registered = batch.registered or 0
    if batch.version <= version:
        batch.is_open, batch.version = True, version
    batch.save()


@transaction.atomic
def note_batch_open(*, batch_id: int, programme_id: int, is_open: bool, version: int) -> None:
    """A batch takes registrations, or takes none any more."""
    batch = _batch(batch_id, programme_id)
    if batch.version <= version:
        batch.is_open, batch.version = is_open, version
        batch.save(update_fields=["is_open", "version"])


def is_worth_noting(place: int) -> bool:
    """Whether somebody at this place in a batch's line is noted: on an opening day thousands come, and each would write the same row."""
    return place <= EACH_UP_TO or place % THEN_EVERY == 0


@transaction.atomic
def note_registered(*, batch_id: int, programme_id: int, place: int) -> None:
    """The line of a batch has reached that place."""
    batch = _batch(batch_id, programme_id)
    if place > (batch.registered or 0):
        batch.registered = place
        batch.save(update_fields=["registered"])


@transaction.atomic
def note_left(*, batch_id: int, programme_id: int) -> None:
    """Somebody stepped out of the line of a batch."""
    batch = _batch(batch_id, programme_id)
    batch.withdrawn += 1
    batch.save(update_fields=["withdrawn"])


def _known(programme_id: int) -> Training:
    """The row of a programme, locked; made where its announcement has not been heard yet."""
    Training.objects.get_or_create(programme_id=programme_id, defaults={"version": 0})
    return Training.objects.select_for_update().get(pk=programme_id)


def _batch(batch_id: int, programme_id: int) -> TrainingBatch:
    nothing: dict[str, Any] = {"training": _known(programme_id), "version": 0}
    TrainingBatch.objects.get_or_create(batch_id=batch_id, defaults=nothing)
    return TrainingBatch.objects.select_for_update().get(pk=batch_id)
