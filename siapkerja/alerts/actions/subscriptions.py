"""Keeping a search, saying yes to its letters, changing and ending it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.alerts.enums import Frequency
from siapkerja.alerts.kinds import Kind
from siapkerja.alerts.letters import confirmation_letter
from siapkerja.alerts.models import Alert
from siapkerja.alerts.mornings import due_at
from siapkerja.identity.actor import Actor
from siapkerja.identity.fields import email_index
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.messaging.actions.messages import send_message
from siapkerja.messaging.channels import Channel, usable_address
from siapkerja.reference.queries import rule, rules
from siapkerja.throttles import DAY, count


class TooManySearches(Refused):
    code = "too_many_searches"
    sentence = _("Anda sudah menyimpan pencarian sebanyak yang diperbolehkan. Hapus satu yang tidak lagi Anda perlukan, lalu simpan lagi.")


class EmptySearch(Refused):
    code = "empty_search"
    sentence = _("Tulis dulu pekerjaan atau tempat, atau pilih satu saringan, agar kabar yang Anda terima sesuai.")


@transaction.atomic
def ask_for_news(*, kind: Kind, query: str, address: str, frequency: Frequency, language: str, by: Actor, at: datetime) -> None:
    """Somebody without an account wants news by e-mail: its owner is asked first (UU 27/2022 art. 20).

    What happens does not show whether the address is known here. Beyond the bounds of an address nothing is sent.

    Args:
        query: the question as sent; kept in the kind's tidy way.
        address: e-mail address as typed.

    Raises:
        EmptySearch: the question asks for everything.
        AddressNotUsable: not an e-mail address.
    """
    question = _tidied(kind, query)
    receiver = usable_address(Channel.EMAIL, address)
    limits = rules(["alert.confirmations_per_day", "alert.most_per_receiver", "alert.confirmation_hours"], at.date())
    # To an address that has not said yes.
    if count(what="alerts.letter", of=receiver.strip().casefold(), seconds=DAY) > int(limits["alert.confirmations_per_day"].value):
        return
    standing = list(Alert.objects.of_address(receiver).filter(kind=kind.slug).select_for_update().order_by("pk"))
    alert = next((row for row in standing if row.query == question), None)
    if alert is None:
        if len(standing) >= int(limits["alert.most_per_receiver"].value):
            return
        alert = Alert.objects.create(
            kind=kind.slug,
            email=receiver,
            email_index=email_index(receiver),
            query=question,
            frequency=frequency,
            zone=kind.zone(question),
            language=language,
            asked_at=at,
        )
    elif not alert.is_confirmed:
        alert.asked_at = at
        alert.save(update_fields=["asked_at"])
    hours = int(limits["alert.confirmation_hours"].value)
    letter = confirmation_letter(alert, frequency, hours=hours)
    send_message(
        channel=Channel.EMAIL,
        to=receiver,
        subject=letter.subject,
        body=letter.body,
        purpose="alert_confirmation",
        at=at,
        worthless_at=at + timedelta(hours=hours),
    )


@transaction.atomic
def confirm(*, alert: Alert, frequency: Frequency, by: Actor, at: datetime) -> Alert:
    """The owner of the address says yes; saying it again changes nothing but the frequency."""
    row = Alert.objects.select_for_update().get(pk=alert.pk)
    row.confirmed_at = row.confirmed_at or at
    row.frequency = frequency
    row.save(update_fields=["confirmed_at", "frequency"])
    return row


@transaction.atomic
def keep_search(*, kind: Kind, query: str, frequency: Frequency, language: str, by: Actor, at: datetime) -> Alert:
    """A signed-in person keeps a search. The same one again takes the new frequency.

    Raises:
        EmptySearch: the question asks for everything.
        TooManySearches: as many as one account may have.
    """
    if by.subject_id is None:
        raise NotPermitted()
    question = _tidied(kind, query)
    standing = list(Alert.objects.of_person(by.subject_id).select_for_update().order_by("pk"))
    known = next((row for row in standing if row.kind == kind.slug and row.query == question), None)
    if known is not None:
        return change_frequency(alert=known, frequency=frequency, by=by, at=at)
    if len(standing) >= int(rule("alert.most_per_receiver", at.date()).value):
        raise TooManySearches()
    return Alert.objects.create(
        kind=kind.slug,
        person_id=by.subject_id,
        query=question,
        frequency=frequency,
        zone=kind.zone(question),
        language=language,
        asked_at=at,
        confirmed_at=at,
    )


@transaction.atomic
def take_over(*, person_id: int, address: str, by: Actor, at: datetime) -> int:
    """What an address was to hear of becomes its owner's, who has an account now; a search they keep already stays as they keep it.

    What nobody has said yes to stays with the address: another may have typed it. So does what is more than one account may have.

    Args:
        address: proven to be the person's, and where their letters go.

    Returns:
        How many searches they have gained.
    """
    asked = list(Alert.objects.of_address(address).confirmed().select_for_update().order_by("pk"))
    if not asked:
        return 0
    kept = {(row.kind, row.query) for row in Alert.objects.of_person(person_id).select_for_update().order_by("pk")}
    most, gained = int(rule("alert.most_per_receiver", at.date()).value), 0
    for row in asked:
        if (row.kind, row.query) in kept:
            row.delete()
        elif len(kept) < most:
            row.person_id, row.email, row.email_index = person_id, None, None
            row.save(update_fields=["person", "email", "email_index"])
            kept.add((row.kind, row.query))
            gained += 1
    return gained


@transaction.atomic
def change_frequency(*, alert: Alert, frequency: Frequency, by: Actor, at: datetime) -> Alert:
    """News that waits is told when the new frequency says."""
    row = Alert.objects.select_for_update(of=("self",)).get(pk=alert.pk)
    row.frequency = frequency
    row.save(update_fields=["frequency"])
    waiting = row.findings.untold()
    if frequency == Frequency.NEVER:
        waiting.delete()
    else:
        limits = rules(["alert.morning_hour", "alert.minutes_between"], at.date())
        morning, between = (int(limits[key].value) for key in ("alert.morning_hour", "alert.minutes_between"))
        waiting.update(due_at=due_at(row, found_at=at, morning_hour=morning, minutes_between=between))
    return row


@transaction.atomic
def stop(*, alert: Alert, by: Actor, at: datetime) -> None:
    """No more letters. What an address without an account asked for is forgotten altogether; a saved search stays, silent."""
    if alert.person_id is None:
        Alert.objects.filter(pk=alert.pk).delete()
    else:
        change_frequency(alert=alert, frequency=Frequency.NEVER, by=by, at=at)


@transaction.atomic
def stop_all(*, alert: Alert, by: Actor, at: datetime) -> int:
    """No more letters to whoever receives this one's; returns how many alerts that ended."""
    rows = Alert.objects.of_person(alert.person_id) if alert.person_id else Alert.objects.of_address(str(alert.email))
    ended = list(rows.wanting_news().order_by("pk"))
    for row in ended:
        stop(alert=row, by=by, at=at)
    if alert.person_id is None:
        Alert.objects.of_address(str(alert.email)).delete()
    return len(ended)


@transaction.atomic
def forget_search(*, alert: Alert, by: Actor, at: datetime) -> None:
    """The person deletes a saved search."""
    Alert.objects.filter(pk=alert.pk).delete()


@transaction.atomic
def erase_searches(*, person_id: int, by: Actor, at: datetime) -> None:
    """All searches of a person go (UU 27/2022 art. 43)."""
    Alert.objects.of_person(person_id).delete()


@transaction.atomic
def forget_unconfirmed(*, at: datetime) -> int:
    """Addresses whose owners have not said yes in time are deleted; returns how many rows."""
    hours = int(rule("alert.confirmation_hours", at.date()).value)
    _total, rows = Alert.objects.unconfirmed().filter(asked_at__lt=at - timedelta(hours=hours)).delete()
    return rows.get("alerts.Alert", 0)


def _tidied(kind: Kind, query: str) -> str:
    question = kind.tidy(query)
    if not question:
        raise EmptySearch()
    return question
