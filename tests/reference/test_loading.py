"""`manage.py load_reference`: merging, refusing, remembering."""

import gzip
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from siapkerja.reference.actions.loading import merging
from siapkerja.reference.actions.loading.reading import rows_of
from siapkerja.reference.models import (
    EducationLevel,
    Holiday,
    Industry,
    MinimumWage,
    Occupation,
    OccupationSynonym,
    ReferenceLoad,
    Region,
    Rule,
)
from siapkerja.reference.queries import rule, search_regions

pytestmark = pytest.mark.django_db

WriteFile = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> WriteFile:
    def write(name: str, *lines: str) -> Path:
        path = tmp_path / name
        content = "\n".join(lines).encode()
        path.write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
        return path

    return write


def load(*arguments: object) -> str:
    out = StringIO()
    call_command("load_reference", *map(str, arguments), stdout=out)
    return out.getvalue()


def refused(*arguments: object) -> str:
    with pytest.raises(CommandError) as trouble:
        load(*arguments)
    return str(trouble.value)


# The bundled sets


def test_loading_again_changes_nothing_and_asks_little(django_assert_max_num_queries: Callable[[int], object]) -> None:
    with django_assert_max_num_queries(24):  # type: ignore[attr-defined]
        said = load()
    assert said.count("unchanged") == 9


def test_bundled_data_do_not_replace_official_files(write: WriteFile) -> None:
    load("industries", write("kbli.csv", "code,title", "62019,Pemrograman resmi"), "--partial")
    ReferenceLoad.objects.filter(dataset="industries").update(digest="older version")
    assert "kbli.csv stays in force" in load("industries")
    assert Industry.objects.get(code="62019").title == "Pemrograman resmi"
    assert "1 changed" in load("industries", "--bundled")
    assert Industry.objects.get(code="62019").title == "Pemrograman komputer lain"
    assert "unchanged" in load("industries")


def test_bundled_rules_of_a_new_version_arrive_beside_the_operators_own(write: WriteFile) -> None:
    load("rules", write("own.csv", "key,value,valid_from,legal_basis", "pkwt.max_years,6,2021-02-02,Uji coba"))
    Rule.objects.filter(key="child_age").delete()
    ReferenceLoad.objects.filter(dataset="rules").update(digest="older version")
    load("rules")
    assert rule("child_age", date(2026, 1, 1)).value == 18
    assert rule("pkwt.max_years", date(2026, 1, 1)).value == 6


# Regions


def test_official_region_files_of_all_levels_load_with_dots_in_their_codes(write: WriteFile) -> None:
    said = load(
        "regions",
        write("regions_provinces.csv", "code,name,lat,lng,area_km2,population_2024s2", "32,Jawa Barat,-6.92,107.60,37053.331,51316378"),
        write(
            "regions_regencies.csv",
            "code,province_code,kind,name,short_name,lat,lng,area_km2,population_2024s2",
            "32.73,32,kota,Kota Bandung,Bandung,-6.9192,107.6366,167.3,2500000",
        ),
        write("regions_districts.csv", "code,regency_code,name,lat,lng", "32.73.02,32.73,Coblong Baru,-6.88,107.61"),
        write("regions_villages.csv.gz", "code,district_code,kind,name,lat,lng", "32.73.02.1004,32.73.02,kelurahan,Dago,-6.8746,107.6158"),
        "--partial",
    )
    assert "4 rows; 0 added, 4 changed, 0 ended; now 38 provinces, 514 regencies, 7,285 districts, 83,762 villages" in said
    district = Region.objects.get(code="327302")
    assert (district.name, district.parent_id, district.valid_from) == ("Coblong Baru", "3273", date(2022, 12, 8))
    assert Region.objects.get(code="3273021004").latitude == pytest.approx(-6.8746)
    assert [place.label for place in search_regions("dago coblong baru")] == ["Kelurahan Dago, Coblong Baru, Kota Bandung, Jawa Barat"]


def test_renaming_a_district_lets_its_villages_be_found_by_the_new_name(write: WriteFile) -> None:
    load("regions", write("districts.csv", "code,name", "32.73.02,Coblong Utara"), "--partial")
    assert [place.code for place in search_regions("dago coblong utara")] == ["3273021004"]


