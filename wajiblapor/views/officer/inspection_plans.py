"""Plans of inspections and the list of risks they are drawn from."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.audit.recording import record_act
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import Workplace
from siapkerja.identity.permissions import allows
from siapkerja.identity.views.access import officer_view
from siapkerja.kernel.errors import Refused
from siapkerja.web import wording
from siapkerja.web.pagination import keyset_page
from wajiblapor.actions import inspection_plans as actions
from wajiblapor.enums import InspectionKind, InspectionOrigin, InspectionState
from wajiblapor.forms.inspections import CapacityForm, PlanForm, ReasonForm, RiskForm, TargetForm
from wajiblapor.models import Inspection, InspectionPlan
from wajiblapor.permissions import GRANTS, INSPECTION_OFFICERS, LEADING_OFFICERS, PLANNING_OFFICERS, Permission
from wajiblapor.queries import inspection_plans as queries
from wajiblapor.queries.inspection_risks import in_words, risk_of, risks
from wajiblapor.queries.officers import region_names, regions_covered
from wajiblapor.views.company import actor_of
from wajiblapor.views.officer.inspection_files import plan_file

door = officer_view(*INSPECTION_OFFICERS)
planning = officer_view(*PLANNING_OFFICERS)


def _found(request: HttpRequest, plan_id: UUID) -> InspectionPlan:
    plan = queries.plan_of(actor_of(request), plan_id)
    if plan is None:
        raise Http404
    return plan


@require_http_methods(["GET", "HEAD", "POST"])
@door
def plans(request: HttpRequest) -> HttpResponse:
    """The plans of the officer's provinces, and a new one."""
    actor, provinces = actor_of(request), queries.provinces_to_plan(actor_of(request))
    form = PlanForm(request.POST or None, provinces=provinces, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        try:
            plan = actions.open_plan(region_code=form.cleaned_data["provinsi"], month=form.month, by=actor, at=timezone.now())
            messages.success(request, _("Usulan rencana siap. Periksa, ubah bila perlu, lalu minta pengesahan."))
            return redirect("wajiblapor:inspection_plan", plan.public_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    context = {
        "page": keyset_page(queries.plans(actor), request, order=["-month", "-pk"], size=25),
        "form": form if provinces else None,
        "regions": region_names(actor),
    }
    return render(request, "wajiblapor/officer/inspection_plans.html", context, status=422 if form.errors else 200)


@require_safe
@door
def plan(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """One plan: who can do how much, and which workplaces."""
    actor, found = actor_of(request), _found(request, plan_id)
    page = keyset_page(queries.in_plan(actor, found), request, order=["-score", "pk"], size=25)
    may_plan = found.is_draft and allows(GRANTS, actor, Permission.PLAN_INSPECTIONS, region_code=found.region_id)
    loads = queries.loads(found)
    context = {
        "plan": found,
        "title": wording.month(found.month),
        "page": page,
        "rows": [(row, in_words(row.reasons)) for row in page],
        "loads": [(load, CapacityForm(initial={"most": load.capacity.most, "note": load.capacity.note}, auto_id=f"c{load.capacity.pk}_%s"))
                  for load in loads],
        "capacity": sum(load.capacity.most for load in loads),
        "may_plan": may_plan,
        "may_approve": found.is_draft and allows(GRANTS, actor, Permission.ORDER_INSPECTIONS, region_code=found.region_id),
        "drop_form": ReasonForm(),
        "proposed": InspectionState.PROPOSED,
        "random": InspectionOrigin.RANDOM,
    }  # fmt: skip
    return render(request, "wajiblapor/officer/inspection_plan.html", context)


@require_safe
@door
def download(request: HttpRequest, plan_id: UUID, form: str) -> HttpResponseBase:
    """The plan as CSV or workbook."""
    actor, found = actor_of(request), _found(request, plan_id)
    record_act(actor, "inspection_plan_exported", f"wajiblapor.inspectionplan:{found.pk}", timezone.now(), form=form)
    rows = queries.in_plan(actor, found).order_by("-score", "pk")
    return plan_file(found, rows, form=form)


@require_POST
@officer_view(*LEADING_OFFICERS)
def approve(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    try:
        actions.approve_plan(plan=_found(request, plan_id), by=actor_of(request), at=timezone.now())
        messages.success(request, _("Rencana disahkan. Tugaskan pengawasnya."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("wajiblapor:inspection_plan", plan_id)


@require_POST
@planning
def capacity(request: HttpRequest, plan_id: UUID, capacity_id: int) -> HttpResponse:
    found = _found(request, plan_id)
    row, form = get_object_or_404(found.capacities, pk=capacity_id), CapacityForm(request.POST)
    try:
        if form.is_valid():
            actions.set_capacity(capacity=row, **form.cleaned_data, by=actor_of(request), at=timezone.now())
            messages.success(request, _("Daya tampung disimpan."))
        else:
            messages.error(request, _("Isi jumlah tempat kerja antara 0 dan 60."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("wajiblapor:inspection_plan", plan_id)


@require_safe
@door
def risk_list(request: HttpRequest) -> HttpResponse:
    """Every workplace that must report, the highest risk first."""
    actor = actor_of(request)
    form = RiskForm(request.GET or None, regions=regions_covered(actor))
    page = keyset_page(risks(actor, **form.chosen()), request, order=["-score", "pk"], size=25)
    record_act(actor, "risks_viewed", "wajiblapor.workplacerisk:list", timezone.now())
    context = {
        "form": form,
        "page": page,
        "rows": [(row, in_words(row.reasons)) for row in page],
        "regions": region_names(actor),
        "may_plan": bool(actor.officer_regions(PLANNING_OFFICERS)),
    }
    return render(request, "wajiblapor/officer/inspection_risks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@planning
def add(request: HttpRequest, workplace_id: UUID) -> HttpResponse:
    """Take a workplace into a plan against the list."""
    actor = actor_of(request)
    risk = risk_of(actor, workplace_id)
    if risk is None:
        raise Http404
    since = timezone.localdate().replace(day=1)
    open_plans = list(queries.plans(actor).filter(region=risk.regency_id[:2], month__gte=since).order_by("month"))
    choices = [(str(plan.public_id), f"{plan.region.name}, {wording.month(plan.month)}") for plan in open_plans]
    form = TargetForm(request.POST or None, plans=choices)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            added = _add(request, risk.workplace, next(plan for plan in open_plans if str(plan.public_id) == told["plan"]), told)
            messages.success(request, _("%(name)s masuk rencana.") % {"name": risk.legal_entity.name})
            return redirect("wajiblapor:inspection", added.public_id)
        except Refused as refusal:
            show_refusal(refusal, form)
    context = {"risk": risk, "reasons": in_words(risk.reasons), "form": form, "has_plans": bool(open_plans)}
    return render(request, "wajiblapor/officer/inspection_add.html", context, status=422 if form.errors else 200)


def _add(request: HttpRequest, workplace: Workplace, plan: InspectionPlan, told: dict[str, str]) -> Inspection:
    return actions.add_target(
        plan=plan,
        workplace=workplace,
        kind=InspectionKind(told["kind"]),
        origin=InspectionOrigin(told["origin"]),
        note=told["note"],
        tip=told["tip"],
        by=actor_of(request),
        at=timezone.now(),
    )
