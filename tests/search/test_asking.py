"""What else search can be asked: suggestions, corrections, reasons, ways out, and standing questions."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from karirhub.actions.vacancy_content import PlaceOpenings
from karirhub.models import Vacancy
from karirhub.queries.documents import VACANCIES
from siapkerja.identity.actions.organisations import open_workplace
from siapkerja.identity.enums import WorkplaceKind
from siapkerja.search import reading
from siapkerja.search.actions.entries import refresh, refreshed_together
from siapkerja.search.criteria import RADIUS, REGION, Criteria, ways_out
from siapkerja.search.grammar import parse
from siapkerja.search.matching import matching_among
from siapkerja.search.models import SearchEntry
from siapkerja.search.queries import count, search
from siapkerja.search.reasons import How, why
from siapkerja.search.requests import Answer, Near, Total
from siapkerja.search.suggesting import Suggestion, did_you_mean, suggest
from tests.support.people import SYSTEM, Somebody, now
from tests.support.vacancies import open_vacancy

BANDUNG = Near(-6.9, 107.6, 20)
Both = Callable[[], Iterator[None]]


@pytest.fixture
def both(vacancies: list[Vacancy], settle: Callable[[], None], search_dir: Path) -> Both:
    """Ask twice: with an index, and with what is left in PostgreSQL when it is lost."""

    def engines() -> Iterator[None]:
        settle()
        assert reading.engine(VACANCIES)
        yield
        shutil.rmtree(search_dir)
        assert not reading.engine(VACANCIES)
        yield

    return engines


def found(criteria: Criteria) -> Answer:
    return search(VACANCIES, criteria.request(VACANCIES), groups=VACANCIES.facets)


def test_suggestions_begin_at_any_word_of_titles_companies_places_and_occupations(both: Both) -> None:
    for _ in both():
        assert Suggestion("title", "Operator jahit garmen", "", 2) in suggest(VACANCIES, "jahit")
        assert {one.text for one in suggest(VACANCIES, "contoh") if one.kind == "company"} == {"PT Contoh Satu"}
        places = [one for one in suggest(VACANCIES, "Band") if one.kind == "place"]
        assert places[0] == Suggestion("place", "Kota Bandung", "3273", 12)
        assert [one.value for one in suggest(VACANCIES, "akuntan") if one.kind == "occupation"] == ["2411"]


def test_suggestions_wait_for_the_third_letter_and_forgive_a_slip(both: Both) -> None:
    for _ in both():
        assert suggest(VACANCIES, "op") == suggest(VACANCIES, "🙂'\\") == suggest(VACANCIES, "zzzzzz") == []
        assert "Operator jahit garmen" in [one.text for one in suggest(VACANCIES, "opertor jahit")]


def test_a_misspelt_word_finds_what_was_meant_and_says_so(both: Both, vacancies: list[Vacancy]) -> None:
    for _ in both():
        answer = found(Criteria(text="peraawt"))
        assert answer.read_as == {"peraawt": ("perawat",)}
        assert set(answer.page.ids[:2]) == {vacancies[2].pk, vacancies[10].pk}
        assert did_you_mean(VACANCIES, parse("peraawt klinik ")) == parse("perawat klinik ")
        assert did_you_mean(VACANCIES, parse("perawat klinik")) is None


def test_an_unfinished_word_finds_what_begins_so(both: Both) -> None:
    for _ in both():
        answer = found(Criteria(text="oper"))
        assert (answer.total, answer.read_as) == (4, {"oper": ("oper*",)})
        assert count(VACANCIES, [Criteria(text=text).request(VACANCIES) for text in ("oper ", "oper*")]) == [Total(0), Total(4)]


def test_reasons_name_the_word_where_it_stands_and_the_distance(both: Both) -> None:
    criteria = Criteria(text='menjahit "jahit garmen"', place="Kota Bandung", radius_km=30)
    for _ in both():
        ids = found(criteria).page.ids
        told = why(VACANCIES, criteria, ids)[ids[0]]
        assert [(one.typed, one.found, one.field, one.how) for one in told.matches] == [
            ("menjahit", "jahit", "title", How.STEM),
            ("jahit garmen", "jahit garmen", "title", How.PHRASE),
        ]
        assert (told.km, told.is_point_exact, told.middle_of, told.place) == (0.0, False, "Kota Bandung", "")


def test_a_workplace_with_coordinates_is_measured_from_there(both: Both, vacancies: list[Vacancy]) -> None:
    Vacancy.objects.filter(pk=vacancies[0].pk).update(latitude=-8.65, longitude=115.21)
    refresh(document=VACANCIES, ids=[vacancies[0].pk])
    around = Criteria(near=(Near(-8.65, 115.2, 5),))
    for _ in both():
        assert found(around).page.ids == [vacancies[0].pk]
        told = why(VACANCIES, around, [vacancies[0].pk])[vacancies[0].pk]
        assert (told.km, told.is_point_exact, told.middle_of) == (1.1, True, "")


def test_branches_are_found_where_they_are(both: Both, manager: Somebody) -> None:
    branch = {"kind": WorkplaceKind.BRANCH, "name": "Cabang Medan", "regency_code": "1271"}
    office = open_workplace(legal_entity=manager.workplace.legal_entity, **branch, by=SYSTEM, at=now())
    vacancy = open_vacancy(manager.workplace, title="Juru ukur", openings=3, places=(PlaceOpenings(workplace_id=office.pk, openings=2),))
    around = Criteria(text="ukur", place="Kota Medan", radius_km=10)
    for _ in both():
        for criteria in (around, Criteria(text="ukur", filters={REGION: ("1271",)}), Criteria(text="ukur medan")):
            assert found(criteria).page.ids == [vacancy.pk], criteria
        assert found(Criteria(text="ukur", place="Kota Bandung", radius_km=10)).page.ids == [vacancy.pk]
        assert not found(Criteria(text="ukur", place="Kota Surabaya", radius_km=50)).total
        told = why(VACANCIES, around, [vacancy.pk])[vacancy.pk]
        assert (told.km, told.is_point_exact, told.middle_of, told.place) == (0.0, False, "Kota Medan", "Kota Medan")


def test_rows_changed_together_are_found_as_they_are_at_the_end(vacancies: list[Vacancy]) -> None:
    first = vacancies[0]
    with refreshed_together():
        for latitude in (-8.0, -8.65):
            Vacancy.objects.filter(pk=first.pk).update(latitude=latitude, longitude=115.21)
            refresh(document=VACANCIES, ids=[first.pk])
    latitude = SearchEntry.objects.get(document=VACANCIES.slug, object_id=first.pk).latitude
    assert latitude == pytest.approx(-8.65, abs=0.02)


def test_every_part_of_a_question_that_found_nothing_is_offered_to_be_dropped_or_widened(both: Both) -> None:
    cases: list[tuple[Criteria, set[tuple[str, int | None]]]] = [
        (Criteria(text="pasien", filters={"contract": ("daily", "apprenticeship")}), {("contract", None)}),
        (Criteria(text="pasien", place="Kota Surabaya", radius_km=20), {("text", None), ("place", None)}),
        (Criteria(text="minimarket", filters={REGION: ("3204",)}), {("text", None), (REGION, None), (RADIUS, 20)}),
        (Criteria(filters={"contract": ("fixed_term",)}, within={"pay": (10_000_000, None)}), {("contract", None), ("pay", None)}),
    ]
    for _ in both():
        for criteria, expected in cases:
            assert {(way.group, way.km) for way in ways_out(VACANCIES, criteria)} == expected, criteria


def test_employers_are_a_filter_without_counts(both: Both, vacancies: list[Vacancy]) -> None:
    for _ in both():
        answer = found(Criteria(filters={"employer": (str(vacancies[0].legal_entity_id),)}))
        assert answer.total == len(vacancies)
        assert "employer" not in answer.counts


def test_standing_questions_find_among_new_rows_what_they_would_find_on_the_page(both: Both, vacancies: list[Vacancy]) -> None:
    new = [vacancy.pk for vacancy in vacancies[8:]]
    questions = [
        Criteria(),
        Criteria(text="operater"),
        Criteria(text="jahit", filters={"contract": ("fixed_term",)}),
        Criteria(near=(BANDUNG,), within={"pay": (8_000_000, None)}),
        Criteria(text="tidak ada"),
    ]
    requests = [question.request(VACANCIES) for question in questions]
    for _ in both():
        expected = [sorted((pk for pk in search(VACANCIES, one).page.ids if pk in new), reverse=True) for one in requests]
        assert matching_among(VACANCIES, new, requests) == expected
        assert matching_among(VACANCIES, [], requests) == [[]] * 5


def test_whatever_is_typed_gets_an_answer(both: Both) -> None:
    typed = ["a" * 10_000, '"' * 500, "(" * 300 + " OR AND NOT -", "<b>x</b> '); drop", "id:5 ^9 [a TO b] \\ *", "***", "-*"]
    for _ in both():
        for text in typed:
            criteria = Criteria(text=text, place=text)
            assert found(criteria).total >= 0
            suggest(VACANCIES, text)
            did_you_mean(VACANCIES, parse(text))
            ways_out(VACANCIES, criteria)
