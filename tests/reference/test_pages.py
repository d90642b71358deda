"""Public pages about places and minimum wages."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from siapkerja.reference.models import MinimumWage, Region

pytestmark = pytest.mark.django_db

PAGES = [
    "/wilayah/",
    "/wilayah/?q=sukamaju",
    "/wilayah/32/",
    "/wilayah/3273/",
    "/wilayah/327302/",
    "/wilayah/3273021004/",
    "/wilayah/pilihan/?q=kota+bandung&nama=desa&tingkat=10",
    "/upah-minimum/",
    "/upah-minimum/?wilayah=3318&tahun=2026",
    "/upah-minimum/?tempat=bandung&tahun=2026",
    "/en/upah-minimum/?wilayah=3273",
]


@pytest.mark.parametrize("address", PAGES)
def test_pages_are_public_and_ask_at_most_eight_queries(
    client: Client, address: str, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    with django_assert_max_num_queries(8):  # type: ignore[attr-defined]
        answer = client.get(address)
    assert answer.status_code == 200
    assert answer.content.count(b"<h1") == (0 if "pilihan" in address else 1)


@pytest.mark.parametrize(
    "address", ["/wilayah/99/", "/wilayah/327/", "/wilayah/3299/", "/upah-minimum/?wilayah=99", "/upah-minimum/?wilayah=x"]
)
def test_unknown_places_are_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_district_lists_its_villages_with_their_codes(client: Client) -> None:
    page = client.get("/wilayah/327302/").content.decode()
    assert "Kecamatan Coblong" in page
    assert "Kelurahan Dago" in page
    assert "32.73.02.1004" in page
    assert "WIB" in page


def test_a_place_that_has_ended_says_so(client: Client) -> None:
    Region.objects.filter(code="3273021004").update(valid_to=date(2026, 1, 31))
    assert "Wilayah ini berlaku sampai 31 Januari 2026" in client.get("/wilayah/3273021004/").content.decode()
    assert "Dago" not in client.get("/wilayah/327302/").content.decode()


def test_a_place_typed_without_doubt_leads_to_its_wage(client: Client) -> None:
    answer = client.get("/upah-minimum/?tempat=kota+bandung&tahun=2026", follow=True)
    assert answer.redirect_chain == [("?wilayah=3273&tahun=2026", 302)]
    page = answer.content.decode()
    assert "Rp4.737.678" in page
    assert "561.7/Kep.862-Kesra/2025" in page
    assert "belum dimuat" not in page


def test_a_name_of_several_places_asks_which_one(client: Client) -> None:
    page = client.get("/upah-minimum/?tempat=bandung&tahun=2026").content.decode()
    assert 'name="tempat_kode" value="3273"' in page
    assert 'name="tempat_kode" value="3204"' in page


def test_a_regency_without_a_loaded_figure_says_so(client: Client) -> None:
    page = client.get("/upah-minimum/?wilayah=3318&tahun=2026").content.decode()
    assert "Rp2.327.386" in page
    assert "Angka kabupaten atau kota ini untuk 2026 belum dimuat" in page
    assert "Rp2.332.350" in page


def test_a_year_without_any_figure_says_so(client: Client) -> None:
    assert "Angka 2021 untuk tempat ini belum dimuat" in client.get("/upah-minimum/?wilayah=96&tahun=2021").content.decode()


def test_doubtful_figures_are_marked(client: Client) -> None:
    assert "Angka ini perlu dicocokkan" in client.get("/upah-minimum/?wilayah=96&tahun=2024").content.decode()


@pytest.mark.parametrize("year", ["1999", "x", "²", "99999999999999999999", "9" * 5000])
def test_a_year_that_is_not_loaded_shows_the_usual_one(client: Client, year: str) -> None:
    answer = client.get("/upah-minimum/", {"wilayah": "32", "tahun": year})
    assert answer.status_code == 200
    assert answer.context["year"] == answer.context["form"].fields["tahun"].choices[0][0]


def test_without_any_wages_the_page_still_stands(client: Client) -> None:
    MinimumWage.objects.all().delete()
    assert client.get("/upah-minimum/").status_code == 200
    assert "belum dimuat" in client.get("/upah-minimum/?wilayah=32").content.decode()


def test_the_options_offer_the_parts_of_a_place(client: Client) -> None:
    address = reverse("reference:region_options")
    page = client.get(address, {"nama": "desa", "tingkat": "10", "di": "3273"}).content.decode()
    assert 'name="desa_kode" value="327302"' in page
    assert page.count("data-further") == 30
    provinces = client.get(address, {"nama": "desa", "tingkat": "10", "di": ""}).content.decode()
    assert provinces.count("data-further") == 38
    assert "data-further" not in client.get(address, {"nama": "desa", "q": "dago coblong"}).content.decode()
    assert client.get(address, {"nama": "desa", "q": "dago"})["Cache-Control"] == "public, max-age=300"


@pytest.mark.parametrize(
    "spoilt",
    [
        {"nama": "<x>"},
        {"nama": ""},
        {"nama": "a", "tingkat": "3"},
        {"nama": "a", "tingkat": "²"},
        {"nama": "a", "di": "x"},
        {"nama": "a", "dalam": "'"},
    ],
)
def test_spoilt_questions_for_options_are_not_found(client: Client, spoilt: dict[str, str]) -> None:
    assert client.get(reverse("reference:region_options"), {"q": "dago"} | spoilt).status_code == 404


def test_what_is_typed_is_shown_as_text_only(client: Client) -> None:
    for address in ("/wilayah/?q=%3Cscript%3Ex", "/upah-minimum/?tempat=%3Cscript%3Ex", "/wilayah/pilihan/?nama=a&q=%3Cscript%3Ex"):
        assert "<script>x" not in client.get(address).content.decode()
