"""The whole report of a small workplace on one page: what is not known of the company, its workers, and a few questions."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from wajiblapor.actions.reports import save_identity
from wajiblapor.actions.sections import save_answers
from wajiblapor.actions.typed import write_roster
from wajiblapor.forms.sections import StepForm
from wajiblapor.forms.short import MissingIdentityForm, TypedWorkersForm, is_of_worker
from wajiblapor.models import ManpowerReport
from wajiblapor.permissions import Permission
from wajiblapor.queries.reports import current_upload, report_of
from wajiblapor.queries.rule_sets import rule_set
from wajiblapor.queries.sections import SHORT, filled
from wajiblapor.queries.typed import faults_by_cell, may_be_typed, most_typed, workers_begun
from wajiblapor.views.autosaving import is_automatic, refused, saved, touched
from wajiblapor.views.company import actor_of, may_do, own_report


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@organisation_view
def short(request: HttpRequest, organisation: LegalEntity, report_id: UUID) -> HttpResponse:
    report = own_report(request, organisation, report_id)
    page = ShortPage(request, report)
    if is_automatic(request):
        return page.autosaved()
    if not (report.is_open and may_do(request, Permission.EDIT_REPORT, report) and page.fits):
        return redirect("wajiblapor:report", organisation.public_id, report.public_id)
    if request.method == "POST" and page.keep():
        wanted = "submission" if page.is_ready else "report"
        return redirect(f"wajiblapor:{wanted}", organisation.public_id, report.public_id)
    return render(request, "wajiblapor/report/short.html", page.context(), status=422 if request.method == "POST" else 200)


@dataclass
class ShortPage:
    """The three forms of the page, saved one after the other: what is right of them is kept."""

    request: HttpRequest
    report: ManpowerReport

    def __post_init__(self) -> None:
        self.data = self.request.POST if self.request.method == "POST" else None
        self.today = day_in(self.report.workplace.time_zone, timezone.now())
        self.upload = current_upload(self.report)

    @property
    def fits(self) -> bool:
        return may_be_typed(self.report, self.upload, self.today)

    @cached_property
    def rules(self) -> Any:
        return rule_set(regency_code=self.report.regency_id, today=self.today)

    @cached_property
    def begun(self) -> list[dict[str, str]]:
        return workers_begun(self.report, self.upload, self.rules)

    @cached_property
    def identity(self) -> MissingIdentityForm:
        return MissingIdentityForm(self.data, section=self.report.identity, regency_code=self.report.regency_id)

    @cached_property
    def workers(self) -> TypedWorkersForm:
        return TypedWorkersForm(self.data, rules=self.rules, rows=self.begun, most=most_typed(self.today))

    @property
    def step(self) -> StepForm | None:
        """The questions as they stand after what was saved; None where they do not fit."""
        found = filled(self.report, self.upload, at=timezone.now())
        if [step.slug for step in found.steps] != [SHORT]:
            return None
        return StepForm(self.data, step=found.steps[0], found=found, may_edit=True)

    @property
    def acting(self) -> dict[str, Any]:
        return {"by": actor_of(self.request), "at": timezone.now()}

    def keep(self) -> bool:
        """Whether everything on the page is in order now."""
        try:
            return all([self._save_identity(), self._save_workers(), self._save_answers()])
        except Refused as refusal:
            show_refusal(refusal, self.identity)
            return False

    def autosaved(self) -> JsonResponse:
        """What is typed of the company and the answers. Workers wait for the button: each saving of theirs is a file that is checked."""
        changed, now = touched(self.request), timezone.now()
        answers, only = self.identity.readable(changed)
        version = 0
        try:
            save_identity(report=self.report, answers=answers, only=only, by=actor_of(self.request), at=now)
            self._read_anew()
            if (form := self.step) is not None:
                form.is_valid()
                seen = form.cleaned_data.get("versi")
                version = save_answers(report=self.report, given=form.given(), seen_version=seen, is_confirmed=False, **self.acting)
        except Refused as refusal:
            return refused(refusal)
        self._read_anew()
        waiting = self.identity.unread(changed) | {name for name in changed if is_of_worker(name)}
        return saved(self.report, version=version, seen=self.seen, waiting=waiting, at=now)

    @property
    def seen(self) -> str:
        """Another one after each saving of the page."""
        step = self.step
        return f"{self.report.identity.version} {self.upload.pk if self.upload else 0} {step.step.version if step else 0}"

    def _save_identity(self) -> bool:
        form = self.identity
        form.is_valid()
        if form.fields:
            save_identity(report=self.report, answers=form.told, **self.acting)
            self._read_anew()
        form.demand_all()
        return not form.errors

    def _save_workers(self) -> bool:
        form = self.workers
        form.is_valid()
        rows = [row for _line, row in form.typed]
        if not rows:
            form.add_error(None, _("Tulis pekerja Anda: satu baris untuk satu orang."))
            return False
        if rows != [{slug: row.get(slug, "") for slug in rows[0]} for row in self.begun] or self.upload is None or not self.upload.is_clean:
            self.upload = write_roster(report=self.report, rows=rows, **self.acting)
        form.show_faults(faults_by_cell(self.upload))
        return not form.errors

    def _save_answers(self) -> bool:
        if (form := self.step) is None:
            return True
        form.is_valid()
        seen = form.cleaned_data.get("versi")
        save_answers(report=self.report, given=form.given(), seen_version=seen, is_confirmed=True, **self.acting)
        self._read_anew()
        missing = filled(self.report, self.upload, at=timezone.now()).missing
        for question in missing:
            if question.slug in form.fields and question.slug not in form.errors:
                form.add_error(question.slug, _("Jawab pertanyaan ini, lalu simpan lagi."))
        self.answered = form
        return not missing and not form.errors

    def _read_anew(self) -> None:
        self.report = report_of(self.report.legal_entity, self.report.public_id) or self.report

    @property
    def is_ready(self) -> bool:
        found = filled(self.report, self.upload, at=timezone.now())
        return found.is_complete and not self.report.identity.missing and self.upload is not None and self.upload.is_ready

    def context(self) -> dict[str, Any]:
        return {
            "report": self.report,
            "identity": self.identity,
            "workers": self.workers,
            "step": getattr(self, "answered", None) or self.step,
            "seen": self.seen,
            "most": most_typed(self.today),
            "is_renewal": self.upload is None and bool(self.begun),
        }
