"""Answers of a report's sections: kept whenever they are saved, complete or not."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.kernel.errors import MoveNotAllowed, Refused
from siapkerja.workflow.moves import locked
from wajiblapor.enums import AnswerOrigin
from wajiblapor.models import ManpowerReport, SectionAnswers
from wajiblapor.permissions import Permission, demand
from wajiblapor.questions.catalogue import BY_SLUG, VERSION

WORKFORCE = "workforce"


class ChangedMeanwhile(Refused):
    code = "section_changed_meanwhile"
    sentence = _("Rekan Anda menyimpan bagian ini sesudah Anda membukanya. Isian Anda masih di bawah; periksa, lalu simpan sekali lagi.")


@dataclass(frozen=True, kw_only=True)
class Given:
    """What was filled in for one section.

    Attributes:
        answers: by slug, as they are stored; only those that stood on the page, None where left empty.
        unread: what was typed and could not be read, by name of its field.
    """

    answers: Mapping[str, Any]
    unread: Mapping[str, str] = field(default_factory=dict)


def editable(report: ManpowerReport, by: Actor) -> ManpowerReport:
    """The report, locked, if its answers may be changed by the actor.

    Raises:
        NotPermitted, MoveNotAllowed.
    """
    row = locked(report)
    demand(by, Permission.EDIT_REPORT, legal_entity_id=row.legal_entity_id, workplace_id=row.workplace_id)
    if not row.is_open:
        raise MoveNotAllowed(str(_("Laporan ini sudah dikirim, sehingga isinya tidak berubah lagi. Buka koreksi untuk mengubahnya.")))
    return row


@transaction.atomic
def save_answers(
    *, report: ManpowerReport, given: Mapping[str, Given], seen_version: int | None, is_confirmed: bool, by: Actor, at: datetime
) -> int:
    """Save what stands on a page of questions. Gaps and unreadable cells are kept as they are.

    Args:
        given: by slug of the section.
        seen_version: what `Step.version` was when the page was drawn; None writes over whatever there is.
        is_confirmed: somebody pressed the button; False for what the page saves by itself.

    Returns:
        The new version of the page.

    Raises:
        NotPermitted: the actor may not edit the report.
        MoveNotAllowed: it was sent.
        ChangedMeanwhile: a colleague saved the page after it was drawn.
    """
    row = editable(report, by)
    known = {found.section: found for found in row.sections.filter(section__in=given)}
    is_stale = seen_version is not None and seen_version < sum(found.version for found in known.values())
    if is_stale and any(found.saved_by_id != by.person_id for found in known.values()):
        raise ChangedMeanwhile
    new: list[SectionAnswers] = []
    changed: list[SectionAnswers] = []
    for slug, told in given.items():
        found = known.get(slug) or SectionAnswers(report=row, section=slug, version=0)
        (changed if slug in known else new).append(_filled(found, told, is_confirmed=is_confirmed, by=by, at=at))
    SectionAnswers.objects.bulk_create(new)
    SectionAnswers.objects.bulk_update(
        changed, [*SectionAnswers.WRITTEN, "origins", "version", "catalogue", "saved_at", "saved_by", "confirmed_at"]
    )
    return sum(found.version for found in (*new, *changed))


def _filled(found: SectionAnswers, told: Given, *, is_confirmed: bool, by: Actor, at: datetime) -> SectionAnswers:
    asked = {question.slug for question in BY_SLUG[found.section].questions}
    before = found.answers
    answers = before | {slug: answer for slug, answer in told.answers.items() if slug in asked}
    answers = {slug: answer for slug, answer in answers.items() if answer not in (None, "", [])}
    found.write(answers, told.unread)
    found.origins = {slug: origin for slug, origin in found.origins.items() if before.get(slug) == answers.get(slug)}
    found.version, found.catalogue = found.version + 1, VERSION
    found.saved_at, found.saved_by_id = at, by.person_id
    if is_confirmed or not found.origins:
        found.confirmed_at = at
    return found


@transaction.atomic
def confirm_copied(*, report: ManpowerReport, by: Actor, at: datetime) -> int:
    """Say of everything that was taken over that it is still right. Returns how many sections that were.

    Raises:
        NotPermitted, MoveNotAllowed.
    """
    row = editable(report, by)
    return SectionAnswers.objects.filter(report=row, confirmed_at=None).update(confirmed_at=at, saved_by_id=by.person_id)


def begin_copied(
    *, report: ManpowerReport, answers: Mapping[str, Mapping[str, Any]], origin: str, only: Collection[str] | None, at: datetime
) -> None:
    """Start the sections of a new draft with answers from elsewhere; what is there already stays.

    Args:
        answers: by section and slug.
        origin: an `AnswerOrigin`.
        only: slugs that may be taken over; None is all.
    """
    known = {found.section: found for found in report.sections.all()}
    new: list[SectionAnswers] = []
    changed: list[SectionAnswers] = []
    for slug, stated in answers.items():
        if slug not in BY_SLUG:
            continue
        found = known.get(slug) or SectionAnswers(report=report, section=slug, catalogue=VERSION, saved_at=at)
        before = found.answers
        taken = {question: answer for question, answer in stated.items() if _may_take(slug, question, only) and question not in before}
        if not taken:
            continue
        found.write({**taken, **before})
        found.origins = {**found.origins, **dict.fromkeys(taken, origin)}
        found.confirmed_at = None
        (changed if slug in known else new).append(found)
    SectionAnswers.objects.bulk_create(new)
    SectionAnswers.objects.bulk_update(changed, [*SectionAnswers.WRITTEN, "origins", "confirmed_at"])


def _may_take(section: str, slug: str, only: Collection[str] | None) -> bool:
    """Answers about the last twelve months are never taken over."""
    questions: Iterable[Any] = BY_SLUG[section].questions
    return any(question.slug == slug and not question.is_yearly for question in questions) and (only is None or slug in only)


def count_from_roster(*, report: ManpowerReport, counts: Mapping[str, int], at: datetime) -> None:
    """Fill in what the changes of the roster say of the last twelve months; what the company said itself stays. To be confirmed.

    Args:
        counts: by slug of a question of section C.
    """
    found = report.sections.filter(section=WORKFORCE).first()
    found = found or SectionAnswers(report=report, section=WORKFORCE, catalogue=VERSION, saved_at=at)
    before = found.answers
    taken = {slug: count for slug, count in counts.items() if before.get(slug) is None}
    if taken:
        found.write({**before, **taken})
        found.origins = {**found.origins, **dict.fromkeys(taken, AnswerOrigin.ROSTER_CHANGES)}
        found.confirmed_at = None
        found.save()


def forget_counts_from_roster(*, report: ManpowerReport, at: datetime) -> None:
    """Take back what the changes of the roster had filled in and nobody has touched."""
    found = report.sections.filter(section=WORKFORCE).first()
    taken = {slug for slug, origin in found.origins.items() if origin == AnswerOrigin.ROSTER_CHANGES} if found else set()
    if found and taken:
        found.write({slug: answer for slug, answer in found.answers.items() if slug not in taken})
        found.origins = {slug: origin for slug, origin in found.origins.items() if slug not in taken}
        found.saved_at = at
        found.save()
