"""The portal as an authority: what an application gets, and what it does not get."""

from typing import Any
from urllib.parse import urlsplit

import jwt
import pytest
from allauth.idp.oidc.models import Token
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from siapkerja.audit.models import SecurityAct
from siapkerja.events.publishing import publish
from siapkerja.facts.recovery import AccountRecovered
from siapkerja.federation.actions.authorities import connect_authority
from siapkerja.federation.actions.consents import withdraw_sign_in
from siapkerja.federation.actions.forgetting import forget_expired_tokens
from siapkerja.federation.actions.relying_parties import resume_relying_party, suspend_relying_party
from siapkerja.federation.enums import ApplicationKind
from siapkerja.federation.models import SignInConsent
from siapkerja.identity.actions.people import claim_nik
from siapkerja.identity.enums import NikClaimState
from siapkerja.identity.holdings import holdings
from tests.federation.asking import Application, answers, claims_in, code_in, make_application, told
from tests.support.people import SYSTEM, Somebody, make_somebody, now

NIK = "3273026005980001"


@pytest.fixture
def application(db: None) -> Application:
    return make_application()


def test_discovery_names_only_what_works(client: Client, db: None) -> None:
    document = client.get("/.well-known/openid-configuration").json()

    assert document["issuer"] == settings.BASE_URL
    assert document["subject_types_supported"] == ["pairwise"]
    assert document["code_challenge_methods_supported"] == ["S256"]
    assert document["response_types_supported"] == ["code"]
    assert document["grant_types_supported"] == ["authorization_code", "refresh_token"]
    for name in ("token_endpoint", "userinfo_endpoint", "jwks_uri", "revocation_endpoint", "authorization_endpoint"):
        assert document[name].startswith(settings.BASE_URL)
        assert client.get(urlsplit(document[name]).path).status_code != 404, name


def test_a_stranger_signs_in_first_and_comes_back_to_the_question(application: Application, client: Client) -> None:
    answer = application.ask(client)

    assert answer.status_code == 302
    assert answer["Location"].startswith(f"{reverse('account_login')}?next=/oidc/authorize")


def test_the_page_says_who_asks_and_exactly_what_will_be_told(application: Application, seeker: Somebody) -> None:
    page = application.ask(seeker.client).content.decode()

    for words in ("Portal Contoh", "Dinas Contoh", "Mendaftar pelatihan daerah.", "Nama lengkap Anda", "https://portal.contoh.example"):
        assert words in page
    assert "Nomor HP" not in page, "not asked for"


def test_only_the_consent_page_may_lead_to_the_application(application: Application, seeker: Somebody) -> None:
    policy = application.ask(seeker.client)["Content-Security-Policy"]
    elsewhere = seeker.client.get(reverse("federation:connected"))["Content-Security-Policy"]

    assert "form-action 'self' https://portal.contoh.example;" in policy + ";"
    assert "portal.contoh.example" not in elsewhere


def test_allowing_gives_tokens_that_stand_up_to_the_published_keys(application: Application, seeker: Somebody, client: Client) -> None:
    tokens = application.tokens(seeker.client)

    keys = jwt.PyJWKSet.from_dict(client.get("/.well-known/jwks.json").json())
    key = keys[jwt.get_unverified_header(tokens["id_token"])["kid"]]
    claims = jwt.decode(tokens["id_token"], key.key, algorithms=["RS256"], audience=application.party.client_id, issuer=settings.BASE_URL)
    assert claims["nonce"] == "sekali"
    assert claims["sub"] == SignInConsent.objects.get().subject
    assert "email" not in claims, "the ID token only says who"


def test_userinfo_tells_what_was_allowed_and_no_more(application: Application, seeker: Somebody) -> None:
    tokens = application.tokens(seeker.client)

    told_of = application.userinfo(tokens["access_token"]).json()
    assert told_of == {
        "sub": claims_in(tokens["id_token"])["sub"], "name": "Rina Contoh", "email": seeker.user.email, "email_verified": True,
    }  # fmt: skip


