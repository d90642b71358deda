"""Codes that are wrong, late, used, or do not come."""

import time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from siapkerja.identity.models import User
from tests.support.messages import last_code, other_code, written
from tests.support.people import Somebody

PASSWORD = "kambing hitam tiga belas"
EMAIL = "rina@contoh.example"
PHONE = "+6281234567890"
VERIFY = {"email": "account_email_verification_sent", "phone": "account_verify_phone"}


@pytest.fixture(params=["email", "phone"])
def signing_up(request: pytest.FixtureRequest, client: Client, db: None) -> tuple[Client, str, str]:
    """Somebody who has just signed up: client, the page that asks for the code, where the code went."""
    contact = EMAIL if request.param == "email" else PHONE
    answers = {"full_name": "Rina Contoh", "contact": contact, "password1": PASSWORD, "password2": PASSWORD}
    assert client.post(reverse("account_signup"), answers).status_code == 302
    return client, reverse(VERIFY[request.param]), contact


def _later(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    then = time.time() + seconds
    monkeypatch.setattr(time, "time", lambda: then)


def test_the_page_says_how_long_and_how_often(signing_up: tuple[Client, str, str]) -> None:
    client, page, _ = signing_up

    text = client.get(page).content.decode()

    assert "Kode berlaku 15 menit lagi" in text
    assert "Tersisa 5 percobaan" in text
    assert "Kode baru dapat diminta" in text


def test_five_wrong_codes_end_the_code_with_a_sentence_and_a_way_on(signing_up: tuple[Client, str, str]) -> None:
    client, page, contact = signing_up
    wrong = other_code(last_code(contact))
    for _ in range(4):
        assert "Kode tidak cocok" in client.post(page, {"code": wrong}).content.decode()

    response = client.post(page, {"code": wrong}, follow=True)

    assert "Kode salah 5 kali" in response.content.decode()
    assert response.redirect_chain[-1][0] == reverse("account_login")
    assert client.get(reverse("profiles:overview")).status_code == 302


def test_an_empty_field_costs_no_attempt(signing_up: tuple[Client, str, str]) -> None:
    client, page, _ = signing_up

    assert "Tersisa 5 percobaan" in client.post(page, {"code": " "}).content.decode()


def test_a_late_code_is_said_to_be_late(signing_up: tuple[Client, str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    client, page, contact = signing_up
    code = last_code(contact)
    _later(monkeypatch, 16 * 60)

    response = client.post(page, {"code": code}, follow=True)

    assert "Kode sudah lewat waktunya. Minta kode baru." in response.content.decode()


def test_a_used_code_is_said_to_be_used(signing_up: tuple[Client, str, str]) -> None:
    client, page, contact = signing_up
    code = last_code(contact)
    client.post(page, {"code": code})

    response = client.post(page, {"code": code}, follow=True)

    assert "Kode ini sudah dipakai atau tidak berlaku lagi" in response.content.decode()


def test_a_new_code_waits_half_a_minute_and_ends_the_one_before(
    signing_up: tuple[Client, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    client, page, contact = signing_up
    first = last_code(contact)
    assert "detik lagi, lalu minta kode baru" in client.post(page, {"action": "resend"}, follow=True).content.decode()
    assert len(written(contact)) == 1

    _later(monkeypatch, 31)
    assert "Kode baru sudah kami kirim" in client.post(page, {"action": "resend"}, follow=True).content.decode()

    assert len(written(contact)) == 2
    if first != last_code(contact):
        assert "Kode tidak cocok" in client.post(page, {"code": first}).content.decode()
    assert client.post(page, {"code": last_code(contact)})["Location"] == reverse("profiles:welcome")


def test_a_new_code_lasts_as_long_as_the_first(signing_up: tuple[Client, str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    client, page, contact = signing_up
    _later(monkeypatch, 10 * 60)
    client.post(page, {"action": "resend"})
    _later(monkeypatch, 12 * 60)

    assert client.post(page, {"code": last_code(contact)})["Location"] == reverse("profiles:welcome")


@pytest.mark.parametrize("ask", ["account_request_login_code", "account_reset_password"])
def test_a_code_for_nobody_behaves_like_one_for_somebody(
    ask: str, seeker: Somebody, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    pages = {"account_request_login_code": "account_confirm_login_code", "account_reset_password": "account_confirm_password_reset_code"}
    page = reverse(pages[ask])
    seen = []
    for contact in (str(seeker.user.email), "tak.dikenal@contoh.example", "+6281299990000", "3273025205980099"):
        client = Client()
        asked = client.post(reverse(ask), {"login": contact})
        wrong = client.post(page, {"code": "999-999"}).content.decode()
        with monkeypatch.context() as patch:
            _later(patch, 40)
            again = client.post(page, {"action": "resend"}, follow=True).content.decode()
        seen.append((asked.status_code, asked["Location"], "Kode tidak cocok" in wrong, "Tersisa 4" in wrong, "Kode baru sudah" in again))

    assert set(seen) == {(302, page, True, True, True)}
    assert not [message for message in written() if message.to == "+6281299990000"], "text messages to strangers are not paid for"


def test_codes_cannot_be_asked_for_without_end(client: Client, seeker: Somebody) -> None:
    for _ in range(3):
        assert Client().post(reverse("account_request_login_code"), {"login": seeker.user.email}).status_code == 302

    page = Client().post(reverse("account_request_login_code"), {"login": seeker.user.email}).content.decode()

    assert "Tunggu beberapa menit" in page
    assert f'value="{seeker.user.email}"' in page
    assert User.objects.count() == 1
