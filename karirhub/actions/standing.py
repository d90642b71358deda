"""What is publicly said of an employer: counted in the worker, and only of those about whom something happened."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from karirhub.models import EmployerReport, EmployerStanding
from karirhub.queries.standing import Tally, tallies
from karirhub.queries.trust import shown
from siapkerja.events.publishing import publish_all
from siapkerja.facts.karirhub import EmployerStandingChanged
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import LegalEntity
from siapkerja.reference.queries import rule

# Days pass without anybody doing anything: each standing is counted once a day at least.
COUNT_AGAIN_AFTER = timedelta(days=1)
COUNTED_AT_ONCE = 200


def mark_stale(*, legal_entity_id: int) -> None:
    """Something happened that its standing is made of. Waits for a count that is just running, so that nothing is lost."""
    if not EmployerStanding.objects.filter(pk=legal_entity_id).update(is_stale=True):
        EmployerStanding.objects.bulk_create([EmployerStanding(legal_entity_id=legal_entity_id)], ignore_conflicts=True)


def count_standings(*, by: Actor, at: datetime) -> int:
    """Count the standings about which something happened, and those counted longer than a day ago. Returns how many."""
    counted = 0
    while done := _count_some(by, at):
        counted += done
    return counted


@transaction.atomic
def _count_some(by: Actor, at: datetime) -> int:
    due = Q(is_stale=True) | Q(counted_at__lt=at - COUNT_AGAIN_AFTER)
    rows = EmployerStanding.objects.select_for_update(skip_locked=True).filter(due).order_by("pk")[:COUNTED_AT_ONCE]
    standings = list(rows)
    found = tallies([row.pk for row in standings], at) if standings else {}
    smallest = int(rule("employer.standing_smallest", timezone.localdate(at)).value)
    told = [fact for row in standings if (fact := _write(row, found[row.pk], smallest, at)) is not None]
    EmployerStanding.objects.bulk_update(standings, ["due", "answered", "median_days", "upheld", "version", "is_stale", "counted_at"])
    publish_all([(fact, at) for fact in told], by=by)
    return len(standings)


def _write(row: EmployerStanding, tally: Tally, smallest: int, at: datetime) -> EmployerStandingChanged | None:
    """Set the counted values; the fact to announce where what the public reads is another now."""
    before = shown(row, smallest)
    row.due, row.answered, row.median_days, row.upheld = tally.due, tally.answered, tally.median_days, tally.upheld
    row.is_stale, row.counted_at = False, at
    after = shown(row, smallest)
    if before == after:
        return None
    row.version += 1
    return EmployerStandingChanged(
        version=row.version,
        legal_entity_id=row.pk,
        percent_answered=after.percent,
        median_days=after.days,
        upheld_complaints=after.upheld,
    )


@transaction.atomic
def note_report(*, legal_entity_id: int, workplace_id: int, report_id: int, reported_on: date, next_due_on: date, version: int) -> None:
    """A workplace reported its workers, or sent a corrected report; what is older than what is known changes nothing.

    Args:
        version: of the report.
    """
    known = _known(workplace_id, legal_entity_id)
    if (known.report_id, known.sent_version) >= (report_id, version):
        return
    if known.report_id != report_id:
        known.report_id, known.accepted_version = report_id, 0
    known.legal_entity_id, known.sent_version = legal_entity_id, version
    known.reported_on, known.next_due_on = reported_on, next_due_on
    if known.accepted_version < version:
        known.accepted_on = None
    if known.overdue_since is not None and known.overdue_since < next_due_on:
        known.overdue_since = None
    known.save()


@transaction.atomic
def note_acceptance(*, legal_entity_id: int, workplace_id: int, report_id: int, accepted_on: date, version: int) -> None:
    """The regional office found a report complete; it may be heard of before the report itself."""
    known = _known(workplace_id, legal_entity_id)
    if known.report_id > report_id:
        return
    if known.report_id < report_id:
        known.report_id, known.sent_version, known.accepted_version = report_id, 0, 0
        known.reported_on = known.next_due_on = known.accepted_on = None
    if version <= max(known.accepted_version, known.sent_version):
        return
    known.legal_entity_id, known.accepted_on, known.accepted_version = legal_entity_id, accepted_on, version
    known.save()


@transaction.atomic
def note_overdue(*, legal_entity_id: int, workplace_id: int, due_on: date) -> None:
    """The day by which a workplace had to report has passed; one that has reported since is not late."""
    known = _known(workplace_id, legal_entity_id)
    if known.next_due_on is not None and known.next_due_on > due_on:
        return
    if known.overdue_since is not None and known.overdue_since >= due_on:
        return
    known.legal_entity_id, known.overdue_since = legal_entity_id, due_on
    known.save()


@transaction.atomic
def note_lapsed(*, legal_entity_id: int, workplace_id: int, report_id: int, lapsed_on: date, version: int) -> None:
    """A returned report was not sent again by its day; one that was sent again since counts.

    Args:
        version: of the report when it lapsed.
    """
    known = _known(workplace_id, legal_entity_id)
    if known.report_id != report_id or known.sent_version >= version:
        return
    known.legal_entity_id, known.overdue_since = legal_entity_id, lapsed_on
    known.save()


def _known(workplace_id: int, legal_entity_id: int) -> EmployerReport:
    """What is known of a workplace's reports, locked; a row of its own where nothing is."""
    EmployerReport.objects.bulk_create([EmployerReport(workplace_id=workplace_id, legal_entity_id=legal_entity_id)], ignore_conflicts=True)
    return EmployerReport.objects.select_for_update().get(pk=workplace_id)


def drop_absorbed(kept: LegalEntity, absorbed: LegalEntity, at: datetime) -> None:
    """Two organisations became one: it has one standing, counted anew."""
    EmployerStanding.objects.filter(pk=absorbed.pk).delete()
    mark_stale(legal_entity_id=kept.pk)
