"""Programs of organisations: making them, their tokens, and what they may not."""

import base64
import json
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from siapkerja.api.actions.answers import Answer, KeyReused, answer_once, forget_old_answers
from siapkerja.api.actions.clients import AlreadyRevoked, NothingAllowed, register_client, revoke_client, rotate_client_secret
from siapkerja.api.actions.tokens import forget_expired_tokens
from siapkerja.api.models import ApiClient, ApiToken
from siapkerja.api.queries import actor_of_client
from siapkerja.api.rights import OnlyOnePlace
from siapkerja.audit.models import SecurityAct
from siapkerja.events.models import EventRecord
from siapkerja.events.publishing import publish
from siapkerja.facts.karirhub import VacancyChanged
from siapkerja.identity.actions.organisations import grant_membership
from siapkerja.identity.enums import MemberRole
from siapkerja.kernel.errors import NotPermitted
from tests.support.people import PASSWORD, SINCE, SYSTEM, Somebody, make_somebody, now

TOKEN = "/api/v1/oauth/token"
pytestmark = pytest.mark.django_db


def _program(manager: Somebody, *allowed: str, **more: Any) -> tuple[ApiClient, str]:
    assert manager.organisation is not None
    told: dict[str, Any] = {"name": "HRIS Contoh", "is_sandbox": False, "by": manager.actor, "at": now()} | more
    return register_client(organisation=manager.organisation, allowed=allowed or ("vacancies:read", "vacancies:write"), **told)


def _ask(client_id: str, secret: str, /, **more: str) -> Any:
    body = {"grant_type": "client_credentials", "client_id": client_id, "client_secret": secret} | more
    return Client(enforce_csrf_checks=True).post(TOKEN, data=_form(body), content_type="application/x-www-form-urlencoded")


def _form(told: dict[str, str]) -> str:
    return urlencode(told)


def test_a_program_gets_a_short_lived_token_by_basic_or_in_the_body(manager: Somebody) -> None:
    program, secret = _program(manager)
    basic = base64.b64encode(f"{program.client_id}:{secret}".encode()).decode()

    in_body = _ask(program.client_id, secret)
    by_basic = Client().post(
        TOKEN,
        data="grant_type=client_credentials&scope=vacancies:read",
        content_type="application/x-www-form-urlencoded",
        headers={"Authorization": f"Basic {basic}"},
    )

    assert (in_body.status_code, by_basic.status_code) == (200, 200)
    assert in_body.json().keys() == {"access_token", "expires_in", "token_type", "scope"}
    assert (in_body.json()["token_type"], in_body.json()["expires_in"]) == ("Bearer", 600)
    assert in_body["Cache-Control"] == "no-store"
    assert by_basic.json()["scope"] == "vacancies:read"
    assert not ApiToken.objects.filter(digest=in_body.json()["access_token"].encode()).exists()  # a digest, not the token
    program.refresh_from_db()
    assert program.last_used_at is not None


