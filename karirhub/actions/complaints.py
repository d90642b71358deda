"""Reporting a vacancy, looking into what was reported, and deciding."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, BinaryIO

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from karirhub.actions.complaint_cases import case_under_way, number_of, open_case
from karirhub.actions.freezing import OwnCompany, end_for_good, freeze_by_rule, reopen
from karirhub.actions.standing import mark_stale
from karirhub.enums import CaseOutcome, ComplaintReason
from karirhub.models import ComplaintCase, ComplaintCaseMove, Vacancy, VacancyComplaint
from karirhub.permissions import GRANTS, Permission, demand
from karirhub.queries.complaints import REPORTABLE
from karirhub.workflows import COMPLAINT_CASE
from siapkerja.events.publishing import publish
from siapkerja.facts.karirhub import ComplaintsDecided, EmployerAnswered, EmployerAsked, VacancyReported
from siapkerja.files.actions.proofs import store_proof
from siapkerja.files.models import StoredFile
from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import require
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from siapkerja.reference.queries import rules
from siapkerja.workflow import moves

EVIDENCE = "karirhub.complaint"
# Without 0, O, 1 and I, which people mistake for each other on paper and on the telephone.
CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


class NotReportable(Refused):
    code = "vacancy_not_reportable"
    sentence = _("Lowongan ini belum pernah terbit, jadi tidak dapat dilaporkan.")


class AlreadyReported(Refused):
    code = "vacancy_already_reported"


class StoryNeeded(Refused):
    code = "complaint_story_needed"
    sentence = _("Ceritakan apa yang terjadi, supaya petugas tahu apa yang harus diperiksa.")


class NotEvidence(Refused):
    code = "complaint_evidence_unusable"
    sentence = _("Isi berkas ini bukan PDF, JPG, atau PNG. Kirim tangkapan layar atau foto buktinya, atau lanjutkan tanpa berkas.")


class NothingToAnswer(Refused):
    code = "complaint_not_answerable"
    sentence = _("Laporan ini sudah diputus, jadi tidak dapat dijawab lagi.")


@dataclass(frozen=True, kw_only=True)
class Told:
    """What somebody says of a vacancy.

    Attributes:
        story: needed where the reason is "other".
        contact: how to reach them, "" for those who stay unknown.
        wants_news: tell the account of whoever is signed in what becomes of it; only then is the account kept.
    """

    reason: ComplaintReason
    story: str = ""
    contact: str = ""
    wants_news: bool = False


@transaction.atomic
def complain(*, vacancy: Vacancy, told: Told, evidence: BinaryIO | None = None, address: str, by: Actor, at: datetime) -> VacancyComplaint:
    """Take down a complaint, put it to the vacancy's open case or begin one, and freeze the vacancy where a rule says so.

    Args:
        evidence: a picture or PDF.
        address: network address it came from; only a keyed digest is kept, so that one person counts once.

    Raises:
        NotReportable: the public never saw the vacancy.
        AlreadyReported: the same account reported it, and nothing is decided yet.
        StoryNeeded: the reason says nothing by itself.
        NotEvidence, FileTooLarge, EmptyFile, PhotoTooLarge, PhotoUnreadable, HeicUnreadable: as `store_proof`.
    """
    current = moves.locked(vacancy)
    if current.published_at is None or current.state not in REPORTABLE:
        raise NotReportable()
    if told.reason == ComplaintReason.OTHER and not told.story.strip():
        raise StoryNeeded(fields={"story": str(StoryNeeded.sentence)})
    source = _digest(f"person:{by.person_id}" if by.is_known else f"address:{address}")
    case = case_under_way(vacancy=current)
    if by.is_known and case is not None:
        _refuse_twice(case, source)
    stored = _keep(evidence, at) if evidence is not None else None
    is_first = case is None
    case = case or open_case(vacancy=current, at=at)
    complaint = VacancyComplaint.objects.create(
        case=case,
        number=number_of(kind="LPL", vacancy=current, at=at),
        code=_new_code(),
        reason=told.reason,
        story=told.story.strip() or None,
        contact=told.contact.strip() or None,
        evidence=stored,
        person_id=by.person_id if told.wants_news else None,
        source=source,
        reported_at=at,
    )
    freeze_by_rule(case=case, vacancy=current, reason=told.reason, at=at)
    _announce_complaint(complaint, case, current, is_first, at)
    return complaint


@transaction.atomic
def take_case(*, case: ComplaintCase, by: Actor, at: datetime) -> ComplaintCase:
    """An officer takes the case as theirs.

    Raises:
        NotPermitted, OwnCompany, MoveNotAllowed.
    """
    record = _handled(case, by)
    moves.apply(COMPLAINT_CASE, record, "take", history=ComplaintCaseMove, by=by, at=at, handled_by_id=by.person_id)
    return record


@transaction.atomic
def ask_employer(*, case: ComplaintCase, question: str, by: Actor, at: datetime) -> ComplaintCase:
    """Ask the employer to say something, without freezing its vacancy.

    Raises:
        NotPermitted, OwnCompany, MoveNotAllowed, ReasonNeeded.
    """
    record = _handled(case, by)
    moves.apply(
        COMPLAINT_CASE, record, "ask", history=ComplaintCaseMove, by=by, at=at, note=question.strip(),
        question=question.strip(), asked_at=record.asked_at or at,
    )  # fmt: skip
    publish(EmployerAsked(**_about(record)), by=by, at=at)
    return record


@transaction.atomic
def answer_case(*, case: ComplaintCase, answer: str, by: Actor, at: datetime) -> ComplaintCase:
    """The employer says something; what it said before is replaced. Only officers read it.

    Raises:
        NotPermitted: the actor does not act for the vacancy's workplace.
        NothingToAnswer: it is decided, or the employer was not asked.
        ReasonNeeded: nothing is said.
    """
    record = moves.locked(case)
    demand(by, Permission.ANSWER_COMPLAINT, record.vacancy)
    if not record.may_be_answered:
        raise NothingToAnswer()
    if not answer.strip():
        raise moves.ReasonNeeded(fields={"answer": str(moves.ReasonNeeded.sentence)})
    record.answer, record.answered_at, record.answered_by_id = answer.strip(), at, by.person_id
    record.version += 1
    record.save(update_fields=["answer", "answered_at", "answered_by", "version"])
    ComplaintCaseMove.objects.create(
        record=record, move="answer", source=record.state, target=record.state, at=at,
        by_person_id=by.person_id, on_behalf_of_id=by.on_behalf_of_id, role=by.role_word,
    )  # fmt: skip
    told = _about(record) | {"regency_code": record.regency_id, "handled_by_id": record.handled_by_id}
    publish(EmployerAnswered(**told), by=by, at=at)
    return record


@transaction.atomic
def decide_case(*, case: ComplaintCase, outcome: CaseOutcome, decision: str, by: Actor, at: datetime) -> ComplaintCase:
    """Decide what was reported, and with it what becomes of the vacancy.

    Args:
        decision: why, for the employer and for those who reported.

    Raises:
        NotPermitted, OwnCompany, MoveNotAllowed, ReasonNeeded.
    """
    vacancy = moves.locked(Vacancy(pk=case.vacancy_id))
    record = _handled(case, by)
    if not decision.strip():
        raise moves.ReasonNeeded(fields={"decision": str(moves.ReasonNeeded.sentence)})
    name = "dismiss" if outcome == CaseOutcome.DISMISSED else "uphold"
    moves.apply(
        COMPLAINT_CASE, record, name, history=ComplaintCaseMove, by=by, at=at, reason_code=outcome, note=decision.strip(),
        decision=decision.strip(), decided_at=at,
    )  # fmt: skip
    if outcome == CaseOutcome.TAKE_DOWN:
        end_for_good(case=record, vacancy=vacancy, by=by, at=at)
    else:
        reopen(case=record, vacancy=vacancy, by=by, at=at)
    publish(ComplaintsDecided(**_about(record), outcome=str(outcome)), by=by, at=at)
    mark_stale(legal_entity_id=vacancy.legal_entity_id)
    return record


@transaction.atomic
def forget_reporter(*, person_id: int) -> None:
    """The account is no longer linked with what it reported, and how to reach the person goes; the complaint itself stays."""
    VacancyComplaint.objects.filter(person=person_id).update(person=None, contact=None)


def _handled(case: ComplaintCase, by: Actor) -> ComplaintCase:
    record = moves.locked(case)
    require(GRANTS, by, Permission.HANDLE_COMPLAINTS, region_code=record.regency_id)
    if by.member_roles(record.vacancy.legal_entity_id):
        raise OwnCompany()
    return record


def _refuse_twice(case: ComplaintCase, source: bytes) -> None:
    earlier = case.complaints.filter(source=source).first()
    if earlier is not None:
        raise AlreadyReported(
            _now("Anda sudah melaporkan lowongan ini dengan nomor %(number)s. Petugas sedang memeriksanya.") % {"number": earlier.number}
        )


def _keep(evidence: BinaryIO, at: datetime) -> StoredFile:
    told = rules(["complaint.evidence_max_bytes", "complaint.evidence_days"], day_in("Asia/Jakarta", at))
    return store_proof(
        stream=evidence,
        purpose=EVIDENCE,
        field="evidence",
        otherwise=NotEvidence,
        # Whoever reports stays unknown, so the file names nobody either.
        by=Actor.the_system("complaint form"),
        at=at,
        expires_at=at + timedelta(days=int(told["complaint.evidence_days"].value)),
        max_bytes=int(told["complaint.evidence_max_bytes"].value),
    )


def _new_code() -> str:
    letters = [secrets.choice(CODE_LETTERS) for _index in range(8)]
    return "".join(letters[:4]) + "-" + "".join(letters[4:])


def _digest(text: str) -> bytes:
    return hmac.new(settings.SECRET_KEY.encode(), f"complaint:{text}".encode(), hashlib.sha256).digest()


def _about(case: ComplaintCase) -> dict[str, Any]:
    vacancy = case.vacancy
    return {
        "version": case.version,
        "case_id": case.pk,
        "vacancy_id": vacancy.pk,
        "legal_entity_id": vacancy.legal_entity_id,
        "workplace_id": vacancy.workplace_id,
    }


def _announce_complaint(complaint: VacancyComplaint, case: ComplaintCase, vacancy: Vacancy, is_first: bool, at: datetime) -> None:
    """Without naming who it was: the record of a fact keeps its author."""
    fact = VacancyReported(
        version=1,
        complaint_id=complaint.pk,
        case_id=case.pk,
        vacancy_id=vacancy.pk,
        legal_entity_id=vacancy.legal_entity_id,
        regency_code=case.regency_id,
        reason_code=complaint.reason,
        is_first=is_first,
    )
    publish(fact, by=Actor.the_system("complaint form"), at=at)
