"""A workplace moved: what its office still has to do becomes the new office's. What was decided stays with whoever decided it."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from siapkerja.audit.recording import record_act
from siapkerja.events.publishing import publish
from siapkerja.facts.wajiblapor import ReportHandedOver
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Assignment, Workplace
from siapkerja.kernel.calendar import day_in
from wajiblapor.actions.compliance import refresh_clock
from wajiblapor.enums import ReportState, ReviewPhase
from wajiblapor.models import EmploymentDispute, IdentitySection, ManpowerReport, ReportReview, WorkplaceEvent
from wajiblapor.permissions import ACCEPTING_OFFICERS
from wajiblapor.queries.figures import WORKERS_BY_COLUMN

# Somebody still has to do something with it.
UNDECIDED = (ReportState.DRAFT, ReportState.SUBMITTED, ReportState.RETURNED, ReportState.CORRECTING)


@transaction.atomic
def hand_over(*, workplace_id: int, by: Actor, at: datetime) -> int:
    """Give what is undecided about a workplace to the office of where it lies now. Returns how many reports changed hands.

    Drafts take the new address too. Nothing changes where the workplace still lies in the same regency.
    """
    place = Workplace.objects.select_for_update(of=("self",), no_key=True).get(pk=workplace_id)
    elsewhere = ~Q(regency=place.regency_id)
    reports = list(
        ManpowerReport.objects.select_for_update(no_key=True).filter(elsewhere, workplace=place, state__in=UNDECIDED).order_by("pk")
    )
    for report in reports:
        report.regency_id, report.version = place.regency_id, report.version + 1
        record_act(by, "report_handed_over", f"wajiblapor.report:{report.pk}", at, regency=place.regency_id)
    ManpowerReport.objects.bulk_update(reports, ["regency", "version"])
    for report in reports:
        if report.is_filed:
            announce_handed_over(report, by=by, at=at)
    _hand_over_reviews(place, at)
    EmploymentDispute.objects.standing().filter(elsewhere, workplace=place).update(regency=place.regency_id)
    WorkplaceEvent.objects.waiting().filter(elsewhere, workplace=place).update(regency=place.regency_id)
    drafts = [report.pk for report in reports if report.is_draft]
    IdentitySection.objects.filter(report__in=drafts).update(address=place.address, village=place.village_id, postal_code=place.postal_code)
    refresh_clock(workplace_id=place.pk, at=at)
    return len(reports)


def announce_handed_over(report: ManpowerReport, *, by: Actor, at: datetime) -> None:
    """Say that a filed report lies with another office, in the transaction that gave it there."""
    publish(
        ReportHandedOver(
            version=report.version,
            report_id=report.pk,
            legal_entity_id=report.legal_entity_id,
            workplace_id=report.workplace_id,
            reported_on=report.reported_on or day_in(report.workplace.time_zone, at),
            regency_code=report.regency_id,
            **{column: getattr(report, column) for column in WORKERS_BY_COLUMN},
        ),
        by=by,
        at=at,
    )


def _hand_over_reviews(place: Workplace, at: datetime) -> None:
    rows = ReportReview.objects.exclude(phase=ReviewPhase.DONE).filter(report__workplace=place).exclude(regency=place.regency_id)
    today = day_in(place.time_zone, at)
    for review in rows.select_for_update(of=("self",)).order_by("pk"):
        review.regency_id = place.regency_id
        here = Q(region=None) | Q(region__in=[place.regency_id, place.regency_id[:2]])
        keeps = Assignment.objects.at(today).filter(here, person=review.assigned_to_id, role__in=ACCEPTING_OFFICERS)
        if not keeps.exists():
            review.assigned_to_id = review.assigned_at = None
        review.save(update_fields=["regency", "assigned_to", "assigned_at"])
