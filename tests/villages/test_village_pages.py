"""A village's page, finding it, and its poster."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from karirhub.models import Vacancy
from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.models import Person, Workplace
from siapkerja.profiles.models import Profile
from siapkerja.reference.models import Region
from tests.support.people import Somebody, make_company, make_officer, make_region, make_somebody, now
from tests.support.training import open_batch, open_programme
from tests.support.vacancies import open_vacancy

pytestmark = pytest.mark.django_db

VILLAGE, SAME_DISTRICT, SAME_REGENCY = "3273021004", "3273021001", "3273011001"


@pytest.fixture(autouse=True)
def places(db: None) -> None:
    for code in (VILLAGE, SAME_DISTRICT, SAME_REGENCY):
        make_region(code)


def _page(client: Client, code: str = VILLAGE) -> str:
    answer = client.get(reverse("villages:village", args=[code]))
    assert answer.status_code == 200
    return answer.content.decode()


def _office_in(company: Somebody, village: str) -> Workplace:
    office = company.workplace
    Workplace.objects.filter(pk=office.pk).update(village=village, regency=village[:4])
    office.refresh_from_db()
    return office


def test_a_stranger_reads_where_the_village_lies_and_what_is_in_reach(client: Client, manager: Somebody) -> None:
    open_vacancy(_office_in(manager, VILLAGE), title="Operator jahit")
    open_batch(open_programme(manager.workplace))

    page = _page(client)

    assert Region.objects.get(code=VILLAGE).full_name in page
    for figure in ("Pencari kerja", "Sedang pelatihan", "Penerima bantuan usaha", "Tempat usaha tercatat"):
        assert figure in page
    assert "Operator jahit" in page
    assert "Menjahit pakaian wanita" in page
    assert "ini</span>" in page or "di desa" in page.lower()
    assert "Tanggal berikutnya" in page
    assert "Pelatihan dimulai" in page


def test_the_nearest_comes_first_and_each_says_how_far(client: Client) -> None:
    for number, (village, title) in enumerate(((SAME_REGENCY, "Kasir jauh"), (SAME_DISTRICT, "Kasir dekat"), (VILLAGE, "Kasir sedesa"))):
        office = _office_in(make_company(f"PT Contoh {number}", make_somebody(f"Pendiri {number}")), village)
        open_vacancy(office, title=title)

    page = _page(client)

    assert page.index("Kasir sedesa") < page.index("Kasir dekat") < page.index("Kasir jauh")
    for words in ("Di kecamatan yang sama", "Alamatnya di kabupaten atau kota ini."):
        assert words in page


def test_neighbouring_regencies_come_with_their_distance_and_far_ones_not_at_all(client: Client) -> None:
    Region.objects.filter(code="3273").update(latitude=-6.91, longitude=107.61)
    make_region("3277")
    Region.objects.filter(code="3277").update(latitude=-6.87, longitude=107.54)
    make_region("3578")
    Region.objects.filter(code="3578").update(latitude=-7.26, longitude=112.75)
    open_vacancy(
        make_company("PT Contoh Cimahi", make_somebody("Ani"), regency="3277").workplace, regency_id="3277", title="Tukang las Cimahi"
    )
    open_vacancy(
        make_company("PT Contoh Jauh", make_somebody("Ana"), regency="3578").workplace, regency_id="3578", title="Tukang las Surabaya"
    )

    page = _page(client)

    assert "Tukang las Cimahi" in page
    assert "sekitar 9 km" in page
    assert "Tukang las Surabaya" not in page


def test_what_is_closed_is_not_in_reach(client: Client, manager: Somebody) -> None:
    vacancy = open_vacancy(_office_in(manager, VILLAGE), title="Juru masak")
    yesterday = timezone.localdate() - timedelta(days=1)
    Vacancy.objects.filter(pk=vacancy.pk).update(opens_on=yesterday, closes_on=yesterday)

    page = _page(client)

    assert "Juru masak" not in page
    assert "Belum ada lowongan terbuka" in page


def _seekers(count: int) -> None:
    for number in range(count):
        person = Person.objects.create(full_name=f"Warga {number}", village_id=VILLAGE, created_at=now())
        Profile.objects.create(person=person, work_status="never_worked", updated_at=now())


def test_fewer_than_five_people_are_not_shown(client: Client) -> None:
    _seekers(4)

    assert "Terlalu sedikit orang untuk ditampilkan" in _page(client)


def test_five_people_are_shown(client: Client) -> None:
    _seekers(5)

    page = _page(client)

    assert "<b>5</b>" in page
    assert "Terlalu sedikit orang" not in page


def test_help_names_the_village_officer_only_where_there_is_one(client: Client) -> None:
    assert "Belum ada petugas desa ini" in _page(client)

    make_officer("Slamet Contoh", OfficerRole.VILLAGE_OFFICER, VILLAGE)

    page = _page(client)
    assert "Petugas desa ini memakai SIAPKerja" in page
    assert "Slamet" not in page


@pytest.mark.parametrize("code", ["9999999999", "3273", "12345", "bukan-kode", "32730210040", "٣٢٧٣٠٢١٠٠٤"])
def test_a_wrong_code_is_met_with_a_search(client: Client, code: str) -> None:
    for name in ("villages:village", "villages:poster", "villages:poster_pdf"):
        answer = client.get(reverse(name, args=[code]))

        assert answer.status_code == 404
        assert "Cari desa" in answer.content.decode()


def test_a_village_that_was_split_is_not_found_any_more(client: Client) -> None:
    Region.objects.filter(code=VILLAGE).update(valid_to=timezone.localdate() - timedelta(days=1))

    assert client.get(reverse("villages:village", args=[VILLAGE])).status_code == 404


def test_a_code_with_dots_leads_to_the_village(client: Client) -> None:
    answer = client.get(reverse("villages:village", args=["32.73.02.1004"]))
    sought = client.get(reverse("villages:find"), {"q": "32.73.02.1004"})

    assert (answer.status_code, answer["Location"]) == (301, f"/desa/{VILLAGE}/")
    assert (sought.status_code, sought["Location"]) == (302, f"/desa/{VILLAGE}/")


def test_a_village_is_found_by_name(client: Client) -> None:
    name = Region.objects.get(code=VILLAGE).name

    found = client.get(reverse("villages:find"), {"q": name}).content.decode()
    nothing = client.get(reverse("villages:find"), {"q": "xyzzy"}).content.decode()

    assert f"/desa/{VILLAGE}/" in found
    assert "Tidak ada desa dengan nama itu" in nothing


def test_the_poster_says_what_is_near_that_it_is_free_and_when_it_was_printed(client: Client, manager: Somebody) -> None:
    office = _office_in(manager, VILLAGE)
    for number in range(10):
        open_vacancy(office, title=f"Operator {number}")

    page = client.get(reverse("villages:poster", args=[VILLAGE])).content.decode()

    assert page.count("<h3>Operator") == 8
    for words in ("Gratis", "Dicetak", "data:image/svg+xml", f"/desa/{VILLAGE}/"):
        assert words in page


def test_the_poster_is_a_pdf_of_one_page(client: Client, manager: Somebody) -> None:
    office = _office_in(manager, VILLAGE)
    for number in range(10):
        open_vacancy(office, title=f"Operator #set page(width: 1mm) *produksi* garmen dan tekstil nomor {number} " + "panjang " * 2)

    answer = client.get(reverse("villages:poster_pdf", args=[VILLAGE]))

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert answer.content.count(b"/Type /Page\n") + answer.content.count(b"/Type/Page/") <= 1


def test_the_page_asks_as_much_for_many_as_for_few(client: Client, manager: Somebody, django_assert_max_num_queries: object) -> None:
    office = _office_in(manager, VILLAGE)
    for number in range(8):
        open_vacancy(office, title=f"Operator {number}")
        open_batch(open_programme(office, title=f"Las {number}"))
    _page(client)

    with django_assert_max_num_queries(8):  # type: ignore[operator]
        _page(client)


def test_where_nothing_is_near_the_poster_looks_further_and_says_so(client: Client) -> None:
    for code, latitude, longitude in (("3273", -6.91, 107.61), ("3301", -7.7, 109.0)):
        make_region(code)
        Region.objects.filter(code=code).update(latitude=latitude, longitude=longitude)
    far = make_company("PT Contoh Cilacap", make_somebody("Ani"), regency="3301").workplace
    vacancy = open_vacancy(far, regency_id="3301", title="Tukang las Cilacap")

    page = client.get(reverse("villages:poster", args=[VILLAGE])).content.decode()

    assert "Tukang las Cilacap" in page
    assert "Tidak ada dalam 60 km. Ini yang terdekat, dicari sampai 240 km." in page
    assert f"/karirhub/l/{vacancy.pk}<" in page
    assert "Tukang las Cilacap" not in _page(client)
    onward = client.get(f"/karirhub/l/{vacancy.pk}/", follow=True)
    assert onward.redirect_chain[-1][0] == vacancy.get_absolute_url()
    assert client.get("/karirhub/l/999999/", follow=True).status_code == 404
