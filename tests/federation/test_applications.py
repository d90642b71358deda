"""The administrator's pages for applications of other systems, and the person's page about them."""

import re
from typing import Any

import pytest
from allauth.idp.oidc.models import Client as OAuthClient
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from siapkerja.audit.models import SecurityAct
from siapkerja.federation.actions.consents import allow_sign_in
from siapkerja.federation.actions.relying_parties import NoSecret, rotate_secret
from siapkerja.federation.enums import ApplicationKind
from siapkerja.federation.models import RelyingParty, SignInConsent
from siapkerja.identity.holdings import everything_of
from siapkerja.kernel.errors import NotPermitted
from tests.federation.asking import make_application
from tests.support.people import PASSWORD, SYSTEM, Somebody, now

ANSWERS = {
    "name": "Portal Contoh", "operator": "Dinas Contoh", "purpose": "Mendaftar pelatihan daerah.", "contact": "admin@contoh.example",
    "kind": "confidential", "redirect_uris": "https://portal.contoh.example/kembali", "scopes": ["profile", "email"],
}  # fmt: skip


@pytest.fixture
def proven(administrator: Somebody) -> Client:
    """The administrator, having just said the password again."""
    answer = administrator.client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert answer.status_code == 302
    return administrator.client


def _register(client: Client, **changes: Any) -> Any:
    return client.post(reverse("federation:register_application"), ANSWERS | changes)


def test_registering_shows_the_secret_once_and_stores_its_hash(proven: Client, administrator: Somebody) -> None:
    answer = _register(proven)

    assert answer.status_code == 201
    secret = answer.context["secret"]
    client = OAuthClient.objects.get()
    assert len(secret) >= 40
    assert secret not in client.secret
    assert client.check_secret(secret)
    assert client.get_scopes() == ["openid", "profile", "email"]
    again = proven.get(reverse("federation:application", args=[client.pk])).content.decode()
    assert client.pk in again
    assert secret not in again
    assert "no-store" in answer["Cache-Control"]
    act = SecurityAct.objects.get(act="application_registered")
    assert (act.by_person_id, act.codes["client"]) == (administrator.person.pk, client.pk)


def test_the_password_is_asked_again_before_anything_changes(administrator: Somebody) -> None:
    answer = _register(administrator.client)

    assert answer["Location"].startswith(reverse("account_reauthenticate"))
    assert not RelyingParty.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        "http://portal.contoh.example/kembali",
        "https://*.contoh.example/kembali",
        "https://portal.contoh.example/kembali#bagian",
        "https://orang:sandi@portal.contoh.example/kembali",
        "https://portal.contoh.example/;script-src",
        "javascript:alert(1)",
        "contoh://kembali",
        "portal.contoh.example/kembali",
        "https:///kembali",
        "https://portal.contoh.example:99999/kembali",
    ],
)
def test_an_address_that_is_not_safe_is_refused_in_a_sentence(proven: Client, address: str) -> None:
    answer = _register(proven, redirect_uris=address)

    assert answer.status_code == 422
    assert "diawali https://" in answer.content.decode()
    assert not RelyingParty.objects.exists()


@pytest.mark.parametrize("address", ["http://localhost:8000/k", "http://127.0.0.1/k", "http://[::1]:9/k", "https://a.example:8443/k?x=1"])
def test_loopback_may_go_without_tls(proven: Client, address: str) -> None:
    assert _register(proven, redirect_uris=address).status_code == 201


def test_one_application_lives_on_one_host(proven: Client) -> None:
    answer = _register(proven, redirect_uris="https://satu.example/k\nhttps://dua.example/k")

    assert answer.status_code == 422
    assert "satu nama host" in answer.content.decode()


def test_the_host_stays_when_addresses_change(proven: Client) -> None:
    party = make_application().party
    change = reverse("federation:change_application", args=[party.client_id])

    moved = proven.post(change, ANSWERS | {"redirect_uris": "https://lain.contoh.example/kembali"})
    kept = proven.post(change, ANSWERS | {"name": "Portal Baru", "redirect_uris": "https://portal.contoh.example/masuk"})

    assert moved.status_code == 422
    assert "tidak dapat diganti" in moved.content.decode()
    assert kept.status_code == 302
    party.client.refresh_from_db()
    assert (party.client.name, party.client.get_redirect_uris()) == ("Portal Baru", ["https://portal.contoh.example/masuk"])


def test_a_new_secret_ends_the_old_one(proven: Client) -> None:
    application = make_application()
    page = proven.post(reverse("federation:new_secret", args=[application.party.client_id]))

    client = OAuthClient.objects.get()
    assert client.check_secret(page.context["secret"])
    assert not client.check_secret(application.secret)


def test_an_application_on_a_telephone_has_no_secret(proven: Client) -> None:
    answer = _register(proven, kind="public")
    assert answer.context["secret"] == ""
    with pytest.raises(NoSecret):
        rotate_secret(party=RelyingParty.objects.get(), by=SYSTEM, at=now())


def test_suspending_and_resuming_is_the_administrators(proven: Client, officer: Somebody) -> None:
    party = make_application().party
    for move, is_suspended in (("hentikan", True), ("hentikan", True), ("lanjutkan", False)):
        assert proven.post(reverse("federation:move_application", args=[party.client_id, move])).status_code == 302
        party.refresh_from_db()
        assert party.is_suspended is is_suspended

    assert list(SecurityAct.objects.filter(act__contains="pplication_").order_by("pk").values_list("act", flat=True)) == [
        "application_registered", "application_suspended", "application_resumed",
    ]  # fmt: skip
    assert proven.post(reverse("federation:move_application", args=[party.client_id, "hapus"])).status_code == 404
    with pytest.raises(NotPermitted):
        rotate_secret(party=party, by=officer.actor, at=now())


def test_the_list_asks_as_much_for_ten_applications_as_for_one(administrator: Somebody) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert administrator.client.get(reverse("federation:applications")).status_code == 200
        return len(queries)

    make_application()
    asked()
    one = asked()
    for number in range(9):
        make_application(f"Portal {number}", host=f"https://p{number}.contoh.example")
    assert asked() == one


def test_a_person_sees_what_each_application_knows_and_takes_it_back(seeker: Somebody, other_seeker: Somebody) -> None:
    for number in range(3):
        party = make_application(f"Portal {number}", host=f"https://p{number}.contoh.example", kind=ApplicationKind.PUBLIC).party
        allow_sign_in(party=party, user=seeker.user, asked=["openid", "email"], allowed=["openid", "email"], by=seeker.actor, at=now())
    page = seeker.client.get(reverse("federation:connected")).content.decode()
    assert all(f"Portal {number}" in page for number in range(3))
    assert "Alamat e-mail utama Anda" in page
    first = int(re.findall(r"/akun/aplikasi/(\d+)/tarik/", page)[0])

    assert other_seeker.client.post(reverse("federation:withdraw", args=[first])).status_code == 404
    assert seeker.client.post(reverse("federation:withdraw", args=[first])).status_code == 302

    assert f"/akun/aplikasi/{first}/tarik/" not in seeker.client.get(reverse("federation:connected")).content.decode()
    assert SignInConsent.objects.standing().count() == 2


def test_what_was_allowed_is_part_of_the_persons_data(seeker: Somebody) -> None:
    party = make_application().party
    allow_sign_in(party=party, user=seeker.user, asked=["openid"], allowed=["openid"], by=seeker.actor, at=now())

    held = everything_of(seeker.person.pk)["connected_applications"]
    assert [(row["application"], row["told"]) for row in held] == [("Portal Contoh", ["openid"])]