def test_a_person_may_leave_something_out(application: Application, seeker: Somebody) -> None:
    code = application.allowed(seeker.client, scopes=["profile"])

    tokens = application.redeem(code).json()
    assert set(application.userinfo(tokens["access_token"]).json()) == {"sub", "name"}
    assert application.ask(seeker.client).status_code == 200
    assert code_in(application.ask(seeker.client)), "what was left out is not asked again and again"


def test_whether_a_nik_is_verified_is_told_and_never_the_nik(application: Application, seeker: Somebody) -> None:
    scopes = "openid siapkerja:nik_verified"
    before = application.userinfo(application.tokens(seeker.client, scope=scopes)["access_token"])
    claim = claim_nik(person=seeker.person, nik=NIK, by=seeker.actor, at=now())
    claim.state, claim.decided_at = NikClaimState.VERIFIED, now()
    claim.save()
    after = application.userinfo(application.redeem(code_in(application.ask(seeker.client, scope=scopes))).json()["access_token"])

    assert before.json()["siapkerja:nik_verified"] is False
    assert after.json()["siapkerja:nik_verified"] is True
    assert "siapkerja:nik_verified_on" in after.json()
    assert NIK not in after.content.decode()


@pytest.mark.parametrize("kind", list(ApplicationKind))
@pytest.mark.parametrize("challenge", [{"code_challenge": None, "code_challenge_method": None}, {"code_challenge_method": "plain"}])
def test_without_pkce_by_s256_nobody_is_signed_in(kind: ApplicationKind, challenge: dict[str, str | None], seeker: Somebody) -> None:
    answer = make_application(kind=kind).ask(seeker.client, **challenge)

    assert answer.status_code == 302
    assert told(answer)["error"] == "invalid_request"
    assert told(answer)["state"] == "keadaan"


@pytest.mark.parametrize("verifier", [None, "bukan-penanda-yang-benar-tetapi-cukup-panjang-juga"])
def test_a_code_without_its_verifier_is_worth_nothing(application: Application, seeker: Somebody, verifier: str | None) -> None:
    code = application.allowed(seeker.client)

    assert application.redeem(code, code_verifier=verifier).status_code == 400
    assert application.redeem(code).status_code == 400, "and one wrong try ends it"


@pytest.mark.parametrize(
    "address",
    [
        "https://jahat.example/kembali",
        "https://portal.contoh.example/kembali/",
        "https://portal.contoh.example/kembali?x=1",
        "https://portal.contoh.example:444/kembali",
        "http://portal.contoh.example/kembali",
    ],
)
def test_an_address_that_differs_in_one_letter_gets_no_redirect(application: Application, seeker: Somebody, address: str) -> None:
    answer = application.ask(seeker.client, redirect_uri=address)

    assert answer.status_code == 400
    assert "Location" not in answer
    assert "Anda belum dapat masuk" in answer.content.decode()


def test_an_unknown_application_is_told_so_on_our_page(application: Application, seeker: Somebody) -> None:
    answer = application.ask(seeker.client, client_id="tidak-ada")

    assert answer.status_code == 400
    assert "tidak terdaftar" in answer.content.decode()


def test_a_scope_that_was_not_granted_to_the_application_is_refused(seeker: Somebody) -> None:
    answer = make_application(scopes=["profile"]).ask(seeker.client, scope="openid profile phone")

    assert told(answer)["error"] == "invalid_scope"


def test_a_request_that_is_no_sign_in_is_refused(application: Application, seeker: Somebody) -> None:
    assert told(application.ask(seeker.client, scope="profile"))["error"] == "invalid_scope"


def test_refusing_everything_leaves_only_who(application: Application, seeker: Somebody) -> None:
    tokens = application.redeem(application.allowed(seeker.client, scopes=[])).json()

    assert set(application.userinfo(tokens["access_token"]).json()) == {"sub"}


