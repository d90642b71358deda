"""What a card goes through after it was issued: reports, work found and lost, its days running out."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import formats
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from karirhub.actions.balances import place_seeker, register_seeker, strike_off_seeker
from karirhub.actions.card_moving import locked_for_office, locked_of_holder, move
from karirhub.enums import StrikeReason
from karirhub.models import CheckIn, JobSeekerCard
from karirhub.permissions import Permission
from karirhub.queries.card_days import next_report_day, opens_on, today_in
from karirhub.queries.card_lists import ended, nearing, overdue
from siapkerja.documents.actions.documents import print_anew
from siapkerja.documents.actions.documents import withdraw as withdraw_document
from siapkerja.events.publishing import publish as announce
from siapkerja.facts.karirhub import CardDue
from siapkerja.identity.actor import Actor
from siapkerja.kernel.calendar import ZONE_NAMES
from siapkerja.kernel.errors import MoveNotAllowed, Refused
from siapkerja.reference.queries import rule
from siapkerja.workflow.moves import locked


class TooEarlyToReport(Refused):
    code = "card_report_too_early"


class CardOver(Refused):
    code = "card_over"
    sentence = _("Masa berlaku kartu ini sudah habis. Ajukan kartu baru; gratis.")


@transaction.atomic
def check_in(*, card: JobSeekerCard, by: Actor, at: datetime) -> JobSeekerCard:
    """The holder says that they still seek work. A card that had become inactive counts again, and its sheet shows the day.

    Raises:
        NotPermitted, MoveNotAllowed.
        CardOver: its last day has passed.
        TooEarlyToReport: the next day due is too far away.
    """
    current = locked_of_holder(card, by)
    today = today_in(current.regency, at)
    if not current.is_standing:
        raise MoveNotAllowed()
    issued_on, due_on = _demand_valid(current, today), current.check_in_due_on
    first = opens_on(due_on) if due_on else None
    if current.state == "active" and (first is None or today < first):
        raise TooEarlyToReport(_too_early(first))
    if due_on is not None and CheckIn.objects.get_or_create(card=current, due_on=due_on, defaults={"at": at})[1] and current.document:
        print_anew(document=current.document, by=by, at=at)
    move(
        current, "check_in", by, at, reminded_days=None,
        check_in_due_on=next_report_day(issued_on, after=max(today, due_on or today)),
    )  # fmt: skip
    register_seeker(card=current, on=today)
    return current


@transaction.atomic
def close_as_hired(*, card: JobSeekerCard, by: Actor, at: datetime) -> JobSeekerCard:
    """The holder found work by themselves and says so. The office writes a placement down if it was its doing."""
    current = locked_of_holder(card, by)
    move(current, "hire", by, at)
    strike_off_seeker(card=current, on=today_in(current.regency, at))
    return current


@transaction.atomic
def close_as_placed(*, card: JobSeekerCard, industry: str, scope: str, by: Actor, at: datetime) -> JobSeekerCard:
    """The holder was placed: by a hire in the portal, or as an officer wrote down. Called by `placements`, with its rights."""
    current = locked(card)
    if current.is_standing:
        move(current, "hire", by, at)
    if current.state == "hired":
        place_seeker(card=current, industry=industry, scope=scope, on=today_in(current.regency, at))
    return current


@transaction.atomic
def reopen(*, card: JobSeekerCard, by: Actor, at: datetime) -> JobSeekerCard:
    """The work has ended, by the holder's own word, and they seek again while the card is valid.

    Raises:
        NotPermitted, MoveNotAllowed.
        CardOver: its last day has passed.
    """
    current = locked_of_holder(card, by)
    today = today_in(current.regency, at)
    issued_on = _demand_valid(current, today)
    move(current, "reopen", by, at, check_in_due_on=next_report_day(issued_on, after=today), reminded_days=None)
    register_seeker(card=current, on=today)
    return current


@transaction.atomic
def strike_off(*, card: JobSeekerCard, reason: StrikeReason, note: str = "", by: Actor, at: datetime) -> JobSeekerCard:
    """Take a card off the list for good; the public check says that it is withdrawn.

    Raises:
        NotPermitted, OwnMatter, MoveNotAllowed.
    """
    current = locked_for_office(card, Permission.CHECK_CARDS, by)
    _strike(current, reason, note, by, at)
    return current


@transaction.atomic
def strike_off_erased(*, card: JobSeekerCard, by: Actor, at: datetime) -> None:
    """The holder's data are erased at their own wish; called by the erasure alone."""
    _strike(locked(card), StrikeReason.ERASED, "", by, at)


