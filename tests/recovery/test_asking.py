"""Asking for an account back without telephone and e-mail, and what strangers can and cannot learn by it."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from siapkerja.identity.actor import Actor
from siapkerja.recovery.actions.contacts import CodeExpired, TooManyCodes, WrongCode, send_code
from siapkerja.recovery.actions.tickets import RecoveryAnswers, confirm_ticket, file_ticket, forget_unconfirmed
from siapkerja.recovery.enums import ContactKind
from siapkerja.recovery.models import RecoveryTicket
from siapkerja.recovery.secrets_of_cases import access_code
from tests.recovery.conftest import letters_to
from tests.support.parts.recovery import BORN_ON, NIK, code_sent_to, picture, recovery_ticket
from tests.support.people import Somebody

NEW = "baru@contoh.example"


def answers(**changes: Any) -> dict[str, Any]:
    pictures = {name: SimpleUploadedFile(f"{name}.jpg", picture().stream.read()) for name in ("card", "portrait")}
    told = {"nik": NIK, "full_name": "Rina Contoh", "born_on": "1998-05-12", "contact": NEW, "story": "HP saya hilang."}
    return {name: value for name, value in {**pictures, **told, **changes}.items() if value is not None}


def unconfirmed() -> RecoveryTicket:
    told = RecoveryAnswers(nik=NIK, full_name="Rina Contoh", born_on=BORN_ON, contact_kind=ContactKind.EMAIL, contact=NEW)
    return file_ticket(answers=told, card=picture(), portrait=picture(), by=Actor.stranger(), at=timezone.now())


def test_the_start_page_says_the_ways_what_to_prepare_how_long_and_that_it_is_free(client: Client, db: None) -> None:
    page = client.get("/akun/pemulihan/").content.decode()
    for words in ("gratis", "3 hari kerja", "KTP", "NIK saya dipakai orang lain", "kantor Dinas"):
        assert words in page


def test_a_request_counts_only_after_the_code_came_back_to_the_new_contact(client: Client, owner: Somebody) -> None:
    sent = client.post("/akun/pemulihan/ajukan/", answers())
    ticket = RecoveryTicket.objects.get()
    assert (sent.status_code, ticket.number, ticket.state) == (302, None, "unconfirmed")
    wrong = client.post(sent["Location"], {"code": "000000" if code_sent_to(NEW) != "000000" else "000001"})
    assert wrong.status_code == 422
    assert "4 kali lagi" in wrong.content.decode()
    done = client.post(sent["Location"], {"code": code_sent_to(NEW)})
    ticket.refresh_from_db()
    assert ticket.number == f"PA-{timezone.localdate().year}-000001"
    assert ticket.due_on is not None
    page = client.get(done["Location"]).content.decode()
    assert ticket.number in page
    assert access_code(ticket.public_id) in page


def test_numbers_have_no_gaps_though_some_requests_are_never_confirmed(owner: Somebody) -> None:
    numbers = []
    for turn in range(3):
        unconfirmed()
        numbers.append(recovery_ticket(contact=f"baru{turn}@contoh.example").number)
    assert [str(number)[-6:] for number in numbers] == ["000001", "000002", "000003"]


def test_the_answer_is_the_same_whether_there_is_an_account_or_not(owner: Somebody) -> None:
    pages = []
    for nik, contact in ((NIK, "satu@contoh.example"), ("3273011201990002", "dua@contoh.example")):
        browser = Client()
        sent = browser.post("/akun/pemulihan/ajukan/", answers(nik=nik, contact=contact))
        page = browser.get(sent["Location"]).content.decode()
        pages.append((sent.status_code, page.replace(contact, "x").count("<p"), "Rina" in page, "***" in page))
    assert pages[0] == pages[1] == (302, pages[0][1], False, False)


def test_old_contacts_are_hinted_masked_and_only_after_code_nik_name_and_birth_date_fit(client: Client, owner: Somebody) -> None:
    hint = f"{owner.user.email[:1]}***@contoh.example"  # type: ignore[index]
    for changes, is_hinted in (({}, True), ({"full_name": "Rina Lain"}, False), ({"born_on": "1998-05-13"}, False)):
        contact = f"baru{len(changes)}{is_hinted}{changes.get('born_on', '')}@contoh.example".lower()
        sent = client.post("/akun/pemulihan/ajukan/", answers(contact=contact, **changes))
        done = client.post(sent["Location"], {"code": code_sent_to(contact)})
        page = client.get(done["Location"]).content.decode()
        assert (hint in page) is is_hinted
        assert str(owner.user.email) not in page


def test_the_true_owner_is_told_on_every_old_contact_when_somebody_asks(owner: Somebody) -> None:
    owner.person.phone = "+6281234567890"
    owner.person.save()
    recovery_ticket()
    for contact in (str(owner.user.email), "+6281234567890"):
        assert "tahan sekarang" in letters_to(contact)[-1]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"nik": "32730152059800"}, "NIK terdiri dari 16 angka"),
        ({"nik": ""}, "nomor paspor bila Anda warga negara asing"),
        ({"nik": "", "passport": "A1234567"}, "kode negara yang tertulis pada paspor"),
        ({"contact": "halo"}, "alamat e-mail atau nomor HP"),
        ({"born_on": "2999-01-01"}, "tidak bisa di masa depan"),
        ({"card": None}, "Foto ini belum dipilih"),
        ({"card": SimpleUploadedFile("kartu.jpg", b"<html>bukan foto</html>")}, "bukan foto JPG atau PNG"),
        ({"portrait": SimpleUploadedFile("kartu.jpg", b"\xff\xd8\xff" + b"0" * 8_400_000)}, "terlalu besar"),
    ],
)
def test_faulty_answers_are_named_and_nothing_typed_is_lost(
    client: Client, owner: Somebody, changes: dict[str, Any], sentence: str
) -> None:
    answer = client.post("/akun/pemulihan/ajukan/", answers(**changes))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "HP saya hilang." in page
    assert not RecoveryTicket.objects.exists()


def test_after_five_wrong_codes_even_the_right_one_is_refused(owner: Somebody) -> None:
    ticket = unconfirmed()
    right = code_sent_to(NEW)
    wrong = "111111" if right != "111111" else "222222"
    for _turn in range(5):
        with pytest.raises(WrongCode):
            confirm_ticket(ticket=ticket, code=wrong, by=Actor.stranger(), at=timezone.now())
    with pytest.raises(CodeExpired):
        confirm_ticket(ticket=ticket, code=right, by=Actor.stranger(), at=timezone.now())


def test_a_code_expires_is_replaced_by_the_next_and_is_not_sent_every_second(owner: Somebody) -> None:
    ticket = unconfirmed()
    old = code_sent_to(NEW)
    with pytest.raises(CodeExpired):
        confirm_ticket(ticket=ticket, code=old, by=Actor.stranger(), at=timezone.now() + timedelta(minutes=16))
    with pytest.raises(TooManyCodes):
        send_code(case=ticket, at=timezone.now())
    later = timezone.now() + timedelta(minutes=2)
    send_code(case=ticket, at=later)
    if old != code_sent_to(NEW):
        with pytest.raises(WrongCode):
            confirm_ticket(ticket=ticket, code=old, by=Actor.stranger(), at=later)
    assert confirm_ticket(ticket=ticket, code=code_sent_to(NEW), by=Actor.stranger(), at=later).number


def test_a_stranger_who_guesses_the_number_or_the_address_sees_nothing(owner: Somebody) -> None:
    ticket = recovery_ticket()
    stranger = Client()
    assert stranger.get(f"/akun/pemulihan/tiket/{ticket.public_id}/").status_code == 404
    guesses = [stranger.post("/akun/pemulihan/status/", {"number": ticket.number, "access": f"AAAA-AA{turn:02d}"}) for turn in range(11)]
    assert {guess.status_code for guess in guesses} == {422}
    assert "tidak cocok" in guesses[0].content.decode()
    assert "Terlalu banyak percobaan" in guesses[10].content.decode()
    assert stranger.get(f"/akun/pemulihan/tiket/{ticket.public_id}/").status_code == 404


def test_the_number_with_its_access_code_opens_the_ticket_anywhere(client: Client, owner: Somebody) -> None:
    ticket = recovery_ticket()
    typed = {"number": str(ticket.number).lower(), "access": access_code(ticket.public_id).lower().replace("-", " ")}
    opened = client.post("/akun/pemulihan/status/", typed)
    assert opened.status_code == 302
    assert "Menunggu petugas" in client.get(opened["Location"]).content.decode()


def test_one_address_may_ask_often_but_one_identity_only_thrice_an_hour(client: Client, owner: Somebody) -> None:
    made = [client.post("/akun/pemulihan/ajukan/", answers(contact=f"baru{turn}@contoh.example")) for turn in range(4)]
    assert [answer.status_code for answer in made] == [302, 302, 302, 422]
    assert "Terlalu banyak percobaan" in made[3].content.decode()
    assert client.post("/akun/pemulihan/ajukan/", answers(nik="3273011201990002", contact="lain@contoh.example")).status_code == 302


def test_what_names_the_person_is_unreadable_in_the_table(owner: Somebody) -> None:
    recovery_ticket(story="HP jatuh di kali", old_contact="lama@contoh.example")
    with connection.cursor() as cursor:
        cursor.execute("SELECT nik, full_name, contact, old_contact, story FROM recovery_recoveryticket")
        stored = b"".join(bytes(value) for value in cursor.fetchone())
    for word in (NIK, "Rina", "contoh", "kali"):
        assert word.encode() not in stored


def test_pictures_are_sealed_bound_to_the_person_and_expire(owner: Somebody) -> None:
    ticket = recovery_ticket()
    assert ticket.card is not None
    ticket.card.refresh_from_db()
    assert ticket.card.person_id == owner.person.pk
    assert ticket.card.expires_at == ticket.filed_at + timedelta(days=90)


def test_requests_whose_code_never_came_back_are_forgotten_after_a_day(owner: Somebody) -> None:
    unconfirmed()
    kept = recovery_ticket(contact="lain@contoh.example")
    assert forget_unconfirmed(before=timezone.now() + timedelta(seconds=1)) == 1
    assert list(RecoveryTicket.objects.all()) == [kept]


def test_a_person_gives_up_and_nothing_changes(client: Client, owner: Somebody) -> None:
    sent = client.post("/akun/pemulihan/ajukan/", answers())
    done = client.post(sent["Location"], {"code": code_sent_to(NEW)})
    client.post(done["Location"] + "batal/")
    assert RecoveryTicket.objects.get().state == "withdrawn"
    assert "Akun tidak berubah" in client.get(done["Location"]).content.decode()
