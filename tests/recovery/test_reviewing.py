"""Officers look at a request: one proposes, another approves, everybody is told, and the true owner can hold it."""

import json
from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from siapkerja.audit.models import PersonView, SecurityAct
from siapkerja.identity.actions.recovered_accounts import ContactTaken
from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.models import User
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted
from siapkerja.recovery.actions.links import LinkExpired, LinkUsed, ObjectionTooLate, object_to, set_password
from siapkerja.recovery.actions.reviews import (
    NotYourCase,
    OwnAccount,
    SecondOfficerNeeded,
    approve,
    ask_for_completion,
    dismiss_objection,
    propose,
    refuse,
    revert,
    take,
)
from siapkerja.recovery.actions.tickets import supply
from siapkerja.recovery.enums import MissingPart, ObjectionOutcome, RecoveryRefusal
from siapkerja.recovery.models import RecoveryLink, RecoveryTicket
from siapkerja.recovery.queries import link_by_token, tickets_for
from siapkerja.reference.models import Rule
from siapkerja.workflow.moves import ReasonNeeded
from tests.recovery.conftest import letters_to, path_in
from tests.support.parts.recovery import code_sent_to, picture, recovery_ticket
from tests.support.people import PASSWORD, SYSTEM, Somebody, make_officer, make_somebody

NEW = "baru@contoh.example"
STRANGER = SYSTEM
SECRET = "kuda-baterai-tepat-jepit"


def granted(first: Somebody, second: Somebody, **more: object) -> RecoveryTicket:
    """A request two officers agreed to."""
    ticket = recovery_ticket(**more)  # type: ignore[arg-type]
    at = timezone.now()
    take(ticket=ticket, by=first.actor, at=at)
    propose(ticket=ticket, person=None, by=first.actor, at=at)
    return approve(ticket=ticket, by=second.actor, at=at)


def link_in(address: str, purpose: str) -> RecoveryLink:
    """The link of the newest letter to an address."""
    link = link_by_token(path_in(letters_to(address)[-1]).rstrip("/").split("/")[-1], purpose)
    assert link is not None
    return link


def test_after_two_officers_the_account_has_one_new_contact_and_no_session(owner: Somebody, first: Somebody, second: Somebody) -> None:
    old = str(owner.user.email)
    ticket = granted(first, second)
    user = User.objects.get(pk=owner.user.pk)
    assert (user.email, user.has_usable_password()) == (NEW, False)
    assert list(user.emailaddress_set.values_list("email", "verified", "primary")) == [(NEW, True, True)]  # type: ignore[attr-defined]
    assert owner.client.get("/profil/").status_code == 302
    assert (ticket.taken_by, ticket.approved_by) == (first.person, second.person)
    assert "bukan Anda, tahan dalam 3 hari" in letters_to(old)[-1]
    assert "Buat kata sandi baru dalam 24 jam" in letters_to(NEW)[-1]


def test_the_same_officer_cannot_look_twice_and_is_told_so(owner: Somebody, first: Somebody) -> None:
    ticket = recovery_ticket()
    desk, page = first.client, f"/petugas/pemulihan/{ticket.number}/"
    desk.post(page + "take/")
    desk.post(page + "buka/", {"purpose": "decide"})
    desk.post(page + "propose/", {"person": str(owner.person.public_id)})
    answer = desk.post(page + "approve/", follow=True)
    assert "petugas lain yang menyetujuinya" in answer.content.decode()
    ticket.refresh_from_db()
    assert ticket.state == "proposed"
    with pytest.raises(SecondOfficerNeeded):
        approve(ticket=ticket, by=first.actor, at=timezone.now())


def test_the_second_look_can_be_switched_off_by_a_dated_rule(owner: Somebody, first: Somebody) -> None:
    Rule.objects.filter(key="recovery.needs_second_officer").update(value=0)
    ticket = recovery_ticket()
    take(ticket=ticket, by=first.actor, at=timezone.now())
    assert approve(ticket=ticket, by=first.actor, at=timezone.now()).state == "granted"


