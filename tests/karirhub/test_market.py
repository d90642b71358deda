"""The labour market's page: counted into sums, the same when counted again, with pay only where enough stand behind it."""

import csv
import io
import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from karirhub.actions.market import count_market, keep_market
from karirhub.models import MarketOpenings, MarketPay, MarketSeekers, MarketSkill, Vacancy, VacancySkill
from karirhub.queries.market import read_market
from siapkerja.identity.models import Person
from siapkerja.kernel.calendar import add_months
from siapkerja.profiles.models import Profile
from siapkerja.statistics.cells import Cell
from tests.support.people import make_company, make_region, make_somebody, now
from tests.support.vacancies import open_vacancy

pytestmark = pytest.mark.django_db


@pytest.fixture
def counted(db: None) -> datetime:
    """Five vacancies of three employers in Bandung and one in Surabaya that hides its pay; one of a month ago is over."""
    make_region("3578")
    companies = [make_company(f"PT Contoh {n}", make_somebody(f"Pendiri {n}")) for n in range(3)]
    for number in range(5):
        vacancy = open_vacancy(companies[number % 3].workplace, wage_min=4_000_000 + number * 500_000, openings=2)
        VacancySkill.objects.create(vacancy=vacancy, name="Menjahit" if number else "menjahit")
    elsewhere = make_company("PT Contoh Surabaya", make_somebody("Sri"), regency="3578").workplace
    open_vacancy(elsewhere, regency_id="3578", occupation_id="5223", is_wage_visible=False, openings=4)
    over, at = open_vacancy(companies[0].workplace, openings=7), timezone.now()
    long_ago = at - timedelta(days=70)
    ended_at = at.replace(day=1, hour=6) - timedelta(hours=30)
    Vacancy.objects.filter(pk=over.pk).update(state="closed", published_at=long_ago, opens_on=long_ago, ended_at=ended_at)
    _seekers(6, "3273021004")
    _seekers(3, "3578011001")
    count_market(at=at)
    return at


def _seekers(count: int, village: str) -> None:
    make_region(village)
    for number in range(count):
        person = Person.objects.create(full_name=f"Warga {village} {number}", village_id=village, created_at=now())
        profile = Profile.objects.create(person=person, work_status="not_working", wanted_occupation_id="8153", updated_at=now())
        profile.skills.create(name="Menjahit", folded="menjahit")


