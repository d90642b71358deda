"""A job seeker finds a vacancy and applies; the company moves it along; the applicant reads each step in the inbox."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from karirhub.models import Application, Vacancy
from tests.support.people import Somebody
from tests.support.vacancies import application, complete_profile, open_vacancy


@pytest.mark.django_db
def test_a_job_seeker_finds_a_vacancy_and_is_hired(
    manager: Somebody, seeker: Somebody, officer: Somebody, deliver_facts: Callable[[], int]
) -> None:
    # The company writes and sends; an officer of its region opens it.
    assert manager.organisation is not None
    company = f"/karirhub/perusahaan/{manager.organisation.public_id}/lowongan/"
    written = {
        "workplace": manager.workplace.pk, "title": "Operator jahit garmen", "occupation": "Penjahit", "openings": 2,
        "description": "Menjahit kemeja.", "contract_type": "permanent", "working_time": "full_time", "work_arrangement": "on_site",
        "education": "SMA", "experience_years": 0, "wage_min": "5.000.000", "is_wage_visible": "on",
        "closes_on": timezone.localdate().isoformat(),
    }  # fmt: skip
    manager.client.post(f"{company}baru/", written)
    vacancy = Vacancy.objects.get()
    manager.client.post(f"{company}{vacancy.pk}/terbitkan/")
    officer.client.post(reverse("karirhub:settle_vacancy", args=[vacancy.pk, "terbitkan"]))

    # Somebody without an account finds it.
    found = Client().get("/karirhub/lowongan/", {"q": "jahit", "tempat": "Bandung"})
    assert [hit.card.title for hit in found.context["hits"]] == [vacancy.title]
    vacancy.refresh_from_db()
    detail = Client().get(vacancy.get_absolute_url()).content.decode()
    apply_at = reverse("karirhub:apply", args=[vacancy.pk, vacancy.slug])
    assert apply_at in detail

    # Signed in, with a short profile, they apply.
    assert "Lengkapi profil" in seeker.client.get(apply_at).content.decode()
    complete_profile(seeker)
    seeker.client.post(apply_at, {"letter": "Saya bisa menjahit.", "consents": "on"})
    sent = Application.objects.get()
    deliver_facts()
    assert "Pelamar baru: Operator jahit garmen" in manager.client.get("/kotak-masuk/").content.decode()

    # The company moves it along; each step is in the applicant's inbox.
    steps = f"{company}{vacancy.pk}/pelamar/{sent.public_id}/"
    assert "Saya bisa menjahit." in manager.client.get(steps).content.decode()
    told = [
        ("view", {}, "Lamaran Anda dilihat"),
        ("shortlist", {}, "Lolos seleksi berkas"),
        ("invite", {"note": "Senin pukul 09.00 WIB di kantor."}, "Undangan wawancara"),
        ("offer", {"note": "Rp5.200.000 per bulan."}, "Penawaran kerja"),
        ("hire", {"starts_on": timezone.localdate().isoformat()}, "Anda diterima"),
    ]
    for step, answers, subject in told:
        assert manager.client.post(f"{steps}{step}/", answers).status_code == 302
        deliver_facts()
        assert f"{subject}: Operator jahit garmen" in seeker.client.get("/kotak-masuk/").content.decode()

    # The status page tells the whole story, and facts told twice tell nobody twice.
    page = seeker.client.get(reverse("karirhub:application", args=[sent.public_id])).content.decode()
    for words in ("Diterima", "Senin pukul 09.00 WIB di kantor.", "Rp5.200.000 per bulan.", "Terkirim"):
        assert words in page
    assert deliver_facts() == 0


@pytest.mark.django_db
def test_whoever_waits_hears_that_the_vacancy_closed_and_the_company_hears_of_a_withdrawal(
    manager: Somebody, seeker: Somebody, other_seeker: Somebody, deliver_facts: Callable[[], int]
) -> None:
    vacancy = open_vacancy(manager.workplace)
    application(vacancy, seeker)
    gone = application(vacancy, other_seeker)
    other_seeker.client.post(reverse("karirhub:withdraw", args=[gone.public_id]))
    assert manager.organisation is not None
    manager.client.post(reverse("karirhub:close_vacancy", args=[manager.organisation.public_id, vacancy.pk]), {"reason": "filled"})
    deliver_facts()
    assert "Lamaran ditarik" in manager.client.get("/kotak-masuk/").content.decode()
    assert "Lowongan ditutup" in seeker.client.get("/kotak-masuk/").content.decode()
    assert "Lowongan ditutup" not in other_seeker.client.get("/kotak-masuk/").content.decode()
