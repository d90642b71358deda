"""Identity and sections of a report: the dated questions as data, and their answers."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.response import Response

from siapkerja.api.calling import KEY
from siapkerja.identity.queries import industry_of
from wajiblapor.actions.reports import save_identity
from wajiblapor.actions.sections import Given, save_answers
from wajiblapor.api import serializers as kinds
from wajiblapor.api.calling import TAGS, ReportView
from wajiblapor.forms.identity import IdentityForm, initial_of
from wajiblapor.forms.json_answers import NotAnAnswer, read_answers
from wajiblapor.models import IdentitySection, ManpowerReport
from wajiblapor.queries.reports import current_upload
from wajiblapor.queries.sections import Filled, filled
from wajiblapor.questions.catalogue import BY_SLUG as SECTION_BY_SLUG
from wajiblapor.questions.catalogue import VERSION
from wajiblapor.questions.completeness import missing
from wajiblapor.questions.kinds import Kind, Question, Section
from wajiblapor.questions.personal import covered, uncovered

ANSWERS = OpenApiExample(
    "Answers", value={"answers": {"left_resigned": 2, "left_dismissed": 0, "uses_outsourcing": "no"}, "is_confirmed": True}
)
IDENTITY = OpenApiExample("Identity", value={"founded_on": "2012-03-05", "industry": "14111", "scale": "medium"})


def told_question(question: Question) -> dict[str, Any]:
    numbers = question.kind in {Kind.COUNT, Kind.HOURS}
    texts = question.kind in {Kind.TEXT, Kind.STORY, Kind.PHONE, Kind.EMAIL, Kind.NIK}
    return {
        "slug": question.slug, "words": question.words, "kind": str(question.kind), "hint": question.hint, "law": question.law,
        "unit": question.unit, "choices": [{"code": code, "words": words} for code, words in question.choices],
        "columns": [told_question(column) for column in question.columns],
        "bounds": list(question.bounds) if numbers else None, "max_length": question.length if texts else None,
        "is_needed": question.is_needed, "is_yearly": question.is_yearly, "is_personal": question.is_personal,
        "asked_if": dict(zip(("question", "answer"), question.when.answer, strict=True)) if question.when.answer else None,
        "valid_from": question.valid_from, "valid_to": question.valid_to,
    }  # fmt: skip


def told_section(section: Section, found: Filled) -> dict[str, Any]:
    row, possible = found.rows.get(section.slug), section.possible(found.situation)
    slugs = {question.slug for question in possible}
    answers = covered({slug: answer for slug, answer in (row.answers if row else {}).items() if slug in slugs})
    return {
        "slug": section.slug, "letter": section.letter, "title": section.title, "lead": section.lead, "catalogue": VERSION,
        "version": row.version if row else 0, "is_copied": bool(row and row.answers and row.confirmed_at is None),
        "missing": [question.slug for question in missing(section, found.situation, found.answers)],
        "questions": [told_question(question) for question in possible], "answers": answers,
        "origins": {slug: origin for slug, origin in (row.origins if row else {}).items() if slug in answers},
    }  # fmt: skip


class _SectionView(ReportView):
    def filled(self, report: ManpowerReport) -> Filled:
        return filled(report, current_upload(report), at=timezone.now())

    def section(self, slug: str) -> Section:
        if slug not in SECTION_BY_SLUG:
            raise Http404
        return SECTION_BY_SLUG[slug]


class Sections(_SectionView):
    """All sections of a report."""

    @extend_schema(operation_id="wajib_lapor_sections_list", responses=kinds.SectionListSerializer, tags=TAGS)
    def get(self, request: Request, report_id: UUID) -> Response:
        """The questions this workplace is asked, as data, with the answers so far. What is asked follows from roster and identity."""
        found = self.filled(self.own(report_id))
        return Response({"results": [told_section(section, found) for section in found.sections]})


class OneSection(_SectionView):
    """One section."""

    @extend_schema(operation_id="wajib_lapor_sections_retrieve", responses=kinds.SectionSerializer, tags=TAGS)
    def get(self, request: Request, report_id: UUID, slug: str) -> Response:
        """Its questions and answers. What `is_personal` is covered (`R***`); sent back so, it stays as it is."""
        return Response(told_section(self.section(slug), self.filled(self.own(report_id))))

    @extend_schema(
        operation_id="wajib_lapor_sections_update", parameters=[KEY], request=kinds.SectionWriteSerializer,
        responses=kinds.SectionSerializer, examples=[ANSWERS], tags=TAGS,
    )  # fmt: skip
    def put(self, request: Request, report_id: UUID, slug: str) -> Response:
        """Answer some or all of its questions; the others stay as they are."""
        looked_at = self.look_at(kinds.SectionWriteSerializer, request.data)
        section = self.section(slug)

        def work() -> Response:
            report = self.own(report_id)
            found = self.filled(report)
            questions = {question.slug: question for question in section.possible(found.situation)}
            try:
                answers = read_answers(questions, uncovered(looked_at["answers"], found.answers))
            except NotAnAnswer as wrong:
                raise exceptions.ValidationError({"answers": wrong.faults}) from wrong
            save_answers(
                report=report, given={slug: Given(answers=answers)}, seen_version=looked_at["version"],
                is_confirmed=looked_at["is_confirmed"], **self.acting(),
            )  # fmt: skip
            return Response(told_section(section, self.filled(self.own(report_id))))

        return self.once(work)


class Identity(ReportView):
    """Section B."""

    @extend_schema(operation_id="wajib_lapor_identity_retrieve", responses=kinds.IdentitySerializer, tags=TAGS)
    def get(self, request: Request, report_id: UUID) -> Response:
        """Who and where the company is, as this report states it."""
        return Response(told_identity(self.own(report_id).identity))

    @extend_schema(
        operation_id="wajib_lapor_identity_update", parameters=[KEY], request=kinds.IdentitySerializer,
        responses=kinds.IdentitySerializer, examples=[IDENTITY], tags=TAGS,
    )  # fmt: skip
    def patch(self, request: Request, report_id: UUID) -> Response:
        """Change some of it; gaps may wait until the report is declared."""
        sent = dict(self.look_at(kinds.IdentitySerializer, request.data))

        def work() -> Response:
            report = self.own(report_id)
            form = IdentityForm(self._typed(report, sent), regency_code=report.regency_id)
            if not form.is_valid():
                raise exceptions.ValidationError({name: [str(one) for one in faults] for name, faults in form.errors.items()})
            with transaction.atomic():
                section = save_identity(report=report, answers=form.answers(), **self.acting())
            return Response(told_identity(section))

        return self.once(work)

    def _typed(self, report: ManpowerReport, sent: dict[str, Any]) -> dict[str, Any]:
        """The whole section as a person would have typed it."""
        if code := sent.get("industry"):
            found = industry_of(code)
            if found is None:
                raise exceptions.ValidationError({"industry": [_("Kode KBLI ini tidak dikenal. Kirim kode lima angka.")]})
            sent = sent | {"industry": str(found.pk)}
        return initial_of(report.identity) | {name: value or "" for name, value in sent.items()}


def told_identity(identity: IdentitySection) -> dict[str, Any]:
    told = {name: getattr(identity, name) for name in map(str, kinds.IdentitySerializer().fields) if name not in {"industry", "village"}}
    return told | {"industry": identity.industry.code if identity.industry else None, "village": identity.village_id}
