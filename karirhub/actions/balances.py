"""The balance of the labour market: entries as things happen, and months that are locked."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction
from django.db.models import Min
from django.utils import formats
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from karirhub.actions.openings import settle_openings
from karirhub.enums import BalanceFlow, BalanceSide
from karirhub.models import BalanceEntry, BalanceLine, JobSeekerCard, LockedMonth, PlacementLine, RegencyBook
from karirhub.permissions import GRANTS, Permission
from karirhub.queries.balances import computed_lines, computed_placements
from karirhub.queries.card_days import age_group, today_in
from siapkerja.events.publishing import publish as announce
from siapkerja.facts.karirhub import MonthLocked
from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import require
from siapkerja.kernel.calendar import add_months
from siapkerja.kernel.errors import Refused
from siapkerja.reference.models import Region


class MonthNotOver(Refused):
    code = "month_not_over"
    sentence = _("Bulan ini belum berakhir. Kunci setelah tanggal satu bulan berikutnya.")


class MonthOutOfTurn(Refused):
    code = "month_out_of_turn"


@dataclass(frozen=True, kw_only=True)
class Traits:
    """What an entry is counted by; see `BalanceEntry`."""

    sex: str = ""
    age_group: str = ""
    education: str = ""
    occupation: str = ""
    last_industry: str = ""
    industry: str = ""
    scope: str = ""


def enter(
    *,
    regency_id: str,
    side: BalanceSide,
    flow: BalanceFlow,
    amount: int,
    happened_on: date,
    subject: str,
    traits: Traits,
) -> BalanceEntry:
    """Write one entry, into its month or the first one not locked. Call it with the subject's row locked, in the act's transaction.

    Args:
        amount: not 0; negative takes back.
        happened_on: the day at the regency.
        subject: `karirhub.card:12`; its entries are numbered in turn.
    """
    ordinal = BalanceEntry.objects.filter(subject=subject).count() + 1
    month = happened_on.replace(day=1)
    through = _locked_through(regency_id)
    return BalanceEntry.objects.create(
        regency_id=regency_id, side=side, flow=flow, amount=amount, happened_on=happened_on,
        counted_in=max(month, add_months(through, 1)) if through else month, subject=subject, key=f"{subject}:{ordinal}",
        **vars(traits),
    )  # fmt: skip


def _locked_through(regency_id: str) -> date | None:
    """How far the regency's months are locked; nobody locks another one until this transaction ends."""
    RegencyBook.objects.bulk_create([RegencyBook(regency_id=regency_id)], ignore_conflicts=True)
    with connection.cursor() as cursor:
        cursor.execute("select locked_through from karirhub_regencybook where regency_id = %s for share", [regency_id])
        through: date | None = cursor.fetchone()[0]
    return through


# Seekers --------------------------------------------------------------------------------------------------------------------


def register_seeker(*, card: JobSeekerCard, on: date) -> None:
    """The holder of a card seeks work, from a day on. Nothing happens where they are counted already."""
    if _is_counted(card):
        return
    content = card.content
    traits = Traits(
        sex=card.sex,
        age_group=age_group(date.fromisoformat(content["born_on"]), on) if content.get("born_on") else "",
        education=card.education_id,
        occupation=card.occupation_id,
        last_industry=content.get("last_industry", ""),
    )
    _enter_seeker(card, BalanceFlow.REGISTERED, 1, on, traits)


def strike_off_seeker(*, card: JobSeekerCard, on: date) -> None:
    """The holder no longer seeks work through the office. Nothing happens where they are not counted."""
    if _is_counted(card):
        _enter_seeker(card, BalanceFlow.STRUCK_OFF, 1, on, _traits(_entries(card)[-1]))


def place_seeker(*, card: JobSeekerCard, industry: str, scope: str, on: date) -> None:
    """The holder was placed. Who was struck off as having found work by themselves is counted as placed instead."""
    entries = _entries(card)
    if not entries:
        return
    if not _is_counted(card):
        last = entries[-1]
        if last.flow != BalanceFlow.STRUCK_OFF or card.state != "hired":
            return
        _enter_seeker(card, BalanceFlow.STRUCK_OFF, -1, on, _traits(last))
    traits = Traits(**vars(_traits(entries[-1])) | {"industry": industry, "scope": scope})
    _enter_seeker(card, BalanceFlow.PLACED, 1, on, traits)


