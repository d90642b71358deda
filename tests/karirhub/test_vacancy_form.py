"""The form of the vacancy report: every field, suggestions, copying, questions; nothing is lost on errors."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from karirhub.actions.applications import VacancyNotOpen
from karirhub.actions.vacancies import publish
from karirhub.models import Vacancy
from karirhub.queries.search import find
from siapkerja.identity.actions.organisations import open_workplace
from siapkerja.identity.enums import WorkplaceKind
from siapkerja.search.criteria import Criteria
from tests.support.people import SYSTEM, Somebody, make_region
from tests.support.vacancies import application, draft_vacancy, open_vacancy

pytestmark = pytest.mark.django_db


def said(somebody: Somebody, **more: Any) -> dict[str, Any]:
    told: dict[str, Any] = {
        "workplace": str(somebody.workplace.pk), "title": "Operator jahit garmen", "occupation": "Penjahit", "openings": "5",
        "description": "Menjahit kemeja.", "contract_type": "permanent", "working_time": "full_time", "work_arrangement": "on_site",
        "education": "SMA", "experience_years": "0", "wage_min": "5.000.000", "is_wage_visible": "on",
        "closes_on": (timezone.localdate() + timezone.timedelta(days=20)).isoformat(),
    }  # fmt: skip
    return told | more


def address(somebody: Somebody, name: str = "new_vacancy", *args: Any) -> str:
    assert somebody.organisation is not None
    return reverse(f"karirhub:{name}", args=[somebody.organisation.public_id, *args])


def test_every_field_of_the_report_arrives_and_is_public(manager: Somebody) -> None:
    branch = open_workplace(
        legal_entity=manager.organisation, kind=WorkplaceKind.BRANCH, name="Cabang Contoh Cimahi", regency_code="3277", by=SYSTEM,
        at=timezone.now(),
    )  # fmt: skip
    everything = said(
        manager, majors="Tata busana", skills="menjahit\nobras, pola", documents_asked=["cv", "diploma"], openings_women="2",
        sex_reason="Penjaga ruang ganti perempuan", age_min="18", age_reason="Kerja malam", wage_system="piece",
        working_hours="Senin–Jumat", hours_per_week="40", is_shift_work="on", is_night_work="on",
        placement="between_regions", is_disability_friendly="on", disability_types=["hearing"], answer_within_days="7",
        stages="Tes\nWawancara", contact_name="Rudi Contoh",
        contact_phone="0812 3456 7890", tanya=["Bisa obras?", "Mesin apa?"], tanya_jenis=["yes_no", "choice"],
        tanya_pilihan=["", "Juki; Brother"], tanya_wajib=["1", "0"], **{f"place_{branch.pk}": "2"},
    )  # fmt: skip
    response = manager.client.post(address(manager), everything)
    assert response.status_code == 302, response.context["form"].errors
    vacancy = Vacancy.objects.get()
    assert list(vacancy.skills.values_list("name", flat=True)) == ["menjahit", "obras", "pola"]
    questions = [(row.text, row.kind, row.options, row.is_required) for row in vacancy.questions.all()]
    assert questions == [("Bisa obras?", "yes_no", [], True), ("Mesin apa?", "choice", ["Juki", "Brother"], False)]
    assert [(row.order, row.name) for row in vacancy.stages.all()] == [(1, "Tes"), (2, "Wawancara")]
    assert [(row.workplace_id, row.openings) for row in vacancy.places.all()] == [(branch.pk, 2)]
    assert (vacancy.contact.name, vacancy.contact.phone) == ("Rudi Contoh", "+6281234567890")
    page = manager.client.get(address(manager, "employer_vacancy", vacancy.pk)).content.decode()
    shown = ("Tata busana", "Penjaga ruang ganti perempuan", "Kerja malam", "2 khusus perempuan", "Bisa obras?", "Cabang Contoh Cimahi",
             "Sensorik rungu", "Dijanjikan paling lambat 7 hari", "40 jam seminggu", "borongan",
             "bergiliran (sif), malam hari")  # fmt: skip
    for words in shown:
        assert words in page, words
    again = manager.client.get(address(manager, "edit_vacancy", vacancy.pk)).content.decode()
    for words in ("Juki; Brother", "obras", "Rudi Contoh", "Kerja malam"):
        assert words in again, words


def test_the_district_of_the_work_is_named_shown_and_found_and_need_not_be_the_workplaces(manager: Somebody, client: Client) -> None:
    make_region("327302")
    several = manager.client.post(address(manager), said(manager, district="Tidak Ada Kecamatannya"))
    assert "Tidak ada tempat dengan nama itu" in several.content.decode()
    assert "lain" not in several.context["form"].errors
    apart = manager.client.post(address(manager), said(manager, district="x", district_kode="327302", regency="3578"))
    assert "tidak ada di kabupaten atau kota yang dipilih" in apart.content.decode()
    manager.client.post(address(manager), said(manager, district="x", district_kode="327302"))
    vacancy = Vacancy.objects.select_related("district").get()
    assert vacancy.district_id == "327302"
    opened = publish(vacancy=vacancy, by=SYSTEM, at=timezone.now())
    assert vacancy.district is not None
    assert vacancy.district.full_name in client.get(opened.get_absolute_url()).content.decode()
    assert find(Criteria(text=vacancy.district.name)).records == [opened]


def test_a_day_from_which_people_can_apply_is_announced_and_kept(manager: Somebody, seeker: Somebody) -> None:
    today = timezone.localdate()
    first = today + timezone.timedelta(days=3)
    after_its_end = said(manager, opens_on=(today + timezone.timedelta(days=21)).isoformat())
    assert "mendahului tanggal buka" in manager.client.post(address(manager), after_its_end).content.decode()
    manager.client.post(address(manager), said(manager, opens_on=first.isoformat()))
    vacancy = publish(vacancy=Vacancy.objects.get(), by=SYSTEM, at=timezone.now())
    assert vacancy.opens_on == first
    page = seeker.client.get(vacancy.get_absolute_url())
    assert "Lamaran diterima mulai" in page.content.decode()
    assert "application/ld+json" not in page.content.decode()
    assert reverse("karirhub:apply", args=[vacancy.pk, vacancy.slug]) not in page.content.decode()
    assert "Dibuka" in seeker.client.get(reverse("karirhub:vacancies")).context["hits"][0].card.closes
    with pytest.raises(VacancyNotOpen, match="diterima mulai"):
        application(vacancy, seeker)
    assert not Vacancy.objects.taking(today).exists()
    edited = manager.client.post(address(manager, "edit_vacancy", vacancy.pk), said(manager))
    assert edited.status_code == 302
    assert Vacancy.objects.taking(today).get() == vacancy
    application(vacancy, seeker)
    assert "opens_on" not in manager.client.get(address(manager, "edit_vacancy", vacancy.pk)).context["form"].fields


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"age_max": "30"}, "age_reason"), ({"openings_men": "1"}, "sex_reason"), ({"is_overseas": "on"}, "country"),
     ({"contact_phone": "123"}, "contact_phone"), ({"skills": "x" * 81}, "skills"), ({"stages": "\n".join(map(str, range(9)))}, "stages"),
     ({"tanya": "Mesin?", "tanya_jenis": "choice", "tanya_pilihan": "Satu", "tanya_wajib": "1"}, "questions"),
     ({"tanya": "Mesin?", "tanya_jenis": "essay", "tanya_pilihan": "", "tanya_wajib": "1"}, "questions"),
     ({"documents_asked": "ijazah_asli"}, "documents_asked"), ({"answer_within_days": "0"}, "answer_within_days")],
)  # fmt: skip
def test_what_is_missing_or_impossible_stands_beside_its_field_and_nothing_is_lost(
    manager: Somebody, wrong: dict[str, str], field: str
) -> None:
    response = manager.client.post(address(manager), said(manager, majors="Tata busana") | wrong)
    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert "Tata busana" in response.content.decode()
    assert not Vacancy.objects.exists()


def test_a_limit_without_its_people_is_refused_by_the_action_too(manager: Somebody) -> None:
    response = manager.client.post(address(manager), said(manager, openings_men="9", sex_reason="Asrama putra"))
    assert response.status_code == 422
    assert "melebihi jumlah yang dibutuhkan" in response.content.decode()


def test_the_title_suggests_and_fills_only_what_is_empty(manager: Somebody) -> None:
    for number in range(5):
        open_vacancy(manager.workplace, occupation_id="7531", wage_min=4_000_000 + number * 100_000, skills=("menjahit", "obras"))
    typed = said(manager, title="Penjahit", occupation="", wage_min="", education="", description="Sudah ditulis.", sarankan="1")
    response = manager.client.post(address(manager), typed)
    assert response.status_code == 200
    form, page = response.context["form"], response.content.decode()
    assert form.initial["occupation"] == "Penjahit, pembuat pakaian dan pembuat topi" or "enjahit" in form.initial["occupation"]
    assert form.initial["wage_min"] == 4_050_000
    assert form.initial["skills"].splitlines() == ["menjahit", "obras"]
    assert "Sudah ditulis." in page
    assert "Upah yang biasa" in page
    kept = manager.client.post(address(manager), typed | {"wage_min": "6.000.000"}).context["form"]
    assert kept.initial["wage_min"] == "6.000.000"
    assert Vacancy.objects.count() == 5


@pytest.mark.parametrize("title", ["", "zzzz qqqq", "x" * 3000, "\0"])
def test_a_title_that_says_nothing_suggests_nothing_and_breaks_nothing(manager: Somebody, title: str) -> None:
    response = manager.client.post(address(manager), said(manager, title=title, occupation="", workplace="9" * 5000, sarankan="1"))
    assert response.status_code == 200
    assert response.context["suggested"].occupation is None


def test_another_question_keeps_what_was_typed(manager: Somebody) -> None:
    typed = said(manager, tanya=["Bisa obras?"], tanya_jenis=["text"], tanya_pilihan=[""], tanya_wajib=["1"], tambah_tanya="1")
    page = manager.client.post(address(manager), typed).content.decode()
    assert "Bisa obras?" in page
    assert "Pertanyaan 2" in page


def test_a_vacancy_is_begun_from_an_earlier_one_of_the_company_only(manager: Somebody, other_manager: Somebody) -> None:
    earlier = draft_vacancy(manager.workplace, title="Tukang las", skills=("las SMAW",))
    page = manager.client.get(address(manager), {"salin": earlier.pk}).content.decode()
    assert "las SMAW" in page
    for copied in (earlier.pk, "abc", "9" * 30):
        assert "las SMAW" not in other_manager.client.get(address(other_manager), {"salin": copied}).content.decode()


def test_the_same_vacancy_again_is_asked_about_and_nothing_typed_is_lost(manager: Somebody) -> None:
    here, written = address(manager), said(manager, majors="Tata busana")
    assert manager.client.post(here, written).status_code == 302
    first = Vacancy.objects.get()

    asked = manager.client.post(here, written)
    page = asked.content.decode()
    assert asked.status_code == 422
    assert "sudah ada" in page
    assert address(manager, "employer_vacancy", first.pk) in page
    assert 'value="Tata busana"' in page
    assert Vacancy.objects.get() == first

    assert manager.client.post(here, written | {"satu-lagi": "1"}).status_code == 302
    assert manager.client.post(here, written | {"openings": "6"}).status_code == 302, "another number is another vacancy"
    assert Vacancy.objects.count() == 3