@pytest.mark.parametrize(
    ("more", "status", "error"),
    [
        ({"client_secret": "salah"}, 401, "invalid_client"),
        ({"client_id": "tidak-ada"}, 401, "invalid_client"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
        ({"grant_type": ""}, 400, "invalid_request"),
        ({"scope": "vacancies:read segalanya"}, 400, "invalid_scope"),
    ],
)
def test_what_is_wrong_with_a_token_request_is_said_as_the_standard_says(
    manager: Somebody, more: dict[str, str], status: int, error: str
) -> None:
    cache.clear()
    program, secret = _program(manager)

    answer = _ask(program.client_id, secret, **more)

    assert (answer.status_code, answer.json()["error"]) == (status, error)


@pytest.mark.parametrize("body", ["", "%zz&&&=", "grant_type=client_credentials&grant_type=client_credentials", "[1]", "\x00" * 100])
def test_a_token_request_of_nonsense_is_refused(client: Client, body: str) -> None:
    cache.clear()
    for content_type in ("application/x-www-form-urlencoded", "application/json", "text/plain"):
        assert client.post(TOKEN, data=body, content_type=content_type).status_code in {400, 401}
    assert client.post(TOKEN, data="a" * 20_000, content_type="application/x-www-form-urlencoded").status_code == 413


def test_guessing_secrets_has_to_wait_and_right_ones_never_count(manager: Somebody) -> None:
    cache.clear()
    program, secret = _program(manager)
    for _ in range(3):
        assert _ask(program.client_id, secret).status_code == 200
    for _ in range(20):
        assert _ask(program.client_id, "salah").status_code == 401

    assert _ask(program.client_id, secret).status_code == 429
    cache.clear()


def test_a_new_secret_and_a_revocation_end_secret_and_tokens_at_once(manager: Somebody) -> None:
    cache.clear()
    program, secret = _program(manager)
    _ask(program.client_id, secret)

    fresh = rotate_client_secret(client=program, by=manager.actor, at=now())

    assert not ApiToken.objects.exists()
    assert _ask(program.client_id, secret).status_code == 401
    assert _ask(program.client_id, fresh).status_code == 200
    revoke_client(client=program, by=manager.actor, at=now())
    revoke_client(client=program, by=manager.actor, at=now())
    assert not ApiToken.objects.exists()
    assert _ask(program.client_id, fresh).status_code == 401
    with pytest.raises(AlreadyRevoked):
        rotate_client_secret(client=program, by=manager.actor, at=now())


def test_a_token_can_be_given_back_and_only_by_its_program(manager: Somebody) -> None:
    program, secret = _program(manager)
    other, other_secret = _program(manager, name="Lain")
    token = _ask(program.client_id, secret).json()["access_token"]

    def give_back(client_id: str, secret: str) -> int:
        told = _form({"token": token, "client_id": client_id, "client_secret": secret})
        return Client().post("/api/v1/oauth/revoke", data=told, content_type="application/x-www-form-urlencoded").status_code

    assert give_back(other.client_id, other_secret) == 200
    assert ApiToken.objects.count() == 1
    assert give_back(program.client_id, secret) == 200
    assert not ApiToken.objects.exists()


def test_only_the_responsible_person_of_the_whole_organisation_makes_programs(manager: Somebody, colleague: Somebody) -> None:
    assert manager.organisation is not None
    of_branch = make_somebody("Dewi Contoh", organisation=manager.organisation)
    grant_membership(
        person=of_branch.person, legal_entity=manager.organisation, workplace=manager.workplace, role=MemberRole.SIGNATORY,
        by=SYSTEM, at=now(), on=SINCE,
    )  # fmt: skip

    with pytest.raises(NotPermitted):
        _program(colleague)
    with pytest.raises(OnlyOnePlace):
        _program(of_branch)
    with pytest.raises(NothingAllowed):
        _program(manager, "segalanya")


def test_a_program_acts_with_the_role_of_its_scopes_and_for_its_organisation_only(manager: Somebody, other_manager: Somebody) -> None:
    program, _secret = _program(manager)
    actor = actor_of_client(program, ["vacancies:read"])

    assert actor.member_roles(program.legal_entity_id) == {MemberRole.READER}
    assert actor_of_client(program, program.scopes).member_roles(program.legal_entity_id) == {MemberRole.CONTRIBUTOR}
    assert not actor_of_client(program, ["dicabut:kelak"]).memberships
    assert other_manager.organisation is not None
    assert not actor.member_roles(other_manager.organisation.pk)
    assert (actor.person_id, actor.role_word) == (None, f"client:{program.pk}")


def test_what_a_sandbox_program_does_is_announced_to_nobody(manager: Somebody) -> None:
    program, _secret = _program(manager, is_sandbox=True)
    fact = VacancyChanged(version=1, vacancy_id=1, legal_entity_id=1, workplace_id=1)

    publish(fact, by=actor_of_client(program, program.scopes), at=now())

    assert not EventRecord.objects.filter(fact="karirhub.VacancyChanged").exists()


def test_a_thing_is_done_once_per_key_and_another_request_under_the_key_is_refused(manager: Somebody) -> None:
    program, _secret = _program(manager)
    done: list[int] = []

    def work() -> Answer:
        done.append(1)
        return Answer(status=201, body=json.dumps({"number": len(done)}), headers={"ETag": '"1"'})

    told: dict[str, Any] = {"client": program, "key": "kunci-001", "work": work, "at": timezone.now()}
    first, again = answer_once(request="POST a", **told), answer_once(request="POST a", **told)

    assert (first.body, again.body, again.headers, again.is_replayed) == (first.body, first.body, {"ETag": '"1"'}, True)
    assert len(done) == 1
    with connection.cursor() as cursor:
        cursor.execute("select encode(body, 'escape') from api_keptanswer")
        assert "number" not in cursor.fetchone()[0], "an answer may repeat what was told of people"
    with pytest.raises(KeyReused):
        answer_once(request="POST b", **told)
    later = timezone.now() + timedelta(hours=25)
    assert answer_once(request="POST b", **told | {"at": later}).is_replayed is False
    assert forget_old_answers(at=later + timedelta(hours=25)) == 1


def test_expired_tokens_are_forgotten(manager: Somebody) -> None:
    program, secret = _program(manager)
    _ask(program.client_id, secret)

    assert forget_expired_tokens(at=now()) == 0
    assert forget_expired_tokens(at=now() + timedelta(minutes=11)) == 1


def test_the_responsible_person_makes_a_program_on_its_page_and_sees_the_secret_once(manager: Somebody) -> None:
    assert manager.organisation is not None
    page = manager.client
    page.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    address = f"/organisasi/{manager.organisation.public_id}/api/"
    assert "Belum ada sambungan" in page.get(address).content.decode()
    assert page.post(f"{address}baru/", {"name": "<b>HRIS</b>"}).status_code == 422

    answer = page.post(f"{address}baru/", {"name": "<b>HRIS</b>", "scopes": ["vacancies:read"], "is_sandbox": "on"})

    program = ApiClient.objects.get()
    secret = answer.content.decode().split("client secret")[1].split('<dd class="num">')[1].split("<")[0]
    assert (answer.status_code, program.is_sandbox) == (201, True)
    assert _ask(program.client_id, secret).status_code == 200
    assert secret not in page.get(f"{address}{program.client_id}/").content.decode()
    assert "<b>HRIS" not in page.get(address).content.decode()
    rotated = page.post(f"{address}{program.client_id}/rahasia/").content.decode()
    assert "Salin rahasia ini sekarang" in rotated
    assert page.post(f"{address}{program.client_id}/cabut/").status_code == 302
    assert "Dicabut" in page.get(address).content.decode()
    acts = set(SecurityAct.objects.filter(subject=program.subject).values_list("act", flat=True))
    assert acts == {"api_client_registered", "api_token_issued", "api_client_secret_rotated", "api_client_revoked"}