def test_who_did_not_take_the_request_can_neither_ask_nor_propose(owner: Somebody, first: Somebody, second: Somebody) -> None:
    ticket = recovery_ticket()
    take(ticket=ticket, by=first.actor, at=timezone.now())
    with pytest.raises(NotYourCase):
        propose(ticket=ticket, person=None, by=second.actor, at=timezone.now())
    with pytest.raises(NotYourCase):
        ask_for_completion(ticket=ticket, missing=[MissingPart.CARD_CUT], note="", by=second.actor, at=timezone.now())


def test_an_officer_who_lost_their_own_account_is_served_by_others(owner: Somebody, first: Somebody, second: Somebody) -> None:
    ticket = recovery_ticket()
    RecoveryTicket.objects.filter(pk=ticket.pk).update(person=first.person)
    with pytest.raises(OwnAccount):
        take(ticket=ticket, by=first.actor, at=timezone.now())
    assert take(ticket=ticket, by=second.actor, at=timezone.now()).state == "taken"


def test_officers_see_their_own_region_only(owner: Somebody, first: Somebody, other_officer: Somebody, ministry_officer: Somebody) -> None:
    ticket = recovery_ticket()
    inspector = make_officer("Yusuf Contoh", OfficerRole.LABOUR_INSPECTOR, "32")
    assert list(tickets_for(first.actor)) == list(tickets_for(ministry_officer.actor)) == [ticket]
    for stranger in (other_officer, inspector):
        assert list(tickets_for(stranger.actor)) == []
        assert stranger.client.get(f"/petugas/pemulihan/{ticket.number}/").status_code == 404
        with pytest.raises(NotPermitted):
            take(ticket=ticket, by=stranger.actor, at=timezone.now())


def test_a_nik_of_no_known_region_goes_to_the_ministry(first: Somebody, ministry_officer: Somebody) -> None:
    ticket = recovery_ticket(nik="9915015205980001")
    assert ticket.region is None
    assert list(tickets_for(first.actor)) == []
    assert list(tickets_for(ministry_officer.actor)) == [ticket]


def test_data_stay_masked_until_opened_with_a_purpose_and_the_person_sees_who_looked(owner: Somebody, first: Somebody) -> None:
    ticket = recovery_ticket()
    page = f"/petugas/pemulihan/{ticket.number}/"
    closed = first.client.get(page).content.decode()
    assert "3273********0001" in closed
    for hidden in ("3273015205980001", "Rina Contoh", NEW):
        assert hidden not in closed
    assert first.client.post(page + "buka/", {}).status_code == 422
    first.client.post(page + "buka/", {"purpose": "decide"})
    opened = first.client.get(page).content.decode()
    assert "3273015205980001" in opened
    assert "semua cocok" not in opened  # nobody took it yet
    look = PersonView.objects.get(person_id=owner.person.pk)
    assert (look.by_person_id, look.what, look.purpose) == (first.person.pk, "recovery", "recovery")
    assert SecurityAct.objects.get(act="recovery_opened").codes["purpose"] == "decide"


def test_nothing_is_decided_before_the_data_were_opened(owner: Somebody, first: Somebody) -> None:
    ticket = recovery_ticket()
    page = f"/petugas/pemulihan/{ticket.number}/"
    first.client.post(page + "take/")
    refused = first.client.post(page + "refuse/", {"refusal": "not_proven"}, follow=True)
    assert "Buka data dulu" in refused.content.decode()
    ticket.refresh_from_db()
    assert ticket.state == "taken"


def test_pictures_are_downloaded_by_officers_of_the_region_only_and_logged(
    owner: Somebody, first: Somebody, other_officer: Somebody
) -> None:
    ticket = recovery_ticket()
    assert ticket.card is not None
    address = f"/berkas/{ticket.card.public_id}/"
    for stranger in (Client(), owner.client, other_officer.client):
        assert stranger.get(address).status_code in {302, 404}
    answer = first.client.get(address)
    assert (answer.status_code, answer["Content-Disposition"].partition(";")[0]) == (200, "attachment")
    assert b"".join(answer).startswith(b"\xff\xd8")  # type: ignore[call-overload]
    assert PersonView.objects.filter(person_id=owner.person.pk, by_person_id=first.person.pk).exists()


