"""Figures on their pages: definition, source and time beside each; small cells and what would reveal them hidden in public only."""

import csv
import io
import re
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from siapkerja.kernel.calendar import add_months
from siapkerja.statistics import figures as registry
from siapkerja.statistics import records
from siapkerja.statistics.actions.contributions import contribute, fold_contributions
from siapkerja.statistics.actions.milestones import fold_milestones, reach
from siapkerja.statistics.figures import Figure, figure, register, value_of
from siapkerja.statistics.models import MilestoneKind
from siapkerja.statistics.periods import Period
from siapkerja.statistics.records import Record
from tests.support.people import Somebody

TODAY = timezone.localdate()
THIS_MONTH = TODAY.replace(day=1)
LAST_MONTH, LAST_YEAR = add_months(THIS_MONTH, -1), add_months(THIS_MONTH, -12)


def _figure(slug: str, **more: object) -> Figure:
    told = {"name": slug.title(), "definition": f"Arti {slug}.", "source": "Catatan layanan", "unit": "hal", "service": "karirhub"}
    return Figure(slug=slug, **{**told, **more})  # type: ignore[arg-type]


@pytest.fixture
def registered(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Vacancies by month, workers (people), aid in rupiah beside whom it reaches, and something officers alone see."""
    monkeypatch.setattr(registry, "_figures", {})
    register(
        _figure("vacancies", unit="lowongan"),
        _figure("workers", unit="pekerja", counts_people=True),
        _figure("aided", unit="orang", milestone=MilestoneKind.AIDED, counts_people=True),
        _figure("aid", unit="rupiah", is_money=True, hidden_with="aided"),
        _figure("foreigners", is_public=False, list_behind=lambda actor, region, month: f"/daftar/{region}/{month:%Y-%m}/"),
    )
    for source, region, month, amount in [
        ("t:1", "3273", THIS_MONTH, 3), ("t:2", "3201", THIS_MONTH, 20), ("t:3", "3578", THIS_MONTH, 40),
        ("t:4", "3578", LAST_MONTH, 50), ("t:5", "3578", LAST_YEAR, 25),
    ]:  # fmt: skip
        contribute(source=source, version=1, region_code=region, month=month, amounts={"vacancies": amount, "workers": amount})
    for person in range(12):
        regency = "3273" if person < 2 else "3201"
        contribute(source=f"a:{person}", version=1, region_code=regency, month=TODAY, amounts={"aid": 1_000_000 + person})
        reach(person_id=person, kind=MilestoneKind.AIDED, on=TODAY, regency_code=regency, source=f"a:{person}", version=1)
    fold_contributions(at=timezone.now())
    fold_milestones(at=timezone.now())


def _rows(content: bytes) -> dict[str, list[str]]:
    """Rows of a downloaded table by their first cell that says something."""
    return {next(filter(None, row)): row for row in csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";") if any(row)}


def test_a_figure_is_asked_by_name_region_and_period(registered: None) -> None:
    assert value_of("vacancies", today=TODAY) == 63
    assert value_of("vacancies", "32", Period.month(TODAY)) == 23
    assert value_of("aided", "3273", Period.year(TODAY)) == 2
    with pytest.raises(KeyError):
        value_of("unheard-of", today=TODAY)
    with pytest.raises(ValueError, match="vacancies"):
        register(figure("vacancies"))
    with pytest.raises(ValueError, match="period"):
        value_of("vacancies")


def test_the_dashboard_compares_the_month_with_the_one_before_and_the_same_last_year(ministry_officer: Somebody, registered: None) -> None:
    page = ministry_officer.client.get(reverse("statistics:dashboard")).content.decode()
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))

    assert "bulan lalu 50, setahun lalu 25" in text
    assert "Arti vacancies." in text
    assert "Sumber: Catatan layanan." in text
    assert "Diperbarui" in text
    assert f'href="/daftar//{THIS_MONTH:%Y-%m}/"' in page, "the list behind the figure"
    assert "Rp12" in text


def test_an_officer_sees_the_own_regions_only_and_rows_outside_count_for_nothing(
    officer: Somebody, ministry_officer: Somebody, seeker: Somebody, registered: None
) -> None:
    address = reverse("statistics:figure", args=["vacancies"])
    mine = officer.client.get(address, {"wilayah": "35"}).content.decode()
    country = ministry_officer.client.get(address, {"wilayah": "35"}).content.decode()
    regency = officer.client.get(address, {"wilayah": "3201"}).content.decode()

    assert "23 lowongan di Jawa Barat" in mine, "a region outside the assignment counts as not chosen"
    assert "Jawa Timur" not in mine
    assert "40 lowongan di Jawa Timur" in country
    assert "20 lowongan di" in regency
    for name in ("dashboard", "benefit", "dashboard_csv", "benefit_xlsx"):
        assert seeker.client.get(reverse(f"statistics:{name}")).status_code == 404
    assert seeker.client.get(address).status_code == 404
    assert officer.client.get(reverse("statistics:figure", args=["unheard-of"])).status_code == 404


def test_a_table_can_be_downloaded_as_csv_and_xlsx_with_what_it_means(officer: Somebody, registered: None) -> None:
    table = _rows(officer.client.get(reverse("statistics:figure_csv", args=["vacancies"]), {"wilayah": "32"}).content)
    assert table["32"][2:] == ["23", "0", "0", "23"]
    assert table["3273"][2:] == ["3", "0", "0", "3"]
    assert "Arti vacancies." in table

    book = officer.client.get(reverse("statistics:figure_xlsx", args=["vacancies"]))
    assert book["Content-Disposition"] == f'attachment; filename="vacancies-{THIS_MONTH:%Y-%m}.xlsx"'
    assert zipfile.ZipFile(io.BytesIO(book.content)).testzip() is None
    assert len(_rows(officer.client.get(reverse("statistics:dashboard_csv")).content)) == 1 + 5 + 1


def test_in_public_a_small_cell_is_hidden_together_with_what_would_reveal_it_on_every_page(client: Client, registered: None) -> None:
    province = _rows(client.get(reverse("statistics:public_figure_csv", args=["workers"]), {"wilayah": "32"}).content)
    assert (province["3273"][3], province["3201"][3]) == ("dijaga", "dijaga")
    assert province["32"][3] == "23"
    open_to_all = _rows(client.get(reverse("statistics:public_figure_csv", args=["vacancies"]), {"wilayah": "32"}).content)
    assert open_to_all["3273"][3] == "3", "vacancies are no people"

    money = _rows(client.get(reverse("statistics:public_figure_csv", args=["aid"]), {"wilayah": "32"}).content)
    assert (money["3273"][3], money["3201"][3]) == ("dijaga", "dijaga"), "what two people got is theirs"


def test_a_province_that_hides_another_ones_small_number_is_hidden_on_its_own_page_too(client: Client, registered: None) -> None:
    contribute(source="t:9", version=1, region_code="3374", month=TODAY, amounts={"workers": 2})
    fold_contributions(at=timezone.now())
    address = reverse("statistics:public_figure_csv", args=["workers"])
    country = _rows(client.get(address).content)
    assert (country["33"][3], country["32"][3]) == ("dijaga", "dijaga")
    own = list(csv.reader(io.StringIO(client.get(address, {"wilayah": "32"}).content.decode("utf-8-sig")), delimiter=";"))
    assert {row[3] for row in own if len(row) == 4 and row[2] == str(TODAY.year) and row[3] != "0"} == {"dijaga"}
    assert "terlalu kecil untuk ditampilkan" in client.get(
        reverse("statistics:public_figure", args=["workers"]), {"wilayah": "32"}
    ).content.decode()  # fmt: skip


def test_the_public_page_of_a_figure_says_the_sentence_the_meaning_the_source_and_the_time(client: Client, registered: None) -> None:
    page = client.get(reverse("statistics:public_figure", args=["vacancies"])).content.decode()

    assert "lowongan di seluruh Indonesia pada" in page
    assert "sampai hari ini" in page
    assert "Arti vacancies." in page
    assert "Sumber: Catatan layanan." in page
    assert "per bulan" in page
    assert "per bulan" not in client.get(reverse("statistics:public_figure", args=["workers"])).content.decode()
    assert client.get(reverse("statistics:public_figure", args=["foreigners"])).status_code == 404
    assert "Foreigners" not in client.get(reverse("statistics:public")).content.decode()


@pytest.mark.parametrize("query", [{"tahun": "besok"}, {"wilayah": "zz"}, {"wilayah": "3273"}, {"tahun": "1900"}, {"wilayah": "'; --"}])
def test_nonsense_in_the_address_shows_the_usual_page(client: Client, registered: None, query: dict[str, str]) -> None:
    page = client.get(reverse("statistics:public_figure", args=["vacancies"]), query).content.decode()
    assert "lowongan di seluruh Indonesia" in page


def test_without_figures_the_page_says_so(client: Client, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_figures", {})

    assert "Belum ada angka" in client.get(reverse("statistics:public")).content.decode()


def _ways(count: int, certified: int, hired: int, regency: str, start: int) -> None:
    """`count` trained in a regency this year, of them so many certified, of those so many hired ten days later."""
    day = date(TODAY.year, 1, 2)
    for person in range(start, start + count):
        reach(person_id=person, kind=MilestoneKind.TRAINED, on=day, regency_code=regency, source=f"s:{person}", version=1)
        if person < start + certified:
            on = day + timedelta(days=3)
            reach(person_id=person, kind=MilestoneKind.CERTIFIED, on=on, regency_code="3171", source=f"c:{person}", version=1)
        if person < start + hired:
            on = day + timedelta(days=10)
            reach(person_id=person, kind=MilestoneKind.HIRED, on=on, regency_code="3171", source=f"k:{person}", version=1)
    fold_milestones(at=timezone.now())


def test_the_benefit_says_how_many_were_certified_and_hired_and_how_soon(ministry_officer: Somebody, db: None) -> None:
    _ways(30, 20, 10, "3273", 1)
    _ways(8, 8, 0, "3578", 100)
    address = reverse("statistics:benefit")

    page = ministry_officer.client.get(address).content.decode()
    assert "Dari 38 orang yang lulus pelatihan" in page
    assert "28 memegang sertifikat kompetensi dan 10 di antaranya diterima bekerja, separuhnya dalam 10 hari." in page
    table = _rows(ministry_officer.client.get(reverse("statistics:benefit_csv")).content)
    assert table["32"][2:] == ["30", "20", "10", "3", "10"]
    assert table["35"][2:] == ["8", "8", "0", "3", ""]


def test_in_public_a_row_is_closed_where_the_difference_between_two_steps_is_small(client: Client, db: None) -> None:
    _ways(30, 27, 10, "3273", 1)  # three of them not certified
    _ways(20, 10, 5, "3374", 100)
    _ways(60, 40, 20, "3578", 200)
    table = _rows(client.get(reverse("statistics:public_benefit_csv")).content)

    assert table["32"][2:5] == ["dijaga"] * 3, "27 of 30 tells of three people"
    assert table["33"][2:5] == ["dijaga"] * 3, "or it could be worked out from the country"
    assert table["35"][2:5] == ["60", "40", "20"]
    closed = _rows(client.get(reverse("statistics:public_benefit_csv"), {"wilayah": "33"}).content)
    assert closed["3374"][2:5] == ["dijaga"] * 3, "what is hidden of a province is not shown of its regencies"


def test_the_dashboard_answers_in_eight_queries(ministry_officer: Somebody, registered: None, django_assert_max_num_queries) -> None:
    addresses = [reverse("statistics:dashboard"), reverse("statistics:benefit"), reverse("statistics:figure", args=["aided"])]
    for address in addresses:
        for query in ({}, {"wilayah": "32"}):
            ministry_officer.client.get(address, query)
            with django_assert_max_num_queries(8):
                ministry_officer.client.get(address, query)


def test_the_records_behind_a_figure_are_listed_for_the_region_and_month_without_anybodys_name(
    officer: Somebody, ministry_officer: Somebody, registered: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "_described", {})
    records.describe("t", lambda ids: {pk: Record(title=f"Catatan {pk}", detail="PT Contoh") for pk in ids if pk != 3})
    sums, people = reverse("statistics:records", args=["vacancies"]), reverse("statistics:records", args=["aided"])
    page = officer.client.get(reverse("statistics:figure", args=["vacancies"]), {"wilayah": "3201"}).content.decode()
    assert f'href="{sums}?wilayah=3201&amp;bulan={THIS_MONTH:%Y-%m}"' in page

    mine = officer.client.get(sums, {"wilayah": "35"}).content.decode()
    assert "Catatan 2" in mine
    assert "Kabupaten Bogor" in mine
    assert "#3" not in mine, "a record of another region"
    assert "Catatan 4" not in mine, "a record of another month"
    assert "#3" in ministry_officer.client.get(sums, {"wilayah": "35"}).content.decode(), "a record that is gone keeps its number"

    assert officer.client.get(people, {"wilayah": "3273"}).content.decode().count("<tr") == 1 + 2
    assert "Belum ada catatan" in officer.client.get(people, {"wilayah": "3273", "bulan": f"{LAST_MONTH:%Y-%m}"}).content.decode()


def test_a_list_behind_a_figure_asks_no_more_for_many_records(
    officer: Somebody, registered: None, django_assert_max_num_queries: Callable[..., AbstractContextManager[object]]
) -> None:
    address = reverse("statistics:records", args=["aid"])
    officer.client.get(address)
    with django_assert_max_num_queries(8):
        first = officer.client.get(address, {"wilayah": "32"}).content.decode()
    assert first.count("<tr") == 1 + 12
