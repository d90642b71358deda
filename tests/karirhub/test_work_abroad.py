"""Work abroad is where it is done, never in the regency of the agency that looks for people."""

from typing import Any

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.utils import timezone

from karirhub.actions.vacancy_receipts import issue_receipt
from karirhub.models import Vacancy
from karirhub.queries.candidates import candidates_of
from karirhub.queries.details import details_of
from karirhub.queries.documents import VACANCIES
from karirhub.queries.matching import asked_by_one, weights_on
from karirhub.queries.postings import job_posting
from karirhub.queries.reach import vacancies_in_reach
from karirhub.queries.recommended import ground_of, reasons, recommended
from karirhub.queries.wages import wage_check
from karirhub.queries.words import told_of_candidate
from siapkerja.identity.enums import ConsentPurpose
from siapkerja.identity.models import Consent
from siapkerja.profiles.enums import Visibility
from siapkerja.profiles.models import Profile
from siapkerja.profiles.queries import profile_of
from siapkerja.reference.models import Region
from siapkerja.search.building import rebuild_now
from siapkerja.villages.queries.surroundings import surroundings_of
from tests.support.people import SYSTEM, Somebody
from tests.support.vacancies import complete_profile, open_vacancy

pytestmark = pytest.mark.django_db
LIST = "/karirhub/lowongan/"
PLACE = "Malaysia · disalurkan dari Kota Bandung"
TERMS = {"is_overseas": True, "country": "MYS", "agency_name": "PT Contoh Penempatan", "agency_permit": "CONTOH/1"}


@pytest.fixture(autouse=True)
def _own_index(tmp_path: Any, settings: Any) -> None:
    settings.SEARCH_DIR = tmp_path / "search"


@pytest.fixture
def abroad(manager: Somebody) -> Vacancy:
    """Sewing in Malaysia for less than Kota Bandung's minimum, beside sewing in Kota Bandung."""
    open_vacancy(manager.workplace, title="Operator Bandung")
    return open_vacancy(manager.workplace, title="Operator Malaysia", wage_min=2_000_000, **TERMS)


def titles(client: Client, **asked: Any) -> set[str]:
    return {hit.card.title for hit in client.get(LIST, asked).context["hits"]}


@pytest.mark.parametrize("has_index", [True, False])
def test_it_is_found_by_its_country_and_by_no_place_around_the_agency(has_index: bool, client: Client, abroad: Vacancy) -> None:
    if has_index:
        rebuild_now(VACANCIES)
    page = client.get(LIST)
    placement = next(one for one in page.context["groups"] if one.parameter == "penempatan")
    regions = next(one for one in page.context["groups"] if one.parameter == "wilayah")

    assert PLACE in page.content.decode()
    assert [(option.label, option.number) for option in placement.options] == [("Dalam negeri", 1), ("Luar negeri", 1)]
    assert [(option.word, option.number) for option in regions.options] == [("32", 1)]
    assert titles(client, penempatan="luar") == titles(client, tempat="Malaysia") == {"Operator Malaysia"}
    for here in ({"penempatan": "dalam"}, {"tempat": "Kota Bandung"}, {"tempat": "Kota Bandung", "radius": "100"}, {"wilayah": "3273"}):
        assert titles(client, **here) == {"Operator Bandung"}, here


def test_page_feeds_and_receipt_name_the_country(client: Client, abroad: Vacancy) -> None:
    page = client.get(abroad.get_absolute_url()).content.decode()
    assert f"PT Contoh Satu, {PLACE}" in page
    assert "Malaysia. Lamar gratis sampai" in page
    assert "Upah minimum Kota Bandung" not in page
    assert "Upah minimum di Indonesia tidak berlaku di sana." in page
    assert "Pekerjaannya di Malaysia; kantor ini yang menyalurkan." in page
    assert PLACE in client.get(LIST, {"format": "rss", "penempatan": "luar"}).content.decode()
    told = client.get(LIST, {"format": "json", "penempatan": "luar"}).json()["items"]
    assert [row["place"] for row in told] == [{"code": None, "name": "Malaysia", "country": "MYS"}]
    receipt = issue_receipt(vacancy=abroad, by=SYSTEM, at=timezone.now())
    assert receipt.facts["place"] == "Malaysia melalui PT Contoh Penempatan"


def test_search_engines_read_two_letters(abroad: Vacancy) -> None:
    told = job_posting(abroad, details_of(abroad).places)

    assert told["jobLocation"] == {"@type": "Place", "address": {"@type": "PostalAddress", "addressCountry": "MY"}}


def test_it_has_no_kilometres_no_minimum_wage_and_is_near_no_village(abroad: Vacancy, seeker: Somebody) -> None:
    complete_profile(seeker)
    Profile.objects.filter(pk=seeker.person.pk).update(visibility=Visibility.FINDABLE, wanted_occupation="8153", wanted_region="3273")
    Consent.objects.create(person=seeker.person, purpose=ConsentPurpose.BE_FOUND_BY_EMPLOYERS, given_at=timezone.now())
    today, weights = timezone.localdate(), weights_on(timezone.localdate())
    asked = asked_by_one(abroad, weights, today)
    ground = ground_of(seeker.person.pk, today)
    rows: QuerySet[Vacancy] = recommended(ground, today)
    told = reasons(rows, ground)

    assert (asked.kilometres, asked.regency) == ({}, "")
    assert [row.pk for row in rows.order_by("-score")][-1] == abroad.pk
    assert {row.pk: round(row.score) for row in rows}[abroad.pk] == told[abroad.pk].score  # type: ignore[attr-defined]
    assert "Di luar negeri: Malaysia." in [reason.words for reason in told[abroad.pk].reasons]
    (candidate,) = candidates_of(abroad, asked, weights, today, most=5)
    assert round(candidate.score) == told_of_candidate(asked, ground.traits, weights).score  # type: ignore[attr-defined]
    assert wage_check(abroad, today) is None
    around = surroundings_of(Region.objects.get(pk=profile_of(seeker.person.pk).person.village_id))
    assert [near.vacancy.title for near in vacancies_in_reach(around, 10)] == ["Operator Bandung"]
