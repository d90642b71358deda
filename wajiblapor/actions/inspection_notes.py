"""Nota Pemeriksaan I and II, the company's answers, and what the inspectors make of them (Permenaker 33/2016 jo. 1/2020)."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import BinaryIO

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from siapkerja.documents.actions.documents import issue
from siapkerja.events.publishing import publish
from siapkerja.facts.wajiblapor import InspectionNoteDue
from siapkerja.files.actions.proofs import store_proof
from siapkerja.identity.actor import Actor
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted, Refused
from siapkerja.kernel.text import long_day
from siapkerja.reference.queries import calendar_for, place_words, rule
from siapkerja.workflow.moves import ReasonNeeded, apply, locked
from wajiblapor.actions.inspections import announce, inspecting, numbered, office_of, touched
from wajiblapor.enums import FindingState, InspectionState
from wajiblapor.models import Finding, FindingAnswer, FindingHistory, Inspection, InspectionHistory, InspectionNote
from wajiblapor.models.findings import SETTLED
from wajiblapor.models.inspections import UNDER_NOTE
from wajiblapor.permissions import Permission, demand
from wajiblapor.queries.inspection_letters import duty_spans
from wajiblapor.workflows import FINDING, INSPECTION

NOTE_PAPER = "inspection_note"
EVIDENCE = "wajiblapor.inspection_evidence"
MOST_ANSWERS = 10
REMINDED_AT_ONCE = 500
_MOVES = {1: "note_first", 2: "note_second"}
_TERMS = {1: "inspection.first_note_term", 2: "inspection.second_note_term"}


class NothingFound(Refused):
    code = "note_without_findings"
    sentence = _("Tidak ada temuan yang belum dipenuhi. Ajukan penutupan pemeriksaan ini.")


class NoteStillRuns(Refused):
    code = "first_note_still_runs"
    sentence = _("Nota Pemeriksaan I berjalan sampai %(day)s. Nota II dapat terbit sesudahnya.")


class AnswersWait(Refused):
    code = "answers_unjudged"
    sentence = _("Ada jawaban perusahaan yang belum diperiksa. Nilai jawabannya dulu.")


class WordsMissing(Refused):
    code = "answer_without_words"
    sentence = _("Tuliskan apa yang sudah dilakukan, supaya pengawas dapat memeriksanya.")


class NotEvidence(Refused):
    code = "evidence_not_readable"
    sentence = _("Berkas ini bukan foto JPEG atau PNG, dan bukan PDF. Pilih berkas lain.")


class TooManyAnswers(Refused):
    code = "too_many_answers"
    sentence = _("Temuan ini sudah dijawab %(most)s kali. Hubungi pengawas yang memeriksa.")


# The notes


@transaction.atomic
def issue_note(*, inspection: Inspection, by: Actor, at: datetime) -> InspectionNote:
    """Issue the first note after a visit, or the second once the first is over, numbered and with the findings that are not settled.

    Raises:
        NotPermitted, MoveNotAllowed.
        NothingFound, NoteStillRuns, AnswersWait.
    """
    row = inspecting(inspection, by)
    today = day_in(row.workplace.time_zone, at)
    level = 2 if row.state == InspectionState.FIRST_NOTE else 1
    findings = list(row.findings.select_for_update().exclude(state__in=SETTLED).order_by("pk"))
    if level == 2 and not row.is_over(today):
        raise NoteStillRuns(str(NoteStillRuns.sentence) % {"day": f"{row.answer_by:%d/%m/%Y}"})
    if not findings:
        raise NothingFound
    if any(finding.state == FindingState.ANSWERED for finding in findings):
        raise AnswersWait
    for finding in findings:
        finding.fulfil_by = day_after(today, level, finding.days)
    Finding.objects.bulk_update(findings, ["fulfil_by"])
    answer_by = max(finding.fulfil_by for finding in findings if finding.fulfil_by)
    apply(INSPECTION, row, _MOVES[level], history=InspectionHistory, by=by, at=at, answer_by=answer_by, reminded_days=None)
    note = _write(row, level, findings, answer_by, today, by, at)
    announce(row, _MOVES[level], by, at)
    return note


def day_after(today: date, level: int, days: int) -> date:
    """Last day of a term from today, at the workplace: as many days as the finding has, at most those of the note's dated rule.

    Args:
        level: 1 or 2, the note.
        days: in the rule's unit, working days or calendar days.
    """
    term = rule(_TERMS[level], today).value
    most = min(days, int(term["days"]))
    if term["counted_in"] == "working_days":
        return calendar_for([today.year, today.year + 1]).add_working_days(today, most)
    return today + timedelta(days=most)


def _write(
    row: Inspection, level: int, findings: Iterable[Finding], answer_by: date, today: date, by: Actor, at: datetime
) -> InspectionNote:
    lines = [
        {
            "title": finding.title,
            "basis": finding.legal_basis,
            "seen": finding.seen,
            "fulfil_by": long_day(finding.fulfil_by) if finding.fulfil_by else "",
        }
        for finding in findings
    ]
    content = json.dumps(lines, ensure_ascii=False, sort_keys=True)
    visit, letters = row.visits.order_by("pk").first(), duty_spans(row)
    rested_on = next((letter for letter in letters if visit and letter.covers(visit.visited_on)), letters[0])
    number = numbered(f"NP{level}", row, today, at)
    document = issue(
        kind=NOTE_PAPER,
        number=number,
        subject=f"wajiblapor.inspection:{row.pk}",
        facts={
            "authority": office_of(row),
            "level": f"Nota Pemeriksaan {InspectionNote.LEVELS[level]}",
            "workplace": f"{row.workplace.name}, {place_words(row.regency_id)}",
            "nib": row.legal_entity.nib or "belum ada",
            "visited_on": long_day(visit.visited_on) if visit else "",
            "duty_letter": rested_on.number,
            "count": f"{len(lines)} temuan",
            "answer_by": f"paling lambat {long_day(answer_by)}",
            "findings_digest": hashlib.sha256(content.encode()).hexdigest(),
        },
        holder=row.legal_entity.name,
        valid_until=None,
        legal_entity_id=row.legal_entity_id,
        by=by,
        at=at,
    )
    return InspectionNote.objects.create(
        inspection=row,
        level=level,
        number=number,
        document=document,
        content=content,
        issued_at=at,
        issued_by_id=by.person_id,
        answer_by=answer_by,
    )


# Answers


@transaction.atomic
def answer_finding(
    *, finding: Finding, words: str, stream: BinaryIO | None = None, by: Actor, at: datetime
) -> FindingAnswer:  # fmt: skip
    """The company says what it did about a finding, with a photo or paper. An answer after the day still counts until something follows.

    Raises:
        NotPermitted: only signatories and managers answer.
        MoveNotAllowed: no note is running, or the finding is settled.
        WordsMissing, TooManyAnswers, FileTooLarge, EmptyFile, NotEvidence, PhotoTooLarge, PhotoUnreadable, HeicUnreadable.
    """
    inspection = locked(Inspection.objects.get(pk=finding.inspection_id))
    row = locked(finding)
    demand(by, Permission.ANSWER_FINDING, legal_entity_id=inspection.legal_entity_id, workplace_id=inspection.workplace_id)
    if inspection.state not in UNDER_NOTE:
        raise MoveNotAllowed
    if not words.strip():
        raise WordsMissing(fields={"words": str(WordsMissing.sentence)})
    if row.answers.count() >= MOST_ANSWERS:
        raise TooManyAnswers(str(TooManyAnswers.sentence) % {"most": MOST_ANSWERS})
    apply(FINDING, row, "answer", history=FindingHistory, by=by, at=at)
    stored = None
    if stream is not None:
        stored = store_proof(
            stream=stream,
            purpose=EVIDENCE,
            field="file",
            otherwise=NotEvidence,
            legal_entity_id=inspection.legal_entity_id,
            max_bytes=int(rule("inspection.picture_max_bytes", day_in(inspection.workplace.time_zone, at)).value),
            by=by,
            at=at,
        )
    answer = FindingAnswer.objects.create(finding=row, words=words.strip(), stored=stored, answered_at=at, answered_by_id=by.person_id)
    announce(touched(inspection), "answer", by, at)
    return answer


@transaction.atomic
def judge_finding(*, finding: Finding, move: str, note: str, by: Actor, at: datetime) -> Finding:
    """The inspectors find it mended (`verify`), not enough (`refuse`), a mistake of theirs (`withdraw`), or open after all (`reopen`).

    Args:
        note: on what grounds; the company reads it.

    Raises:
        NotPermitted, MoveNotAllowed, ReasonNeeded.
    """
    inspection = inspecting(Inspection.objects.get(pk=finding.inspection_id), by)
    if move not in {"verify", "refuse", "withdraw", "reopen"}:
        raise NotPermitted
    if inspection.state not in {InspectionState.VISITED, *UNDER_NOTE}:
        raise MoveNotAllowed
    if not note.strip():
        raise ReasonNeeded(fields={"note": str(ReasonNeeded.sentence)})
    row = locked(finding)
    apply(FINDING, row, move, history=FindingHistory, by=by, at=at, note=note.strip())
    announce(touched(inspection), move, by, at, is_told=inspection.is_under_note)
    return row


# The day comes nearer


def remind_of_notes(*, by: Actor, at: datetime) -> int:
    """Remind companies of a note's day on the days before it that the rule names, once each. Returns how many were told."""
    first, last = day_in("Asia/Jakarta", at), day_in("Asia/Jayapura", at)  # it may be tomorrow already in the east
    steps: list[int] = rule("inspection.note_reminder_days", first).value
    # Only those not yet told of a step: others would fill the first 500 again and again.
    untold = Q()
    for days in steps:
        untold |= Q(answer_by__lte=last + timedelta(days=days)) & (Q(reminded_days=None) | Q(reminded_days__gt=days))
    is_open = Exists(Finding.objects.filter(inspection=OuterRef("pk"), state=FindingState.OPEN))
    due = Inspection.objects.filter(untold, is_open, state__in=UNDER_NOTE, answer_by__gte=first)
    keys = list(due.order_by("answer_by", "pk").values_list("pk", flat=True)[:REMINDED_AT_ONCE])
    return sum(_remind(pk, steps, by, at) for pk in keys)


@transaction.atomic
def _remind(pk: int, steps: list[int], by: Actor, at: datetime) -> bool:
    row = Inspection.objects.select_for_update(of=("self",), skip_locked=True).select_related("workplace").filter(pk=pk).first()
    if row is None or not row.is_under_note or row.answer_by is None:
        return False
    left = (row.answer_by - day_in(row.workplace.time_zone, at)).days
    step = min((days for days in steps if left <= days), default=None)
    if step is None or left < 0 or (row.reminded_days is not None and row.reminded_days <= step):
        return False
    if not row.findings.filter(state=FindingState.OPEN).exists():
        return False
    row.reminded_days, row.version = step, row.version + 1
    row.save(update_fields=["reminded_days", "version"])
    told = {"inspection_id": row.pk, "legal_entity_id": row.legal_entity_id, "workplace_id": row.workplace_id}
    publish(InspectionNoteDue(version=row.version, answer_by=row.answer_by, days_left=left, **told), by=by, at=at)
    return True