def test_the_clock_stands_still_while_the_person_completes(owner: Somebody, first: Somebody) -> None:
    ticket = recovery_ticket()
    RecoveryTicket.objects.filter(pk=ticket.pk).update(due_on=date(2026, 11, 26))
    monday = timezone.make_aware(timezone.datetime(2026, 11, 23, 10))  # type: ignore[attr-defined]
    take(ticket=ticket, by=first.actor, at=monday)
    waiting = ask_for_completion(
        ticket=ticket, missing=[MissingPart.FACE_UNCLEAR, MissingPart.CARD_CUT], note="", by=first.actor, at=monday
    )
    assert (waiting.state, waiting.missing) == ("waiting", ["face_unclear", "card_cut"])
    assert "perlu Anda lengkapi" in letters_to(NEW)[-1]
    done = supply(ticket=ticket, card=None, portrait=picture(), story="", by=STRANGER, at=monday + timedelta(days=4))
    assert (done.state, done.due_on, done.paused_on, done.missing) == ("taken", date(2026, 12, 2), None, [])
    assert done.taken_by == first.person


def test_asking_needs_to_say_what_is_missing(owner: Somebody, first: Somebody) -> None:
    ticket = recovery_ticket()
    take(ticket=ticket, by=first.actor, at=timezone.now())
    with pytest.raises(ReasonNeeded):
        ask_for_completion(ticket=ticket, missing=[], note="x", by=first.actor, at=timezone.now())


def test_the_person_completes_on_the_status_page(client: Client, owner: Somebody, first: Somebody) -> None:
    ticket = recovery_ticket()
    take(ticket=ticket, by=first.actor, at=timezone.now())
    ask_for_completion(ticket=ticket, missing=[MissingPart.MORE_STORY], note="", by=first.actor, at=timezone.now())
    from siapkerja.recovery.secrets_of_cases import access_code

    opened = client.post("/akun/pemulihan/status/", {"number": ticket.number, "access": access_code(ticket.public_id)})
    assert "Keterangan perlu ditambah" in client.get(opened["Location"]).content.decode()
    assert client.post(opened["Location"] + "lengkapi/", {}).status_code == 422
    assert client.post(opened["Location"] + "lengkapi/", {"story": "HP dicuri di angkot."}).status_code == 302
    ticket.refresh_from_db()
    assert (ticket.state, ticket.story) == ("taken", "HP dicuri di angkot.")


def test_a_refusal_is_read_with_its_reason_and_the_note_is_not(client: Client, owner: Somebody, first: Somebody) -> None:
    ticket = recovery_ticket()
    take(ticket=ticket, by=first.actor, at=timezone.now())
    refuse(ticket=ticket, refusal=RecoveryRefusal.PICTURES_DIFFER, note="Wajah beda jauh.", by=first.actor, at=timezone.now())
    from siapkerja.recovery.secrets_of_cases import access_code

    opened = client.post("/akun/pemulihan/status/", {"number": ticket.number, "access": access_code(ticket.public_id)})
    page = client.get(opened["Location"]).content.decode()
    assert "menunjukkan orang yang berbeda" in page
    assert "Wajah beda jauh." not in page
    assert User.objects.get(pk=owner.user.pk).email == owner.user.email


def test_second_factors_are_removed_only_when_asked_and_stated(owner: Somebody, first: Somebody, second: Somebody) -> None:
    Authenticator.objects.create(user=owner.user, type="totp", data={"secret": "x"})
    granted(first, second)
    assert Authenticator.objects.filter(user=owner.user).exists()
    granted(first, second, drops_second_factors=True, contact="lain@contoh.example")
    assert not Authenticator.objects.filter(user=owner.user).exists()


