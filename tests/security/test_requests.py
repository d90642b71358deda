"""What a hostile or careless request gets."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from siapkerja.identity.models import LegalEntity
from siapkerja.reference.models import Industry
from tests.support.people import PASSWORD, Somebody, make_region
from tests.support.samples import Samples

pytestmark = pytest.mark.django_db
PUBLIC = ("/", "/karirhub/lowongan/", "/wajib-lapor/", "/verifikasi/", "/bantuan/", "/akun/login/", "/akun/signup/")
EVIL = "https://jahat.example/"


@pytest.mark.parametrize("host", ["jahat.example", "localhost@jahat.example", "localhost:80@jahat.example", "127.0.0.1.jahat.example"])
def test_a_foreign_host_name_is_refused(client: Client, host: str) -> None:
    answer = client.get("/", headers={"host": host})

    assert answer.status_code == 400
    assert b"jahat" not in answer.content


def test_a_host_name_in_a_proxy_header_is_not_believed(client: Client) -> None:
    answer = client.get("/", headers={"x-forwarded-host": "jahat.example"})

    assert answer.status_code == 200
    assert b"jahat.example" not in answer.content


@pytest.mark.parametrize("target", [EVIL, "//jahat.example/", "/\\jahat.example", "javascript:alert(1)", "https:jahat.example"])
def test_signing_in_never_leads_to_another_site(client: Client, seeker: Somebody, target: str) -> None:
    answer = client.post(reverse("account_login"), {"login": seeker.user.email, "password": PASSWORD, "next": target})

    assert answer.status_code == 302
    assert answer["Location"].startswith("/")
    assert "jahat" not in answer["Location"]
    assert not answer["Location"].startswith(("//", "/\\"))


def test_a_refusal_leads_back_to_our_own_pages_only(manager: Somebody, samples: Samples) -> None:
    address = reverse("wajiblapor:discard", kwargs=samples.resolve({"organisation_id": "organisation", "report_id": "report"}))

    answer = manager.client.post(address, headers={"referer": EVIL})

    assert answer.status_code in {302, 403, 404}
    assert "jahat" not in answer.get("Location", "")


def test_a_post_without_its_token_changes_nothing(seeker: Somebody) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(seeker.user)

    answer = client.post(reverse("identity:register_organisation"), {"name": "PT Contoh Palsu"})

    assert answer.status_code == 403
    assert not LegalEntity.objects.filter(name="PT Contoh Palsu").exists()


def test_a_post_from_another_site_is_refused_even_with_a_token(seeker: Somebody) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(seeker.user)
    form = client.get(reverse("identity:register_organisation"))
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form.content.decode())
    assert token

    answer = client.post(
        reverse("identity:register_organisation"),
        {"name": "PT Contoh Palsu", "csrfmiddlewaretoken": token[1]},
        headers={"origin": "https://jahat.example"},
    )

    assert answer.status_code == 403


@pytest.mark.parametrize("path", PUBLIC)
def test_every_page_tells_the_browser_what_it_may_do(client: Client, path: str) -> None:
    answer = client.get(path)
    policy = answer["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


def test_pages_of_a_signed_in_person_are_kept_by_no_cache(seeker: Somebody, client: Client) -> None:
    assert "no-store" in seeker.client.get(reverse("profiles:profile"))["Cache-Control"]
    assert "no-store" in seeker.client.get("/")["Cache-Control"]
    assert "no-store" not in client.get("/").get("Cache-Control", "")


@pytest.mark.parametrize("path", ["/tidak-ada/", "/karirhub/lowongan/999999999-x/", "/en/nothing/"])
def test_an_error_page_tells_nothing_of_the_inside(client: Client, settings: Any, path: str) -> None:
    text = client.get(path).content.decode().lower()

    for word in ("traceback", "django", "python", "psycopg", "siapkerja.urls", str(settings.BASE_DIR)):
        assert word not in text


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' or 1=1 --",
    "%00",
    "\x00",
    "{{7*7}}",
    "${jndi:ldap://x}",
    "a" * 5000,
)


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("path", ["/karirhub/lowongan/", "/upah-minimum/", "/verifikasi/", "/api/v1/vacancies/", "/api/v1/regions/"])
def test_hostile_words_are_searched_for_and_nothing_else(client: Client, path: str, words: str) -> None:
    answer = client.get(path, {"q": words, "tempat": words, "token": words, "cursor": words, "page": words})

    assert answer.status_code in {200, 302, 400, 404}
    text = answer.content.decode()
    assert "<script>alert(1)" not in text
    assert "<img src=x" not in text


def test_what_a_form_does_not_ask_cannot_be_set(seeker: Somebody) -> None:
    village = make_region("3273021004")
    industry = Industry.objects.filter(level=5).order_by("pk").first()
    answers = {
        "name": "PT Contoh Titipan", "legal_form": "pt", "nib": "", "npwp": "", "industry": str(industry.pk) if industry else "",
        "village": village.code, "village_q": village.name, "address": "Jalan Contoh 1", "postal_code": "40111",
    }  # fmt: skip
    smuggled = {"is_demo": "true", "id": "1", "public_id": "00000000-0000-0000-0000-000000000001", "created_at": "2001-01-01"}

    seeker.client.post(reverse("identity:register_organisation"), answers | smuggled)

    for made in LegalEntity.objects.filter(name="PT Contoh Titipan"):
        assert not made.is_demo
        assert str(made.public_id) != smuggled["public_id"]
        assert made.created_at.year > 2001


def test_a_method_a_page_does_not_know_is_refused(client: Client) -> None:
    for method in ("PUT", "DELETE", "PATCH", "TRACE"):
        assert client.generic(method, "/karirhub/lowongan/").status_code == 405


def test_a_profile_may_not_be_made_staff_by_its_owner(seeker: Somebody) -> None:
    seeker.client.post(
        reverse("profiles:identity"),
        {"full_name": "Rina Contoh", "is_staff": "on", "is_superuser": "on", "role": "administrator", "person": "1"},
    )

    seeker.user.refresh_from_db()
    assert not getattr(seeker.user, "is_staff", False)
    assert not getattr(seeker.user, "is_superuser", False)
    assert not seeker.person.assignments.exists()
