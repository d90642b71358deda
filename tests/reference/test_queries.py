"""Finding places, wages, rules and working days."""

from collections.abc import Callable
from datetime import date

import pytest

from siapkerja.reference.models import Region, RegionLevel, Rule
from siapkerja.reference.queries import (
    UnknownRule,
    calendar_for,
    minimum_wage,
    minimum_wages,
    nearby_regencies,
    place_words,
    places_words,
    region_path,
    regions_under,
    rule,
    rules,
    search_regions,
)
from siapkerja.reference.queries.rules import rules_read_once

pytestmark = pytest.mark.django_db

DAY = date(2026, 5, 1)


# Places


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("kab demak", "Kabupaten Demak, Jawa Tengah"),
        ("kota bdg", "Kota Bandung, Jawa Barat"),
        ("KOTA BANDUNG", "Kota Bandung, Jawa Barat"),
        ("bandung kota", "Kota Bandung, Jawa Barat"),
        ("jakarta", "Daerah Khusus Ibukota Jakarta"),
        ("jaksel", "Kota Administrasi Jakarta Selatan, Daerah Khusus Ibukota Jakarta"),
        ("jogja", "Daerah Istimewa Yogyakarta"),
        ("papua", "Papua"),
        ("jawa", "Jawa Barat"),
        ("mèdan", "Kota Medan, Sumatera Utara"),
        ("sukamaju baregbeg", "Desa Sukamaju, Baregbeg, Kabupaten Ciamis, Jawa Barat"),
        ("kel. Dago, Bandung", "Kelurahan Dago, Coblong, Kota Bandung, Jawa Barat"),
        ("kec coblong", "Kecamatan Coblong, Kota Bandung, Jawa Barat"),
        ("cobl", "Kecamatan Coblong, Kota Bandung, Jawa Barat"),
    ],
)
def test_places_are_found_as_people_write_them(typed: str, first: str) -> None:
    assert search_regions(typed)[0].label == first


def test_a_city_and_the_regency_of_the_same_name_come_before_villages() -> None:
    assert [place.code for place in search_regions("bandung")][:2] == ["3273", "3204"]


def test_a_search_can_be_kept_to_a_level_and_a_place() -> None:
    assert {place.code for place in search_regions("coblong", level=RegionLevel.VILLAGE)} == {
        village.code for village in regions_under("327302")
    }
    assert all(place.code.startswith("33") for place in search_regions("sukamaju", within="33"))


@pytest.mark.parametrize("typed", ["", " ", "a", "zzzzzz", "%", "_", "a_", "'; --"])
def test_what_names_no_place_finds_none(typed: str) -> None:
    assert search_regions(typed) == []


def test_a_search_takes_two_queries(django_assert_num_queries: Callable[[int], object]) -> None:
    with django_assert_num_queries(2):  # type: ignore[attr-defined]
        assert len(search_regions("baru", limit=20)) == 20


def test_places_that_have_ended_are_not_found_but_keep_their_path() -> None:
    Region.objects.filter(code="3273021004").update(valid_to=date(2026, 1, 31))
    assert search_regions("dago coblong", on=date(2026, 2, 1)) == []
    assert len(search_regions("dago coblong", on=date(2026, 1, 31))) == 1
    assert place_words("3273021004") == "Kelurahan Dago, Coblong, Kota Bandung, Jawa Barat"


def test_the_path_of_a_place_begins_with_its_province() -> None:
    assert [region.name for region in region_path("3273021004")] == ["Jawa Barat", "Kota Bandung", "Coblong", "Dago"]
    assert region_path("3273021") == region_path("9999") == region_path("") == ()


def test_the_words_of_many_places_take_one_query(django_assert_num_queries: Callable[[int], object]) -> None:
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        words = places_words(["3273", "3273021004", "99"])
    assert words == {"3273": "Kota Bandung, Jawa Barat", "3273021004": "Kelurahan Dago, Coblong, Kota Bandung, Jawa Barat"}