def test_a_contact_of_another_account_is_refused_in_a_sentence(owner: Somebody, first: Somebody, second: Somebody) -> None:
    other = make_somebody("Dewi Contoh")
    ticket = recovery_ticket(contact=str(other.user.email))
    take(ticket=ticket, by=first.actor, at=timezone.now())
    propose(ticket=ticket, person=None, by=first.actor, at=timezone.now())
    with pytest.raises(ContactTaken):
        approve(ticket=ticket, by=second.actor, at=timezone.now())


def test_an_account_that_did_not_fit_is_named_by_the_officer(owner: Somebody, first: Somebody, second: Somebody) -> None:
    ticket = recovery_ticket(full_name="Rina Contoh Wati")
    assert ticket.person is None
    page = f"/petugas/pemulihan/{ticket.number}/"
    first.client.post(page + "take/")
    first.client.post(page + "buka/", {"purpose": "decide"})
    assert "berbeda: nama" in first.client.get(page).content.decode()
    assert first.client.post(page + "propose/", {"person": "00000000-0000-0000-0000-000000000000"}).status_code == 422
    first.client.post(page + "propose/", {"person": str(owner.person.public_id)})
    assert approve(ticket=ticket, by=second.actor, at=timezone.now()).person == owner.person


def test_a_passport_finds_the_account_of_a_foreigner(first: Somebody, ministry_officer: Somebody) -> None:
    from siapkerja.identity.fields import passport_index
    from siapkerja.identity.models import PassportClaim
    from tests.support.parts.recovery import BORN_ON

    guest = make_somebody("Lim Contoh")
    guest.person.born_on = BORN_ON
    guest.person.save()
    PassportClaim.objects.create(
        person=guest.person, number="A1234567", number_index=passport_index("MYS", "A1234567"), country="MYS",
        expires_on=date(2030, 1, 1), claimed_at=timezone.now(),
    )  # fmt: skip
    ticket = recovery_ticket(nik="", passport="A1234567", passport_country="MYS", full_name="Lim Contoh")
    assert (ticket.person, ticket.is_matched) == (guest.person, True)
    assert list(tickets_for(ministry_officer.actor)) == [ticket]


def test_the_password_link_works_once_and_its_reuse_is_told_in_a_sentence(
    client: Client, owner: Somebody, first: Somebody, second: Somebody
) -> None:
    granted(first, second)
    path = path_in(letters_to(NEW)[-1])
    assert client.post(path, {"password1": "pendek", "password2": "pendek"}).status_code == 422
    assert "belum sama" in client.post(path, {"password1": SECRET, "password2": SECRET + "x"}).content.decode()
    assert client.post(path, {"password1": SECRET, "password2": SECRET}).status_code == 302
    again = client.get(path)
    assert again.status_code == 410
    assert "sudah dipakai" in again.content.decode()
    assert User.objects.get(pk=owner.user.pk).check_password(SECRET)


def test_an_expired_password_link_is_told_and_a_new_one_voids_the_old(owner: Somebody, first: Somebody, second: Somebody) -> None:
    from siapkerja.recovery.actions.links import send_password_link_again

    ticket = granted(first, second)
    old = link_in(NEW, "password")
    with pytest.raises(LinkExpired):
        set_password(link=old, password=SECRET, by=STRANGER, at=timezone.now() + timedelta(hours=25))
    send_password_link_again(ticket=ticket, by=STRANGER, at=timezone.now())
    with pytest.raises(LinkExpired):
        set_password(link=old, password=SECRET, by=STRANGER, at=timezone.now())
    fresh = link_in(NEW, "password")
    assert set_password(link=fresh, password=SECRET, by=STRANGER, at=timezone.now()).state == "completed"
    with pytest.raises(LinkUsed):
        set_password(link=fresh, password=SECRET, by=STRANGER, at=timezone.now())