def _strike(current: JobSeekerCard, reason: StrikeReason, note: str, by: Actor, at: datetime) -> None:
    move(current, "strike_off", by, at, reason_code=str(reason), note=note.strip(), check_in_due_on=None)
    strike_off_seeker(card=current, on=today_in(current.regency, at))
    if current.document is not None:
        withdraw_document(document=current.document, reason_code=str(reason), by=by, at=at)


def _demand_valid(current: JobSeekerCard, today: date) -> date:
    """When the card was issued. Raises CardOver."""
    if current.issued_on is None or current.valid_until is None or today > current.valid_until:
        raise CardOver()
    return current.issued_on


def _too_early(first: date | None) -> str:
    if first is None:
        return _now("Tidak ada lapor berkala lagi sebelum kartu habis masa berlakunya. Perpanjang kartu menjelang akhirnya.")
    return _now("Lapor berkala berikutnya dibuka %(day)s.") % {"day": formats.date_format(first, "j F Y")}


# Clockwork ------------------------------------------------------------------------------------------------------------------


def keep_days(*, by: Actor, at: datetime) -> int:
    """Cards nobody reported for become inactive, cards whose time is over end, and holders hear of days that draw near.

    Returns:
        How many cards were touched, each in a transaction of its own.
    """
    touched = 0
    for zone in ZONE_NAMES:
        for card in ended(zone, at):
            touched += _expire(card=card, by=by, at=at)
        for card in overdue(zone, at):
            touched += _lapse(card=card, by=by, at=at)
        for card in nearing(zone, at):
            touched += _remind(card=card, by=by, at=at)
    return touched


@transaction.atomic
def _expire(*, card: JobSeekerCard, by: Actor, at: datetime) -> bool:
    current = locked(card)
    today = today_in(current.regency, at)
    if current.state not in {"active", "lapsed", "hired"} or current.valid_until is None or current.valid_until >= today:
        return False
    move(current, "expire", by, at, check_in_due_on=None)
    strike_off_seeker(card=current, on=today)
    return True


@transaction.atomic
def _lapse(*, card: JobSeekerCard, by: Actor, at: datetime) -> bool:
    current = locked(card)
    today = today_in(current.regency, at)
    due_on = current.check_in_due_on
    if current.state != "active" or due_on is None or due_on + timedelta(days=int(rule("ak1.grace_days", today).value)) >= today:
        return False
    move(current, "lapse", by, at)
    strike_off_seeker(card=current, on=today)
    return True


@transaction.atomic
def _remind(*, card: JobSeekerCard, by: Actor, at: datetime) -> bool:
    """Once for each of the steps the rule names; a missed one is made up for by the next."""
    current = locked(card)
    today = today_in(current.regency, at)
    due_on = current.check_in_due_on or current.valid_until
    if current.state != "active" or due_on is None:
        return False
    left = (due_on - today).days
    step = min((int(days) for days in rule("ak1.reminder_days", today).value if left <= int(days)), default=None)
    if step is None or left < 0 or (current.reminded_days is not None and current.reminded_days <= step):
        return False
    current.reminded_days, current.version = step, current.version + 1
    current.save(update_fields=["reminded_days", "version"])
    announce(
        CardDue(
            version=current.version, card_id=current.pk, person_id=current.person_id, regency_code=current.regency_id, due_on=due_on,
            days_left=left, is_end=due_on == current.valid_until,
        ),
        by=by,
        at=at,
    )  # fmt: skip
    return True
