"""What the addresses for payroll programs share: the scopes, finding one's own, and saying where a report stands."""

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rest_framework import status
from rest_framework.response import Response

from siapkerja.api.calling import ClientView
from siapkerja.identity.models import Workplace
from siapkerja.kernel.errors import Refused
from wajiblapor.models import ManpowerReport, RosterUpload
from wajiblapor.permissions import READ_SCOPE, WRITE_SCOPE
from wajiblapor.queries.programs import report_for, workplaces_for
from wajiblapor.queries.reports import current_upload
from wajiblapor.queries.reviews import open_return
from wajiblapor.queries.sections import Filled, filled

TAGS = ["wajib-lapor"]


class NotFiled(Refused):
    code = "report_not_filed"
    sentence = _("Laporan ini belum dikirim, sehingga belum ada buktinya.")


class NoRoster(Refused):
    code = "no_checked_roster"
    sentence = _("Belum ada daftar pekerja yang selesai diperiksa.")


class ReportView(ClientView):
    """One or more reports of the program's company."""

    scopes: ClassVar[Mapping[str, str]] = {"GET": READ_SCOPE, "POST": WRITE_SCOPE, "PUT": WRITE_SCOPE, "PATCH": WRITE_SCOPE}

    def own_workplace(self, workplace_id: UUID) -> Workplace:
        found = workplaces_for(self.client.legal_entity, self.actor).filter(public_id=workplace_id).first()
        if found is None:
            raise Http404
        return found

    def own(self, report_id: UUID) -> ManpowerReport:
        found = report_for(self.client.legal_entity, self.actor, report_id)
        if found is None:
            raise Http404
        return found

    def acting(self) -> dict[str, Any]:
        return {"by": self.actor, "at": timezone.now()}

    def checked_roster(self, report: ManpowerReport) -> RosterUpload:
        upload = current_upload(report)
        if upload is None or not upload.is_checked:
            raise NoRoster
        upload.report = report
        return upload

    def state(self, report_id: UUID, code: int = status.HTTP_200_OK) -> Response:
        """The whole report as it stands now."""
        report = self.own(report_id)
        answer = Response(whole_report(report), status=code)
        if code == status.HTTP_201_CREATED:
            answer["Location"] = address("api:wajiblapor_report", report)
        return answer


def address(name: str, report: ManpowerReport, *more: Any) -> str:
    return settings.BASE_URL + reverse(name, args=[report.public_id, *more])


def brief_report(report: ManpowerReport) -> dict[str, Any]:
    """A report as a list tells of it."""
    return {
        "id": report.public_id, "workplace": {"id": report.workplace.public_id, "name": report.workplace.name},
        "year": report.year, "ordinal": report.ordinal, "state": report.state, "state_label": report.state_row.label,
        "version": report.version, "is_sandbox": report.is_sandbox, "is_open": report.is_open, "due_on": report.due_on,
        "opened_at": report.opened_at, "signature_asked_at": report.signature_asked_at, "number": report.number or None,
        "reported_on": report.reported_on, "next_due_on": report.next_due_on,
    }  # fmt: skip


def whole_report(report: ManpowerReport) -> dict[str, Any]:
    """With what is still missing while it can be changed, what the office asks for, and where a person goes on."""
    returned = open_return(report)
    return brief_report(report) | {
        "progress": _progress(report) if report.is_open else None,
        "return": told_return(returned) if returned else None,
        "links": _links(report),
    }


def _progress(report: ManpowerReport) -> dict[str, Any]:
    upload = current_upload(report)
    found = filled(report, upload, at=timezone.now())
    roster = {"state": roster_state(upload), "rows": upload.rows, "faulty_rows": upload.faulty_rows} if upload else None
    identity = report.identity
    return {
        "is_ready": not identity.missing and upload is not None and upload.is_clean and found.is_complete,
        "identity": {"percent": identity.percent, "missing": [name.removesuffix("_id") for name in identity.missing]},
        "roster": roster,
        "sections": brief_sections(found),
    }


def brief_sections(found: Filled) -> list[dict[str, Any]]:
    return [
        {
            "slug": step.slug, "sections": [section.slug for section in step.sections], "title": step.title, "percent": step.percent,
            "missing": [question.slug for question in step.missing], "is_copied": step.copied, "version": step.version,
        }
        for step in found.steps
    ]  # fmt: skip


def _links(report: ManpowerReport) -> dict[str, str | None]:
    """Pages for people. A report that is only tried out has none."""
    pages = {"page": "wajiblapor:report", "sign": "wajiblapor:submission", "correct": "wajiblapor:correct"}
    fits = {"page": True, "sign": report.is_open, "correct": report.is_filed and not report.is_open}
    parts = [report.legal_entity.public_id, report.public_id]
    return {
        word: settings.BASE_URL + reverse(name, args=parts) if fits[word] and not report.is_sandbox else None
        for word, name in pages.items()
    }


def told_return(returned: Any) -> dict[str, Any]:
    return {
        "returned_at": returned.returned_at, "answer_by": returned.answer_by, "settled_at": returned.settled_at,
        "notes": [
            {
                "section": note.section, "section_label": note.get_section_display(), "reason": note.reason,
                "reason_label": note.get_reason_display(), "note": note.note,
            }
            for note in returned.notes.all()
        ],
    }  # fmt: skip


def roster_state(upload: RosterUpload) -> str:
    """The upload's own state; `failed` where the check broke down on our side."""
    return "failed" if upload.has_failed else str(upload.state)
