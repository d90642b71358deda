"""The pages of applicants and employers."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from karirhub.actions.applications import move
from karirhub.models import Application, Vacancy
from siapkerja.audit.models import PersonView
from siapkerja.identity.actions.organisations import grant_membership, open_workplace
from siapkerja.identity.enums import MemberRole, WorkplaceKind
from tests.support.people import SINCE, SYSTEM, Somebody, make_company, make_somebody
from tests.support.vacancies import application, complete_profile, draft_vacancy, open_vacancy

pytestmark = pytest.mark.django_db

FORM = {
    "title": "Penjahit",
    "occupation": "Penjahit",
    "openings": "2",
    "description": "Menjahit pesanan.",
    "contract_type": "permanent",
    "working_time": "full_time",
    "work_arrangement": "on_site",
    "education": "SMP",
    "experience_years": "1",
    "wage_min": "4.500.000",
    "is_wage_visible": "on",
}


def filled(somebody: Somebody, **more: str) -> dict[str, str]:
    closes_on = timezone.localdate() + timezone.timedelta(days=20)
    return FORM | {"workplace": str(somebody.workplace.pk), "closes_on": closes_on.isoformat()} | more


def of(somebody: Somebody, name: str, *args: Any) -> str:
    assert somebody.organisation is not None
    return reverse(f"karirhub:{name}", args=[somebody.organisation.public_id, *args])


def test_a_company_drafts_looks_over_and_sends(manager: Somebody) -> None:
    response = manager.client.post(of(manager, "new_vacancy"), filled(manager), follow=True)
    vacancy = Vacancy.objects.get()
    assert (vacancy.state, vacancy.wage_min, vacancy.regency_id, vacancy.occupation_id) == ("draft", 4_500_000, "3273", "7531")
    assert "Periksa, lalu kirim" in response.content.decode()
    manager.client.post(of(manager, "publish_vacancy", vacancy.pk))
    vacancy.refresh_from_db()
    assert vacancy.state == "submitted"


def test_a_low_wage_is_warned_of_with_figure_and_year_and_not_blocked(manager: Somebody) -> None:
    vacancy = draft_vacancy(manager.workplace, wage_min=2_000_000)
    page = manager.client.get(of(manager, "employer_vacancy", vacancy.pk)).content.decode()
    assert "di bawah upah minimum" in page
    assert "Kirim untuk diperiksa" in page


def test_faults_stand_beside_their_fields(manager: Somebody) -> None:
    response = manager.client.post(of(manager, "new_vacancy"), filled(manager, wage_max="1.000.000", occupation="pekerjaan aneh sekali"))
    assert response.status_code == 422
    assert "occupation" in response.context["form"].errors
    assert not Vacancy.objects.exists()
    wages = manager.client.post(of(manager, "new_vacancy"), filled(manager, wage_max="1.000.000"))
    assert "Upah tertinggi" in wages.content.decode()


def test_a_word_people_use_finds_the_occupation_and_half_a_word_suggests_some(manager: Somebody) -> None:
    response = manager.client.post(of(manager, "new_vacancy"), filled(manager, occupation="jahit"))
    assert "misalnya" in str(response.context["form"].errors["occupation"])
    manager.client.post(of(manager, "new_vacancy"), filled(manager, occupation="nurse"))
    assert Vacancy.objects.get().occupation_id.startswith("222")


def test_too_long_open_is_refused_on_publishing_in_words(manager: Somebody) -> None:
    late = (timezone.localdate() + timezone.timedelta(days=200)).isoformat()
    manager.client.post(of(manager, "new_vacancy"), filled(manager, closes_on=late))
    response = manager.client.post(of(manager, "publish_vacancy", Vacancy.objects.get().pk), follow=True)
    assert "paling lama 90 hari" in response.content.decode()


def test_an_open_vacancy_is_edited_and_closed(manager: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    manager.client.post(of(manager, "edit_vacancy", vacancy.pk), filled(manager))
    vacancy.refresh_from_db()
    assert (vacancy.title, vacancy.state) == ("Penjahit", "published")
    assert manager.client.post(of(manager, "close_vacancy", vacancy.pk)).status_code == 422
    manager.client.post(of(manager, "close_vacancy", vacancy.pk), {"reason": "filled"})
    vacancy.refresh_from_db()
    assert vacancy.state == "closed"
    assert manager.client.get(of(manager, "employer_vacancy", vacancy.pk)).status_code == 200


def test_strangers_learn_nothing_of_another_company(manager: Somebody, other_manager: Somebody, seeker: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    sent = application(vacancy, seeker)
    addresses = [of(manager, "employer_vacancies"), of(manager, "new_vacancy"), of(manager, "employer_vacancy", vacancy.pk),
                 of(manager, "edit_vacancy", vacancy.pk), of(manager, "applicants", vacancy.pk),
                 of(manager, "applicant", vacancy.pk, sent.public_id)]  # fmt: skip
    for address in addresses:
        assert other_manager.client.get(address).status_code == 404
        assert seeker.client.get(address).status_code == 404
    crossed = of(other_manager, "applicant", vacancy.pk, sent.public_id)
    assert other_manager.client.get(crossed).status_code == 404
    assert other_manager.client.post(of(other_manager, "close_vacancy", vacancy.pk), {"reason": "filled"}).status_code == 404


def test_a_reader_sees_vacancies_and_no_applicants(manager: Somebody, seeker: Somebody) -> None:
    reader = make_company("PT Contoh Tiga", make_somebody("Tono Contoh"), role=MemberRole.READER)
    vacancy = open_vacancy(reader.workplace)
    sent = application(vacancy, seeker)
    assert reader.client.get(of(reader, "employer_vacancy", vacancy.pk)).status_code == 200
    assert reader.client.get(of(reader, "applicants", vacancy.pk)).status_code == 404
    assert reader.client.get(of(reader, "applicant", vacancy.pk, sent.public_id)).status_code == 404


def test_reading_an_applicant_is_logged_and_moves_nothing(manager: Somebody, seeker: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    sent = application(vacancy, seeker)
    page = manager.client.get(of(manager, "applicant", vacancy.pk, sent.public_id))
    assert "Rina Contoh" in page.content.decode()
    sent.refresh_from_db()
    assert sent.state == "sent"
    view = PersonView.objects.get(person_id=seeker.person.pk)
    assert (view.what, view.by_person_id) == ("application", manager.person.pk)


def test_the_next_step_is_taken_from_the_page_of_the_applicant(manager: Somebody, seeker: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    sent = application(vacancy, seeker)
    address = of(manager, "move_applicant", vacancy.pk, sent.public_id, "invite")
    assert manager.client.post(address, {"note": ""}).status_code == 422
    assert manager.client.post(address, {"note": "Senin pukul 9."}).status_code == 302
    assert Application.objects.get().state == "interview"
    assert manager.client.post(of(manager, "move_applicant", vacancy.pk, sent.public_id, "withdraw")).status_code == 404
    late = manager.client.post(of(manager, "move_applicant", vacancy.pk, sent.public_id, "view"))
    assert late.status_code == 422
    assert "tidak dapat dilakukan" in late.content.decode()


def test_applicants_are_listed_by_stage_in_the_same_number_of_queries(manager: Somebody, django_assert_max_num_queries: Any) -> None:
    vacancy = open_vacancy(manager.workplace)
    people = [make_somebody(f"Orang {number} Contoh") for number in range(6)]
    sent = [application(vacancy, person) for person in people]
    move(application=sent[0], name="shortlist", by=manager.actor, at=timezone.now())
    with django_assert_max_num_queries(30):
        page = manager.client.get(of(manager, "applicants", vacancy.pk)).content.decode()
    assert all(person.person.full_name in page for person in people)
    only = manager.client.get(of(manager, "applicants", vacancy.pk), {"tahap": "shortlisted"}).content.decode()
    assert "Orang 0 Contoh" in only
    assert "Orang 1 Contoh" not in only


def test_somebody_without_a_profile_is_led_to_it_and_back(manager: Somebody, seeker: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    address = reverse("karirhub:apply", args=[vacancy.pk, vacancy.slug])
    page = seeker.client.get(address).content.decode()
    assert f"?next={address}" in page
    assert "Kirim lamaran" not in page
    complete_profile(seeker)
    assert "Kirim lamaran" in seeker.client.get(address).content.decode()


def test_an_applicant_applies_follows_and_withdraws(manager: Somebody, seeker: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    complete_profile(seeker)
    address = reverse("karirhub:apply", args=[vacancy.pk, vacancy.slug])
    assert seeker.client.post(address, {"letter": "Halo"}).status_code == 422
    response = seeker.client.post(address, {"letter": "Halo", "consents": "on"}, follow=True)
    assert "Lamaran Anda terkirim" in response.content.decode()
    sent = Application.objects.get()
    assert seeker.client.get(address)["Location"] == reverse("karirhub:application", args=[sent.public_id])
    assert vacancy.title in seeker.client.get(reverse("karirhub:applications")).content.decode()
    seeker.client.post(reverse("karirhub:withdraw", args=[sent.public_id]))
    page = seeker.client.get(reverse("karirhub:application", args=[sent.public_id])).content.decode()
    assert "Ditarik" in page


@pytest.mark.parametrize("steps", [[], ["view"], ["invite"], ["shortlist", "offer"], ["shortlist", "offer", "hire"], ["decline"]])
def test_every_stage_has_a_page_for_both_sides(steps: list[str], manager: Somebody, seeker: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    sent = application(vacancy, seeker)
    for name in steps:
        move(
            application=sent,
            name=name,
            note="Kabar",
            reason_code="skills" if name == "decline" else "",
            by=manager.actor,
            at=timezone.now(),
        )
    assert seeker.client.get(reverse("karirhub:application", args=[sent.public_id])).status_code == 200
    assert manager.client.get(of(manager, "applicant", vacancy.pk, sent.public_id)).status_code == 200


def test_nobody_reads_anothers_application(manager: Somebody, seeker: Somebody, other_seeker: Somebody) -> None:
    sent = application(open_vacancy(manager.workplace), seeker)
    for name in ("application", "withdraw"):
        assert other_seeker.client.post(reverse("karirhub:withdraw", args=[sent.public_id])).status_code == 404, name
        assert other_seeker.client.get(reverse("karirhub:application", args=[sent.public_id])).status_code == 404


def test_applying_for_what_has_ended_leads_to_its_page(manager: Somebody, seeker: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    Vacancy.objects.filter(pk=vacancy.pk).update(state="closed")
    response = seeker.client.get(reverse("karirhub:apply", args=[vacancy.pk, vacancy.slug]))
    assert response["Location"] == vacancy.get_absolute_url()


def test_whoever_works_for_one_branch_sees_that_branch_only(manager: Somebody) -> None:
    assert manager.organisation is not None
    branch = open_workplace(
        legal_entity=manager.organisation,
        kind=WorkplaceKind.BRANCH,
        name="Cabang Contoh",
        regency_code="3273",
        by=SYSTEM,
        at=timezone.now(),
    )
    clerk = make_somebody("Nina Contoh", organisation=manager.organisation)
    grant_membership(
        person=clerk.person,
        legal_entity=manager.organisation,
        role=MemberRole.CONTRIBUTOR,
        workplace=branch,
        by=SYSTEM,
        at=timezone.now(),
        on=SINCE,
    )
    here, elsewhere = open_vacancy(branch, title="Kasir cabang"), open_vacancy(manager.workplace, title="Kasir pusat")
    listed = clerk.client.get(of(clerk, "employer_vacancies")).content.decode()
    assert "Kasir cabang" in listed
    assert "Kasir pusat" not in listed
    assert clerk.client.get(of(clerk, "applicants", here.pk)).status_code == 200
    assert clerk.client.get(of(clerk, "employer_vacancy", elsewhere.pk)).status_code == 404