def test_a_code_works_once(application: Application, seeker: Somebody) -> None:
    code = application.allowed(seeker.client)

    assert application.redeem(code).status_code == 200
    again = application.redeem(code)
    assert (again.status_code, again.json()["error"]) == (400, "invalid_grant")


def test_another_application_cannot_redeem_a_code(application: Application, seeker: Somebody) -> None:
    other = make_application("Lain", host="https://lain.contoh.example")
    code = application.allowed(seeker.client)

    assert other.redeem(code, redirect_uri=application.redirect_uri).status_code == 400


def test_a_wrong_secret_gets_nothing(application: Application, seeker: Somebody) -> None:
    answer = application.redeem(application.allowed(seeker.client), client_secret="salah")

    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")


def test_two_applications_cannot_match_a_person_and_one_recognises_them(seeker: Somebody, other_seeker: Somebody) -> None:
    first, second = make_application(), make_application("Lain", host="https://lain.contoh.example")

    def subject(application: Application, who: Somebody) -> str:
        return str(claims_in(application.tokens(who.client, prompt="consent")["id_token"])["sub"])

    once, again, elsewhere, another = subject(first, seeker), subject(first, seeker), subject(second, seeker), subject(first, other_seeker)
    assert once == again
    assert len({once, elsewhere, another}) == 3
    assert str(seeker.person.public_id) not in once


def test_two_applications_on_a_developers_own_machine_are_two(seeker: Somebody) -> None:
    first, second = (make_application(name, host="http://127.0.0.1:9000") for name in ("Satu", "Dua"))

    assert len({claims_in(app.tokens(seeker.client)["id_token"])["sub"] for app in (first, second)}) == 2


def test_what_was_allowed_is_remembered_for_this_application_only(application: Application, seeker: Somebody) -> None:
    application.allowed(seeker.client)
    other = make_application("Lain", host="https://lain.contoh.example")

    assert told(application.ask(seeker.client, prompt="none"))["iss"] == settings.BASE_URL
    assert "code" in told(application.ask(seeker.client, prompt="none"))
    assert told(other.ask(seeker.client, prompt="none"))["error"] == "consent_required"
    assert "Izinkan Lain mengenal Anda?" in other.ask(seeker.client).content.decode()


def test_asking_for_more_or_by_an_application_without_secret_asks_again(application: Application, seeker: Somebody) -> None:
    application.allowed(seeker.client, scope="openid")
    public = make_application("Aplikasi HP", host="https://hp.contoh.example", kind=ApplicationKind.PUBLIC)
    public.secret = ""
    assert public.redeem(public.allowed(seeker.client)).status_code == 200

    assert "form" in application.ask(seeker.client, scope="openid phone").context
    assert "form" in public.ask(seeker.client).context


def test_without_a_page_a_stranger_is_only_reported(application: Application, client: Client) -> None:
    assert told(application.ask(client, prompt="none"))["error"] == "login_required"


def test_refusing_is_told_and_nothing_is_kept(application: Application, seeker: Somebody) -> None:
    page = application.ask(seeker.client)
    answer = seeker.client.post(reverse("federation:authorize"), answers(page, action="deny"))

    assert told(answer) == {"error": "access_denied", "state": "keadaan", "iss": settings.BASE_URL}
    assert not SignInConsent.objects.exists()


def test_the_answer_is_the_persons_own(application: Application, seeker: Somebody, other_seeker: Somebody) -> None:
    sent = answers(application.ask(seeker.client))
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(seeker.user)

    assert careful.post(reverse("federation:authorize"), sent).status_code == 403
    assert "/oidc/authorize?" in other_seeker.client.post(reverse("federation:authorize"), sent)["Location"], "asked anew"
    assert seeker.client.post(reverse("federation:authorize"), sent | {"request": "palsu"}).status_code == 400
    assert not SignInConsent.objects.exists()


