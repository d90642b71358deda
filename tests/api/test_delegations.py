"""A company lets the program of its payroll house act for it: as far and as long as it chose, and no longer."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from siapkerja.api.actions.clients import AlreadyRevoked, register_client, revoke_client, rotate_client_secret
from siapkerja.api.actions.delegations import MoreThanItMay, UnknownProgram, delegate
from siapkerja.api.models import ApiClient
from siapkerja.audit.models import SecurityAct
from siapkerja.kernel.errors import NotPermitted
from tests.support.people import PASSWORD, Somebody, now

REPORTS = "/api/v1/wajib-lapor/"
pytestmark = pytest.mark.django_db


def _token(program: ApiClient, secret: str, **more: Any) -> Any:
    told = {"grant_type": "client_credentials", "client_id": program.client_id, "client_secret": secret} | more
    return Client().post("/api/v1/oauth/token", urlencode(told), content_type="application/x-www-form-urlencoded")


def _get(token: str, path: str) -> Any:
    return Client().get(path, headers={"Authorization": f"Bearer {token}"})


def test_a_payroll_house_acts_for_its_customer_until_the_customer_ends_it(manager: Somebody, other_manager: Somebody) -> None:
    cache.clear()
    customer, house = manager.organisation, other_manager.organisation
    assert customer is not None
    assert house is not None
    program, secret = register_client(
        organisation=house,
        name="Gaji Contoh",
        allowed=["reports:read", "rosters:write"],
        is_sandbox=False,
        by=other_manager.actor,
        at=now(),
    )
    assert _token(program, secret, organisation=str(customer.public_id)).json()["error"] == "unauthorized_client"
    assert _token(program, secret, organisation="bukan nomor").json()["error"] == "unauthorized_client"

    # The customer finds whose program it is by its number, and says what it may do.
    page = manager.client
    page.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    address = f"/organisasi/{customer.public_id}/api/"
    assert "Beri kuasa kepada mitra" in page.get(address).content.decode()
    unknown = page.get(f"{address}kuasa/?program=org-tidak-ada")
    assert (unknown.status_code, "Minta nomor" in unknown.content.decode()) == (422, True)
    shown = page.get(f"{address}kuasa/?program={program.client_id}").content.decode()
    assert house.name in shown
    assert "reports:write" not in shown, "a program is given no more than it was made for"
    until = timezone.localdate() + timedelta(days=90)
    given = page.post(
        f"{address}kuasa/?program={program.client_id}", {"scopes": ["reports:read"], "valid_until": until.strftime("%d/%m/%Y")}
    )
    assert given.status_code == 302, given.content.decode()
    assert house.name in page.get(address).content.decode()

    token = _token(program, secret, organisation=str(customer.public_id)).json()
    assert token.get("scope") == "reports:read", token
    own = _token(program, secret).json()["access_token"]
    [told] = _get(own, "/api/v1/oauth/delegations").json()["results"]
    assert (told["organisation"], told["scopes"], told["valid_until"]) == (str(customer.public_id), ["reports:read"], str(until))
    [place] = _get(token["access_token"], f"{REPORTS}workplaces/").json()["results"]
    assert place["id"] == str(manager.workplace.public_id)
    assert place["id"] not in str(_get(own, f"{REPORTS}workplaces/").json()), "its own token knows nothing of the customer"
    delegated = ApiClient.objects.get(operator=program)
    calls = page.get(f"{address}{delegated.client_id}/").content.decode()
    assert "wajiblapor_workplaces" in calls
    assert "Buat rahasia baru" not in calls
    assert customer.name in other_manager.client.get(f"/organisasi/{house.public_id}/api/{program.client_id}/").content.decode()
    with pytest.raises(AlreadyRevoked):
        rotate_client_secret(client=delegated, by=manager.actor, at=now())
    with pytest.raises(NotPermitted):
        revoke_client(client=delegated, by=other_manager.actor, at=now())

    # Given anew it takes the place of what was given before; taken back, everything ends at once.
    delegate(organisation=customer, client_id=program.client_id, allowed=["rosters:write"], by=manager.actor, at=now())
    assert _get(token["access_token"], f"{REPORTS}workplaces/").status_code == 401
    fresh = ApiClient.objects.get(operator=program, revoked_at=None)
    token = _token(program, secret, organisation=str(customer.public_id)).json()
    assert token["scope"] == "rosters:write"
    assert page.post(f"{address}{fresh.client_id}/cabut/").status_code == 302
    assert _token(program, secret, organisation=str(customer.public_id)).status_code == 400
    acts = SecurityAct.objects.filter(subject=delegated.subject).values_list("act", flat=True)
    assert {"api_rights_delegated", "api_token_issued", "api_client_revoked"} <= set(acts)


def test_rights_end_with_their_last_day_and_with_the_program_itself(manager: Somebody, other_manager: Somebody) -> None:
    cache.clear()
    customer, house = manager.organisation, other_manager.organisation
    assert customer is not None
    assert house is not None
    program, secret = register_client(
        organisation=house, name="Gaji Contoh", allowed=["reports:read"], is_sandbox=False, by=other_manager.actor, at=now()
    )
    told: dict[str, Any] = {"organisation": customer, "client_id": program.client_id, "by": manager.actor, "at": now()}
    with pytest.raises(MoreThanItMay):
        delegate(allowed=["reports:read", "reports:write"], **told)
    with pytest.raises(UnknownProgram):
        delegate(allowed=["reports:read"], **told | {"organisation": house, "by": other_manager.actor})
    with pytest.raises(NotPermitted):
        delegate(allowed=["reports:read"], **told | {"by": other_manager.actor})
    delegated = delegate(allowed=["reports:read"], valid_until=timezone.localdate(), **told)
    token = _token(program, secret, organisation=str(customer.public_id)).json()["access_token"]
    assert _get(token, f"{REPORTS}reports/").status_code == 200

    ApiClient.objects.filter(pk=delegated.pk).update(valid_until=timezone.localdate() - timedelta(days=1))
    assert _get(token, f"{REPORTS}reports/").status_code == 401
    ApiClient.objects.filter(pk=delegated.pk).update(valid_until=None)
    assert _get(token, f"{REPORTS}reports/").status_code == 200
    revoke_client(client=program, by=other_manager.actor, at=now())
    assert _get(token, f"{REPORTS}reports/").status_code == 401
    assert _token(program, secret, organisation=str(customer.public_id)).status_code == 401
