"""Trainings in reach of a village, and its people in training."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from siapkerja.villages.queries.surroundings import Nearness, Surroundings
from skillhub.enums import BatchState, EnrolmentState
from skillhub.models import Batch, Enrolment, Programme


@dataclass(frozen=True)
class NearProgramme:
    """A programme, the batch somebody could join soonest, and how far it is."""

    programme: Programme
    batch: Batch
    nearness: Nearness


def programmes_in_reach(around: Surroundings, limit: int) -> list[NearProgramme]:
    """Programmes around that somebody could still join, nearest first; of equals those registering, then the soonest."""
    ahead = Batch.objects.ahead().filter(programme=OuterRef("pk"))
    rows = Programme.objects.public().with_names().filter(Exists(ahead), workplace__regency__in=around.codes)
    ring = around.order(regency="workplace__regency", village="workplace__village")
    near = list(rows.annotate(ring=ring).order_by("ring", "-published_at", "-pk")[:limit])
    batches: dict[int, Batch] = {}
    for batch in Batch.objects.ahead().filter(programme__in=near).order_by("-registration_closes_on"):
        known = batches.get(batch.programme_id)
        if known is None or batch.state == BatchState.REGISTERING or known.state != BatchState.REGISTERING:
            batches[batch.programme_id] = batch
    return [
        NearProgramme(row, batches[row.pk], around.nearness(regency_code=row.workplace.regency_id, village_code=row.workplace.village_id))
        for row in near
    ]


def people_in_training(village_code: str) -> QuerySet[Enrolment]:
    """People living in a village who are in a training that runs."""
    running = Enrolment.objects.filter(state=EnrolmentState.CONFIRMED, batch__state=BatchState.TRAINING)
    return running.filter(person__village=village_code)
