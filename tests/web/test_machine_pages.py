"""Probes, robots, sitemap, manifest and security.txt."""

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from siapkerja.web import health


def test_the_process_answers_without_a_database(client: Client) -> None:
    assert client.get("/healthz").content == b"ok\n"


@pytest.mark.django_db
def test_readiness_names_each_part(client: Client) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {"database": True, "broker": True, "migrations": True}


@pytest.mark.django_db
def test_readiness_fails_while_the_broker_is_away(client: Client, settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["broker"] is False


@pytest.mark.django_db
def test_a_part_that_fails_shows_on_the_status_page(client: Client, settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    page = client.get("/status/").content.decode()
    assert "Ada gangguan" in page
    assert "Antrean pekerjaan" in page


@pytest.mark.django_db
def test_health_asks_every_part_even_when_one_raises(settings: Any) -> None:
    settings.REDIS_URL = "nonsense://"
    report = health.examine()
    assert {finding.name for finding in report.findings} == {part.name for part in health.PARTS}
    assert not report.is_all_well


@pytest.mark.django_db
def test_the_sitemap_lists_pages_in_both_languages_that_all_answer(client: Client) -> None:
    assert "/sitemap-halaman.xml" in client.get("/sitemap.xml").content.decode()
    text = client.get("/sitemap-halaman.xml").content.decode()
    addresses = re.findall(r"<loc>https?://[^/]+([^<]+)</loc>", text)
    assert "/bantuan/biaya/" in addresses
    assert "/en/bantuan/biaya/" in addresses
    assert {client.get(address).status_code for address in addresses} == {200}


def test_robots_stay_out_of_accounts(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /akun/" in text
    assert "Sitemap: " in text


def test_security_contact_is_dated_ahead(client: Client) -> None:
    text = client.get("/.well-known/security.txt").content.decode()
    expires = datetime.fromisoformat(re.search(r"Expires: (\S+)", text)[1])
    assert expires > datetime.now(UTC)
    assert "Contact: mailto:" in text


def test_the_manifest_names_icons_that_exist(client: Client) -> None:
    manifest = json.loads(client.get("/manifest.webmanifest").content)
    assert manifest["start_url"] == "/"
    assert all(icon["src"].startswith("/static/img/mark") for icon in manifest["icons"])
