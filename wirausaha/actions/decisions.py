"""Deciding several applications together under one number (SK)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from siapkerja.documents.actions.documents import issue
from siapkerja.documents.models import Document
from siapkerja.documents.numbers import next_number
from siapkerja.identity.actor import Actor
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.kernel.text import rupiah
from wirausaha.actions.moving import move, release, today_of
from wirausaha.actions.reserves import offer
from wirausaha.actions.wording import long_day
from wirausaha.enums import Outcome, RefusalReason
from wirausaha.models import Decision, DecisionItem, Programme, Proposal
from wirausaha.permissions import Permission, demand_officer, may_decide
from wirausaha.queries.documents import DECISION
from wirausaha.queries.officers import packages_free, ranking


class NothingToDecide(Refused):
    code = "nothing_to_decide"
    sentence = _("Tidak ada permohonan yang ditetapkan. Pilih hasil untuk paling sedikit satu permohonan.")


class ListChanged(Refused):
    code = "decision_list_changed"
    sentence = _("Daftar ini berubah sejak Anda membukanya. Periksa lagi, lalu tetapkan.")


class TooManyChosen(Refused):
    code = "too_many_chosen"


class ReasonsMissing(Refused):
    """`fields` are named by the primary key of the application."""

    code = "decision_reasons_missing"
    sentence = _("Pilih alasan untuk setiap permohonan yang belum terpilih.")


class OutOfOrder(Refused):
    """Somebody with a lower mark is chosen before somebody with a higher one, and no word says why."""

    code = "decision_out_of_order"
    sentence = _(
        "Ada nilai lebih tinggi yang tidak terpilih. Tulis sebabnya pada permohonan itu, supaya urutannya dapat dipertanggungjawabkan."
    )


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What is decided of one application."""

    proposal_id: int
    outcome: Outcome
    reason: RefusalReason | None = None
    note: str = ""


@transaction.atomic
def decide(*, programme: Programme, regency_code: str, choices: Sequence[Choice], by: Actor, at: datetime) -> Decision:
    """Choose, keep in reserve and refuse, all of them or none, under one number with its document.

    Raises:
        NotPermitted, OwnMatter.
        NothingToDecide, ListChanged.
        TooManyChosen: more than the office has packages left.
        ReasonsMissing: a refusal without a reason.
        OutOfOrder: a higher mark passed over without a word.
    """
    if not may_decide(by, regency_code):
        raise NotPermitted()
    told = {choice.proposal_id: choice for choice in choices}
    if not told:
        raise NothingToDecide()
    rows = [row for row in ranking(programme, regency_code).select_for_update(of=("self",)) if row.pk in told]
    if len(rows) != len(told):
        raise ListChanged()
    for row in rows:
        demand_officer(by, Permission.DECIDE_AID, row)
    _check(programme, regency_code, [(row, told[row.pk]) for row in rows])
    return _write(programme, regency_code, [(row, told[row.pk]) for row in rows], by, at)


Pairs = list[tuple[Proposal, Choice]]


def _check(programme: Programme, regency_code: str, pairs: Pairs) -> None:
    free = packages_free(programme, regency_code)
    chosen = [row for row, choice in pairs if choice.outcome == Outcome.CHOSEN]
    if len(chosen) > free:
        raise TooManyChosen(
            _now("Paket yang tersisa %(free)s, sedangkan yang Anda pilih %(chosen)s. Jadikan sebagian cadangan.")
            % {"free": free, "chosen": len(chosen)}
        )
    lacking = [row.pk for row, choice in pairs if choice.outcome == Outcome.REFUSED and choice.reason is None]
    if lacking:
        raise ReasonsMissing(fields=dict.fromkeys(map(str, lacking), _now("Pilih alasannya.")))
    lowest = min((row.score or 0 for row in chosen), default=101)
    silent = [row.pk for row, choice in pairs if choice.outcome != Outcome.CHOSEN and (row.score or 0) > lowest and not choice.note.strip()]
    if silent:
        raise OutOfOrder(fields=dict.fromkeys(map(str, silent), _now("Tulis sebabnya.")))


def _write(programme: Programme, regency_code: str, pairs: Pairs, by: Actor, at: datetime) -> Decision:
    reserves = Proposal.objects.filter(programme=programme, regency=regency_code, state="reserved")
    rank = reserves.aggregate(last=Max("rank"))["last"] or 0
    today = today_of(pairs[0][0], at)
    items = []
    for position, (row, choice) in enumerate(pairs, start=1):
        if choice.outcome == Outcome.CHOSEN:
            offer(row, by, at, note=choice.note)
        elif choice.outcome == Outcome.RESERVED:
            rank += 1
            move(row, "reserve", by, at, note=choice.note, rank=rank, due_on=None)
        else:
            move(row, "refuse", by, at, reason_code=str(choice.reason), note=choice.note, due_on=None)
            release(row)
        items.append(
            DecisionItem(
                proposal=row, outcome=choice.outcome, position=position, score=row.score or 0, reason_code=str(choice.reason or ""),
                note=choice.note,
            )
        )  # fmt: skip
    decision = Decision(programme=programme, regency_id=regency_code, decided_on=today, at=at, by_person_id=by.person_id)
    series = f"{today.year}:{regency_code}"
    decision.number = f"SK-{today.year}-{regency_code}-{next_number(f'wirausaha.decision:{series}', at=at):03d}"
    decision.save()
    decision.document = _document(decision, pairs, today, by, at)
    decision.save(update_fields=["document"])
    for item in items:
        item.decision = decision
    DecisionItem.objects.bulk_create(items)
    return decision


def _document(decision: Decision, pairs: Pairs, today: date, by: Actor, at: datetime) -> Document:
    """The sheet lists numbers and marks, no names: whoever is on it knows their number."""
    return issue(
        kind=DECISION,
        number=decision.number,
        subject=f"wirausaha.decision:{decision.pk}",
        facts={
            "programme": f"{decision.programme.title} {decision.programme.year}",
            "decided_on": long_day(today),
            "chosen_count": Counter(choice.outcome for _row, choice in pairs)[Outcome.CHOSEN],
            "chosen": _listed(pairs, Outcome.CHOSEN, with_amounts=True),
            "reserved": _listed(pairs, Outcome.RESERVED),
            "refused": _listed(pairs, Outcome.REFUSED),
        },
        holder=f"Dinas yang membidangi ketenagakerjaan, {decision.regency.name}",
        valid_until=None,
        by=by,
        at=at,
    )


def _listed(pairs: Pairs, outcome: Outcome, *, with_amounts: bool = False) -> str:
    rows = [row for row, choice in pairs if choice.outcome == outcome]
    amounts = [f", {rupiah(row.requested or 0)}" if with_amounts else "" for row in rows]
    return "; ".join(
        f"{place}. {row.number} (nilai {row.score or 0}{more})" for place, (row, more) in enumerate(zip(rows, amounts, strict=True), 1)
    )