def test_an_objection_in_time_gives_the_owner_everything_back_even_after_a_password_was_set(
    client: Client, owner: Somebody, first: Somebody, second: Somebody
) -> None:
    old = str(owner.user.email)
    Authenticator.objects.create(user=owner.user, type="totp", data={"secret": "x"})
    ticket = granted(first, second, drops_second_factors=True)
    set_password(link=link_in(NEW, "password"), password=SECRET, by=STRANGER, at=timezone.now())
    path = path_in(letters_to(old)[-1])
    assert "bukan Anda" in client.get(path).content.decode()
    assert "sudah ditahan" in client.post(path).content.decode()
    user, ticket = User.objects.get(pk=owner.user.pk), RecoveryTicket.objects.get(pk=ticket.pk)
    assert (user.email, ticket.state, user.check_password(PASSWORD)) == (old, "frozen", True)
    assert Authenticator.objects.filter(user=user, type="totp").exists()
    assert "sedang diperiksa" in client.get(path).content.decode()
    assert "Perubahan akun ditahan" in letters_to(NEW)[-1]


def test_an_objection_after_three_days_is_too_late(owner: Somebody, first: Somebody, second: Somebody) -> None:
    old = str(owner.user.email)
    granted(first, second)
    for letter in letters_to(old):
        link = link_by_token(path_in(letter).rstrip("/").split("/")[-1], "objection")
        assert link is not None
        with pytest.raises(ObjectionTooLate):
            object_to(link=link, by=STRANGER, at=timezone.now() + timedelta(days=3, minutes=1))


def test_after_an_objection_nothing_is_approved_before_it_is_decided(owner: Somebody, first: Somebody, second: Somebody) -> None:
    old = str(owner.user.email)
    ticket = recovery_ticket()
    take(ticket=ticket, by=first.actor, at=timezone.now())
    propose(ticket=ticket, person=None, by=first.actor, at=timezone.now())
    object_to(link=link_in(old, "objection"), by=STRANGER, at=timezone.now())
    with pytest.raises(MoveNotAllowed):
        approve(ticket=ticket, by=second.actor, at=timezone.now())
    kept = {"outcome": ObjectionOutcome.OWNER_OBJECTED, "note": "", "by": second.actor, "at": timezone.now()}
    assert revert(ticket=ticket, **kept).state == "reverted"  # type: ignore[arg-type]
    assert User.objects.get(pk=owner.user.pk).email == old


def test_a_dismissed_objection_leads_to_a_new_look_by_two(owner: Somebody, first: Somebody, second: Somebody) -> None:
    ticket = granted(first, second)
    object_to(link=link_in(str(owner.user.email), "objection"), by=STRANGER, at=timezone.now())
    dismissal = {"outcome": ObjectionOutcome.NOT_THE_OWNER, "note": "", "at": timezone.now()}
    with pytest.raises(SecondOfficerNeeded):
        dismiss_objection(ticket=ticket, by=second.actor, **dismissal)  # type: ignore[arg-type]
    dismissed = dismiss_objection(ticket=ticket, by=first.actor, **dismissal)  # type: ignore[arg-type]
    assert dismissed.state == "taken"
    propose(ticket=ticket, person=None, by=first.actor, at=timezone.now())
    approve(ticket=ticket, by=second.actor, at=timezone.now())
    assert User.objects.get(pk=owner.user.pk).email == NEW
    moved = [row.move for row in ticket.history.all()]
    assert moved == ["confirm", "take", "propose", "approve", "object", "dismiss", "propose", "approve"]


def test_a_telephone_may_be_the_new_contact(owner: Somebody, first: Somebody, second: Somebody) -> None:
    granted(first, second, contact="0812 9999 8888")
    user = User.objects.get(pk=owner.user.pk)
    assert (user.email, user.phone, user.phone_verified_at is not None) == (None, "+6281299998888", True)
    assert "Buat kata sandi baru" in letters_to("+6281299998888")[-1]


def test_what_is_kept_for_an_objection_is_sealed(owner: Somebody, first: Somebody, second: Somebody) -> None:
    from django.db import connection

    ticket = granted(first, second)
    assert json.loads(str(ticket.previous))["email"] == owner.user.email
    with connection.cursor() as cursor:
        cursor.execute("SELECT previous FROM recovery_recoveryticket WHERE id = %s", [ticket.pk])
        assert str(owner.user.email).encode() not in bytes(cursor.fetchone()[0])
    assert code_sent_to(NEW)