def unplace_seeker(*, card: JobSeekerCard, on: date) -> None:
    """A placement was written down by mistake: it is taken back, in the month it was counted or the first one still open."""
    placed = [entry for entry in _entries(card) if entry.flow == BalanceFlow.PLACED]
    if not placed or _is_counted(card):
        return
    last = placed[-1]
    traits = Traits(**vars(_traits(last)) | {"industry": last.industry, "scope": last.scope})
    _enter_seeker(card, BalanceFlow.PLACED, -1, on, traits)


def _subject(card: JobSeekerCard) -> str:
    """A card that renews another goes on with its entries: renewing is neither a registration nor a striking off."""
    first = card
    while first.renews is not None:
        first = first.renews
    return f"karirhub.card:{first.pk}"


def _entries(card: JobSeekerCard) -> list[BalanceEntry]:
    return list(BalanceEntry.objects.filter(subject=_subject(card)).order_by("pk"))


def _is_counted(card: JobSeekerCard) -> bool:
    return sum(entry.amount if entry.flow == BalanceFlow.REGISTERED else -entry.amount for entry in _entries(card)) > 0


def _traits(entry: BalanceEntry) -> Traits:
    """What somebody was registered under, whatever they are today."""
    return Traits(
        sex=entry.sex, age_group=entry.age_group, education=entry.education, occupation=entry.occupation,
        last_industry=entry.last_industry,
    )  # fmt: skip


def _enter_seeker(card: JobSeekerCard, flow: BalanceFlow, amount: int, on: date, traits: Traits) -> None:
    enter(
        regency_id=card.regency_id, side=BalanceSide.SEEKERS, flow=flow, amount=amount, happened_on=on,
        subject=_subject(card), traits=traits,
    )  # fmt: skip


# Months ---------------------------------------------------------------------------------------------------------------------


@transaction.atomic
def lock_month(*, regency: Region, month: date, by: Actor, at: datetime) -> LockedMonth:
    """Freeze the figures of a regency's month. What is heard of it later counts in the first month still open.

    Args:
        month: its first day.

    Raises:
        NotPermitted: not an officer of the regency.
        MonthNotOver: it still runs there.
        MonthOutOfTurn: an earlier month is still open, or this one is locked.
    """
    require(GRANTS, by, Permission.LOCK_BALANCE, region_code=regency.pk)
    RegencyBook.objects.bulk_create([RegencyBook(regency_id=regency.pk)], ignore_conflicts=True)
    book = RegencyBook.objects.select_for_update().get(pk=regency.pk)
    if today_in(regency, at) < add_months(month, 1):
        raise MonthNotOver()
    _demand_turn(book, month)
    settle_openings(region_code=regency.pk, at=at)
    before = LockedMonth.objects.filter(regency=regency, month=book.locked_through).first() if book.locked_through else None
    lines, placed = computed_lines(regency.pk, month), computed_placements(regency.pk, month)
    locked = LockedMonth.objects.create(regency=regency, month=month, follows=before, by_person_id=by.person_id, at=at)
    BalanceLine.objects.bulk_create(
        BalanceLine(
            locked=locked, side=line.side, dimension=line.dimension, key=line.key, opening=line.opening, registered=line.registered,
            placed=line.placed, struck_off=line.struck_off, closing=line.closing,
        )
        for line in lines
    )  # fmt: skip
    PlacementLine.objects.bulk_create(
        PlacementLine(locked=locked, dimension=line.dimension, key=line.key, placed=line.placed) for line in placed
    )
    book.locked_through = month
    book.save(update_fields=["locked_through"])
    announce(MonthLocked(version=1, locked_month_id=locked.pk, regency_code=regency.pk, month=month), by=by, at=at)
    return locked


def _demand_turn(book: RegencyBook, month: date) -> None:
    if book.locked_through:
        wanted = add_months(book.locked_through, 1)
    else:
        wanted = BalanceEntry.objects.filter(regency=book.pk).aggregate(first=Min("counted_in"))["first"] or month
    if month == wanted:
        return
    words = formats.date_format(wanted, "F Y")
    if book.locked_through and month <= book.locked_through:
        raise MonthOutOfTurn(_now("Bulan ini sudah dikunci. Yang berikutnya %(month)s.") % {"month": words})
    raise MonthOutOfTurn(_now("Bulan dikunci berurutan. Kunci dulu %(month)s.") % {"month": words})
