"""Vacancies as everybody sees them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from karirhub.actions.vacancies import close, freeze
from karirhub.enums import CloseReason
from karirhub.queries.documents import VACANCIES
from siapkerja.search.building import rebuild_now
from tests.support.people import SYSTEM, Somebody
from tests.support.vacancies import application, draft_vacancy, open_vacancy

pytestmark = pytest.mark.django_db
LIST = "/karirhub/lowongan/"


@pytest.fixture(autouse=True)
def _own_index(tmp_path: Path, settings: Any) -> None:
    settings.SEARCH_DIR = tmp_path / "search"


def text_of(response: Any) -> str:
    assert response.status_code == 200, response
    return str(response.content.decode())


def test_the_list_shows_open_vacancies_and_no_drafts(client: Client, manager: Somebody) -> None:
    open_vacancy(manager.workplace, title="Tukang las")
    draft_vacancy(manager.workplace, title="Rahasia dapur")
    page = text_of(client.get(LIST))
    assert "Tukang las" in page
    assert "Rahasia dapur" not in page


def test_words_place_and_filters_narrow_the_list(client: Client, manager: Somebody) -> None:
    open_vacancy(manager.workplace, title="Tukang las")
    open_vacancy(manager.workplace, title="Tukang kayu", regency_id="3578", contract_type="daily")
    assert "Tukang kayu" not in text_of(client.get(LIST, {"q": "las"}))
    assert "Tukang las" not in text_of(client.get(LIST, {"tempat": "Surabaya"}))
    page = text_of(client.get(LIST, {"kontrak": "harian"}))
    assert "Tukang kayu" in page
    assert "Tukang las" not in page


def test_an_address_is_the_whole_question(client: Client, manager: Somebody) -> None:
    for number in range(25):
        open_vacancy(manager.workplace, title=f"Tukang {number}", contract_type="daily")
    first = client.get(LIST, {"q": "tukang", "kontrak": "harian", "urut": "terbaru"})
    following = first.context["next_url"]
    assert "q=tukang" in following
    assert "kontrak=harian" in following
    second = Client().get(LIST + following)
    assert [hit.card.title for hit in second.context["hits"]] == [f"Tukang {number}" for number in range(4, -1, -1)]
    assert second.context["previous_url"]


def test_an_active_filter_is_a_chip_that_takes_it_away(client: Client, manager: Somebody) -> None:
    open_vacancy(manager.workplace)
    response = client.get(LIST, {"q": "operator", "kontrak": ["tetap", "harian"], "pendidikan": "menengah"})
    chips = {chip.label: chip.url for chip in response.context["chips"]}
    assert set(chips) == {"Tetap", "Harian lepas", "SMA atau SMK"}
    assert chips["Tetap"] == "?q=operator&kontrak=harian&pendidikan=menengah"
    assert response.context["cleared_url"] == "?q=operator"


def test_nothing_found_says_which_part_to_drop_and_what_that_gives(client: Client, manager: Somebody) -> None:
    open_vacancy(manager.workplace)
    response = client.get(LIST, {"q": "operator", "kontrak": "harian"})
    assert response.context["total"] == 0
    assert [(words, url, way.total, way.is_exact) for words, url, way in response.context["ways"]] == [
        ("Tanpa “Harian lepas”", "?q=operator", 1, True)
    ]
    assert "Coba longgarkan satu hal" in text_of(response)


def test_an_unknown_place_is_searched_as_a_word_and_said_so(client: Client, manager: Somebody) -> None:
    open_vacancy(manager.workplace)
    assert "Kami tidak mengenal tempat" in text_of(client.get(LIST, {"tempat": "Xyzzy"}))


@pytest.mark.parametrize(
    "query",
    [{"q": "a" * 10_000}, {"q": "<script>alert(1)</script>"}, {"q": '"', "tempat": "%%%"}, {"hal": "ffffffff.n1"}, {"hal": "x" * 5000},
     {"wilayah": ["zz", "99999999999"], "upah": "banyak", "jabatan": "abc", "urut": "acak"}, {"q": "\0"}, {"wilayah": ["1"] * 500}],
)  # fmt: skip
def test_bad_input_gets_a_page(client: Client, manager: Somebody, query: dict[str, Any]) -> None:
    open_vacancy(manager.workplace)
    assert "<script>alert" not in text_of(client.get(LIST, query))


def test_the_list_takes_the_same_few_queries_for_one_row_and_for_many(client: Client, manager: Somebody) -> None:
    def queries() -> int:
        rebuild_now(VACANCIES)
        with CaptureQueriesContext(connection) as seen:
            response = client.get(LIST, {"q": "operator", "kontrak": ["tetap"], "tempat": "Bandung"})
        assert response.context["found"].answer.is_from_index
        return len(seen)

    open_vacancy(manager.workplace)
    one = queries()
    for _ in range(9):
        open_vacancy(manager.workplace)
    assert queries() == one <= 8


def test_the_page_of_a_vacancy_takes_few_queries(client: Client, manager: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    with CaptureQueriesContext(connection) as seen:
        text_of(client.get(vacancy.get_absolute_url()))
    assert len(seen) <= 8


def test_an_open_vacancy_names_similar_ones_near_first_within_the_same_few_queries(client: Client, manager: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace, title="Operator Bandung")
    open_vacancy(manager.workplace, title="Operator Surabaya", regency_id="3578")
    open_vacancy(manager.workplace, title="Operator Cimahi", regency_id="3277")
    another = open_vacancy(manager.workplace, title="Kasir Bandung", occupation_id="5230")
    rebuild_now(VACANCIES)
    client.get(another.get_absolute_url())
    with CaptureQueriesContext(connection) as seen:
        response = client.get(vacancy.get_absolute_url())
    assert [card.title for card in response.context["similar"]] == ["Operator Cimahi", "Operator Surabaya"]
    assert "Lowongan serupa" in text_of(response)
    assert len(seen) <= 8


def test_the_page_of_a_vacancy_says_what_matters(client: Client, manager: Somebody) -> None:
    page = text_of(client.get(open_vacancy(manager.workplace, wage_min=5_000_000, wage_max=6_000_000).get_absolute_url()))
    for words in ("Rp5.000.000", "6.000.000", "PT Contoh Satu", "Kota Bandung", "Lamar sekarang", "LWG-3273-", "Upah minimum"):
        assert words in page


def test_a_hidden_wage_is_nowhere_on_the_public_pages(client: Client, manager: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace, wage_min=7_123_456, is_wage_visible=False)
    for page in (client.get(LIST), client.get(vacancy.get_absolute_url()), client.get(f"/api/v1/vacancies/{vacancy.pk}/")):
        assert "7.123.456" not in text_of(page)
        assert "7123456" not in text_of(page)
    assert client.get(LIST, {"upah": "5000000"}).context["total"] == 0
    assert client.get(LIST, {"upah": "tanpa"}).context["total"] == 1


def test_an_old_address_leads_to_the_vacancy(client: Client, manager: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    response = client.get(f"/karirhub/lowongan/{vacancy.pk}-nama-lama/")
    assert (response.status_code, response["Location"]) == (301, vacancy.get_absolute_url())


def test_drafts_and_frozen_vacancies_have_no_page_and_ended_ones_say_so(client: Client, manager: Somebody) -> None:
    draft, frozen, ended = draft_vacancy(manager.workplace), open_vacancy(manager.workplace), open_vacancy(manager.workplace)
    freeze(vacancy=frozen, reason_code="doubtful", note="", by=SYSTEM, at=timezone.now())
    close(vacancy=ended, reason=CloseReason.FILLED, by=SYSTEM, at=timezone.now())
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert client.get(frozen.get_absolute_url()).status_code == 404
    page = text_of(client.get(ended.get_absolute_url()))
    assert "tidak lagi menerima lamaran" in page
    assert "Lamar sekarang" not in page


def test_a_stranger_signs_in_before_applying_and_comes_back(client: Client, manager: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    address = reverse("karirhub:apply", args=[vacancy.pk, vacancy.slug])
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"].endswith(f"?next={address}")


def test_the_pages_exist_in_english(client: Client, manager: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    for address in (f"/en{LIST}", f"/en{vacancy.get_absolute_url()}"):
        assert 'lang="en"' in text_of(client.get(address))


def test_whoever_applied_sees_that_on_the_vacancy(manager: Somebody, seeker: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    application(vacancy, seeker)
    assert "Anda sudah melamar" in text_of(seeker.client.get(vacancy.get_absolute_url()))


def test_the_home_page_counts_open_vacancies(client: Client, manager: Somebody) -> None:
    open_vacancy(manager.workplace)
    assert "lowongan dibuka" in text_of(client.get("/"))


def test_the_api_answers_the_same_questions(client: Client, manager: Somebody) -> None:
    for number in range(3):
        open_vacancy(manager.workplace, title=f"Tukang {number}", contract_type="daily")
    open_vacancy(manager.workplace, title="Tukang kayu")
    body = client.get("/api/v1/vacancies/", {"q": "tukang", "kontrak": "harian", "page_size": 2}).json()
    assert (body["count"], len(body["results"]), body["previous"]) == (3, 2, None)
    path = body["next"].partition("/api/")[2]
    rest = client.get(f"/api/{path}").json()
    assert (len(rest["results"]), rest["next"]) == (1, None)
    assert {row["id"] for row in body["results"]}.isdisjoint(row["id"] for row in rest["results"])


def test_the_api_gives_one_vacancy_and_no_drafts(client: Client, manager: Somebody) -> None:
    vacancy, draft = open_vacancy(manager.workplace), draft_vacancy(manager.workplace)
    body = client.get(f"/api/v1/vacancies/{vacancy.pk}/").json()
    assert (body["number"], body["region"]["code"], body["wage_min"]) == (vacancy.number, "3273", 5_000_000)
    missing = client.get(f"/api/v1/vacancies/{draft.pk}/")
    assert (missing.status_code, missing["Content-Type"]) == (404, "application/problem+json")


def test_places_are_understood_as_people_write_them(client: Client, manager: Somebody, found_in: Callable[[str], int]) -> None:
    open_vacancy(manager.workplace)
    for place in ("Bandung", "kota bandung", "Kota Bandung, Jawa Barat", "bdg", "jabar", "Jawa Barat", "provinsi jawa barat"):
        assert found_in(place) == 1, place
    for place in ("Kab. Bandung", "Jawa Timur", "Surabaya", "bandung barat"):
        assert found_in(place) == 0, place


@pytest.fixture
def found_in(client: Client) -> Callable[[str], int]:
    return lambda place: int(client.get(LIST, {"tempat": place}).context["total"])
