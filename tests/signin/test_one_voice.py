"""Nobody learns from the portal who has an account."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from siapkerja.identity.models import User
from siapkerja.signin.actions.accounts import prove_phone
from tests.support.messages import written
from tests.support.people import Somebody, now

PASSWORD = "kambing hitam tiga belas"
PHONE = "+6281234567890"


@pytest.mark.parametrize("known", ["email", "phone"])
def test_signing_up_with_a_known_contact_looks_like_any_other(known: str, seeker: Somebody) -> None:
    prove_phone(user=seeker.user, phone=PHONE, at=now())
    taken = str(seeker.user.email) if known == "email" else PHONE
    free = "baru@contoh.example" if known == "email" else "+6281200001111"
    answers = {"full_name": "Rina Contoh", "password1": PASSWORD, "password2": PASSWORD}
    seen = []
    for contact in (taken, free):
        client = Client()
        response = client.post(reverse("account_signup"), answers | {"contact": contact})
        shown = "0812" if known == "phone" else "@contoh.example"
        page = client.get(response["Location"]).content.decode()
        wrong = client.post(response["Location"], {"code": "999-999"}).content.decode()
        cache.clear()
        seen.append((response.status_code, response["Location"], shown in page, "Daftar ulang" in page, "Tersisa 4" in wrong))

    assert seen[0] == seen[1]
    assert User.objects.filter(person__full_name="Rina Contoh").count() == 2, "the seeker and the new one"
    purposes = {message.purpose for message in written(taken)}
    assert purposes == ({"account_already_exists"} if known == "email" else {"sms_account_exists"})


@pytest.mark.parametrize("login", ["tak.dikenal@contoh.example", "+6281299990000", "3273025205980099"])
def test_a_wrong_password_and_an_unknown_account_get_the_same_sentence(login: str, seeker: Somebody) -> None:
    pages = [
        Client().post(reverse("account_login"), {"login": who, "password": "bukan ini sandinya"}).content.decode()
        for who in (str(seeker.user.email), login)
    ]

    assert all("Data masuk dan kata sandi tidak cocok" in page for page in pages)


def test_five_wrong_passwords_hold_an_account_however_it_is_named_and_a_stranger_alike(seeker: Somebody) -> None:
    prove_phone(user=seeker.user, phone=PHONE, at=now())
    names = [str(seeker.user.email), PHONE, str(seeker.user.email).upper(), "0812 3456 7890", PHONE]
    for name in names:
        Client().post(reverse("account_login"), {"login": name, "password": "bukan ini sandinya"})
    held = Client().post(reverse("account_login"), {"login": PHONE, "password": "bukan ini sandinya"}).content.decode()
    for _ in range(5):
        Client().post(reverse("account_login"), {"login": "+6281299990000", "password": "bukan ini sandinya"})
    stranger = Client().post(reverse("account_login"), {"login": "+6281299990000", "password": "x"}).content.decode()

    assert "Tunggu 5 menit" in held
    assert "Tunggu 5 menit" in stranger
    free = Client().post(reverse("account_login"), {"login": "+6281200002222", "password": "x"}).content.decode()
    assert "Tunggu 5 menit" not in free, "one held number does not hold all the others"
