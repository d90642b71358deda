"""At the counter: an officer finds the person, looks at the original card, and a second officer approves."""

from datetime import timedelta

import pytest
from django.utils import timezone

from siapkerja.audit.models import PersonView, SecurityAct
from siapkerja.identity.models import User
from siapkerja.kernel.errors import NotPermitted
from siapkerja.recovery.actions.contacts import CodeExpired
from siapkerja.recovery.actions.counter import CardCheck, CardNotChecked, NobodyHere, confirm_at_counter, file_at_counter, look_up
from siapkerja.recovery.actions.reviews import OwnAccount, SecondOfficerNeeded, approve
from siapkerja.recovery.enums import ContactKind, LookupPurpose
from siapkerja.recovery.models import RecoveryTicket
from siapkerja.reference.models import Rule
from siapkerja.throttles import TooOften
from tests.recovery.conftest import holds_nik, letters_to
from tests.support.parts.recovery import NIK, code_sent_to
from tests.support.people import Somebody

PHONE = "+6281299998888"
SEEN = {"is_original": "on", "is_present": "on", "is_face_same": "on", "is_data_same": "on"}
PRESENT = LookupPurpose.PERSON_PRESENT


def at_the_counter(officer: Somebody, owner: Somebody) -> RecoveryTicket:
    check = CardCheck(is_original=True, is_face_same=True, is_data_same=True, is_present=True)
    ticket = file_at_counter(
        person=owner.person, check=check, contact_kind=ContactKind.PHONE, contact="081299998888", drops_second_factors=False,
        by=officer.actor, at=timezone.now(),
    )  # fmt: skip
    return confirm_at_counter(ticket=ticket, code=code_sent_to(PHONE), by=officer.actor, at=timezone.now())


def test_from_the_counter_to_the_second_officer_by_pages(owner: Somebody, first: Somebody, second: Somebody) -> None:
    old, desk = str(owner.user.email), first.client
    found = desk.post("/petugas/pemulihan/loket/", {"nik": "3273 0152 0598 0001", "purpose": "person_present"})
    assert found.status_code == 302
    page = desk.get(found["Location"]).content.decode()
    assert "Rina Contoh" in page
    assert NIK not in page
    half = desk.post(found["Location"], {"contact": "081299998888", "is_original": "on"})
    assert half.status_code == 422
    assert "Periksa keempat hal" in half.content.decode()
    asked = desk.post(found["Location"], {"contact": "081299998888", **SEEN})
    wrong = desk.post(asked["Location"], {"code": "999999" if code_sent_to(PHONE) != "999999" else "888888"})
    assert wrong.status_code == 422
    done = desk.post(asked["Location"], {"code": code_sent_to(PHONE)})
    case = done["Location"]
    ticket = RecoveryTicket.objects.get()
    assert (ticket.state, ticket.way, ticket.taken_by) == ("proposed", "counter", first.person)
    assert "Ada yang meminta akun" in letters_to(old)[-1]
    second.client.post(case + "buka/", {"purpose": "second_look"})
    second.client.post(case + "approve/")
    ticket.refresh_from_db()
    assert (ticket.state, ticket.approved_by) == ("granted", second.person)
    assert User.objects.get(pk=owner.user.pk).phone == PHONE
    assert "Kontak akun SIAPKerja Anda diganti" in letters_to(old)[-1]
    assert [row.by_person for row in ticket.history.all()] == [first.person, second.person]
    act = SecurityAct.objects.get(act="account_recovered")
    assert (act.by_person_id, act.codes["first_officer_id"], act.codes["way"]) == (second.person.pk, first.person.pk, "counter")


def test_every_look_up_is_logged_with_its_purpose_also_a_vain_one(owner: Somebody, first: Somebody) -> None:
    look_up(nik=NIK, purpose=PRESENT, by=first.actor, at=timezone.now())
    with pytest.raises(NobodyHere):
        look_up(nik="3273015205980009", purpose=LookupPurpose.REFERRED, by=first.actor, at=timezone.now())
    acts = SecurityAct.objects.filter(act="nik_looked_up").order_by("pk")
    assert [(act.codes["purpose"], act.codes["found"]) for act in acts] == [("person_present", 1), ("referred", 0)]
    assert NIK not in str([act.codes for act in acts])
    assert PersonView.objects.filter(person_id=owner.person.pk, by_person_id=first.person.pk).count() == 1


def test_look_ups_are_counted_per_officer(owner: Somebody, first: Somebody, second: Somebody) -> None:
    for _turn in range(20):
        look_up(nik=NIK, purpose=PRESENT, by=first.actor, at=timezone.now())
    with pytest.raises(TooOften):
        look_up(nik=NIK, purpose=PRESENT, by=first.actor, at=timezone.now())
    assert look_up(nik=NIK, purpose=PRESENT, by=second.actor, at=timezone.now()) == [owner.person]


def test_somebody_of_another_region_is_not_found_and_not_hinted(owner: Somebody, other_officer: Somebody) -> None:
    answer = other_officer.client.post("/petugas/pemulihan/loket/", {"nik": NIK, "purpose": "person_present"})
    assert answer.status_code == 422
    assert "Tidak ada akun dengan NIK ini di wilayah tugas Anda" in answer.content.decode()
    assert other_officer.client.get(f"/petugas/pemulihan/loket/{owner.person.public_id}/").status_code == 404


def test_a_nik_with_fifteen_digits_is_named(first: Somebody) -> None:
    answer = first.client.post("/petugas/pemulihan/loket/", {"nik": NIK[:15], "purpose": "person_present"})
    assert "NIK terdiri dari 16 angka" in answer.content.decode()


def test_only_the_officer_who_began_enters_the_code(owner: Somebody, first: Somebody, second: Somebody) -> None:
    check = CardCheck(is_original=True, is_face_same=True, is_data_same=True, is_present=True)
    ticket = file_at_counter(
        person=owner.person, check=check, contact_kind=ContactKind.PHONE, contact=PHONE, drops_second_factors=False, by=first.actor,
        at=timezone.now(),
    )  # fmt: skip
    assert second.client.get(f"/petugas/pemulihan/loket/kode/{ticket.public_id}/").status_code == 404
    with pytest.raises(NotPermitted):
        confirm_at_counter(ticket=ticket, code=code_sent_to(PHONE), by=second.actor, at=timezone.now())
    with pytest.raises(CodeExpired):
        confirm_at_counter(ticket=ticket, code=code_sent_to(PHONE), by=first.actor, at=timezone.now() + timedelta(hours=1))


def test_an_unchecked_card_and_the_officers_own_account_are_refused(owner: Somebody, first: Somebody) -> None:
    half = CardCheck(is_original=True, is_face_same=False, is_data_same=True, is_present=True)
    told = {"contact_kind": ContactKind.PHONE, "contact": PHONE, "drops_second_factors": False, "by": first.actor, "at": timezone.now()}
    with pytest.raises(CardNotChecked):
        file_at_counter(person=owner.person, check=half, **told)  # type: ignore[arg-type]
    holds_nik(first, nik="3273011201900003")
    with pytest.raises(OwnAccount):
        file_at_counter(person=first.person, check=half, **told)  # type: ignore[arg-type]


def test_by_rule_the_counter_needs_a_second_officer_or_not(owner: Somebody, first: Somebody) -> None:
    ticket = at_the_counter(first, owner)
    with pytest.raises(SecondOfficerNeeded):
        approve(ticket=ticket, by=first.actor, at=timezone.now())
    Rule.objects.filter(key="recovery.counter_needs_second_officer").update(value=0)
    assert approve(ticket=ticket, by=first.actor, at=timezone.now()).state == "granted"
