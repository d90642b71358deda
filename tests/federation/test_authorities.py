"""Signing in with another authority: what comes back is checked, nobody is taken over, and every end is a clear page."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import reverse

from siapkerja.federation.actions.authorities import AlreadyConnected, OnlyWayIn, connect_authority, disconnect_authority
from siapkerja.federation.configuration import social_apps
from siapkerja.identity.models import Person, User
from siapkerja.messaging.models import OutgoingMessage
from tests.federation.authority import Authority, running_authority
from tests.support.people import PASSWORD, Somebody, now

START = "/akun/otoritas/sana/masuk/"
BACK = "/akun/otoritas/sana/kembali/"


@pytest.fixture
def authority(settings: Any) -> Iterator[Authority]:
    with running_authority() as running:
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [running.settings()]}}
        yield running


def leave(browser: Client, authority: Authority, **sent: str) -> dict[str, str]:
    """Press the button; gives what the browser carries to the authority."""
    page = browser.post(START, sent)
    assert page.status_code == 200, page
    address = re.search(r'http-equiv="refresh" content="0;url=([^"]+)"', page.content.decode())
    assert address, page.content.decode()
    asked = {key: value for key, (value, *_more) in parse_qs(urlsplit(address[1].replace("&amp;", "&")).query).items()}
    authority.nonce = asked["nonce"]
    return asked


def come_back(browser: Client, authority: Authority, **changes: str) -> Any:
    """Leave, and be sent back by the authority."""
    asked = leave(browser, authority)
    return browser.get(BACK, {"code": "kode", "state": asked["state"]} | changes)


def test_the_sign_in_page_has_a_button_for_every_authority(client: Client, db: None, authority: Authority) -> None:
    shown = client.get(reverse("account_login") + "?next=/profil/").content.decode()

    assert "Masuk dengan SSO Sana" in shown
    assert f'action="{START}"' in shown
    assert 'name="next" value="/profil/"' in shown


def test_the_question_carries_pkce_state_nonce_and_one_address_back(client: Client, db: None, authority: Authority) -> None:
    asked = leave(client, authority, scope="semua", auth_params="prompt=none")

    assert asked["code_challenge_method"] == "S256"
    assert len(asked["state"]) >= 16
    assert len(asked["nonce"]) == 32
    assert asked["redirect_uri"] == "http://localhost:8000/akun/otoritas/sana/kembali/"
    assert set(asked["scope"].split()) == {"openid", "profile", "email"}
    assert "prompt" not in asked


def test_reading_the_button_sends_nobody_anywhere(client: Client, db: None, authority: Authority) -> None:
    assert "Anda akan membuka halaman SSO Sana" in client.get(START).content.decode()


def test_a_first_visit_asks_and_makes_an_account_with_its_person(client: Client, db: None, authority: Authority) -> None:
    answer = come_back(client, authority)
    assert answer["Location"] == reverse("socialaccount_signup")
    page = client.get(answer["Location"])
    assert 'value="Rina di Sana"' in page.content.decode()
    assert not User.objects.exists(), "nothing is made before the person says so"
    assert "akses" not in str(dict(client.session)), "their token is not kept"

    client.post(reverse("socialaccount_signup"), {"full_name": "Rina  Contoh", "email": "rina@sana.example"})

    user = User.objects.get()
    assert user.person is not None
    assert user.person.full_name == "Rina Contoh"
    assert not user.has_usable_password()
    assert list(user.emailaddress_set.values_list("email", "verified")) == [("rina@sana.example", True)]
    account = SocialAccount.objects.get()
    assert (account.uid, account.provider, account.extra_data) == ("orang-7", "sana", {})
    assert client.get(reverse("federation:connected")).status_code == 200, "signed in"
    assert "code_verifier" in authority.received


def test_another_address_than_the_one_checked_there_is_checked_here(client: Client, db: None, authority: Authority) -> None:
    come_back(client, authority)
    client.post(reverse("socialaccount_signup"), {"full_name": "Rina Contoh", "email": "lain@contoh.example"})

    user = User.objects.get()
    assert list(user.emailaddress_set.values_list("email", "verified")) == [("lain@contoh.example", False)]
    assert client.get(reverse("federation:connected")).status_code == 302, "not before the code"


def test_an_address_not_checked_there_is_checked_here(client: Client, db: None, authority: Authority) -> None:
    authority.person["email_verified"] = "true"  # a text is no yes
    come_back(client, authority)
    client.post(reverse("socialaccount_signup"), {"full_name": "Rina Contoh", "email": "rina@sana.example"})

    assert not User.objects.get().emailaddress_set.get().verified


def test_the_second_visit_signs_in(client: Client, seeker: Somebody, authority: Authority) -> None:
    connect_authority(user=seeker.user, authority_id="sana", subject="orang-7", by=seeker.actor, at=now())
    answer = come_back(client, authority)

    assert answer.status_code == 302
    assert client.get(reverse("federation:connected")).context["user"] == seeker.user
    assert User.objects.count() == 1


def test_a_suspended_account_stays_outside(client: Client, seeker: Somebody, authority: Authority) -> None:
    connect_authority(user=seeker.user, authority_id="sana", subject="orang-7", by=seeker.actor, at=now())
    seeker.user.is_active = False
    seeker.user.save()

    assert come_back(client, authority)["Location"] == reverse("account_inactive")
    assert client.get(reverse("federation:connected")).status_code == 302


def test_a_second_factor_is_asked_all_the_same(client: Client, seeker: Somebody, authority: Authority) -> None:
    connect_authority(user=seeker.user, authority_id="sana", subject="orang-7", by=seeker.actor, at=now())
    Authenticator.objects.create(user=seeker.user, type=Authenticator.Type.TOTP, data={"secret": "JBSWY3DPEHPK3PXP"})

    assert come_back(client, authority)["Location"].startswith(reverse("mfa_authenticate"))
    assert client.get(reverse("federation:connected")).status_code == 302


def test_a_known_address_takes_over_nothing_and_the_owner_proves_the_account(
    client: Client, seeker: Somebody, authority: Authority
) -> None:
    authority.person["email"] = seeker.user.email
    page = client.get(come_back(client, authority)["Location"])
    assert "E-mail Anda sudah punya akun di sini" in page.content.decode()
    assert client.get(reverse("federation:connected")).status_code == 302, "not signed in"
    client.post(reverse("socialaccount_signup"), {"full_name": "Orang Lain", "email": seeker.user.email})
    assert Person.objects.count() == 1, "and no second account"

    come_back(client, authority)
    client.force_login(seeker.user)
    finish = reverse("federation:finish_connecting")
    assert "Rina di Sana" in client.get(finish).content.decode()
    assert client.post(finish)["Location"].startswith(reverse("account_reauthenticate")), "proof is an act of the person"
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.post(finish)

    assert SocialAccount.objects.get().user == seeker.user
    assert OutgoingMessage.objects.filter(purpose="account_connected").count() == 1


def test_whether_an_address_is_known_is_not_told_to_who_did_not_prove_it(client: Client, seeker: Somebody, authority: Authority) -> None:
    authority.person |= {"email": seeker.user.email, "email_verified": False}

    page = client.get(come_back(client, authority)["Location"])
    assert "sudah punya akun di sini" not in page.content.decode()


def test_connecting_from_the_account_asks_before_it_connects(seeker: Somebody, authority: Authority) -> None:
    browser = seeker.client
    assert browser.post(START, {"process": "connect"})["Location"].startswith(reverse("account_reauthenticate"))
    browser.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    asked = leave(browser, authority, process="connect")
    answer = browser.get(BACK, {"code": "kode", "state": asked["state"]})

    assert answer["Location"] == reverse("federation:finish_connecting")
    assert not SocialAccount.objects.exists()
    browser.post(answer["Location"])
    assert SocialAccount.objects.get().user == seeker.user
    assert "SSO Sana" in browser.get(reverse("socialaccount_connections")).content.decode()


def test_an_account_over_there_belongs_to_one_account_here(seeker: Somebody, other_seeker: Somebody) -> None:
    assert connect_authority(user=seeker.user, authority_id="sana", subject="orang-7", by=seeker.actor, at=now())
    assert not connect_authority(user=seeker.user, authority_id="sana", subject="orang-7", by=seeker.actor, at=now())
    with pytest.raises(AlreadyConnected):
        connect_authority(user=other_seeker.user, authority_id="sana", subject="orang-7", by=other_seeker.actor, at=now())


def test_the_only_way_in_is_not_cut_off(seeker: Somebody, authority: Authority, settings: Any) -> None:
    settings.ACCOUNT_LOGIN_BY_CODE_ENABLED = False
    connect_authority(user=seeker.user, authority_id="sana", subject="orang-7", by=seeker.actor, at=now())
    account = SocialAccount.objects.get()
    disconnect = reverse("federation:disconnect", args=[account.pk])
    seeker.user.set_unusable_password()
    seeker.user.save()
    seeker.client.force_login(seeker.user)

    page = seeker.client.post(disconnect)
    assert page.status_code == 403
    assert "satu-satunya cara Anda masuk" in page.content.decode()
    with pytest.raises(OnlyWayIn):
        disconnect_authority(account=account, by=seeker.actor, at=now())

    seeker.user.set_password(PASSWORD)
    seeker.user.save()
    disconnect_authority(account=account, by=seeker.actor, at=now())
    assert not SocialAccount.objects.exists()


def test_others_cannot_part_what_is_mine(seeker: Somebody, other_seeker: Somebody, authority: Authority) -> None:
    connect_authority(user=seeker.user, authority_id="sana", subject="orang-7", by=seeker.actor, at=now())
    other_seeker.client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    assert other_seeker.client.post(reverse("federation:disconnect", args=[SocialAccount.objects.get().pk])).status_code == 404


@pytest.mark.parametrize("fault", ["issuer", "signature", "nonce", "audience", "expired", "subject", "shape"])
def test_an_answer_that_proves_nothing_is_not_used(client: Client, db: None, authority: Authority, fault: str) -> None:
    asked = leave(client, authority)
    authority.faults.add(fault)
    answer = client.get(BACK, {"code": "kode", "state": asked["state"]})

    assert answer.status_code == 502
    assert "tidak dapat dipercaya" in answer.content.decode()
    assert "socialaccount_sociallogin" not in client.session


def test_an_authority_that_refuses_the_code_is_named(client: Client, db: None, authority: Authority) -> None:
    asked = leave(client, authority)
    authority.faults.add("token")
    answer = client.get(BACK, {"code": "kode", "state": asked["state"]})

    assert answer.status_code == 502
    assert "SSO Sana tidak mau meneruskan" in answer.content.decode()


def test_an_authority_that_is_down_is_said_plainly_on_the_way_out_and_in(client: Client, db: None, authority: Authority) -> None:
    asked = leave(client, authority)
    authority.faults.add("down")

    for answer in (client.post(START), client.get(BACK, {"code": "kode", "state": asked["state"]})):
        assert answer.status_code == 503
        assert "SSO Sana sedang tidak menjawab" in answer.content.decode()


def test_an_authority_that_is_not_there_at_all_is_the_same(client: Client, db: None, authority: Authority, settings: Any) -> None:
    gone = authority.settings()
    gone["settings"] |= {"server_url": "http://127.0.0.1:9", "issuer": "http://127.0.0.1:9"}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [gone]}}

    assert client.post(START).status_code == 503


def test_refusing_over_there_is_no_fault(client: Client, db: None, authority: Authority) -> None:
    asked = leave(client, authority)
    answer = client.get(BACK, {"error": "access_denied", "state": asked["state"]})

    assert answer.status_code == 400
    assert "Anda membatalkan" in answer.content.decode()


def test_an_error_of_theirs_is_not_shown_in_their_words(client: Client, db: None, authority: Authority) -> None:
    asked = leave(client, authority)
    answer = client.get(BACK, {"error": "server_error", "error_description": "<b>klik di sini</b>", "state": asked["state"]})

    assert answer.status_code == 502
    assert "klik di sini" not in answer.content.decode()


def test_coming_back_twice_or_without_having_left_is_expired(client: Client, db: None, authority: Authority) -> None:
    asked = leave(client, authority)
    back = {"code": "kode", "state": asked["state"]}
    assert client.get(BACK, back).status_code == 302

    for answer in (client.get(BACK, back), client.get(BACK), Client().get(BACK, back)):
        assert answer.status_code == 400
        assert "Waktu masuk sudah habis" in answer.content.decode()


def test_the_answer_of_another_authority_is_not_taken(client: Client, db: None, authority: Authority) -> None:
    answer = come_back(client, authority, iss="https://lain.example")

    assert answer.status_code != 302


def test_only_the_settings_name_authorities(client: Client, db: None, authority: Authority) -> None:
    SocialApp.objects.create(provider="openid_connect", provider_id="jahat", name="Jahat", settings={"server_url": "http://127.0.0.1:9"})

    assert client.post("/akun/otoritas/jahat/masuk/").status_code == 404
    assert client.get("/akun/otoritas/jahat/kembali/").status_code == 404


def test_the_language_comes_back_with_the_person(client: Client, db: None, authority: Authority) -> None:
    page = client.post("/en/akun/otoritas/sana/masuk/")
    state = re.search(r"state=([^&]+)&", page.content.decode())
    assert state
    assert "ui_locales=en" in page.content.decode()

    assert client.get(BACK, {"error": "access_denied", "state": state[1]}).context["LANGUAGE_CODE"] == "en"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "not JSON"),
        ("{}", "JSON list"),
        ('[{"id": "x"}]', "lacks"),
        ('[{"id": "X!", "name": "n", "issuer": "https://a.example", "client_id": "c"}]', "small letters"),
        ('[{"id": "x", "name": "n", "issuer": "http://a.example", "client_id": "c"}]', "https address"),
        ('[{"id": "x", "name": "n", "issuer": "https://a.example", "client_id": 1}]', "all values are text"),
        ('[{"id": "x", "name": "n", "issuer": "https://a.example", "client_id": "c", "rahasia": "s3cret"}]', "does not know"),
    ],
)
def test_a_faulty_list_of_authorities_stops_the_start_without_telling_secrets(text: str, words: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=words) as trouble:
        social_apps(text)
    assert "s3cret" not in str(trouble.value)


def test_a_list_of_authorities_is_read() -> None:
    (app,) = social_apps('[{"id": "sso", "name": "SSO", "issuer": "https://a.example/", "client_id": "c", "client_secret": "s"}]')

    assert (app["provider_id"], app["secret"], app["settings"]["issuer"]) == ("sso", "s", "https://a.example")
    assert social_apps("") == []