def test_parts_of_a_place_come_by_name() -> None:
    assert len(regions_under()) == 38
    assert regions_under("3273")[0].name == "Andir"
    assert regions_under("32", level=RegionLevel.DISTRICT).count() == 627


def test_nearby_regencies_come_nearest_first_within_the_distance() -> None:
    near = nearby_regencies("3273021004", 40)
    assert near[0].region.code == "3273"
    assert near[0].km == 0
    assert {"3277", "3204"} <= {found.region.code for found in near}
    assert [found.km for found in near] == sorted(found.km for found in near)
    assert all(found.km <= 40 for found in near)
    assert nearby_regencies("99", 40) == []


# Wages


def test_a_village_has_the_wage_of_its_regency() -> None:
    figure = minimum_wage("3273021004", DAY)
    assert figure is not None
    assert (figure.amount, figure.kind, figure.year, figure.source_region.name) == (4_737_678, "UMK", 2026, "Kota Bandung")
    assert figure.is_regency_loaded
    assert "561.7/Kep.862-Kesra/2025" in figure.decree


def test_where_the_regencys_figure_is_missing_the_provinces_stands_in_and_says_so() -> None:
    figure = minimum_wage("3318", DAY)
    assert figure is not None
    assert (figure.amount, figure.kind, figure.is_regency_loaded) == (2_327_386, "UMP", False)
    assert figure.earlier is not None
    assert (figure.earlier.amount, figure.earlier.year) == (2_332_350, 2025)


def test_jakartas_cities_have_no_figure_of_their_own() -> None:
    figure = minimum_wage("3171", DAY)
    assert figure is not None
    assert (figure.amount, figure.is_regency_loaded) == (5_729_876, True)


def test_the_last_figure_is_marked_when_the_years_own_is_not_loaded() -> None:
    figure = minimum_wage("33", date(2029, 1, 1))
    assert figure is not None
    assert (figure.year, figure.is_outdated) == (2026, True)


def test_a_place_without_any_figure_has_none() -> None:
    assert minimum_wage("96", date(2021, 6, 1)) is None
    assert minimum_wage("99", DAY) is None


def test_the_wages_of_many_places_take_two_queries(django_assert_num_queries: Callable[[int], object]) -> None:
    with django_assert_num_queries(2):  # type: ignore[attr-defined]
        figures = minimum_wages(["3273021004", "3318", "31", "99"], DAY)
    assert sorted(figures) == ["31", "3273021004", "3318"]


# Rules and days


def test_a_rule_comes_with_its_law() -> None:
    found = rule("wlkp.first_report_days", DAY)
    assert found.value == 30
    assert "UU 7/1981" in found.legal_basis
    assert rules(["child_age", "vacancy.max_days"], DAY)["vacancy.max_days"].value == 90


def test_a_rule_that_does_not_hold_is_a_defect() -> None:
    with pytest.raises(UnknownRule, match="no_such_rule"):
        rule("no_such_rule", DAY)
    with pytest.raises(UnknownRule):
        rule("pkwt.max_years", date(2020, 1, 1))


def test_working_days_skip_holidays_and_collective_leave() -> None:
    calendar = calendar_for([2026])
    assert calendar.add_working_days(date(2026, 3, 13), 5) == date(2026, 3, 27)  # Nyepi and Idulfitri lie between
    with pytest.raises(ValueError, match="2030"):
        calendar_for([2030]).is_working_day(date(2030, 1, 2))


def test_bulk_work_reads_a_rule_once_and_everybody_else_reads_it_as_it_is() -> None:
    day = date(2026, 5, 1)
    days = rule("vacancy.max_days", day).value
    with rules_read_once():
        assert rule("vacancy.max_days", day).value == days
        Rule.objects.filter(key="vacancy.max_days").update(value=days + 1)
        assert rule("vacancy.max_days", day).value == days

    assert rule("vacancy.max_days", day).value == days + 1
