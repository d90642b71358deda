"""Naming who trains a batch."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from siapkerja.workflow.moves import locked
from skillhub.models import Batch, BatchInstructor
from skillhub.permissions import Permission, demand
from skillhub.queries.instructors import may_instruct


class NotOfThisCentre(Refused):
    code = "instructor_not_of_this_centre"
    sentence = _("Instruktur dipilih dari anggota lembaga ini. Undang dulu orangnya di halaman anggota organisasi.")


class BatchIsOver(Refused):
    code = "batch_is_over"
    sentence = _("Angkatan ini sudah berakhir, jadi instrukturnya tidak dapat diubah.")


@transaction.atomic
def name_instructors(*, batch: Batch, person_ids: Collection[int], by: Actor, at: datetime) -> None:
    """Say who trains a batch, in place of whoever was named before. They may not assess its participants (PBNSP 202).

    Raises:
        NotPermitted.
        BatchIsOver: it has ended or was cancelled; what is told of its participants stays as it is.
        NotOfThisCentre: somebody has no membership in force there.
    """
    current = locked(batch)
    programme = current.programme
    demand(by, Permission.RUN_BATCH, programme)
    if current.is_over:
        raise BatchIsOver()
    wanted = set(person_ids)
    known = set(current.instructors.values_list("person_id", flat=True))
    if not wanted - known <= may_instruct(programme, on=day_in(programme.workplace.time_zone, at)):
        raise NotOfThisCentre()
    current.instructors.exclude(person__in=wanted).delete()
    BatchInstructor.objects.bulk_create(BatchInstructor(batch=current, person_id=person_id) for person_id in sorted(wanted - known))
