"""Certification schemes that fit a programme."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from siapkerja.facts.sertihub import SchemePublished, SchemeWithdrawn
from siapkerja.identity.models import Workplace
from skillhub import reactions
from skillhub.models import CertificationScheme
from skillhub.queries.schemes import matching_schemes
from tests.support.training import open_programme

pytestmark = pytest.mark.django_db


def published(number: str = "SKM-1", **more: Any) -> SchemePublished:
    told: dict[str, Any] = {
        "version": 1, "scheme_id": 1, "legal_entity_id": 1, "number": number, "title": f"Skema {number}", "occupation_code": "",
        "unit_codes": ("C.141110.001.01",),
    }  # fmt: skip
    return SchemePublished(**told | more)


def test_a_programme_shows_schemes_whose_units_it_teaches_and_those_of_its_occupation(client: Client, workplace: Workplace) -> None:
    programme = open_programme(workplace, occupation_id="7531")
    for fact in (
        published(),
        published("SKM-2", scheme_id=2, unit_codes=("C.141110.001.01", "C.141110.002.01")),
        published("SKM-3", scheme_id=3, unit_codes=("X.1",), occupation_code="7531"),
        published("SKM-4", scheme_id=4, unit_codes=()),
    ):
        for _ in range(2):
            reactions.know_scheme(fact, at=timezone.now())

    assert [scheme.number for scheme in matching_schemes(programme)] == ["SKM-1", "SKM-3"]
    page = client.get(programme.get_absolute_url()).content.decode()
    assert "Sertifikasi yang cocok" in page
    assert "Skema SKM-1" in page


def test_news_that_comes_late_changes_nothing(workplace: Workplace) -> None:
    reactions.know_scheme(published(version=3, title="Skema baru"), at=timezone.now())
    reactions.know_scheme(published(version=2, title="Skema lama"), at=timezone.now())
    assert CertificationScheme.objects.get().title == "Skema baru"

    withdrawn = SchemeWithdrawn(version=4, scheme_id=1, legal_entity_id=1, number="SKM-1", reason_code="not_offered")
    for _ in range(2):
        reactions.forget_scheme(withdrawn, at=timezone.now())
    reactions.know_scheme(published(version=3), at=timezone.now())
    assert not CertificationScheme.objects.offered().exists()


def test_a_programme_without_a_matching_scheme_says_nothing(client: Client, workplace: Workplace) -> None:
    assert "Sertifikasi yang cocok" not in client.get(open_programme(workplace).get_absolute_url()).content.decode()
