"""A worker says that a reported line is wrong: the company answers within a term, and officers see what it leaves unanswered."""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.events.publishing import publish
from siapkerja.facts.wajiblapor import DisputeMoved
from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import require
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.reference.queries import rule
from siapkerja.workflow.moves import ReasonNeeded, apply, locked
from wajiblapor.enums import DisputedMatter, DisputeState
from wajiblapor.models import DisputeHistory, EmploymentDispute, Filing, ManpowerReport
from wajiblapor.permissions import GRANTS, Permission, demand
from wajiblapor.queries.disputes import still_reads_so
from wajiblapor.queries.employment import Employment
from wajiblapor.workflows import DISPUTE

LAPSED_AT_ONCE = 500


class AlreadyDisputed(Refused):
    code = "employment_already_disputed"
    sentence = _("Keberatan Anda tentang tempat kerja ini masih berjalan. Tunggu jawabannya, atau tarik dulu.")


class StatementMissing(Refused):
    code = "statement_missing"
    sentence = _("Tuliskan apa yang keliru dan apa yang benar, supaya perusahaan dapat memeriksanya.")


@transaction.atomic
def open_dispute(*, employment: Employment, matter: DisputedMatter, statement: str, by: Actor, at: datetime) -> EmploymentDispute:
    """Say that what a workplace reported of oneself is wrong. It goes to the company, with the person's name.

    Args:
        employment: what was reported of the actor (`queries.employment`).
        statement: what is wrong and what would be right, in the person's words.

    Raises:
        NotPermitted: nobody signed in.
        StatementMissing, AlreadyDisputed.
    """
    if by.subject_id is None:
        raise NotPermitted
    if not statement.strip():
        raise StatementMissing(fields={"statement": str(StatementMissing.sentence)})
    workplace = employment.workplace
    try:
        with transaction.atomic():
            dispute = EmploymentDispute.objects.create(
                person_id=by.subject_id,
                legal_entity_id=workplace.legal_entity_id,
                workplace=workplace,
                regency_id=workplace.regency_id,
                filing=employment.newest.filing,
                matter=matter,
                statement=statement.strip(),
                opened_at=at,
                answer_by=_answer_by(workplace.time_zone, at),
            )
    except IntegrityError as error:
        raise AlreadyDisputed from error
    _announce(dispute, "open", by, at)
    return dispute


@transaction.atomic
def answer_dispute(*, dispute: EmploymentDispute, agrees: bool, answer: str, by: Actor, at: datetime) -> EmploymentDispute:
    """The company answers: it will correct its report, for which it then has the same term again, or it explains why not.

    Raises:
        NotPermitted: only signatories and managers answer.
        MoveNotAllowed: no answer is expected any more.
        ReasonNeeded: an explanation without words.
    """
    row = locked(dispute)
    demand(by, Permission.ANSWER_DISPUTE, legal_entity_id=row.legal_entity_id, workplace_id=row.workplace_id)
    if not agrees and not answer.strip():
        raise ReasonNeeded(fields={"answer": str(ReasonNeeded.sentence)})
    apply(
        DISPUTE, row, "agree" if agrees else "explain", history=DisputeHistory, by=by, at=at,
        answer=answer.strip() or None, answered_at=at, answered_by_id=by.person_id,
        answer_by=_answer_by(row.workplace.time_zone, at) if agrees else None,
    )  # fmt: skip
    _announce(row, "agree" if agrees else "explain", by, at)
    return row


@transaction.atomic
def end_dispute(*, dispute: EmploymentDispute, move: str, by: Actor, at: datetime) -> EmploymentDispute:
    """The worker takes it back (`withdraw`), is content with the explanation (`be_content`), or asks an officer to look (`escalate`).

    Raises:
        NotPermitted: it is somebody else's.
        MoveNotAllowed: it does not stand so.
    """
    row = locked(dispute)
    if move not in {"withdraw", "be_content", "escalate"} or row.person_id != by.subject_id:
        raise NotPermitted
    require(GRANTS, by, Permission.DISPUTE_EMPLOYMENT, person_id=row.person_id)
    apply(DISPUTE, row, move, history=DisputeHistory, by=by, at=at, answer_by=None)
    _announce(row, move, by, at)
    return row


@transaction.atomic
def settle_dispute(*, dispute: EmploymentDispute, note: str, by: Actor, at: datetime) -> EmploymentDispute:
    """An officer of the region ends it with words that the worker and the company read.

    Raises:
        NotPermitted: no officer of that region, or one who acts for the company.
        MoveNotAllowed: it does not wait for an officer.
        ReasonNeeded: without words.
    """
    row = locked(dispute)
    require(GRANTS, by, Permission.SETTLE_DISPUTE, region_code=row.regency_id)
    if by.member_roles(row.legal_entity_id):
        raise NotPermitted
    apply(DISPUTE, row, "settle", history=DisputeHistory, by=by, at=at, note=note.strip(), answer_by=None)
    _announce(row, "settle", by, at)
    return row


def lapse_disputes(*, by: Actor, at: datetime) -> int:
    """Disputes whose company neither answered nor corrected in time go to the officers. Returns how many."""
    past: date = day_in("Asia/Jakarta", at) - timedelta(days=1)
    due = EmploymentDispute.objects.filter(state__in=[DisputeState.OPEN, DisputeState.AGREED], answer_by__lte=past)
    count = 0
    for pk in list(due.order_by("answer_by", "pk").values_list("pk", flat=True)[:LAPSED_AT_ONCE]):
        with transaction.atomic():
            row = EmploymentDispute.objects.select_for_update(skip_locked=True).filter(pk=pk).filter(pk__in=due).first()
            if row is None or row.answer_by is None or row.answer_by >= day_in(row.workplace.time_zone, at):
                continue
            apply(DISPUTE, row, "lapse", history=DisputeHistory, by=by, at=at)
            _announce(row, "lapse", by, at)
            count += 1
    return count


@transaction.atomic
def note_corrections(*, report_id: int, by: Actor, at: datetime) -> int:
    """A workplace filed anew: disputes whose line reads differently now in what is disputed, or is gone, are corrected.

    Returns:
        How many.
    """
    report = ManpowerReport.objects.get(pk=report_id)
    standing = EmploymentDispute.objects.standing().filter(workplace=report.workplace_id)
    corrected = 0
    for row in standing.select_for_update(of=("self",)).order_by("pk"):
        newer = Filing.objects.filter(report__workplace=report.workplace_id, report__is_sandbox=False, pk__gt=row.filing_id)
        if not newer.exists() or still_reads_so(row):
            continue
        apply(DISPUTE, row, "correct", history=DisputeHistory, by=by, at=at, answer_by=None)
        _announce(row, "correct", by, at)
        corrected += 1
    return corrected


@transaction.atomic
def forget_disputes(*, person_id: int) -> None:
    """The person's account is deleted."""
    EmploymentDispute.objects.filter(person=person_id).delete()


def _answer_by(zone: str, at: datetime) -> date:
    today = day_in(zone, at)
    return today + timedelta(days=int(rule("wlkp.dispute_answer_days", today).value))


def _announce(row: EmploymentDispute, move: str, by: Actor, at: datetime) -> None:
    publish(
        DisputeMoved(
            version=row.version,
            dispute_id=row.pk,
            person_id=row.person_id,
            legal_entity_id=row.legal_entity_id,
            workplace_id=row.workplace_id,
            move=move,
            state=row.state,
            answer_by=row.answer_by,
        ),
        by=by,
        at=at,
    )
