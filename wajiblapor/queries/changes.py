"""What differs between two states of a report: this year and last, or two revisions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.enums import BusinessScale, LegalForm
from siapkerja.web import wording
from wajiblapor.enums import Capital, Ownership
from wajiblapor.models import Filing, ManpowerReport
from wajiblapor.queries.matrices import figures
from wajiblapor.queries.wording import in_words
from wajiblapor.questions.catalogue import SECTIONS
from wajiblapor.questions.kinds import Question
from wajiblapor.questions.personal import covered_answer

Words = str | Promise
IDENTITY: dict[str, Words] = {
    "name": _("Nama perusahaan"),
    "legal_form": _("Bentuk usaha"),
    "nib": "NIB",
    "npwp": "NPWP",
    "industry_title": _("Lapangan usaha"),
    "address": _("Alamat"),
    "village": _("Desa atau kelurahan (kode)"),
    "postal_code": _("Kode pos"),
    "owner_name": _("Pemilik"),
    "responsible_name": _("Penanggung jawab"),
    "responsible_position": _("Jabatan penanggung jawab"),
    "founded_on": _("Tanggal pendirian"),
    "ownership": _("Status pemilikan"),
    "capital": _("Status permodalan"),
    "scale": _("Skala usaha"),
}
CODES: dict[str, dict[str, Words]] = {
    "legal_form": dict(LegalForm.choices),
    "ownership": dict(Ownership.choices),
    "capital": dict(Capital.choices),
    "scale": dict(BusinessScale.choices),
}
HEADS: dict[str, Words] = {
    "total": _("Pekerja"),
    "male": _("Laki-laki"),
    "female": _("Perempuan"),
    "foreign": _("Pekerja asing"),
    "disabled": _("Disabilitas"),
    "below_minimum": _("Di bawah upah minimum"),
}


@dataclass(frozen=True)
class Change:
    """One thing that differs, in words; "" where there was or is nothing."""

    words: Words
    before: str
    now: str


@dataclass(frozen=True)
class ChangedSection:
    slug: str
    title: Words
    changes: list[Change]


def last_filing(report: ManpowerReport) -> Filing | None:
    """The newest filing of the workplace's report before this one."""
    earlier = ManpowerReport.objects.filed().filter(workplace=report.workplace_id, ordinal__lt=report.ordinal)
    return Filing.objects.filter(report__in=earlier).select_related("report__key").order_by("-report__ordinal", "-revision").first()


def changes_between(
    before: Mapping[str, Any], now: Mapping[str, Any], *, with_yearly: bool = True, is_covered: bool = False
) -> list[ChangedSection]:
    """Sections in which two contents of filings differ.

    Args:
        before, now: whole, as `Filing.whole`.
        with_yearly: also answers about the last twelve months, which differ every year.
        is_covered: for eyes other than the company's own.
    """
    found = [
        ChangedSection("identity", _("Identitas perusahaan"), _identity(before.get("identity", {}), now.get("identity", {}))),
        ChangedSection("roster", _("Daftar pekerja"), _heads(before.get("summary") or {}, now.get("summary") or {})),
    ]
    old, new = before.get("sections", {}), now.get("sections", {})
    for section in SECTIONS:
        was, told = old.get(section.slug, {}), new.get(section.slug, {})
        changes = [
            Change(question.words, *(_said(question, answers.get(question.slug), is_covered) for answers in (was, told)))
            for question in section.questions
            if was.get(question.slug) != told.get(question.slug) and (with_yearly or not question.is_yearly)
        ]
        found.append(ChangedSection(section.slug, section.title, [_plainly(change) for change in changes]))
    return [section for section in found if section.changes]


def _said(question: Question, answer: Any, is_covered: bool) -> str:
    return in_words(question, covered_answer(question, answer) if is_covered else answer)


def _plainly(change: Change) -> Change:
    """Two tables with as many rows look alike, and so do two covered answers, though something in them changed."""
    if change.before == change.now:
        return Change(change.words, change.before, str(_("%(now)s, isinya berubah") % {"now": change.now}))
    return change


def _identity(before: Mapping[str, str], now: Mapping[str, str]) -> list[Change]:
    return [
        Change(
            words,
            str(CODES.get(slug, {}).get(before.get(slug, ""), before.get(slug, ""))),
            str(CODES.get(slug, {}).get(now.get(slug, ""), now.get(slug, ""))),
        )
        for slug, words in IDENTITY.items()
        if before.get(slug, "") != now.get(slug, "")
    ]


def _heads(before: dict[str, Any], now: dict[str, Any]) -> list[Change]:
    if not before or not now:
        return []
    was, told = figures(before), figures(now)
    return [
        Change(words, wording.number(getattr(was, slug)), wording.number(getattr(told, slug)))
        for slug, words in HEADS.items()
        if getattr(was, slug) != getattr(told, slug)
    ]
