"""Which workplaces the inspectors of a province visit in a month: proposed by risk and by lot, changed with reasons, approved."""

import secrets
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import F, Func, Q, TextField, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Workplace
from siapkerja.identity.permissions import require
from siapkerja.kernel.calendar import add_months, day_in
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.reference.queries import rule, rules
from siapkerja.workflow.moves import ReasonNeeded, apply, locked
from wajiblapor.actions.inspection_risks import weigh_region
from wajiblapor.enums import InspectionKind, InspectionOrigin, InspectionState
from wajiblapor.models import (
    Inspection,
    InspectionHistory,
    InspectionPlan,
    InspectorCapacity,
    PlanHistory,
    WorkplaceRisk,
)
from wajiblapor.models.compliance import in_regions
from wajiblapor.models.inspections import STANDING
from wajiblapor.permissions import GRANTS, Permission
from wajiblapor.queries.inspection_plans import Inspector, inspectors_under, reached
from wajiblapor.workflows import INSPECTION, INSPECTION_PLAN

MONTHS_AHEAD = 12


class PlanExists(Refused):
    code = "inspection_plan_exists"
    sentence = _("Rencana provinsi ini untuk bulan tersebut sudah ada. Buka rencana itu.")


class NotAPlanMonth(Refused):
    code = "not_a_plan_month"
    sentence = _("Pilih bulan ini atau salah satu dari 12 bulan berikutnya.")


class NoInspectors(Refused):
    code = "no_inspectors"
    sentence = _("Belum ada pengawas yang bertugas di provinsi ini. Tugaskan pengawas dulu, lalu susun rencananya.")


class AlreadyStanding(Refused):
    code = "inspection_already_standing"
    sentence = _("Tempat kerja ini sudah ada dalam rencana atau sedang diperiksa.")


class PlanTooLarge(Refused):
    code = "inspection_plan_too_large"
    sentence = _(
        "Rencana ini memerlukan %(wanted)s kunjungan pengawas, sedangkan daya tampungnya %(most)s. Keluarkan beberapa tempat kerja."
    )


@transaction.atomic
def open_plan(*, region_code: str, month: date, by: Actor, at: datetime, seed: str | None = None) -> InspectionPlan:
    """Start a month's plan of a province with proposals: most by risk, a share by lot, as many as the inspectors can visit.

    Args:
        region_code: of the province.
        month: any day of it.
        seed: what the lots are drawn with; by default drawn afresh.

    Raises:
        NotPermitted: nobody who plans for that province.
        NotAPlanMonth, NoInspectors, PlanExists.
    """
    require(GRANTS, by, Permission.PLAN_INSPECTIONS, region_code=region_code)
    today, month = day_in("Asia/Jakarta", at), month.replace(day=1)
    if not today.replace(day=1) <= month <= add_months(today.replace(day=1), MONTHS_AHEAD):
        raise NotAPlanMonth(fields={"bulan": str(NotAPlanMonth.sentence)})
    inspectors = inspectors_under(region_code, on=max(today, month))
    if not inspectors:
        raise NoInspectors
    try:
        with transaction.atomic():
            plan = InspectionPlan.objects.create(
                region_id=region_code, month=month, seed=seed or secrets.token_hex(8), opened_at=at, opened_by_id=by.person_id
            )
    except IntegrityError as error:
        raise PlanExists from error
    quota = int(rule("inspection.monthly_quota", today).value)
    InspectorCapacity.objects.bulk_create(InspectorCapacity(plan=plan, inspector_id=one.person_id, most=quota) for one in inspectors)
    _propose(plan, inspectors, quota * len(inspectors), at)
    return plan


def _propose(plan: InspectionPlan, inspectors: list[Inspector], visits: int, at: datetime) -> None:
    """Fill a fresh plan. Weighs the province first where nothing was weighed yet."""
    today = day_in("Asia/Jakarta", at)
    told = rules(["inspection.team_min", "inspection.random_percent", "inspection.rest_months"], today)
    if not WorkplaceRisk.objects.filter(regency__code__startswith=plan.region_id).exists():
        weigh_region(region_code=plan.region_id, at=at)
    count = visits // int(told["inspection.team_min"].value[InspectionKind.PERIODIC])
    by_lot = count * int(told["inspection.random_percent"].value) // 100
    rested = Q(visited_on=None) | Q(visited_on__lt=add_months(today, -int(told["inspection.rest_months"].value)))
    standing = Inspection.objects.filter(state__in=STANDING).values("workplace")
    free = WorkplaceRisk.objects.filter(in_regions(reached(inspectors)), rested, regency__code__startswith=plan.region_id)
    free = free.exclude(workplace__in=standing)
    highest = list(free.order_by("-score", "pk")[: count - by_lot])
    drawn = Func(Concat(Value(plan.seed), Cast(F("pk"), TextField())), function="md5")
    lots = list(free.exclude(pk__in=[risk.pk for risk in highest]).order_by(drawn)[:by_lot])
    chosen = [(risk, InspectionOrigin.RISK) for risk in highest] + [(risk, InspectionOrigin.RANDOM) for risk in lots]
    Inspection.objects.bulk_create(_proposal(plan, risk, origin, at) for risk, origin in chosen)


