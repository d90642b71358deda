"""The vacancy list: places and distances, filters, formats, suggestions, and what one keeps."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from karirhub.actions.saved import remind_of_closing
from karirhub.actions.vacancies import close
from karirhub.actions.vacancy_content import PlaceOpenings
from karirhub.enums import CloseReason
from karirhub.forms.search import FORM
from karirhub.models import SavedVacancy
from karirhub.queries.documents import VACANCIES
from karirhub.views.public import feeds
from siapkerja.events.delivery import deliver_pending
from siapkerja.identity.actions.organisations import open_workplace
from siapkerja.identity.enums import WorkplaceKind
from siapkerja.notifications.models import Notification
from siapkerja.search import fallback
from siapkerja.search.building import rebuild_now
from tests.support.people import SYSTEM, Somebody
from tests.support.vacancies import application, open_vacancy

pytestmark = pytest.mark.django_db
LIST = "/karirhub/lowongan/"


@pytest.fixture(autouse=True)
def _own_index(tmp_path: Path, settings: Any) -> None:
    settings.SEARCH_DIR = tmp_path / "search"


def group(response: Any, parameter: str) -> Any:
    return next(one for one in response.context["groups"] if one.parameter == parameter)


def titles(response: Any) -> list[str]:
    return [hit.card.title for hit in response.context["hits"]]


def test_around_a_place_the_distance_is_shown_and_every_radius_has_its_number(client: Client, manager: Somebody) -> None:
    open_vacancy(manager.workplace, title="Operator Bandung")
    open_vacancy(manager.workplace, title="Operator Cimahi", regency_id="3277")
    within = client.get(LIST, {"tempat": "Kota Bandung"})
    assert titles(within) == ["Operator Bandung"]
    around = client.get(LIST, {"tempat": "Kota Bandung", "radius": "25"})
    assert set(titles(around)) == {"Operator Bandung", "Operator Cimahi"}
    page = around.content.decode()
    assert "kira-kira" in page
    assert "di sekitar Kota Bandung" in page
    numbers = {option.word: option.number for option in group(around, "radius").options}
    assert (numbers["25"], numbers["100"]) == (2, 2)
    assert any(chip.label == "Sampai 25 km" for chip in around.context["chips"])


def test_several_places_are_one_question(client: Client, manager: Somebody) -> None:
    open_vacancy(manager.workplace, title="Operator Bandung")
    open_vacancy(manager.workplace, title="Operator Surabaya", regency_id="3578")
    open_vacancy(manager.workplace, title="Operator Medan", regency_id="1271")
    assert set(titles(client.get(LIST, {"tempat": "Kota Bandung; Surabaya"}))) == {"Operator Bandung", "Operator Surabaya"}


def test_hours_unlike_the_usual_ones_are_a_filter_with_counts(client: Client, manager: Somebody) -> None:
    open_vacancy(manager.workplace, title="Satpam", is_shift_work=True, is_night_work=True)
    open_vacancy(manager.workplace, title="Kasir", is_weekend_work=True)
    open_vacancy(manager.workplace, title="Staf")
    response = client.get(LIST, {"jam": ["malam", "akhir-pekan"]})
    assert set(titles(response)) == {"Satpam", "Kasir"}
    numbers = {option.word: option.number for option in group(response, "jam").options}
    assert numbers == {"sif": 1, "malam": 1, "akhir-pekan": 1}
    told = json.loads(client.get(LIST, {"jam": "sif", "format": "json"}).content)
    assert [one["working_hours"] for one in told["items"]] == [["shift", "night"]]


def test_a_filter_that_would_change_nothing_says_so(client: Client, manager: Somebody) -> None:
    open_vacancy(manager.workplace)
    open_vacancy(manager.workplace, title="Tukang las", working_time="part_time")
    response = client.get(LIST)
    idle = {option.word: option.is_idle for option in group(response, "kontrak").options}
    busy = {option.word: option.is_idle for option in group(response, "waktu").options}
    assert idle == {"tetap": True}
    assert busy == {"penuh": False, "paruh": False}
    assert "tidak mengubah hasil" in response.content.decode()
    assert {option.word: option.is_idle for option in group(response, "sejak").options}["7"]
    # Whoever pays five million pays three million: beside the wider step the narrower one changes nothing.
    paid = client.get(LIST, {"upah": "3000000"})
    assert {option.word: option.is_idle for option in group(paid, "upah").options} == {"3000000": False, "4000000": True, "5000000": True}


def test_a_part_takes_the_place_of_its_whole_and_codes_may_have_dashes(client: Client, manager: Somebody) -> None:
    open_vacancy(manager.workplace, title="Operator Bandung")
    open_vacancy(manager.workplace, title="Operator Cimahi", regency_id="3277")
    response = client.get(LIST, {"wilayah": ["32", "3277"]})
    assert titles(response) == ["Operator Cimahi"]
    assert [chip.label for chip in response.context["chips"]] == ["Kota Cimahi"]
    assert not next(option for option in group(client.get(LIST, {"wilayah": "32"}), "wilayah").options if option.word == "3277").is_idle
    source = client.get(LIST, {"sumber": ["loker-contoh", "../x", "a" * 41]})
    assert source.context["criteria"].filters == {"source": ("loker-contoh",)}
    assert source.context["total"] == 0


def test_a_branch_and_the_place_a_distance_is_from_are_named(client: Client, manager: Somebody) -> None:
    office = manager.workplace
    branch = {"kind": WorkplaceKind.BRANCH, "name": "Cabang Cimahi", "regency_code": "3277"}
    cimahi = open_workplace(legal_entity=office.legal_entity, **branch, by=SYSTEM, at=timezone.now())
    open_vacancy(office, openings=3, places=(PlaceOpenings(workplace_id=cimahi.pk, openings=2),), regency_id="3578")
    page = client.get(LIST, {"q": "operator", "tempat": "Kota Bandung", "radius": "25"}).content.decode()
    assert "juga di Kota Cimahi, kira-kira" in page
    assert "dari tengah Kota Bandung." in page


def test_age_and_orders(client: Client, manager: Somebody, seeker: Somebody) -> None:
    now = timezone.now()
    old = open_vacancy(manager.workplace, title="Lama", at=now - timedelta(days=10), closes_on=timezone.localdate() + timedelta(days=3))
    open_vacancy(manager.workplace, title="Baru")
    assert titles(client.get(LIST, {"sejak": "7"})) == ["Baru"]
    assert set(titles(client.get(LIST, {"sejak": "30"}))) == {"Lama", "Baru"}
    assert set(titles(client.get(LIST, {"sejak": "kapan"}))) == {"Lama", "Baru"}
    assert titles(client.get(LIST, {"urut": "tutup"})) == ["Lama", "Baru"]
    application(old, seeker)
    deliver_pending()
    quiet = client.get(LIST, {"urut": "sepi"})
    assert [(hit.card.title, hit.applicants) for hit in quiet.context["hits"]] == [("Baru", "Belum ada pelamar"), ("Lama", "1–2 pelamar")]
    assert "1–2 pelamar" in quiet.content.decode()
    assert "pelamar</span>" not in client.get(LIST).content.decode()


def test_an_employer_is_looked_for_by_name(client: Client, manager: Somebody) -> None:
    open_vacancy(manager.workplace)
    page = client.get("/karirhub/lowongan/perusahaan/", {"nama": "contoh satu", "q": "operator"})
    ((employer, address),) = page.context["employers"]
    assert employer.vacancies == 1
    found = client.get(LIST + address)
    assert found.context["total"] == 1
    assert found.context["criteria"].text == "operator"
    assert [chip.label for chip in found.context["chips"]] == ["PT Contoh Satu"]
    assert "sedikitnya tiga huruf" in client.get("/karirhub/lowongan/perusahaan/", {"nama": "co"}).content.decode()


def test_suggestions_begin_with_the_third_letter(client: Client, manager: Somebody) -> None:
    open_vacancy(manager.workplace)
    assert 'data-value="Operator jahit garmen"' in client.get("/karirhub/saran/", {"q": "ope"}).content.decode()
    assert client.get("/karirhub/saran/", {"q": "op"}).content.strip() == b""
    places = client.get("/karirhub/saran/", {"q": "band", "untuk": "tempat"}).content.decode()
    assert 'data-kind="place"' in places
    for typed in ("<script>", "\0" * 5, "a" * 10_000):
        assert "<script>" not in client.get("/karirhub/saran/", {"q": typed}).content.decode()


def test_a_slip_of_the_finger_is_read_and_said(client: Client, manager: Somebody) -> None:
    for number in range(4):
        open_vacancy(manager.workplace, title=f"Operator jahit {number}")
    rebuild_now(VACANCIES)
    response = client.get(LIST, {"q": "oprator"})
    assert response.context["mended"][0] == "operator"
    assert "Mungkin maksud Anda" in response.content.decode()


def test_nothing_found_offers_a_wider_circle(client: Client, manager: Somebody) -> None:
    open_vacancy(manager.workplace, regency_id="3204")
    response = client.get(LIST, {"q": "operator", "tempat": "Kota Bandung", "radius": "5"})
    assert response.context["total"] == 0
    words = [way[0] for way in response.context["ways"]]
    assert "Tanpa “Kota Bandung”" in words
    assert any(said.startswith("Sampai ") for said in words)


def test_a_result_says_why_it_is_there(client: Client, manager: Somebody) -> None:
    open_vacancy(manager.workplace)
    page = client.get(LIST, {"q": "jahit"}).content.decode()
    assert "Mengapa hasil ini?" in page
    assert "“jahit” ada di nama lowongan." in page


def test_the_same_address_answers_json(client: Client, manager: Somebody) -> None:
    for number in range(53):
        open_vacancy(manager.workplace, title=f"Operator {number}")
    first = client.get(LIST, {"format": "json", "urut": "terbaru"})
    body = json.loads(first.content)
    assert (first["Content-Type"], body["total"], len(body["items"])) == ("application/json; charset=utf-8", 53, 50)
    assert f'<{body["next"]}>; rel="next"' == first["Link"]
    rest = json.loads(client.get("/" + body["next"].split("/", 3)[3]).content)
    assert (len(rest["items"]), rest["next"]) == (3, None)
    assert {row["id"] for row in body["items"]}.isdisjoint(row["id"] for row in rest["items"])
    assert client.get(LIST, headers={"accept": "application/json"})["Content-Type"].startswith("application/json")
    assert "Accept" in first["Vary"]


def test_a_hidden_wage_is_in_no_format(client: Client, manager: Somebody) -> None:
    open_vacancy(manager.workplace, wage_min=7_123_456, is_wage_visible=False)
    for wanted in ("json", "rss", "ics"):
        body = client.get(LIST, {"format": wanted}).content.decode()
        assert "7123456" not in body
        assert "7.123.456" not in body


def test_the_same_address_is_a_feed_and_a_calendar(client: Client, manager: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace, title="Operator, jahit; & bordir")
    feed = client.get(LIST, {"format": "rss", "q": "operator"})
    items = ElementTree.fromstring(feed.content).findall("channel/item")  # noqa: S314 - our own
    assert feed["Content-Type"].startswith("application/rss+xml")
    assert [item.findtext("title") for item in items] == ["Operator, jahit; & bordir, PT Contoh Satu"]
    calendar = client.get(LIST, {"format": "ics"})
    lines = calendar.content.decode().split("\r\n")
    assert calendar["Content-Type"].startswith("text/calendar")
    assert f"DTSTART;VALUE=DATE:{vacancy.closes_on:%Y%m%d}" in lines
    assert any(line.startswith("SUMMARY:Tutup: Operator\\, jahit\\; & bordir") for line in lines)
    assert all(len(line.encode()) <= 75 for line in lines)
    head = client.get(LIST, {"q": "operator"}).content.decode()
    assert 'type="application/rss+xml" href="?q=operator&amp;format=rss"' in head


def test_a_program_that_has_it_already_is_told_so(client: Client, manager: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    first = client.get(LIST, {"format": "json"})
    assert first["Last-Modified"]
    assert set(first["Cache-Control"].split(", ")) == {"public", "no-cache"}, "a cache asks each time"
    assert client.get(LIST, {"format": "json"}, headers={"if-none-match": first["ETag"]}).status_code == 304
    close(vacancy=vacancy, reason=CloseReason.FILLED, by=SYSTEM, at=timezone.now())
    assert client.get(LIST, {"format": "json"}, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_strangers_share_a_page_until_the_index_changes_and_people_get_their_own(
    client: Client, seeker: Somebody, manager: Somebody
) -> None:
    open_vacancy(manager.workplace, title="Operator jahit")
    rebuild_now(VACANCIES)
    first = client.get(LIST, {"q": "operator"})
    with CaptureQueriesContext(connection) as queries:
        again = Client().get(LIST, {"q": "operator"})
    assert len(queries) == 0
    assert (again.content, again["ETag"], again["Last-Modified"]) == (first.content, first["ETag"], first["Last-Modified"])
    assert Client().get(LIST, {"q": "operator"}, headers={"if-none-match": first["ETag"]}).status_code == 304
    assert Client().get(f"/en{LIST}", {"q": "operator"}).content != first.content
    assert "Rina" in seeker.client.get(LIST, {"q": "operator"}).content.decode()
    assert "Rina" not in Client().get(LIST, {"q": "operator"}).content.decode()

    open_vacancy(manager.workplace, title="Operator bordir")
    rebuild_now(VACANCIES)
    assert "Operator bordir" in Client().get(LIST, {"q": "operator"}).content.decode()


def test_a_vacancys_page_is_shared_by_strangers_until_the_vacancy_changes(client: Client, seeker: Somebody, manager: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace, title="Operator jahit")
    rebuild_now(VACANCIES)
    address = vacancy.get_absolute_url()
    first = client.get(address)
    with CaptureQueriesContext(connection) as queries:
        again = Client().get(address)
    assert len(queries) == 1, "whether it is as it was"
    assert again.content == first.content
    assert Client().get(f"/en{address}").content != first.content
    assert "Rina" in seeker.client.get(address).content.decode()
    close(vacancy=vacancy, reason=CloseReason.FILLED, by=SYSTEM, at=timezone.now())
    assert Client().get(address).content != first.content, "at once, though the index does not know yet"


def test_pages_of_people_get_no_tag(seeker: Somebody, manager: Somebody) -> None:
    open_vacancy(manager.workplace)
    response = seeker.client.get(LIST)
    assert not response.has_header("ETag")
    assert "no-store" in response["Cache-Control"]


def test_what_one_applied_for_and_saved_is_marked_in_one_query(seeker: Somebody, manager: Somebody) -> None:
    applied, saved = open_vacancy(manager.workplace, title="Satu"), open_vacancy(manager.workplace, title="Dua")
    application(applied, seeker)
    assert seeker.client.post(f"{saved.get_absolute_url()}simpan/").status_code == 302
    rebuild_now(VACANCIES)
    with CaptureQueriesContext(connection) as seen:
        response = seeker.client.get(LIST)
    marks = {hit.card.title: (hit.is_applied, hit.is_saved) for hit in response.context["hits"]}
    assert marks == {"Satu": (True, False), "Dua": (False, True)}
    assert sum("karirhub_savedvacancy" in query["sql"] for query in seen) == 1


def test_saving_lists_reminds_once_and_forgets(seeker: Somebody, manager: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace, closes_on=timezone.localdate() + timedelta(days=2))
    address = vacancy.get_absolute_url()
    for _ in range(2):
        seeker.client.post(f"{address}simpan/")
    assert SavedVacancy.objects.count() == 1
    assert vacancy.title in seeker.client.get("/karirhub/tersimpan/").content.decode()
    assert "Tersimpan" in seeker.client.get(address).content.decode()
    zone = manager.workplace.time_zone
    assert remind_of_closing(zone=zone, by=SYSTEM, at=timezone.now()) == 1
    assert remind_of_closing(zone=zone, by=SYSTEM, at=timezone.now()) == 0
    deliver_pending()
    told = Notification.objects.filter(slug="saved_vacancy_closing")
    assert [row.person_id for row in told] == [seeker.person.pk]
    assert "Segera ditutup" in seeker.client.get("/kotak-masuk/").content.decode()
    seeker.client.post(f"{address}lepas/")
    assert not SavedVacancy.objects.exists()


def test_whoever_has_applied_is_not_reminded(seeker: Somebody, manager: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace, closes_on=timezone.localdate() + timedelta(days=2))
    seeker.client.post(f"{vacancy.get_absolute_url()}simpan/")
    application(vacancy, seeker)
    remind_of_closing(zone=manager.workplace.time_zone, by=SYSTEM, at=timezone.now())
    deliver_pending()
    assert not Notification.objects.filter(slug="saved_vacancy_closing").exists()
    assert "Sudah dilamar" in seeker.client.get("/karirhub/tersimpan/").content.decode()


@pytest.mark.parametrize(
    "query",
    [{"radius": "-5", "tempat": "Bandung"}, {"radius": "9999999999999", "tempat": "Bandung"}, {"tempat": ["Bandung"] * 500, "radius": "5"},
     {"format": "exe"}, {"format": "json", "hal": "ffffffff.n1"}, {"format": "rss", "q": "a" * 10_000}, {"perusahaan": "٣٣"},
     {"sejak": "-1", "usaha": "'; drop"}, {"format": "ics", "q": '"'}, {"q": "a" * 10_000, "tempat": "b" * 10_000},
     {"q": '"(operator OR -NOT [a TO b] id:5^9 *'}, {"q": "<script>alert(1)</script>", "tempat": "<script>alert(1)</script>"},
     {"hal": "ffffffff.n1", "urut": "terbaru"}, {"hal": "\0", "q": "\0"}],
)  # fmt: skip
def test_bad_input_gets_an_answer(client: Client, manager: Somebody, query: dict[str, Any]) -> None:
    open_vacancy(manager.workplace)
    response = client.get(LIST, query)
    assert response.status_code == 200
    assert b"<script>alert" not in response.content


def test_a_cursor_of_another_question_begins_anew_and_a_page_past_the_end_says_so(client: Client, manager: Somebody) -> None:
    open_vacancy(manager.workplace)
    asked = {"urut": "terbaru"}
    fingerprint = FORM.criteria_from(QueryDict("urut=terbaru")).request(VACANCIES).fingerprint
    past = client.get(LIST, asked | {"hal": f"{fingerprint}.n1"})
    assert (past.context["total"], titles(past)) == (1, [])
    assert "Tidak ada lagi lowongan di halaman ini." in past.content.decode()
    assert titles(client.get(LIST, {"urut": "upah", "hal": f"{fingerprint}.n1"})) == ["Operator jahit garmen"]


def test_without_an_index_a_broad_question_says_more_than_and_one_too_broad_says_so(
    client: Client, manager: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        open_vacancy(manager.workplace, title=f"Operator {number}")
    monkeypatch.setattr(fallback, "BOUNDS", fallback.Bounds(rows=2))
    response = client.get(LIST, {"q": "operator"})
    page = response.content.decode()
    assert titles(response) == ["Operator 3", "Operator 2", "Operator 1", "Operator 0"]
    assert "Lebih dari <span" in page
    assert "tanpa angka di tiap saringan" in page
    assert {option.number for one in response.context["groups"] for option in one.options} == {None}
    told = client.get(LIST, {"q": "operator", "format": "json"}).json()
    assert (told["total"], told["is_total_exact"], len(told["items"])) == (2, False, 4)
    nothing = client.get(LIST, {"q": "operator", "tempat": "Surabaya"})
    assert "Lebih dari 2 lowongan" in nothing.content.decode()
    monkeypatch.setattr(fallback, "BOUNDS", fallback.Bounds(seconds=0))
    for query in ({}, {"q": "operator"}, {"q": "operator", "urut": "upah", "tempat": "Bandung", "radius": "25"}):
        refused = client.get(LIST, query)
        assert refused.status_code == 200
        assert "terlalu luas" in refused.content.decode()


def test_programs_that_ask_for_lists_too_often_are_shown_the_daily_copy(
    client: Client, manager: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.clear()
    monkeypatch.setattr(feeds, "ASKED_AN_HOUR", 2)
    answers = [client.get(LIST, {"format": kind}) for kind in ("json", "rss", "ics")]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2]["Content-Type"].startswith("application/problem+json")
    assert 'rel="alternate"' in answers[2]["Link"]
    assert answers[2]["Retry-After"] == "3600"
    assert client.get(LIST).status_code == 200, "people are not counted"
