"""Regions and minimum wages by API."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_provinces_are_listed_by_code_page_by_page(client: Client) -> None:
    page = client.get("/api/v1/regions/?level=province").json()
    assert [region["code"] for region in page["results"]][:2] == ["11", "12"]
    assert len(page["results"]) == 20
    rest = client.get(page["next"]).json()
    assert len(rest["results"]) == 18
    assert rest["next"] is None


def test_parts_of_a_region_are_listed(client: Client) -> None:
    page = client.get("/api/v1/regions/?parent=327302").json()
    assert {"code": "3273021004", "level": "village", "name": "Kelurahan Dago", "kind": "kelurahan", "parent": "327302"}.items() <= {
        key: value for region in page["results"] if region["code"] == "3273021004" for key, value in region.items()
    }.items()


def test_a_search_gives_the_best_matches(client: Client) -> None:
    page = client.get("/api/v1/regions/?q=kota+bandung&level=regency").json()
    assert [region["name"] for region in page["results"]] == ["Kota Bandung"]


def test_one_region_has_its_path(client: Client) -> None:
    region = client.get("/api/v1/regions/3273/").json()
    assert region["time_zone"] == "Asia/Jakarta"
    assert [above["code"] for above in region["path"]] == ["32", "3273"]


def test_the_minimum_wage_says_whose_figure_it_is(client: Client) -> None:
    wage = client.get("/api/v1/regions/3318/minimum-wage/?on=2026-05-01").json()
    assert (wage["amount"], wage["kind"], wage["source_region"], wage["is_regency_loaded"]) == (2_327_386, "UMP", "33", False)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/v1/regions/99/", 404),
        ("/api/v1/regions/99/minimum-wage/", 404),
        ("/api/v1/regions/32/minimum-wage/?on=besok", 400),
        ("/api/v1/regions/?level=planet", 400),
    ],
)
def test_what_cannot_be_answered_is_a_problem(client: Client, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
