"""Figures on their pages: definition, source and time beside each, small cells hidden in public only."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from siapkerja.kernel.calendar import add_months
from siapkerja.statistics import figures as registry
from siapkerja.statistics.actions.contributions import contribute, fold_contributions
from siapkerja.statistics.figures import Figure, figure, register, value_of
from siapkerja.statistics.periods import Period
from siapkerja.statistics.queries import read_figure
from siapkerja.statistics.rollups import rollup_readers
from tests.support.people import Somebody


@pytest.fixture
def trained(db: None, monkeypatch: pytest.MonkeyPatch) -> Figure:
    """A figure about people: 3 in Bandung, 20 in Bogor, 40 in Surabaya this month; 50 last month and 25 a year before that."""
    monkeypatch.setattr(registry, "_figures", {})
    readers = rollup_readers("trained")
    register(
        Figure(
            slug="trained", name="Orang terlatih", definition="Orang yang lulus pelatihan.", source="Laporan lembaga pelatihan",
            unit="orang", compute=readers.total, by_month=readers.by_month, by_region=readers.by_region, as_of=readers.as_of,
            counts_people=True,
        )
    )  # fmt: skip
    today = timezone.localdate()
    last_month = add_months(today.replace(day=1), -1)
    for source, region, month, amount in [
        ("t:1", "3273", today, 3), ("t:2", "3201", today, 20), ("t:3", "3578", today, 40),
        ("t:4", "3578", last_month, 50), ("t:5", "3578", add_months(last_month, -12), 25),
    ]:  # fmt: skip
        contribute(source=source, version=1, region_code=region, month=month, amounts={"trained": amount})
    fold_contributions(at=timezone.now())
    return figure("trained")


def test_a_figure_is_asked_by_name_region_and_period(trained: Figure) -> None:
    today = timezone.localdate()

    assert value_of("trained", today=today) == 63
    assert value_of("trained", "32", Period.month(today)) == 23
    with pytest.raises(KeyError):
        value_of("unheard-of", today=today)
    with pytest.raises(ValueError, match="trained"):
        register(trained)


def test_small_cells_are_hidden_in_public_and_shown_to_officers(trained: Figure) -> None:
    month = timezone.localdate().replace(day=1)

    public = read_figure(trained, region_code="32", month=month, in_public=True)
    inside = read_figure(trained, region_code="32", month=month, in_public=False)

    assert {area.code: area.cell.value for area in public.areas if area.code in {"3273", "3201"}} == {"3273": None, "3201": None}
    assert {area.code: area.cell.value for area in inside.areas if area.code in {"3273", "3201"}} == {"3273": 3, "3201": 20}
    assert inside.total.value == 23


def test_change_is_against_the_same_month_a_year_earlier(trained: Figure) -> None:
    this_month = timezone.localdate().replace(day=1)
    reading = read_figure(trained, region_code="", month=add_months(this_month, -1), in_public=False)

    assert (reading.total.value, reading.before.value, reading.change_percent) == (50, 25, 100)
    assert len(reading.months) == len(reading.months_before) == 12
    assert len(reading.areas) == 38
    assert read_figure(trained, region_code="", month=this_month, in_public=False).change_percent is None, "it is not over"


def test_the_public_page_says_the_sentence_the_meaning_the_source_and_the_time(client: Client, trained: Figure) -> None:
    page = client.get(reverse("statistics:public")).content.decode()

    assert "63 orang di seluruh Indonesia" in page
    assert "sampai hari ini" in page
    assert "Orang yang lulus pelatihan." in page
    assert "Sumber: Laporan lembaga pelatihan" in page
    last_month = f"{add_months(timezone.localdate(), -1):%Y-%m}"
    assert "100 % lebih banyak" in client.get(reverse("statistics:public"), {"bulan": last_month}).content.decode()


def test_an_officer_sees_the_own_region_only(officer: Somebody, ministry_officer: Somebody, seeker: Somebody, trained: Figure) -> None:
    mine = officer.client.get(reverse("statistics:dashboard"), {"wilayah": "35"}).content.decode()
    country = ministry_officer.client.get(reverse("statistics:dashboard"), {"wilayah": "35"}).content.decode()

    assert "23 orang di Jawa Barat" in mine, "a region outside the assignment counts as not chosen"
    assert "Jawa Timur" not in mine
    assert "40 orang di Jawa Timur" in country
    assert seeker.client.get(reverse("statistics:dashboard")).status_code == 404


@pytest.mark.parametrize("query", [{"bulan": "besok"}, {"wilayah": "zz"}, {"angka": "nope"}, {"bulan": "1900-01"}])
def test_nonsense_in_the_address_shows_the_usual_page(client: Client, trained: Figure, query: dict[str, str]) -> None:
    assert "63 orang di seluruh Indonesia" in client.get(reverse("statistics:public"), query).content.decode()


def test_without_figures_the_page_says_so(client: Client, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_figures", {})

    assert "Belum ada angka" in client.get(reverse("statistics:public")).content.decode()
