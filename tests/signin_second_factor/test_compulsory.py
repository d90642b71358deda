"""Officers and those who can submit for an organisation get no further than the set-up page until a second factor is there."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from siapkerja.identity.actor import Actor, Channel
from siapkerja.identity.second_factor import without_unproven_roles
from tests.signin_second_factor.conftest import app_code, confirmed, factors, give_app
from tests.support.people import Somebody


@pytest.fixture
def demanded(settings: Any) -> None:
    settings.SECOND_FACTOR_FOR = {"officers", "signatories"}


def _organisation_page(who: Somebody) -> str:
    assert who.organisation is not None
    return reverse("identity:organisation", args=[who.organisation.public_id])


def test_nobody_is_asked_where_the_installation_does_not_demand_it(officer: Somebody, manager: Somebody) -> None:
    assert officer.client.get(reverse("identity:officer")).status_code == 200
    assert manager.client.get(_organisation_page(manager)).status_code == 200


@pytest.mark.usefixtures("demanded")
def test_an_officer_is_led_to_the_set_up_page_and_then_to_where_they_were_going(officer: Somebody) -> None:
    desk = reverse("identity:officer")
    page = officer.client.get(desk, follow=True)
    assert page.redirect_chain == [(f"{reverse('signin:second_factor')}?next=%2Fpetugas%2F", 302)]
    assert "Siapkan langkah kedua" in page.content.decode()

    client = confirmed(officer.client)
    client.get(reverse("mfa_activate_totp"))
    client.post(reverse("mfa_activate_totp"), {"code": app_code(client.session["mfa.totp.secret"])})
    arrived = client.post(reverse("signin:put_codes_away"), follow=True)

    assert arrived.redirect_chain[-1][0] == desk
    assert arrived.status_code == 200


@pytest.mark.usefixtures("demanded")
def test_nothing_of_the_organisation_opens_by_another_way(manager: Somebody, colleague: Somebody, seeker: Somebody) -> None:
    assert manager.client.get(_organisation_page(manager))["Location"].startswith(reverse("signin:second_factor"))
    assert manager.client.post(_organisation_page(manager).rstrip("/") + "/cabang/tambah/")["Location"] == reverse("signin:second_factor")
    bare = without_unproven_roles(manager.actor, manager.user)
    assert (bare.memberships, bare.awaits_second_factor) == ((), True)

    assert colleague.client.get(_organisation_page(colleague)).status_code == 200, "readers cannot submit"
    assert seeker.client.get(_organisation_page(manager)).status_code == 404
    assert manager.client.get(reverse("profiles:profile")).status_code == 200, "one's own pages stay open"


@pytest.mark.usefixtures("demanded")
def test_with_a_factor_the_roles_are_there(manager: Somebody) -> None:
    give_app(manager)

    assert manager.client.get(_organisation_page(manager)).status_code == 200


@pytest.mark.usefixtures("demanded")
def test_recovery_codes_alone_are_no_second_factor(manager: Somebody) -> None:
    Authenticator.objects.create(user=manager.user, type="recovery_codes", data={})

    assert manager.client.get(_organisation_page(manager)).status_code == 302


@pytest.mark.usefixtures("demanded")
def test_the_last_app_of_an_officer_stays_and_the_page_says_why(officer: Somebody) -> None:
    give_app(officer)
    client = confirmed(officer.client)

    page = client.post(reverse("mfa_deactivate_totp")).content.decode()

    assert "Tambahkan penggantinya lebih dulu" in page
    assert factors(officer) == ["totp"]


@pytest.mark.usefixtures("demanded")
def test_the_last_passkey_of_an_officer_stays_and_the_one_before_it_goes(officer: Somebody) -> None:
    keys = [
        Authenticator.objects.create(user=officer.user, type="webauthn", data={"name": name, "credential": {}}) for name in ("Satu", "Dua")
    ]
    client = confirmed(officer.client)
    assert "Passkey dihapus" in client.post(reverse("mfa_remove_webauthn", args=[keys[0].pk]), follow=True).content.decode()

    assert "masih diperlukan" in client.get(reverse("mfa_remove_webauthn", args=[keys[1].pk])).content.decode()
    refused = client.post(reverse("mfa_remove_webauthn", args=[keys[1].pk]), follow=True).content.decode()

    assert "Tambahkan penggantinya lebih dulu" in refused
    assert factors(officer) == ["webauthn"]


@pytest.mark.usefixtures("demanded")
def test_the_portal_itself_is_never_asked(officer: Somebody) -> None:
    system = Actor.the_system("beat", Channel.WORKER)

    assert without_unproven_roles(system, officer.user) is system


def test_the_set_up_page_sends_nobody_to_another_site(seeker: Somebody) -> None:
    give_app(seeker)

    response = seeker.client.get(reverse("signin:second_factor"), {"next": "https://jahat.example/"})

    assert response["Location"] == reverse("signin:security")
