"""A worker's dispute that the company left unanswered, a reported event, and an announced inspection, for the access matrix."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from siapkerja.identity.actions.people import claim_nik
from siapkerja.identity.enums import NikClaimState
from siapkerja.identity.models import NikClaim
from tests.support.people import SYSTEM, Somebody, make_somebody
from tests.support.registered import a_registered_company
from wajiblapor.actions.compliance import refresh_clocks
from wajiblapor.actions.disputes import lapse_disputes, open_dispute
from wajiblapor.actions.events import EventTold, report_event
from wajiblapor.actions.inspection_risks import weigh_region
from wajiblapor.enums import Authority, DisputedMatter, EventKind, InspectionKind, InspectionOrigin, InspectionState
from wajiblapor.models import Inspection, InspectionPlan, InspectorCapacity, WarningLetter
from wajiblapor.queries.employment import employment_at

# The first worker of `samples.roster_file`.
REPORTED_NIK = "3273020101900001"


def records(manager: Somebody, seeker: Somebody) -> dict[str, Any]:
    worker, now = make_somebody("Pekerja Contoh 0"), timezone.now()
    claim_nik(person=worker.person, nik=REPORTED_NIK, by=worker.actor, at=now)
    NikClaim.objects.filter(person=worker.person).update(state=NikClaimState.VERIFIED, decided_at=now)
    employment = employment_at(worker.person.pk, manager.workplace.public_id)
    assert employment is not None
    dispute = open_dispute(employment=employment, matter=DisputedMatter.WAGE, statement="Upah saya lain.", by=worker.actor, at=now)
    lapse_disputes(by=SYSTEM, at=now + timedelta(days=20))
    a_registered_company()
    refresh_clocks(at=now)
    event = report_event(
        workplace=manager.workplace, told=EventTold(kind=EventKind.STOPPING, happens_on=now.date(), reason="Renovasi"), name="Sari Contoh",
        position="Direktur", is_declared=True, by=manager.actor, at=now,
    )  # fmt: skip
    letter = WarningLetter.objects.create(
        workplace=event.workplace, legal_entity=event.legal_entity, regency=event.regency, document=event.document, due_on=now.date(),
        ordinal=1, authority=Authority.GOVERNOR, number="SP1/CONTOH/0001", issued_at=now, answer_by=now.date(),
    )  # fmt: skip
    weigh_region(region_code="32", at=now)
    plan = InspectionPlan.objects.create(region_id="32", month=now.date().replace(day=1), seed="contoh", opened_at=now)
    capacity = InspectorCapacity.objects.create(plan=plan, inspector=worker.person, most=5)
    inspection = Inspection.objects.create(
        plan=plan, legal_entity=event.legal_entity, workplace=event.workplace, regency=event.regency, kind=InspectionKind.FIRST,
        origin=InspectionOrigin.RISK, state=InspectionState.ORDERED, is_announced=True, visit_on=now.date(), opened_at=now,
    )  # fmt: skip
    return {
        "employment_dispute": dispute.public_id,
        "workplace_event": event.public_id,
        "warning_letter": letter.public_id,
        "inspection_plan": plan.public_id,
        "inspector_capacity": capacity.pk,
        "inspection": inspection.public_id,
    }
