from celery import shared_task
from django.utils import timezone

from siapkerja.identity.actor import Actor
from siapkerja.jobs.models import Job
from siapkerja.jobs.progress import Progress
from siapkerja.jobs.work import work
from siapkerja.privacy.actions.breaches import TELLING, tell_people
from siapkerja.privacy.actions.deletions import carry_out_deletion
from siapkerja.privacy.actions.exports import KIND, make_export
from siapkerja.privacy.actions.inactivity import look_after_unused
from siapkerja.privacy.models import Breach, DataExport, DeletionRequest


@work(KIND, queue="quick")
def export_own_data(job: Job, progress: Progress) -> None:
    """Somebody waits for it in front of the screen."""
    export = DataExport.objects.select_related("person").get(pk=int(job.subject.partition(":")[2]))
    make_export(export=export, progress=progress, at=timezone.now())


@work(TELLING, queue="bulk")
def tell_of_breach(job: Job, progress: Progress) -> None:
    breach = Breach.objects.get(pk=int(job.subject.partition(":")[2]))
    tell_people(breach=breach, progress=progress, at=timezone.now())


@shared_task
def carry_out_deletions() -> None:
    """Everybody whose cooling-off has ended."""
    now = timezone.now()
    for request in DeletionRequest.objects.over(now).order_by("erase_at", "pk"):
        carry_out_deletion(request=request, by=Actor.the_system("privacy"), at=now)


@shared_task
def look_after_unused_accounts() -> None:
    look_after_unused(at=timezone.now())
