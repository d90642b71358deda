"""The authenticator app and the recovery codes, from setting up to the wrong code."""

import re

from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.signin_second_factor.conftest import app_code, confirmed, factors, give_codes, signed_in
from tests.support.people import PASSWORD, Somebody


def _first_step(who: Somebody) -> Client:
    client = Client()
    response = client.post(reverse("account_login"), {"login": who.user.email, "password": PASSWORD})
    assert response["Location"] == reverse("mfa_authenticate")
    return client


def _second_step(client: Client, code: str) -> str:
    return client.post(reverse("mfa_authenticate"), {"code": code}, follow=True).content.decode()


def test_the_app_is_set_up_with_a_picture_or_by_hand_and_codes_are_shown_once(seeker: Somebody) -> None:
    client = confirmed(signed_in(seeker))
    page = client.get(reverse("mfa_activate_totp"))
    assert page["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    text = page.content.decode()
    assert 'src="data:image/svg+xml;base64,' in text
    secret = re.search(r"data-secret>([A-Z2-7 ]+)<", text)
    assert secret is not None

    codes_page = client.post(reverse("mfa_activate_totp"), {"code": app_code(secret[1].replace(" ", ""))}, follow=True).content.decode()

    codes = re.findall(r"\d{4} \d{4}", codes_page)
    assert len(set(codes)) == 10
    assert codes[0] in client.get(reverse("mfa_download_recovery_codes")).content.decode()
    client.post(reverse("signin:put_codes_away"))
    assert codes[0] not in client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert client.get(reverse("mfa_download_recovery_codes")).status_code == 404


def test_codes_that_were_not_put_away_are_hidden_after_ten_minutes(seeker: Somebody, app_secret: str) -> None:
    codes = give_codes(seeker)
    client = confirmed(signed_in(seeker, client=seeker.client))
    assert f"{codes[0][:4]} {codes[0][4:]}" in client.get(reverse("mfa_view_recovery_codes")).content.decode()

    Authenticator.objects.update(created_at=timezone.now() - timezone.timedelta(minutes=11))

    assert f"{codes[0][:4]} {codes[0][4:]}" not in client.get(reverse("mfa_view_recovery_codes")).content.decode()


def test_secrets_lie_encrypted_in_the_database(seeker: Somebody, app_secret: str) -> None:
    give_codes(seeker)

    stored = str(list(Authenticator.objects.values_list("data", flat=True)))

    assert app_secret not in stored
    assert Authenticator.objects.get(type="totp").wrap().validate_code(app_code(app_secret))


def test_signing_in_asks_for_the_code_and_a_wrong_one_is_said_in_a_sentence(seeker: Somebody, app_secret: str) -> None:
    client = _first_step(seeker)

    assert "Kode tidak cocok" in _second_step(client, "000000")
    assert client.get(reverse("profiles:overview")).status_code == 302
    assert seeker.person.full_name in _second_step(client, app_code(app_secret))


def test_a_code_seen_over_the_shoulder_does_not_open_a_second_door(seeker: Somebody, app_secret: str) -> None:
    code = app_code(app_secret)
    _second_step(_first_step(seeker), code)

    again = _first_step(seeker)

    assert "Kode" in _second_step(again, code)
    assert again.get(reverse("profiles:overview")).status_code == 302


def test_guessing_ends_after_five_wrong_codes(seeker: Somebody, app_secret: str) -> None:
    client = _first_step(seeker)
    for _ in range(5):
        _second_step(client, "000000")

    assert "Terlalu banyak percobaan" in _second_step(client, app_code(app_secret))


def test_a_recovery_code_opens_once_and_says_so_the_second_time(seeker: Somebody, app_secret: str) -> None:
    code = give_codes(seeker)[3]
    assert seeker.person.full_name in _second_step(_first_step(seeker), f"{code[:4]} {code[4:]}")

    assert "sudah pernah dipakai" in _second_step(_first_step(seeker), code)


def test_a_wrong_code_while_setting_up_keeps_the_same_key(seeker: Somebody) -> None:
    client = confirmed(signed_in(seeker))
    secret = re.search(r"data-secret>([A-Z2-7 ]+)<", client.get(reverse("mfa_activate_totp")).content.decode())
    assert secret is not None

    page = client.post(reverse("mfa_activate_totp"), {"code": "000000"}).content.decode()

    assert "Kode tidak cocok" in page
    assert secret[1] in page
    assert factors(seeker) == []


def test_the_app_is_taken_off_and_its_codes_with_it(seeker: Somebody, app_secret: str) -> None:
    give_codes(seeker)
    client = confirmed(seeker.client)

    assert "Aplikasi kode dilepas" in client.post(reverse("mfa_deactivate_totp"), follow=True).content.decode()
    assert factors(seeker) == []
