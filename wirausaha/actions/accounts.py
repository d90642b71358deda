"""The accountability report (LPJ): what was bought, with receipts; sent, returned or accepted."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from siapkerja.events.publishing import publish
from siapkerja.facts.wirausaha import AccountDue, AidAccountedFor
from siapkerja.files.actions.stored_files import remove
from siapkerja.identity.actor import Actor
from siapkerja.kernel.errors import Refused
from siapkerja.kernel.text import rupiah
from siapkerja.reference.queries import rule
from siapkerja.workflow.moves import locked
from wirausaha.actions.attachments import RECEIPT, keep
from wirausaha.actions.moving import ids_of, move, today_of
from wirausaha.actions.programmes import check
from wirausaha.enums import BudgetKind
from wirausaha.models import AccountReport, Agreement, Proposal, SpendingLine
from wirausaha.permissions import Permission, demand_officer, demand_own
from wirausaha.queries.accounts import nearly_due
from wirausaha.queries.limits import working_days_after


class NotRunning(Refused):
    code = "aid_not_running"
    sentence = _("Laporan hanya dapat diisi selama bantuan berjalan.")


class DayNotRight(Refused):
    code = "spending_day_not_right"


class NoSpending(Refused):
    code = "no_spending"
    sentence = _("Tambahkan paling sedikit satu pembelian dengan kuitansinya.")


class LeftoverUnexplained(Refused):
    code = "leftover_unexplained"


@dataclass(frozen=True, kw_only=True)
class Spending:
    """One thing bought; rupiah."""

    spent_on: date
    kind: BudgetKind
    item: str
    amount: int


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of the business; turnover in rupiah a month."""

    workers: int
    monthly_turnover: int | None
    story: str
    leftover: str = ""


@transaction.atomic
def add_spending(*, proposal: Proposal, spending: Spending, receipt: BinaryIO, by: Actor, at: datetime) -> SpendingLine:
    """Add something bought, with its receipt.

    Raises:
        NotPermitted, NotRunning, NotValid.
        DayNotRight: before the agreement, or in the future.
        FileTooLarge, EmptyFile, NotAPicture, PhotoTooLarge, PhotoUnreadable, HeicUnreadable: of the receipt.
    """
    current = _running(proposal, by)
    agreed_on, today = _agreed_on(current), today_of(current, at)
    if not agreed_on <= spending.spent_on <= today:
        words = _now("Tanggal beli harus sejak perjanjian berlaku dan paling lambat hari ini.")
        raise DayNotRight(words, fields={"spent_on": words})
    line = SpendingLine(proposal=current, **vars(spending))
    check(line, exclude=["proposal", "receipt"])
    line.receipt = keep(receipt, purpose=RECEIPT, name="kuitansi", field="receipt", proposal=current, by=by, at=at)
    line.save()
    return line


@transaction.atomic
def remove_spending(*, proposal: Proposal, line_id: int, by: Actor, at: datetime) -> None:
    """Take a line out again, with its receipt. Raises NotPermitted, NotRunning."""
    current = _running(proposal, by)
    line = current.spending.select_related("receipt").filter(pk=line_id).first()
    if line is not None:
        receipt = line.receipt
        current.spending.filter(pk=line_id).delete()
        remove(stored=receipt, at=at)


@transaction.atomic
def send_report(*, proposal: Proposal, outcome: Outcome, by: Actor, at: datetime) -> AccountReport:
    """Send the report; what was not spent needs a word.

    Raises:
        NotPermitted, NotRunning, MoveNotAllowed, NotValid.
        NoSpending: nothing was bought.
        LeftoverUnexplained: less than the aid was spent, and nothing says what became of the rest.
    """
    current = _running(proposal, by)
    spent = spent_of(current)
    if not spent:
        raise NoSpending()
    rest = Agreement.objects.get(proposal=current).amount - spent
    if rest > 0 and not outcome.leftover.strip():
        words = _now("Masih ada sisa %(rest)s. Tulis apa yang Anda lakukan dengan sisanya, misalnya sudah dikembalikan.") % {
            "rest": rupiah(rest)
        }
        raise LeftoverUnexplained(words, fields={"leftover": words})
    report = AccountReport.objects.select_for_update().filter(proposal=current).first() or AccountReport(proposal=current)
    for name, value in vars(outcome).items():
        setattr(report, name, value)
    report.sent_at = at
    check(report, exclude=["proposal"])
    report.save()
    move(current, "report", by, at, due_on=working_days_after(today_of(current, at), "aid.account_check_working_days"))
    return report


@transaction.atomic
def return_report(*, proposal: Proposal, note: str, by: Actor, at: datetime) -> Proposal:
    """Ask for more; the applicant has new working days for it.

    Raises:
        NotPermitted, OwnMatter, MoveNotAllowed, ReasonNeeded.
    """
    current = locked(proposal)
    demand_officer(by, Permission.VERIFY_AID, current)
    due_on = working_days_after(today_of(current, at), "aid.completion_working_days")
    return move(current, "return_report", by, at, note=note, due_on=due_on)


@transaction.atomic
def accept_report(*, proposal: Proposal, by: Actor, at: datetime) -> Proposal:
    """The aid is accounted for.

    Raises:
        NotPermitted, OwnMatter, MoveNotAllowed.
    """
    current = locked(proposal)
    demand_officer(by, Permission.VERIFY_AID, current)
    move(current, "accept_report", by, at, due_on=None)
    workers = AccountReport.objects.get(proposal=current).workers
    publish(AidAccountedFor(spent=spent_of(current), workers=workers, **ids_of(current)), by=by, at=at)
    return current


def remind(*, by: Actor, at: datetime) -> int:
    """Remind beneficiaries of their report on the days before it that the rule names. Returns how many were reminded."""
    return sum(_remind(proposal=proposal, by=by, at=at) for proposal in nearly_due(at))


@transaction.atomic
def _remind(*, proposal: Proposal, by: Actor, at: datetime) -> bool:
    current = locked(proposal)
    agreement = Agreement.objects.select_for_update().get(proposal=current)
    today = today_of(current, at)
    if current.state != "agreed" or current.due_on is None:
        return False
    left = (current.due_on - today).days
    steps = [int(days) for days in rule("aid.account_reminder_days", today).value]
    step = min((days for days in steps if left <= days), default=None)
    if step is None or left < 0 or (agreement.reminded_days is not None and agreement.reminded_days <= step):
        return False
    agreement.reminded_days = step
    agreement.save(update_fields=["reminded_days"])
    current.version += 1
    current.save(update_fields=["version"])
    publish(AccountDue(account_by=current.due_on, days_left=left, **ids_of(current)), by=by, at=at)
    return True


def spent_of(proposal: Proposal) -> int:
    """Rupiah shown by receipts."""
    return int(proposal.spending.aggregate(total=Sum("amount"))["total"] or 0)


def _running(proposal: Proposal, by: Actor) -> Proposal:
    current = locked(proposal)
    demand_own(by, current)
    if current.state != "agreed":
        raise NotRunning()
    return current


def _agreed_on(current: Proposal) -> date:
    agreement = Agreement.objects.get(proposal=current)
    return today_of(current, agreement.countersigned_at) if agreement.countersigned_at else date.max
