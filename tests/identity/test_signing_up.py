"""From nothing to an account and back in again: sign-up, the code, sign-in, reset, and how often one may try."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from siapkerja.identity.models import Person, User
from siapkerja.messaging.models import OutgoingMessage
from tests.support.messages import last_code, other_code, written
from tests.support.people import Somebody

PASSWORD = "kambing hitam tiga belas"
ANSWERS = {"full_name": "  Rina   Contoh ", "contact": "rina@contoh.example", "password1": PASSWORD, "password2": PASSWORD}


def _code() -> str:
    return last_code("rina@contoh.example")


def _sign_up(client: Client, **changes: str) -> None:
    response = client.post(reverse("account_signup"), ANSWERS | changes)
    assert response.status_code == 302, response.context["form"].errors


@pytest.fixture
def registered(db: None) -> User:
    client = Client()
    _sign_up(client)
    client.post(reverse("account_email_verification_sent"), {"code": _code()})
    OutgoingMessage.objects.all().delete()
    return User.objects.get(email="rina@contoh.example")


def test_signing_up_makes_account_person_and_address_and_asks_for_the_code(client: Client, db: None) -> None:
    _sign_up(client)

    user = User.objects.get()
    assert user.person is not None
    assert user.person.full_name == "Rina Contoh"
    assert list(user.emailaddress_set.values_list("email", "primary", "verified")) == [("rina@contoh.example", True, False)]
    assert client.get(reverse("profiles:overview")).status_code == 302, "not signed in before the code"
    assert [message.to for message in written()] == ["rina@contoh.example"]


def test_the_right_code_signs_in_and_shows_the_two_ways_on(client: Client, db: None) -> None:
    _sign_up(client)

    response = client.post(reverse("account_email_verification_sent"), {"code": _code()}, follow=True)

    assert response.redirect_chain[-1][0] == reverse("profiles:welcome")
    page = response.content.decode()
    assert reverse("profiles:identity") in page
    assert reverse("identity:register_organisation") in page


def test_a_wrong_code_is_refused_in_a_sentence(client: Client, db: None) -> None:
    _sign_up(client)

    response = client.post(reverse("account_email_verification_sent"), {"code": other_code(_code())})

    assert "Kode tidak cocok" in response.content.decode()
    assert not User.objects.get().emailaddress_set.get().verified


def test_an_address_in_use_is_not_given_away_but_its_owner_is_told(client: Client, registered: User) -> None:
    cache.clear()  # a minute later

    _sign_up(client)

    assert User.objects.count() == 1
    assert Person.objects.count() == 1
    assert [message.to for message in written()] == ["rina@contoh.example"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"password1": "pendek", "password2": "pendek"}, "10"),
        ({"password2": "lain sama sekali"}, "sama"),
        ({"full_name": "   "}, "Nama lengkap"),
        ({"contact": "bukan alamat"}, "e-mail"),
    ],
)
def test_faulty_answers_come_back_with_a_sentence_and_leave_nothing(
    client: Client, db: None, changes: dict[str, str], sentence: str
) -> None:
    response = client.post(reverse("account_signup"), ANSWERS | changes)

    assert response.status_code in {200, 422}
    assert sentence.lower() in response.content.decode().lower()
    assert not User.objects.exists()
    assert not Person.objects.exists()


def test_signing_in_leads_a_person_to_their_account(client: Client, registered: User) -> None:
    response = client.post(reverse("account_login"), {"login": "Rina@Contoh.example", "password": PASSWORD})

    assert response["Location"] == reverse("profiles:overview")


def test_signing_in_leads_back_to_the_page_that_was_asked_for_but_never_elsewhere(client: Client, registered: User) -> None:
    answers = {"login": "rina@contoh.example", "password": PASSWORD}

    assert client.get(reverse("privacy:my_data"))["Location"] == f"{reverse('account_login')}?next={reverse('privacy:my_data')}"
    assert client.post(reverse("account_login"), answers | {"next": "/akun/data/"})["Location"] == "/akun/data/"
    assert Client().post(reverse("account_login"), answers | {"next": "https://jahat.example/"})["Location"] == "/akun/"


def test_signing_in_leads_an_officer_to_the_desk(client: Client, officer: Somebody) -> None:
    officer.user.set_password(PASSWORD)
    officer.user.save()

    response = client.post(reverse("account_login"), {"login": officer.user.email, "password": PASSWORD})

    assert response["Location"] == reverse("identity:officer")


def test_after_five_wrong_passwords_one_has_to_wait(client: Client, registered: User) -> None:
    wrong = {"login": "rina@contoh.example", "password": "bukan ini sandinya"}
    for _ in range(5):
        assert "tidak cocok" in client.post(reverse("account_login"), wrong).content.decode()

    response = client.post(reverse("account_login"), wrong | {"password": PASSWORD})

    assert "Terlalu banyak percobaan" in response.content.decode()


def test_a_forgotten_password_is_replaced_by_a_code(client: Client, registered: User) -> None:
    client.post(reverse("account_reset_password"), {"login": "rina@contoh.example"})
    client.post(reverse("account_confirm_password_reset_code"), {"code": _code()})
    new = "sembilan naga di laut"
    client.post(reverse("account_complete_password_reset"), {"password1": new, "password2": new})

    response = Client().post(reverse("account_login"), {"login": "rina@contoh.example", "password": new})

    assert response["Location"] == reverse("profiles:overview")


def test_trying_too_fast_is_answered_by_a_page_that_says_so(client: Client, registered: User) -> None:
    response = client.post(reverse("account_signup"), ANSWERS)

    assert response.status_code == 429
    assert "Terlalu banyak percobaan" in response.content.decode()


def test_asking_to_reset_an_unknown_address_looks_the_same(client: Client, db: None) -> None:
    response = client.post(reverse("account_reset_password"), {"login": "tak.dikenal@contoh.example"})

    assert response["Location"] == reverse("account_confirm_password_reset_code")


def test_passwords_are_hashed_with_argon2_in_the_product() -> None:
    from siapkerja import settings

    assert settings.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")


def test_a_mail_server_that_is_down_keeps_nobody_from_the_page(client: Client, db: None, settings: object) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # type: ignore[attr-defined]

    response = client.post(reverse("account_signup"), ANSWERS, follow=True)

    assert response.status_code == 200
    assert [message.to for message in written()] == ["rina@contoh.example"], "kept for the worker, whatever the mail server does"