def test_villages_absent_from_a_newer_file_end_and_are_kept(write: WriteFile) -> None:
    # The others have ended long ago: deleting them would ask every table that names a region, for each of them.
    Region.objects.filter(level=10).exclude(code__startswith="327302").update(valid_to=date(2026, 1, 1))
    villages = Region.objects.filter(code__startswith="327302", level=10).exclude(code="3273021004").values_list("code", "name")
    path = write("villages.csv", "code,name", *(f"{code},{name}" for code, name in villages), "3273021099,Dago Atas")
    said = load("regions", path, "--valid-from", "2026-07-01")
    assert "1 added, 0 changed, 1 ended" in said
    ended = Region.objects.get(code="3273021004")
    assert ended.valid_to == date(2026, 6, 30)
    assert Region.objects.get(code="3273021099").kind == "kelurahan"
    assert Region.objects.get(code="3273021099").valid_from == date(2026, 7, 1)
    assert "1 changed" in load("regions", write("back.csv", "code,name", "3273021004,Dago"), "--partial")
    assert Region.objects.get(code="3273021004").valid_to is None


def test_a_file_cut_short_does_not_end_the_rest_of_the_country(write: WriteFile) -> None:
    path = write("villages.csv", "code,name", "32.73.02.1004,Dago")
    assert "83761 of 83762 current rows are absent" in refused("regions", path)
    assert Region.objects.filter(valid_to=None).count() == 91599


def test_a_regency_cannot_end_while_its_districts_go_on(write: WriteFile) -> None:
    regencies = Region.objects.regencies().exclude(code="3273").values_list("code", "name")
    path = write("regencies.csv", "code,name", *(f"{code},{name}" for code, name in regencies))
    assert "30 regions would lie in a region that has ended" in refused("regions", path)
    assert Region.objects.get(code="3273").valid_to is None


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("32.73.02.1004x,Dago", "`32.73.02.1004x` is no region code"),
        ("327,Dago", "`327` is no region code"),
        ("32.73.02.1004,", "3273021004 has no name"),
        ("32.73.99.1001,Dago", "3273991001 lies in 327399, which is neither in the file nor loaded"),
        ("32.73.01.1001,Ganda", "3273011001 is there already in row 2"),
        ("99,Provinsi Baru", "99 needs a time_zone"),
    ],
)
def test_a_faulty_row_is_named_and_nothing_is_loaded(write: WriteFile, line: str, reason: str) -> None:
    path = write("regions.csv", "code,name", "32.73.01.1001,Nama Uji", line)
    said = refused("regions", path, "--partial")
    assert "nothing was loaded" in said
    assert f"regions.csv, row 3: {reason}" in said
    assert Region.objects.get(code="3273011001").name != "Nama Uji"
    assert not ReferenceLoad.objects.filter(dataset="regions/own").exists()


def test_coordinates_outside_indonesia_are_refused(write: WriteFile) -> None:
    assert "outside Indonesia" in refused("regions", write("r.csv", "code,name,lat,lng", "3273,Kota Bandung,107.6,-6.9"), "--partial")


# Files that are none


def test_files_that_are_no_table_are_refused_with_the_reason(write: WriteFile, tmp_path: Path) -> None:
    binary = tmp_path / "data.csv"
    binary.write_bytes(b"\x00\xff\xfe\x81")
    assert "not a CSV file" in refused("regions", binary)
    cut = tmp_path / "cut.csv.gz"
    cut.write_bytes(gzip.compress(b"code,name\n11,Aceh\n")[:-9])
    assert "not a CSV file" in refused("regions", cut)
    assert "no column `code`" in refused("regions", write("a.csv", "kolom,lain", "1,2"))
    assert "No column `name`" in refused("regions", write("b.csv", "code,lat", "11,2"))
    assert "no rows" in refused("regions", write("c.csv", "code,name"))
    assert "no column" in refused("wages", write("d.csv", ""))
    assert "There is no file" in refused("regions", tmp_path / "missing.csv")


def test_files_saved_by_an_indonesian_spreadsheet_load(write: WriteFile) -> None:
    load("wages", write("upah.csv", "\ufeffKode;Tahun;Amount;Source", "33.18;2026;2.485.000;keputusan"))
    assert MinimumWage.objects.get(region="3318", valid_from=date(2026, 1, 1)).amount == 2_485_000


