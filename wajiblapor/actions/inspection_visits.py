"""What inspectors see at a workplace: visits, the checklist, findings and pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.files.actions.proofs import store_proof
from siapkerja.identity.actor import Actor
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import MoveNotAllowed, Refused
from siapkerja.reference.queries import rule
from siapkerja.workflow.moves import apply
from wajiblapor.actions.inspections import announce, inspecting, on_paper
from wajiblapor.enums import CheckOutcome, InspectionState
from wajiblapor.models import Finding, Inspection, InspectionHistory, InspectionVisit, NormCheck, VisitPicture
from wajiblapor.models.inspections import UNDER_NOTE
from wajiblapor.queries.inspection_letters import duty_spans, is_called_back
from wajiblapor.queries.inspections import checklist
from wajiblapor.workflows import INSPECTION

PICTURE = "wajiblapor.inspection_picture"
MOST_PICTURES = 30
MOST_FINDINGS = 60


class NotAVisitDay(Refused):
    code = "not_a_visit_day"
    sentence = _("Hari kunjungan ada dalam masa surat tugas (%(since)s sampai %(until)s) dan tidak di masa depan.")


class LetterCalledBack(Refused):
    code = "duty_letter_called_back"
    sentence = _("Surat tugasnya ditarik karena tim berganti. Kunjungan dapat dicatat setelah surat tugas pengganti terbit.")


class NotAReturnDay(Refused):
    code = "not_a_return_visit_day"
    sentence = _("Hari kunjungan berikutnya antara kunjungan pertama (%(since)s) dan hari ini.")


class NobodyMet(Refused):
    code = "visit_met_nobody"
    sentence = _("Tuliskan siapa yang ditemui dan jabatannya.")


class NothingSeen(Refused):
    code = "finding_without_words"
    sentence = _("Tuliskan apa yang dilihat, supaya perusahaan tahu apa yang harus diperbaiki.")


class TermTooLong(Refused):
    code = "finding_term_too_long"
    sentence = _("Batas waktu satu temuan antara 1 dan %(most)s hari.")


class NotAPicture(Refused):
    code = "inspection_picture_not_readable"
    sentence = _("Berkas ini bukan foto JPEG atau PNG, dan bukan PDF. Pilih berkas lain.")


class TooManyPictures(Refused):
    code = "too_many_inspection_pictures"
    sentence = _("Satu pemeriksaan menerima paling banyak %(most)s foto dan lampiran.")


@dataclass(frozen=True, kw_only=True)
class Checked:
    """One line of the checklist as filled in.

    Attributes:
        seen: what was seen, where the norm is broken.
        days: how long the company has to mend it; None for the longest the rule allows.
    """

    norm: str
    outcome: CheckOutcome
    seen: str = ""
    days: int | None = None


@dataclass(frozen=True, kw_only=True)
class Seen:
    """Something against a rule that stands in no list."""

    title: str
    legal_basis: str
    seen: str
    days: int | None = None


@dataclass(frozen=True, kw_only=True)
class Met:
    """Who received the inspectors, and when."""

    visited_on: date
    name: str
    position: str
    summary: str = ""


@transaction.atomic
def record_visit(
    *, inspection: Inspection, key: UUID, met: Met, checked: Sequence[Checked], also: Sequence[Seen] = (), by: Actor, at: datetime
) -> InspectionVisit:
    """The first visit with its checklist; each broken norm becomes a finding with the legal basis in force that day.

    Args:
        key: made with the form; the same form sent twice is one visit.

    Raises:
        NotPermitted: not of the team, or tied to the company.
        MoveNotAllowed: no letter of duty is out, or the visit was recorded.
        LetterCalledBack: the team changed, and its new letter is not out yet.
        NotAVisitDay, NobodyMet, NothingSeen, TermTooLong.
    """
    row = inspecting(inspection, by)
    if (sent := _sent(row, key)) is not None:
        return sent
    if row.state != InspectionState.ORDERED:
        raise MoveNotAllowed
    if is_called_back(row):
        raise LetterCalledBack
    visit = _visit(row, key, met, by, at)
    lines = {line.norm.slug: line for line in checklist(row, today=met.visited_on)}
    known = [one for one in checked if one.norm in lines]
    NormCheck.objects.bulk_create(NormCheck(inspection=row, norm=one.norm, told=lines[one.norm].told, outcome=one.outcome) for one in known)
    longest = _longest_term(met.visited_on)
    for one in known:
        if one.outcome == CheckOutcome.BROKEN:
            line = lines[one.norm]
            _find(row, Seen(title=on_paper(line.norm.title), legal_basis=line.law, seen=one.seen, days=one.days), one.norm, longest, by, at)
    for other in also:
        _find(row, other, "", longest, by, at)
    apply(INSPECTION, row, "visit", history=InspectionHistory, by=by, at=at)
    announce(row, "visit", by, at)
    return visit


@transaction.atomic
def record_return_visit(*, inspection: Inspection, key: UUID, met: Met, by: Actor, at: datetime) -> InspectionVisit:
    """Inspectors came again to see what was mended.

    Raises:
        NotPermitted, MoveNotAllowed, NotAReturnDay, NobodyMet.
    """
    row = inspecting(inspection, by)
    if (sent := _sent(row, key)) is not None:
        return sent
    if row.state not in {InspectionState.VISITED, *UNDER_NOTE}:
        raise MoveNotAllowed
    return _visit(row, key, met, by, at)


def _sent(row: Inspection, key: UUID) -> InspectionVisit | None:
    """The visit this form recorded before; the form of another inspection records none here."""
    sent = InspectionVisit.objects.filter(key=key).first()
    if sent is not None and sent.inspection_id != row.pk:
        raise MoveNotAllowed
    return sent


def _visit(row: Inspection, key: UUID, met: Met, by: Actor, at: datetime) -> InspectionVisit:
    today = day_in(row.workplace.time_zone, at)
    if (first := row.visits.order_by("pk").first()) is None:
        letters = duty_spans(row)
        if met.visited_on > today or not any(letter.covers(met.visited_on) for letter in letters):
            told = {"since": f"{letters[0].since:%d/%m/%Y}", "until": f"{letters[0].until:%d/%m/%Y}"}
            raise NotAVisitDay(fields={"visited_on": str(NotAVisitDay.sentence) % told})
    elif not first.visited_on <= met.visited_on <= today:
        raise NotAReturnDay(fields={"visited_on": str(NotAReturnDay.sentence) % {"since": f"{first.visited_on:%d/%m/%Y}"}})
    if not (met.name.strip() and met.position.strip()):
        raise NobodyMet(fields={"met_name": str(NobodyMet.sentence)})
    return InspectionVisit.objects.create(
        inspection=row,
        key=key,
        visited_on=met.visited_on,
        met_name=met.name.strip(),
        met_position=met.position.strip(),
        summary=met.summary.strip() or None,
        recorded_at=at,
        recorded_by_id=by.person_id,
    )


@transaction.atomic
def add_finding(*, inspection: Inspection, seen: Seen, by: Actor, at: datetime) -> Finding:
    """What was forgotten on the form, before the first note is out.

    Raises:
        NotPermitted, MoveNotAllowed, NothingSeen, TermTooLong.
    """
    row = inspecting(inspection, by)
    if row.state != InspectionState.VISITED or row.findings.count() >= MOST_FINDINGS:
        raise MoveNotAllowed
    return _find(row, seen, "", _longest_term(day_in(row.workplace.time_zone, at)), by, at)


def _longest_term(on: date) -> int:
    return int(rule("inspection.first_note_term", on).value["days"])


def _find(row: Inspection, seen: Seen, norm: str, longest: int, by: Actor, at: datetime) -> Finding:
    field = f"seen_{norm}" if norm else "seen"
    if not seen.seen.strip() or not seen.title.strip():
        raise NothingSeen(fields={field: str(NothingSeen.sentence)})
    if seen.days is not None and not 1 <= seen.days <= longest:
        raise TermTooLong(fields={field.replace("seen", "days"): str(TermTooLong.sentence) % {"most": longest}})
    return Finding.objects.create(
        inspection=row,
        norm=norm,
        title=seen.title.strip(),
        legal_basis=seen.legal_basis.strip(),
        seen=seen.seen.strip(),
        days=seen.days or longest,
        found_at=at,
        found_by_id=by.person_id,
    )


@transaction.atomic
def add_picture(*, inspection: Inspection, stream: BinaryIO, caption: str, by: Actor, at: datetime) -> VisitPicture:
    """A photo or paper of the last visit, kept sealed and without what a camera writes into it.

    Raises:
        NotPermitted.
        MoveNotAllowed: nobody was there yet, or it is over.
        TooManyPictures, FileTooLarge, EmptyFile, NotAPicture, PhotoTooLarge, PhotoUnreadable, HeicUnreadable.
    """
    row = inspecting(inspection, by)
    visit = row.visits.order_by("-pk").first()
    if visit is None or row.state not in {InspectionState.VISITED, *UNDER_NOTE}:
        raise MoveNotAllowed
    if VisitPicture.objects.filter(visit__inspection=row).count() >= MOST_PICTURES:
        raise TooManyPictures(str(TooManyPictures.sentence) % {"most": MOST_PICTURES})
    stored = store_proof(
        stream=stream,
        name="pemeriksaan",
        purpose=PICTURE,
        field="file",
        otherwise=NotAPicture,
        max_bytes=int(rule("inspection.picture_max_bytes", day_in(row.workplace.time_zone, at)).value),
        by=by,
        at=at,
    )
    return VisitPicture.objects.create(visit=visit, stored=stored, caption=caption.strip(), added_at=at, added_by_id=by.person_id)
