"""Accounts nobody uses: warned twice, then closed, so that nothing is kept longer than needed (UU 27/2022 art. 16 (2) g)."""

from datetime import date, datetime, timedelta

from django.db import transaction

from siapkerja.events.publishing import publish
from siapkerja.facts.privacy import AccountUnused
from siapkerja.identity.actor import Actor
from siapkerja.identity.holdings import obstacles_to_forgetting
from siapkerja.identity.models import Person, User
from siapkerja.kernel.calendar import day_in
from siapkerja.privacy.actions.deletions import anonymise
from siapkerja.privacy.models import InactivityNotice
from siapkerja.privacy.queries.inactivity import UnusedAccount, deadline, unused_accounts
from siapkerja.reference.queries.rules import rules

BEAT = Actor.the_system("privacy")


def look_after_unused(*, at: datetime) -> tuple[int, int]:
    """Warn and close what is due; each account in a transaction of its own.

    Returns:
        How many people were warned and how many anonymised.
    """
    today = day_in("Asia/Jakarta", at)
    found = rules(["privacy.account_unused_months", "privacy.account_unused_warning_days"], today)
    months = found["privacy.account_unused_months"].value
    warnings = sorted(found["privacy.account_unused_warning_days"].value, reverse=True)
    warned = closed = 0
    for account in unused_accounts(months=months, within_days=max(warnings), on=today):
        if obstacles_to_forgetting(account.person_id, at, is_unused=True):
            continue
        told = list(InactivityNotice.objects.filter(person=account.person_id, last_active_at=account.last_active_at))
        end = max([deadline(account.last_active_at, months), *(day_in("Asia/Jakarta", notice.erase_at) for notice in told)])
        days_told = {notice.days_before for notice in told}
        if min(warnings) in days_told and end <= today:
            closed += close_unused(account=account, at=at)
        elif (days := due_warning(end, warnings, days_told, today)) is not None:
            warn(account=account, end=end, days=days, at=at)
            warned += 1
    return warned, closed


def due_warning(end: date, warnings: list[int], told: set[int], today: date) -> int | None:
    """The warning to send today, in days before the end: the first one first, even where it is late."""
    if not told:
        return warnings[0] if today >= end - timedelta(days=warnings[0]) else None
    due = [days for days in warnings if days not in told and today >= end - timedelta(days=days)]
    return due[-1] if due else None


@transaction.atomic
def warn(*, account: UnusedAccount, end: date, days: int, at: datetime) -> None:
    """Tell the person. Whoever was not warned in time (the beat stood still, or the rule is new) gets the full time from now."""
    erase_at = max(at + timedelta(days=days), datetime.combine(end, at.timetz()))
    notice = InactivityNotice.objects.create(
        person_id=account.person_id, last_active_at=account.last_active_at, days_before=days, erase_at=erase_at, told_at=at
    )
    erase_on = day_in("Asia/Jakarta", erase_at)
    publish(AccountUnused(notice_id=notice.pk, person_id=account.person_id, erase_on=erase_on, version=1), by=BEAT, at=at)


@transaction.atomic
def close_unused(*, account: UnusedAccount, at: datetime) -> int:
    """Anonymise, unless the person came back since the list was read; 1 if done."""
    user = User.objects.select_for_update(of=("self",)).filter(person=account.person_id).first()
    if user is not None and (user.last_login or user.date_joined) > account.last_active_at:
        return 0
    anonymise(person=Person.objects.get(pk=account.person_id), cause="inactivity", by=BEAT, at=at)
    return 1
