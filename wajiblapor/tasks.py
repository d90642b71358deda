"""Long work of the worker: the check of an uploaded roster."""

from django.utils import timezone

from siapkerja.identity.actor import Actor
from siapkerja.jobs.models import Job
from siapkerja.jobs.work import JobCancelled, Progress, work
from wajiblapor.actions.checks import check_roster
from wajiblapor.actions.rosters import CHECK, cancel_upload
from wajiblapor.models import RosterUpload


@work(CHECK, queue="bulk")
def run(job: Job, progress: Progress) -> None:
    upload = RosterUpload.objects.select_related("report__workplace", "report__key", "stored").get(pk=int(job.subject.rpartition(":")[2]))
    actor = Actor.the_system("roster")
    try:
        check_roster(upload=upload, progress=progress, by=actor, at=timezone.now())
    except JobCancelled:
        cancel_upload(upload=upload, by=actor, at=timezone.now())
        raise
