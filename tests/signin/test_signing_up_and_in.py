"""By telephone, by NIK, by code: every way in, and what each says when something does not fit."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from siapkerja.identity.actions.people import claim_nik
from siapkerja.identity.enums import NikClaimState
from siapkerja.identity.models import NikClaim, Person, User
from siapkerja.signin.actions.accounts import forget_unfinished, prove_phone
from tests.support.messages import last_code, other_code, written
from tests.support.people import PASSWORD as OLD_PASSWORD
from tests.support.people import SYSTEM, Somebody, make_somebody, now

PASSWORD = "kambing hitam tiga belas"
PHONE, TYPED_PHONE = "+6281234567890", "0812-3456-7890"
NIK = "3273025205980004"
ANSWERS = {"full_name": "Rina Contoh", "contact": TYPED_PHONE, "password1": PASSWORD, "password2": PASSWORD}


def _sign_up(client: Client, **changes: str) -> None:
    response = client.post(reverse("account_signup"), ANSWERS | changes)
    assert response.status_code == 302, response.context["form"].errors


def _login(client: Client, login: str, password: str = OLD_PASSWORD, **more: str) -> str:
    """The address led to after signing in, or the page that came back."""
    response = client.post(reverse("account_login"), {"login": login, "password": password, **more})
    return response["Location"] if response.status_code == 302 else response.content.decode()


@pytest.fixture
def verified(seeker: Somebody) -> Somebody:
    """A job seeker with a proven telephone number and a verified NIK."""
    prove_phone(user=seeker.user, phone=PHONE, at=now())
    claim = claim_nik(person=seeker.person, nik=NIK, by=SYSTEM, at=now())
    NikClaim.objects.filter(pk=claim.pk).update(state=NikClaimState.VERIFIED, decided_at=now())
    return seeker


def test_signing_up_by_telephone_leads_with_a_code_to_the_first_page(client: Client, db: None) -> None:
    _sign_up(client)
    assert [(message.channel, message.to) for message in written()] == [("sms", PHONE)]

    response = client.post(reverse("account_verify_phone"), {"code": last_code(PHONE)}, follow=True)

    assert response.redirect_chain[-1][0] == reverse("profiles:welcome")
    user = User.objects.get()
    assert (user.email, user.phone, user.phone_verified_at is not None) == (None, PHONE, True)
    assert user.person is not None
    assert user.person.phone == PHONE
    assert PHONE.encode() not in bytes(user.phone_index or b"")


def test_signing_in_by_telephone_however_it_is_written(client: Client, verified: Somebody) -> None:
    for typed in ("081234567890", "0812 3456 7890", "6281234567890", PHONE):
        assert _login(Client(), typed) == reverse("profiles:overview")


def test_signing_in_by_a_verified_nik(client: Client, verified: Somebody) -> None:
    assert _login(client, "3273 0252 0598 0004") == reverse("profiles:overview")


def test_a_nik_that_is_only_claimed_opens_nothing_and_sounds_like_an_unknown_one(client: Client, seeker: Somebody) -> None:
    claim_nik(person=seeker.person, nik=NIK, by=SYSTEM, at=now())

    claimed, unknown = _login(client, NIK), _login(Client(), "3273025205980099")

    assert "tidak cocok" in claimed
    assert "tidak cocok" in unknown


@pytest.mark.parametrize(
    ("login", "sentence"),
    [
        ("327302520598000", "NIK terdiri dari 16 angka, Anda mengisi 15."),
        ("rina@", "Alamat e-mail ini belum lengkap"),
        ("rina", "Tulis e-mail, nomor HP seperti 0812-3456-7890, atau NIK 16 angka."),
        ("021 555 0199", "Nomor telepon rumah tidak dapat menerima kode"),
    ],
)
def test_what_is_no_contact_is_said_so_and_stays_in_the_field(client: Client, db: None, login: str, sentence: str) -> None:
    page = _login(client, login)

    assert sentence in page
    assert f'value="{login}"' in page


def test_a_sign_up_left_before_its_code_goes_on_with_its_password(client: Client, db: None) -> None:
    _sign_up(client)
    User.objects.update(date_joined=timezone.now())
    cache.clear()  # a minute later
    assert _login(Client(), TYPED_PHONE, PASSWORD) == reverse("account_verify_phone")


def test_a_contact_somebody_left_unproven_is_free_again_for_its_owner(client: Client, db: None) -> None:
    _sign_up(client, contact="rina@contoh.example", full_name="Orang Lain")
    User.objects.update(date_joined=timezone.now() - timedelta(minutes=30))
    cache.clear()  # a minute later
    owner = Client()
    _sign_up(owner, contact="rina@contoh.example")
    owner.post(reverse("account_email_verification_sent"), {"code": last_code("rina@contoh.example")})

    assert list(Person.objects.values_list("full_name", flat=True)) == ["Rina Contoh"]


def test_sign_ups_that_were_never_finished_are_forgotten_after_a_week(client: Client, seeker: Somebody) -> None:
    _sign_up(client)
    User.objects.filter(email=None).update(date_joined=timezone.now() - timedelta(days=8))

    assert forget_unfinished(at=timezone.now()) == 1
    assert list(User.objects.all()) == [seeker.user]


def test_signing_up_with_a_nik_says_where_the_nik_goes(client: Client, db: None) -> None:
    page = client.post(reverse("account_signup"), ANSWERS | {"contact": NIK}).content.decode()

    assert "NIK Anda isi nanti di profil" in page
    assert 'value="Rina Contoh"' in page, "nothing typed is lost"


@pytest.mark.parametrize("typed", ["the e-mail address", TYPED_PHONE])
def test_signing_in_by_a_code_sent_to_e_mail_or_telephone(client: Client, verified: Somebody, typed: str) -> None:
    email = str(verified.user.email)
    login, to = (email, email) if "mail" in typed else (typed, PHONE)

    asked = client.post(reverse("account_request_login_code"), {"login": login})
    assert asked["Location"] == reverse("account_confirm_login_code")
    done = client.post(asked["Location"], {"code": last_code(to)})

    assert done["Location"] == reverse("profiles:overview")


def test_a_code_for_a_nik_goes_to_the_account_and_the_page_does_not_say_where(client: Client, verified: Somebody) -> None:
    client.post(reverse("account_request_login_code"), {"login": NIK})

    page = client.get(reverse("account_confirm_login_code")).content.decode()

    assert str(verified.user.email) not in page
    assert "7890" not in page
    done = client.post(reverse("account_confirm_login_code"), {"code": last_code(str(verified.user.email))})
    assert done["Location"] == reverse("profiles:overview")


def test_a_forgotten_password_is_replaced_by_a_code_to_the_telephone(client: Client, verified: Somebody) -> None:
    client.post(reverse("account_reset_password"), {"login": TYPED_PHONE})
    client.post(reverse("account_confirm_password_reset_code"), {"code": last_code(PHONE)})
    client.post(reverse("account_complete_password_reset"), {"password1": PASSWORD, "password2": PASSWORD})

    assert _login(Client(), TYPED_PHONE, PASSWORD) == reverse("profiles:overview")


def test_messages_speak_the_language_of_the_account(client: Client, verified: Somebody) -> None:
    assert client.post("/en/akun/login/", {"login": PHONE, "password": OLD_PASSWORD}).status_code == 302
    verified.user.refresh_from_db()

    assert verified.user.language == "en"


def test_a_code_of_another_sign_up_opens_nothing(client: Client, db: None) -> None:
    _sign_up(client)
    make_somebody("Dimas Contoh")

    page = client.post(reverse("account_verify_phone"), {"code": other_code(last_code(PHONE))}).content.decode()

    assert "Kode tidak cocok" in page
    assert "Tersisa 4 percobaan" in page