def _rows(client: Client, table: str, query: str = "") -> list[list[str]]:
    answer = client.get(reverse("karirhub:market_csv", args=[table]) + query)
    assert answer["Content-Type"].startswith("text/csv")
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def _text(client: Client, name: str, *args: str, prefix: str = "") -> str:
    answer = client.get(prefix + reverse(f"karirhub:{name}", args=args))
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_everybody_reads_what_is_open_who_is_sought_and_what_is_paid(
    client: Client, counted: datetime, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(8):
        page = _text(client, "market")
    assert "Sekarang 14 orang dicari lewat 6 lowongan di seluruh Indonesia." in page
    assert "Tempat kerja lebih banyak daripada pencari kerja: 16 untuk setiap 10 orang." in page
    assert "Separuh lowongan menawarkan antara Rp4.500.000 dan Rp5.500.000 sebulan; tengahnya Rp5.000.000." in page
    assert "Dari 5 lowongan 3 pemberi kerja; 1 lowongan lain tidak menyebut upah." in page
    with django_assert_max_num_queries(8):
        province = _text(client, "market_province", "32")
    assert "Sekarang 10 orang dicari lewat 5 lowongan di Jawa Barat." in province
    assert "Kota Bandung" in province
    with django_assert_max_num_queries(8):
        occupation = _text(client, "market_occupation", "8153")
    assert "Sekarang 10 orang dicari lewat 5 lowongan untuk" in occupation
    for code in "18":
        assert _text(client, "market_occupation", code)
    for name, code in (("market_province", "99"), ("market_province", "3273"), ("market_occupation", "81"), ("market_occupation", "abcd")):
        assert client.get(reverse(f"karirhub:{name}", args=[code])).status_code == 404
    assert client.get(reverse("karirhub:market"), {"provinsi": "32"})["Location"] == "/karirhub/pasar-kerja/provinsi/32/"
    assert client.get(reverse("karirhub:market_csv", args=["apa"])).status_code == 404
    assert client.get("/en/karirhub/pasar-kerja/").status_code == 200


def test_an_empty_portal_says_that_nothing_was_counted(client: Client) -> None:
    assert "Belum dihitung" in _text(client, "market")
    assert count_market(at=now()) == 0
    assert "Belum dihitung" in _text(client, "market")


def test_people_are_shown_only_where_they_are_many_and_nothing_gives_the_others_away(client: Client, counted: datetime) -> None:
    market = read_market(today=timezone.localdate())
    provinces = {line.code: line.seekers for line in market.regions}

    assert market.seekers == Cell(9)
    assert provinces["35"] == Cell(None)
    assert provinces["32"] == Cell(None), "9 less 6 would be the 3 that are hidden"
    assert next(line for line in market.regions if line.code == "35").per_ten is None
    assert [row[6] for row in _rows(client, "wilayah") if row and row[0] in {"32", "35"}] == ["dijaga", "dijaga"]
    assert MarketSkill.objects.get(region_code="", occupation_code="", word="menjahit").holders == 9
    assert MarketSkill.objects.get(region_code="32", word="menjahit").holders is None


def test_pay_is_shown_only_of_enough_vacancies_and_employers(counted: datetime) -> None:
    assert MarketPay.objects.get(region_code="32", occupation_code="").median == 5_000_000
    hidden = MarketPay.objects.get(region_code="35", occupation_code="")
    assert (hidden.stated, hidden.unstated, hidden.median) == (0, 1, None)
    Vacancy.objects.filter(legal_entity=Vacancy.objects.latest("pk").legal_entity_id).update(is_wage_visible=False)
    Vacancy.objects.filter(wage_min=4_000_000).update(is_wage_visible=False)
    count_market(at=now())
    assert MarketPay.objects.get(region_code="", occupation_code="").median is None


def test_past_months_stand_as_they_ended_and_counting_again_gives_the_same(client: Client, counted: datetime) -> None:
    this_month = timezone.localdate().replace(day=1)
    assert MarketOpenings.objects.get(region_code="", occupation_code="", month=add_months(this_month, -2)).openings >= 7
    before = [
        list(model.objects.order_by("region_code", "occupation_code").values(*(f.name for f in model._meta.fields if f.name != "id")))
        for model in (MarketOpenings, MarketSeekers, MarketPay, MarketSkill)
    ]

    count_market(at=counted)

    again = [
        list(model.objects.order_by("region_code", "occupation_code").values(*(f.name for f in model._meta.fields if f.name != "id")))
        for model in (MarketOpenings, MarketSeekers, MarketPay, MarketSkill)
    ]
    assert again == before
    assert [row[0] for row in _rows(client, "tren")[1:13]] == [f"{add_months(this_month, -back):%Y-%m}" for back in range(11, -1, -1)]


def test_every_hour_vacancies_are_counted_and_people_once_a_day(counted: datetime) -> None:
    Vacancy.objects.filter(regency_id="3578").update(state="frozen")
    keep_market(at=counted + timedelta(minutes=1))

    assert not MarketOpenings.objects.filter(region_code="35", month=timezone.localdate().replace(day=1)).exists()
    assert MarketSeekers.objects.filter(counted_at__gt=counted).count() == 0

    keep_market(at=counted + timedelta(hours=21))

    assert MarketSeekers.objects.filter(counted_at__gt=counted).exists()


def test_a_group_of_occupations_within_a_province_has_a_page(client: Client, counted: datetime, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(8):
        page = _text(client, "market_both", "32", "8")
    assert "Sekarang 10 orang dicari lewat 5 lowongan untuk" in page
    assert "di Jawa Barat" in page
    assert "dijaga" in page, "as on the pages of the province and of the group"
    fine = _text(client, "market_both", "32", "8153")
    assert "Sekarang 10 orang" in fine
    assert "Untuk setiap 10 pencari kerja" not in fine, "people are not counted so finely"
    assert client.get(reverse("karirhub:market"), {"provinsi": "32", "jabatan": "8"})["Location"] == (
        "/karirhub/pasar-kerja/provinsi/32/jabatan/8/"
    )
    assert "/karirhub/pasar-kerja/provinsi/32/jabatan/8/" in client.get(reverse("karirhub:market_province", args=["32"])).content.decode()
    assert [row[1] for row in _rows(client, "tren", "?provinsi=32&jabatan=8153") if row and row[0] == f"{counted:%Y-%m}"] == ["5"]
    for region, code in (("99", "8"), ("32", "81"), ("3273", "8"), ("32", "x")):
        assert client.get(reverse("karirhub:market_both", args=[region, code])).status_code == 404