def _proposal(plan: InspectionPlan, risk: WorkplaceRisk, origin: InspectionOrigin, at: datetime) -> Inspection:
    return Inspection(
        plan=plan,
        legal_entity_id=risk.legal_entity_id,
        workplace_id=risk.pk,
        regency_id=risk.regency_id,
        kind=InspectionKind.PERIODIC if risk.visited_on else InspectionKind.FIRST,
        origin=origin,
        score=risk.score,
        reasons=risk.reasons,
        opened_at=at,
    )


@transaction.atomic
def add_target(
    *, plan: InspectionPlan, workplace: Workplace, kind: InspectionKind, origin: InspectionOrigin, note: str, tip: str = "",
    by: Actor, at: datetime,
) -> Inspection:  # fmt: skip
    """Overrule the list: take in a workplace it does not propose. Into an approved plan only its head may, and it is planned at once.

    Args:
        note: why; officers read it.
        tip: what a complaint says; only officers of the region read it, and it never leaves the case.

    Raises:
        NotPermitted: nobody who plans there.
        ReasonNeeded, AlreadyStanding.
    """
    row = locked(plan)
    needed = Permission.PLAN_INSPECTIONS if row.is_draft else Permission.ORDER_INSPECTIONS
    require(GRANTS, by, needed, region_code=row.region_id)
    if not workplace.regency_id.startswith(row.region_id):
        raise NotPermitted
    if not note.strip():
        raise ReasonNeeded(fields={"note": str(ReasonNeeded.sentence)})
    risk = WorkplaceRisk.objects.filter(pk=workplace.pk).first()
    try:
        with transaction.atomic():
            added = Inspection.objects.create(
                plan=row, legal_entity_id=workplace.legal_entity_id, workplace=workplace, regency_id=workplace.regency_id, kind=kind,
                origin=origin, score=risk.score if risk else 0, reasons=risk.reasons if risk else [], plan_note=note.strip(),
                tip=tip.strip() or None, opened_at=at,
            )  # fmt: skip
    except IntegrityError as error:
        raise AlreadyStanding from error
    if not row.is_draft:
        _plan(added, by, at)
    return added


@transaction.atomic
def drop_target(*, inspection: Inspection, note: str, by: Actor, at: datetime) -> Inspection:
    """Overrule the list: leave out a workplace it proposes.

    Raises:
        NotPermitted, MoveNotAllowed.
        ReasonNeeded: without a reason.
    """
    row = locked(inspection)
    require(GRANTS, by, Permission.PLAN_INSPECTIONS, region_code=row.regency_id)
    apply(INSPECTION, row, "drop", history=InspectionHistory, by=by, at=at, note=note.strip(), ended_at=at)
    return row


@transaction.atomic
def set_capacity(*, capacity: InspectorCapacity, most: int, note: str, by: Actor, at: datetime) -> InspectorCapacity:
    """How many workplaces an inspector can visit this month.

    Raises:
        NotPermitted.
        ReasonNeeded: another number than the rule's, without a reason.
    """
    row = InspectorCapacity.objects.select_for_update(of=("self",)).select_related("plan").get(pk=capacity.pk)
    require(GRANTS, by, Permission.PLAN_INSPECTIONS, region_code=row.plan.region_id)
    quota = int(rule("inspection.monthly_quota", day_in("Asia/Jakarta", at)).value)
    if most != quota and not note.strip():
        raise ReasonNeeded(fields={"note": str(ReasonNeeded.sentence)})
    row.most, row.note = most, note.strip()
    row.save(update_fields=["most", "note"])
    return row


@transaction.atomic
def approve_plan(*, plan: InspectionPlan, by: Actor, at: datetime) -> InspectionPlan:
    """The head of the office approves: what is proposed is planned.

    Raises:
        NotPermitted, MoveNotAllowed.
        PlanTooLarge: more visits than the inspectors can make.
    """
    row = locked(plan)
    require(GRANTS, by, Permission.ORDER_INSPECTIONS, region_code=row.region_id)
    proposed = list(Inspection.objects.select_for_update().filter(plan=row, state=InspectionState.PROPOSED).order_by("pk"))
    fewest = rule("inspection.team_min", day_in("Asia/Jakarta", at)).value
    wanted, most = sum(int(fewest[one.kind]) for one in proposed), sum(row.capacities.values_list("most", flat=True))
    if wanted > most:
        raise PlanTooLarge(str(PlanTooLarge.sentence) % {"wanted": wanted, "most": most})
    apply(INSPECTION_PLAN, row, "approve", history=PlanHistory, by=by, at=at)
    for one in proposed:
        _plan(one, by, at)
    return row


def _plan(inspection: Inspection, by: Actor, at: datetime) -> None:
    apply(INSPECTION, inspection, "plan", history=InspectionHistory, by=by, at=at)