# Classifications


def test_the_official_industry_list_brings_the_levels_between_and_ends_what_it_does_not_name(write: WriteFile) -> None:
    said = load(
        "--end-many",
        "industries",
        write(
            "kbli2020.csv",
            "code,level,section,parent,title",
            "C,kategori,C,,Industri Uji",
            "10,golongan pokok,C,C,Makanan Uji",
            "104,golongan,C,10,Minyak Uji",
            "1043,subgolongan,C,104,Sawit Uji",
            "10431,kelompok,C,1043,CPO Uji",
        ),
    )
    assert "5 rows; 2 added, 3 changed, 681 ended; now 1 sections, 1 divisions, 1 groups, 1 subgroups, 1 five-digit groups" in said
    group = Industry.objects.select_related("parent").get(code="10431")
    assert (group.title, group.level, group.parent.code) == ("CPO Uji", 5, "1043")  # type: ignore[union-attr]
    assert Industry.objects.get(code="1043").level == 4
    assert Industry.objects.get(code="10432").valid_to is not None


def test_another_edition_of_the_industry_list_stands_beside_the_old_one(write: WriteFile) -> None:
    load("industries", write("kbli2025.csv", "code,title,parent,version", "C,Pengolahan,,2025", "10,Makanan,C,2025"))
    assert Industry.objects.filter(version="2020", valid_to=None).count() == 684
    assert Industry.objects.get(version="2025", code="10").parent.version == "2025"  # type: ignore[union-attr]


def test_orphans_and_doubles_among_industries_are_refused(write: WriteFile) -> None:
    path = write("k.csv", "code,title,parent", "1,Satu,", "98765,Yatim,", "62019,Program,", "62019,Program lagi,")
    said = refused("industries", path, "--partial")
    assert "row 2: `1` is no KBLI code" in said
    assert "row 3: 98765 belongs to a group" not in said  # 98 is loaded
    assert "row 5: 62019 is there already in row 4" in said


def test_english_occupation_titles_leave_the_indonesian_ones(write: WriteFile) -> None:
    load("occupations", write("isco08.csv", "code,level,parent,title_en", "2411,4,241,Accountants uji"), "--partial")
    occupation = Occupation.objects.get(code="2411")
    assert (occupation.title, occupation.title_en) == ("Akuntan", "Accountants uji")


def test_six_digit_occupations_hang_on_their_four_digits(write: WriteFile) -> None:
    load("occupations", write("kbji.csv", "code,title", "241101,Akuntan publik"), "--partial")
    assert Occupation.objects.get(code="241101").parent_id == "2411"
    assert "row 2: `24110` is no occupation code" in refused("occupations", write("x.csv", "code,title", "24110,X"), "--partial")


def test_synonyms_without_a_code_are_left_out(write: WriteFile) -> None:
    path = write(
        "job_title_synonyms_id.csv",
        "canonical,term,isco08,n_titles",
        "akuntan,Juru Buku Uji,2411,0",
        "pekerja lepas,freelance,,110",
    )
    load("synonyms", path)
    assert list(OccupationSynonym.objects.values_list("occupation", "term")) == [("2411", "juru buku uji")]
    assert "there is no occupation 9999" in refused("synonyms", write("s.csv", "term,isco08", "x,9999"))


def test_school_levels_may_trade_ranks(write: WriteFile) -> None:
    load("education", write("e.csv", "code,name,rank,kkni_level", "SMA,SMA sederajat,4,2", "SMK,SMK sederajat,3,2"))
    assert EducationLevel.objects.get(code="SMK").rank == 3
    assert "rank 9 is there already" in refused("education", write("f.csv", "code,name,rank", "BARU,Baru,9"))


# Wages, days and rules


