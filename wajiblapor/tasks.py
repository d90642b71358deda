"""Long work of the worker, the check of an uploaded roster and the company's own file back with notes, and the clockwork."""

from celery import shared_task
from django.utils import timezone

from siapkerja.identity.actor import Actor
from siapkerja.jobs.models import Job
from siapkerja.jobs.work import JobCancelled, Progress, work
from wajiblapor.actions.arrivals import settle_uploads
from wajiblapor.actions.carrying import CARRY_ON, PUT_BACK, run_carrying
from wajiblapor.actions.checks import check_arrived, check_roster
from wajiblapor.actions.columns import CHECK
from wajiblapor.actions.compliance import announce_lapsed, announce_overdue, refresh_clocks
from wajiblapor.actions.correction_ends import end_corrections
from wajiblapor.actions.disputes import lapse_disputes
from wajiblapor.actions.event_reviews import let_events_happen
from wajiblapor.actions.inspection_notes import remind_of_notes
from wajiblapor.actions.inspection_risks import weigh_all
from wajiblapor.actions.long_comparisons import COMPARE, run_comparison
from wajiblapor.actions.long_repairs import REPAIR, run_repair, stop_repair
from wajiblapor.actions.reminders import remind
from wajiblapor.actions.return_reminders import remind_of_returns
from wajiblapor.actions.returned import RETURN, make_returned
from wajiblapor.actions.rosters import cancel_upload
from wajiblapor.actions.trials import forget_trial_events
from wajiblapor.models import RosterRepair, RosterUpload


def _upload_of(job: Job) -> RosterUpload:
    return RosterUpload.objects.select_related("report__workplace", "report__key", "stored").get(pk=int(job.subject.rpartition(":")[2]))


@shared_task
def remind_of_reports() -> int:
    """Remind companies of reports that are due, and tell them of days that passed."""
    return remind(by=Actor.the_system("beat"), at=timezone.now())


@shared_task
def remind_of_returned_reports() -> int:
    """Remind companies of reports they are to mend and send again."""
    return remind_of_returns(by=Actor.the_system("beat"), at=timezone.now())


@shared_task
def end_open_corrections() -> int:
    """End corrections that were left open, after their companies were told."""
    return end_corrections(by=Actor.the_system("beat"), at=timezone.now())


@work(CHECK, queue="bulk")
def run(job: Job, progress: Progress) -> None:
    upload, actor = _upload_of(job), Actor.the_system("roster")
    try:
        check_roster(upload=upload, progress=progress, by=actor, at=timezone.now())
    except JobCancelled:
        cancel_upload(upload=upload, by=actor, at=timezone.now())
        raise


@shared_task
def check_arrived_rows(upload_id: int) -> None:
    """What came of a CSV while the rest is still on its way. Losing this loses nothing: the check of the whole file goes on."""
    upload = RosterUpload.objects.select_related("report__workplace", "report__key", "stored").filter(pk=upload_id).first()
    if upload is not None:
        check_arrived(upload=upload, at=timezone.now())


@shared_task
def settle_roster_uploads() -> int:
    """Finish what came in full, and give up what was left alone."""
    return settle_uploads(by=Actor.the_system("beat"), at=timezone.now())


@work(RETURN, queue="bulk", is_told=False)
def return_file(job: Job, progress: Progress) -> None:
    make_returned(upload=_upload_of(job), progress=progress, by=Actor.the_system("roster"), at=timezone.now())


@work(REPAIR, queue="bulk", is_told=False)
def repair_rows(job: Job, progress: Progress) -> None:
    repair_id = RosterRepair.objects.values_list("pk", flat=True).filter(job=job).first() or 0
    try:
        run_repair(repair_id=repair_id, progress=progress, by=Actor.the_system("roster"), at=timezone.now())
    except JobCancelled:
        stop_repair(repair_id=repair_id)
        raise


@work(COMPARE, queue="bulk", is_told=False)
def compare_roster(job: Job, progress: Progress) -> None:
    run_comparison(job=job, progress=progress, at=timezone.now())


@work(CARRY_ON, queue="bulk", is_told=False)
def carry_on_workers(job: Job, progress: Progress) -> None:
    run_carrying(job=job, progress=progress, by=Actor.the_system("roster"), at=timezone.now())


@work(PUT_BACK, queue="bulk", is_told=False)
def put_workers_back(job: Job, progress: Progress) -> None:
    run_carrying(job=job, progress=progress, by=Actor.the_system("roster"), at=timezone.now())


@shared_task
def send_disputes_to_officers() -> int:
    """What companies left unanswered goes to the officers of the region."""
    return lapse_disputes(by=Actor.the_system("beat"), at=timezone.now())


@shared_task
def look_for_overdue() -> int:
    """Look through the registry for workplaces that have not reported, and say so once of each."""
    now = timezone.now()
    refresh_clocks(at=now)
    announce_lapsed(by=Actor.the_system("beat"), at=now)
    return announce_overdue(by=Actor.the_system("beat"), at=now)


@shared_task
def let_accepted_events_happen() -> int:
    """On its day an accepted move or dissolving changes the workplace."""
    return let_events_happen(at=timezone.now())


@shared_task
def forget_old_trials() -> int:
    """Let go of trial events that programs declared long ago."""
    return forget_trial_events(at=timezone.now())


@shared_task
def weigh_risks() -> int:
    """Weigh every workplace anew, so that plans are drawn from what is known today."""
    return weigh_all(at=timezone.now())


@shared_task
def remind_of_inspection_notes() -> int:
    """Remind companies of the day of a Nota Pemeriksaan."""
    return remind_of_notes(by=Actor.the_system("beat"), at=timezone.now())