def test_an_application_may_send_its_question_as_a_form(application: Application, seeker: Somebody) -> None:
    asked = dict(pair.split("=", 1) for pair in application.question().partition("?")[2].split("&"))

    assert seeker.client.post(reverse("federation:authorize"), asked)["Location"].startswith("/oidc/authorize?client_id=")


def test_the_question_is_asked_in_the_language_the_application_wants(application: Application, seeker: Somebody) -> None:
    answer = application.ask(seeker.client, ui_locales="en-GB id")

    assert answer["Location"].startswith("/en/oidc/authorize?")


def test_prompt_login_asks_for_the_password_again(application: Application, seeker: Somebody) -> None:
    answer = application.ask(seeker.client, prompt="login")

    assert answer["Location"].startswith(reverse("account_reauthenticate"))
    assert "prompt" not in answer["Location"]


def test_a_hint_of_somebody_else_is_not_answered_for_this_one(application: Application, seeker: Somebody, other_seeker: Somebody) -> None:
    hint = application.tokens(other_seeker.client)["id_token"]

    assert told(application.ask(seeker.client, id_token_hint=hint))["error"] == "login_required"
    assert "code" in told(application.ask(other_seeker.client, id_token_hint=hint))


def test_refreshing_changes_the_token_and_withdrawing_ends_it(application: Application, seeker: Somebody) -> None:
    first = application.tokens(seeker.client)
    second = application.refresh(first["refresh_token"]).json()
    assert application.refresh(first["refresh_token"]).status_code == 400, "each is used once"

    consent = SignInConsent.objects.get()
    assert consent.last_used_at is not None
    withdraw_sign_in(consent=consent, by=seeker.actor, at=now())

    assert application.refresh(second["refresh_token"]).status_code == 400
    assert application.userinfo(second["access_token"]).status_code == 401


def test_a_code_given_before_the_withdrawal_is_worth_nothing_after_it(application: Application, seeker: Somebody) -> None:
    code = application.allowed(seeker.client)
    withdraw_sign_in(consent=SignInConsent.objects.get(), by=seeker.actor, at=now())

    assert application.redeem(code).status_code == 400


def test_allowing_less_ends_what_could_tell_more(application: Application, seeker: Somebody) -> None:
    wide = application.tokens(seeker.client)
    application.allowed(seeker.client, prompt="consent", scopes=[])

    assert application.userinfo(wide["access_token"]).status_code == 401


def test_a_suspended_account_is_nowhere_signed_in(application: Application, seeker: Somebody) -> None:
    tokens, code = application.tokens(seeker.client), code_in(application.ask(seeker.client))
    seeker.user.is_active = False
    seeker.user.save()

    assert application.userinfo(tokens["access_token"]).status_code == 401
    assert application.refresh(tokens["refresh_token"]).status_code == 400
    assert application.redeem(code).status_code == 400
    assert application.ask(seeker.client)["Location"].startswith(reverse("account_login"))


def test_a_suspended_application_signs_nobody_in_until_it_is_resumed(application: Application, seeker: Somebody) -> None:
    tokens, code = application.tokens(seeker.client), code_in(application.ask(seeker.client))
    suspend_relying_party(party=application.party, by=SYSTEM, at=now())

    assert application.ask(seeker.client).status_code == 400
    assert application.redeem(code).status_code == 401
    assert application.refresh(tokens["refresh_token"]).status_code == 401
    assert application.userinfo(tokens["access_token"]).status_code == 401

    resume_relying_party(party=application.party, by=SYSTEM, at=now())
    assert "code" in told(application.ask(seeker.client))


def test_an_account_without_a_person_cannot_sign_in_elsewhere(application: Application, client: Client) -> None:
    user = make_somebody("Tanpa Orang").user
    user.person = None
    user.save()
    client.force_login(user)

    assert application.ask(client).status_code == 403