def test_wage_files_as_published_load_and_mark_what_is_doubtful(write: WriteFile) -> None:
    load(
        "wages",
        write(
            "ump_provinces.csv",
            "province_code,province,year,ump_idr,source,note",
            "33,Jawa Tengah,2027,2500000,A,",
            "96,Papua Barat Daya,2027,3900000,A,DOUBTFUL: check",
        ),
    )
    load(
        "wages", write("umk_regencies_partial.csv", "regency_code,regency,year,umk_idr,source", "33.18,Kabupaten Pati,2027,2600000,berita")
    )
    wages = {wage.region_id: wage for wage in MinimumWage.objects.filter(valid_from__year=2027)}
    assert (wages["33"].kind, wages["3318"].kind) == ("UMP", "UMK")
    assert (wages["33"].is_doubtful, wages["96"].is_doubtful) == (False, True)
    assert wages["3318"].valid_to == date(2027, 12, 31)
    assert MinimumWage.objects.filter(kind="UMP", valid_from__year=2026).count() == 38


def test_impossible_wages_are_refused_with_their_rows(write: WriteFile) -> None:
    path = write("u.csv", "code,year,amount", "33,2027,2327386.07", "33.18,2027,25", "33.99,2027,2500000", "32,dua ribu,2500000")
    said = refused("wages", path)
    assert "row 2: year or amount cannot be read" in said
    assert "row 3: 25 is not a month's wage" in said
    assert "row 4: there is no province or regency 3399" in said
    assert "row 5: year or amount cannot be read" in said
    assert not MinimumWage.objects.filter(valid_from__year=2027).exists()


def test_the_decree_of_a_year_replaces_the_days_expected_for_it(write: WriteFile) -> None:
    load("holidays", write("libur.csv", "date,name,decree", "2027-01-01,Tahun Baru,SKB uji", "2027-03-11,Idulfitri,SKB uji"))
    assert [day.isoformat() for day in Holiday.objects.filter(date__year=2027).values_list("date", flat=True)] == [
        "2027-01-01",
        "2027-03-11",
    ]
    assert Holiday.objects.filter(date__year=2026).count() == 25
    ReferenceLoad.objects.filter(dataset="holidays").update(digest="older version")
    load("holidays")
    assert Holiday.objects.filter(date__year=2027).count() == 2


def test_a_newer_rule_ends_the_one_before_it(write: WriteFile) -> None:
    load("rules", write("r.csv", "key,value,valid_from,valid_to,legal_basis", "pkwt.max_years,3,2026-10-01,,UU uji"))
    assert rule("pkwt.max_years", date(2026, 9, 30)).value == 5
    assert rule("pkwt.max_years", date(2026, 10, 1)).value == 3


def test_faulty_rules_are_refused(write: WriteFile) -> None:
    path = write(
        "r.csv",
        "key,value,valid_from,valid_to,legal_basis",
        "a.b,lima,2026-01-01,,UU uji",
        "A b,5,2026-01-01,,UU uji",
        "a.b,5,2026-01-01,,",
        "a.c,5,2026-01-01,2026-12-31,UU uji",
        "a.c,6,2026-06-01,,UU uji",
    )
    said = refused("rules", path)
    assert "row 2: value is JSON" in said
    assert "row 3: `A b` is no rule key" in said
    assert "row 4: a.b needs its legal basis" in said
    assert "row 6: a.c from 2026-06-01 overlaps row 5" in said


def test_the_same_file_as_a_part_and_as_the_whole_are_two_loads(write: WriteFile) -> None:
    path = write("kbli.csv", "code,title", "62019,Pemrograman resmi")
    load("industries", path, "--partial")
    assert "unchanged" in load("industries", path, "--partial")
    assert "would end" in refused("industries", path)


# Large files


def test_a_large_file_is_read_line_by_line(write: WriteFile) -> None:
    path = write("large.csv", "kode,nama", *["1234567890,Perusahaan Contoh"] * 50_000)
    tracemalloc.start()
    try:
        count = sum(1 for row in rows_of([path], needs=(("kode",),)) if row.get("kode"))
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 50_000
    assert most < path.stat().st_size / 4


def test_what_was_read_is_in_the_database_before_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "STAGED_AT_ONCE", 2)
    seen = []

    def rows() -> Iterator[tuple[int]]:
        for turn in range(5):
            seen.append(merging.number("select count(*) from staged"))
            yield (turn,)

    assert merging.stage({"turn": "integer"}, rows()) == 5
    assert seen == [0, 0, 2, 2, 4]
    assert merging.number("select sum(turn) from staged") == 10
