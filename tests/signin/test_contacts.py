"""Changing one's e-mail address and telephone number."""

import pytest
from django.test import Client
from django.urls import reverse

from siapkerja.alerts.models import Alert
from siapkerja.identity.models import User
from siapkerja.signin.actions.accounts import PhoneTaken, prove_phone
from tests.support.messages import last_code, written
from tests.support.parts.alerts import subscribed
from tests.support.people import PASSWORD, Somebody, make_somebody, now

OLD, NEW = "+6281234567890", "+6281200001111"


@pytest.fixture
def known(seeker: Somebody) -> Somebody:
    """A person with both contacts who has just said their password again."""
    prove_phone(user=seeker.user, phone=OLD, at=now())
    User.objects.filter(pk=seeker.user.pk).update(last_login=now())
    seeker.client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return seeker


def test_the_page_shows_both_contacts(known: Somebody) -> None:
    page = known.client.get(reverse("signin:contacts")).content.decode()

    assert str(known.user.email) in page
    assert "0812-3456-7890" in page


def test_without_the_password_again_nothing_is_changed(seeker: Somebody) -> None:
    response = seeker.client.post(reverse("account_change_phone"), {"phone": NEW})

    assert response["Location"].startswith(reverse("account_reauthenticate"))
    assert written() == []


def test_a_new_number_counts_from_its_code_on_and_the_old_one_is_told(known: Somebody) -> None:
    known.client.post(reverse("account_change_phone"), {"phone": "0812 0000 1111"})
    assert User.objects.get(pk=known.user.pk).phone == OLD

    response = known.client.post(reverse("account_verify_phone"), {"code": last_code(NEW)})

    assert response["Location"] == reverse("signin:contacts")
    assert User.objects.get(pk=known.user.pk).phone == NEW
    assert [message.purpose for message in written(OLD)] == ["sms_contact_changed"]
    assert [message.purpose for message in written(str(known.user.email))] == ["phone_changed"]


def test_a_new_address_counts_from_its_code_on_and_the_old_one_is_told(known: Somebody) -> None:
    old, asked = str(known.user.email), subscribed(address="baru@contoh.example")
    known.client.post(reverse("account_email"), {"email": "baru@contoh.example", "action_add": ""})
    assert User.objects.get(pk=known.user.pk).email == old

    known.client.post(reverse("account_email_verification_sent"), {"code": last_code("baru@contoh.example")})

    assert User.objects.get(pk=known.user.pk).email == "baru@contoh.example"
    assert [message.purpose for message in written(old)] == ["email_changed"]
    assert [message.purpose for message in written(OLD)] == ["sms_contact_changed"]
    assert Alert.objects.of_person(known.person.pk).get() == asked, "what the address was to hear of is theirs"


def test_a_number_somebody_else_has_proven_is_not_taken_from_them(known: Somebody) -> None:
    other = make_somebody("Dimas Contoh")
    prove_phone(user=other.user, phone=NEW, at=now())

    with pytest.raises(PhoneTaken):
        prove_phone(user=known.user, phone=NEW, at=now())

    page = known.client.post(reverse("account_change_phone"), {"phone": NEW}, follow=True).content.decode()
    assert "dipakai akun lain" not in page, "the page does not tell who has an account"


def test_the_way_back_in_is_a_public_page_with_every_route(client: Client, db: None) -> None:
    page = client.get(reverse("signin:trouble")).content.decode()

    for words in ("Lupa kata sandi", "Kode tidak datang", "sama-sama mati", "NIK saya dipakai orang lain"):
        assert words in page