def test_sign_ins_and_answers_stand_in_the_audit_log(application: Application, seeker: Somebody) -> None:
    application.tokens(seeker.client)
    withdraw_sign_in(consent=SignInConsent.objects.get(), by=seeker.actor, at=now())

    acts = SecurityAct.objects.filter(by_person_id=seeker.person.pk).order_by("pk").values_list("act", flat=True)
    assert list(acts) == ["application_allowed", "application_sign_in", "application_withdrawn"]


def test_an_application_can_give_its_token_back(application: Application, seeker: Somebody) -> None:
    tokens = application.tokens(seeker.client)
    sent = {"token": tokens["access_token"], "client_id": application.party.client_id, "client_secret": application.secret}

    assert application.server.post(reverse("oidc:revoke"), sent).status_code == 200
    assert application.userinfo(tokens["access_token"]).status_code == 401


@pytest.mark.filterwarnings("ignore:The default scheme will be changed")  # allauth's form, until Django 6
def test_signing_out_over_there_asks_about_here(application: Application, seeker: Somebody) -> None:
    tokens = application.tokens(seeker.client)
    asked = {"id_token_hint": tokens["id_token"], "post_logout_redirect_uri": "https://portal.contoh.example/selesai", "state": "k"}
    page = seeker.client.get(reverse("federation:sign_out"), asked)
    assert "Keluar juga dari SIAPKerja?" in page.content.decode()
    assert "form-action 'self' https://portal.contoh.example" in page["Content-Security-Policy"]

    token = page.context["csrf_token"]
    answer = seeker.client.post(reverse("federation:sign_out"), asked | {"action": "logout", "csrfmiddlewaretoken": str(token)})
    assert answer["Location"] == "https://portal.contoh.example/selesai?state=k"
    assert seeker.client.get(reverse("federation:connected")).status_code == 302


def test_guessing_secrets_is_stopped_and_a_busy_application_is_not(application: Application, seeker: Somebody) -> None:
    code = application.allowed(seeker.client)
    for _guess in range(20):
        assert application.redeem("x", client_secret="salah").status_code == 401

    stopped = application.redeem(code)
    assert (stopped.status_code, stopped["Retry-After"]) == (429, "300")


def test_the_language_chosen_on_our_page_stays(application: Application, seeker: Somebody) -> None:
    answer = seeker.client.get(application.question(ui_locales="en"), headers={"Referer": "http://testserver/en/oidc/authorize"})

    assert answer.status_code == 200


def test_a_recovered_account_leaves_no_token_to_who_had_it(application: Application, seeker: Somebody, deliver_facts: Any) -> None:
    tokens = application.tokens(seeker.client)
    with transaction.atomic():
        publish(AccountRecovered(version=1, recovery_ticket_id=1, region_code="", person_id=seeker.person.pk), by=SYSTEM, at=now())
    deliver_facts()

    assert application.userinfo(tokens["access_token"]).status_code == 401


def test_forgetting_a_person_forgets_what_applications_know_them_by(application: Application, seeker: Somebody) -> None:
    tokens = application.tokens(seeker.client)
    connect_authority(user=seeker.user, authority_id="sana", subject="orang-7", by=seeker.actor, at=now())
    for holding in holdings():
        if holding.slug in {"connected_applications", "other_authorities"}:
            assert holding.read(seeker.person.pk)
            assert holding.erase is not None
            holding.erase(seeker.person.pk, SYSTEM, now())
            assert not holding.read(seeker.person.pk)

    assert application.refresh(tokens["refresh_token"]).status_code == 400


def test_expired_tokens_are_forgotten(application: Application, seeker: Somebody) -> None:
    application.tokens(seeker.client)
    Token.objects.filter(type=Token.Type.ACCESS_TOKEN).update(expires_at=now())

    assert forget_expired_tokens() == 1
