"""What the bundled files hold, as loaded into the test database."""

from datetime import date

import pytest
from django.db.models import Count, F, Q

from siapkerja.reference.models import (
    EducationLevel,
    Holiday,
    HolidayKind,
    Industry,
    MinimumWage,
    Occupation,
    OccupationSynonym,
    Region,
    RegionLevel,
    Rule,
)

pytestmark = pytest.mark.django_db


def test_all_regions_are_there_with_their_kinds() -> None:
    by_level = dict(Region.objects.order_by("level").values_list("level").annotate(Count("code")))
    assert by_level == {2: 38, 4: 514, 6: 7285, 10: 83762}
    by_kind = dict(Region.objects.filter(level__in=(4, 10)).order_by("kind").values_list("kind").annotate(Count("code")))
    assert by_kind == {"kabupaten": 416, "kota": 98, "kelurahan": 8496, "desa": 75252, "desa adat": 14}


def test_every_region_lies_in_the_one_its_code_begins_with() -> None:
    assert not Region.objects.exclude(level=RegionLevel.PROVINCE).exclude(code__startswith=F("parent_id")).exists()
    assert not Region.objects.filter(Q(level=RegionLevel.PROVINCE) & ~Q(parent=None)).exists()


@pytest.mark.parametrize(
    ("code", "zone"),
    [
        ("11", "Asia/Jakarta"),
        ("61", "Asia/Jakarta"),
        ("62", "Asia/Jakarta"),
        ("63", "Asia/Makassar"),
        ("64", "Asia/Makassar"),
        ("65", "Asia/Makassar"),
        ("51", "Asia/Makassar"),
        ("7371", "Asia/Makassar"),
        ("81", "Asia/Jayapura"),
        ("9601", "Asia/Jayapura"),
    ],
)
def test_provinces_and_regencies_know_their_time_zone(code: str, zone: str) -> None:
    assert Region.objects.get(code=code).time_zone == zone


def test_every_province_and_regency_has_a_place_on_the_map_of_indonesia() -> None:
    upper = Region.objects.filter(level__lte=RegionLevel.REGENCY)
    assert not upper.filter(Q(latitude=None) | Q(longitude=None)).exists()
    assert not upper.exclude(latitude__range=(-11.5, 6.5), longitude__range=(94.5, 141.5)).exists()


def test_industries_have_sections_divisions_and_groups_without_orphans() -> None:
    by_level = dict(Industry.objects.order_by("level").values_list("level").annotate(Count("id")))
    assert by_level[1] == 21
    assert by_level[2] == 88
    assert by_level[5] >= 250
    assert not Industry.objects.filter(parent=None).exclude(level=1).exists()
    assert Industry.objects.get(code="10431").parent.code == "10"  # type: ignore[union-attr]


def test_occupations_are_complete_to_four_digits_in_two_languages() -> None:
    lengths = [len(code) for code in Occupation.objects.values_list("code", flat=True)]
    assert {length: lengths.count(length) for length in set(lengths)} == {1: 10, 2: 43, 3: 130, 4: 436}
    assert not Occupation.objects.filter(Q(title="") | Q(title_en="")).exists()
    assert OccupationSynonym.objects.filter(term="programmer", occupation="2512").exists()


def test_school_levels_have_their_place_in_the_qualification_framework() -> None:
    levels = dict(EducationLevel.objects.values_list("code", "kkni_level"))
    assert levels["SMA"] == levels["SMK"] == 2
    assert (levels["D3"], levels["S1"], levels["S3"]) == (5, 6, 9)


def test_every_province_has_a_minimum_wage_for_the_last_three_years() -> None:
    for year in (2024, 2025, 2026):
        assert MinimumWage.objects.filter(kind="UMP", valid_from__year=year).count() == 38
    assert MinimumWage.objects.get(region="96", valid_from__year=2024).is_doubtful


def test_collective_leave_never_falls_on_a_weekend_and_expected_days_are_marked() -> None:
    leave = Holiday.objects.filter(kind=HolidayKind.COLLECTIVE_LEAVE)
    assert all(day.date.weekday() < 5 for day in leave)
    assert Holiday.objects.filter(date__year=2027, is_provisional=True).exists()
    assert not Holiday.objects.filter(date__lt=date(2027, 1, 1), is_provisional=True).exists()


def test_every_rule_names_its_law() -> None:
    assert Rule.objects.exists()
    assert not Rule.objects.filter(legal_basis="").exists()
