"""A report's questions and answers: what is asked, what is answered, and in which steps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.calendar import day_in
from siapkerja.reference.queries import RuleValue, rules
from wajiblapor.models import Filing, IdentitySection, ManpowerReport, RosterUpload, SectionAnswers
from wajiblapor.norms.catalogue import RULES as NORM_RULES
from wajiblapor.questions.catalogue import SECTION_OF, SECTIONS
from wajiblapor.questions.completeness import missing, percent, relevant
from wajiblapor.questions.kinds import Question, Section, Situation, Words
from wajiblapor.rosters.summary import FIXED, count_of

# So many questions still fit one page; a small shop answers them all at once.
FIT_ONE_PAGE = 16
SHORT = "ringkas"


@dataclass(frozen=True)
class Step:
    """One page of questions.

    Attributes:
        copied: taken over from elsewhere and not yet looked at.
        version: counts the savings of what is on the page.
    """

    slug: str
    title: Words
    lead: Words
    sections: tuple[Section, ...]
    percent: int
    missing: list[Question]
    copied: bool
    version: int
    saved_at: datetime | None
    saved_by_id: int | None

    @property
    def is_done(self) -> bool:
        return not self.missing and not self.copied


@dataclass(frozen=True)
class Filled:
    """A report with its answers.

    Attributes:
        rows: saved sections by slug.
        thresholds: rules in force, by key.
    """

    report: ManpowerReport
    situation: Situation
    summary: Mapping[str, Any]
    doubts: Mapping[str, int]
    rows: Mapping[str, SectionAnswers]
    thresholds: Mapping[str, RuleValue] = field(repr=False)

    @cached_property
    def answers(self) -> dict[str, Any]:
        """All answers by slug, also those no longer asked for."""
        return {slug: answer for row in self.rows.values() for slug, answer in row.answers.items()}

    @cached_property
    def proposed(self) -> dict[str, Any]:
        """Answers a page begins with where the identity section says them already; the company's once the page is saved."""
        identity = self.report.identity
        known = {"name": identity.responsible_name, "position": identity.responsible_position, "phone": identity.phone or ""}
        row = {column: cell for column, cell in known.items() if cell}
        return {"managers": [row]} if identity.responsible_name and not self.answers.get("managers") else {}

    @cached_property
    def sections(self) -> list[Section]:
        """Those with something to ask this workplace."""
        return [section for section in SECTIONS if section.possible(self.situation)]

    @cached_property
    def steps(self) -> list[Step]:
        """Pages in their order: a single one where everything fits on it."""
        if sum(len(section.possible(self.situation)) for section in self.sections) <= FIT_ONE_PAGE:
            lead = _("Beberapa pertanyaan saja. Yang lain kami hitung dari daftar pekerja.")
            return [self._step(SHORT, _("Pertanyaan singkat"), lead, self.sections)] if self.sections else []
        return [self._step(section.slug, section.title, section.lead, [section]) for section in self.sections]

    def step(self, slug: str) -> Step | None:
        """The page of that name; the page of a section's questions where everything is on one."""
        steps = self.steps
        found = next((step for step in steps if step.slug == slug), None)
        return found or next((step for step in steps if any(section.slug == slug for section in step.sections)), None)

    @property
    def missing(self) -> list[Question]:
        return [question for step in self.steps for question in step.missing]

    @property
    def copied(self) -> list[Step]:
        return [step for step in self.steps if step.copied]

    @property
    def is_complete(self) -> bool:
        return all(step.is_done for step in self.steps)

    def stated(self) -> dict[str, dict[str, Any]]:
        """What is asked of this workplace and answered, by section: what the filing keeps."""
        found = {section.slug: relevant(section, self.situation, self.answers) for section in self.sections}
        return {slug: answers for slug, answers in found.items() if answers}

    def _step(self, slug: str, title: Words, lead: Words, sections: list[Section]) -> Step:
        rows = [self.rows[section.slug] for section in sections if section.slug in self.rows]
        last = max(rows, key=lambda row: row.saved_at, default=None)
        asked = [section for section in sections if any(q.is_needed for q in section.asked(self.situation, self.answers))]
        shares = [percent(section, self.situation, self.answers) for section in asked]
        return Step(
            slug,
            title,
            lead,
            tuple(sections),
            sum(shares) // len(shares) if shares else 100,
            [question for section in sections for question in missing(section, self.situation, self.answers)],
            any(row.confirmed_at is None and row.answers for row in rows),
            sum(row.version for row in rows),
            last.saved_at if last else None,
            last.saved_by_id if last else None,
        )


def filled(report: ManpowerReport, upload: RosterUpload | None, *, at: datetime) -> Filled:
    """What a report asks and has been told so far; two queries, three before there is a roster.

    Args:
        upload: the report's current roster, None before there is one. Until then last year's says how large the workplace is.
    """
    today = day_in(report.workplace.time_zone, at)
    thresholds = rules(NORM_RULES, today)
    has_roster = upload is not None and upload.is_checked and bool(upload.summary)
    summary = upload.summary if upload is not None and has_roster else {}
    doubts = upload.fault_counts if upload is not None and has_roster else {}
    rows = {row.section: row for row in report.sections.all()}
    heads = heads_of(summary) or _heads_before(report)
    situation = situation_of(heads, report.identity, thresholds, on=today)
    return Filled(report, situation, summary, doubts, rows, thresholds)


def _heads_before(report: ManpowerReport) -> dict[str, int]:
    earlier = ManpowerReport.objects.filed().filter(workplace=report.workplace_id, ordinal__lt=report.ordinal)
    filings = Filing.objects.filter(report__in=earlier).order_by("-report__ordinal", "-revision")
    return heads_of(filings.values_list("content__summary", flat=True).first() or {})


def situation_of(heads: Mapping[str, int], identity: IdentitySection, thresholds: Mapping[str, RuleValue], *, on: date) -> Situation:
    """What the roster and the identity section say about the workplace."""
    return Situation(
        on=on,
        **heads,
        industry=identity.industry.code if identity.industry else "",
        scale=identity.scale,
        ownership=identity.ownership,
        capital=identity.capital,
        legal_form=identity.legal_form,
        rules={key: found.value for key, found in thresholds.items()},
    )


def heads_of(summary: Mapping[str, Any]) -> dict[str, int]:
    """Heads that decide what is asked; nothing before there is a roster."""
    if not summary:
        return {}
    data = dict(summary)
    return {
        "workers": data["total"],
        "women": sum(count_of(data, "nationality", nation, "female") for nation in ("national", "foreign")),
        "foreign": count_of(data, "nationality", "foreign"),
        "disabled": data["total"] - count_of(data, "disability", "none"),
        "minors": count_of(data, "age", "under_18"),
        "fixed_term": sum(count_of(data, "contract", kind) for kind in FIXED),
        "below_minimum": count_of(data, "wage", "below"),
    }


def section_slug(question: str) -> str:
    return SECTION_OF[question].slug
