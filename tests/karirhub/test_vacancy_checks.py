"""Sending a vacancy, and the officer's look at it before or after it is public."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from karirhub.actions import vacancies as actions
from karirhub.actions import vacancy_checks as checks
from karirhub.actions.vacancy_checks import Deficiency
from karirhub.actions.vacancy_content import VacancyContent
from karirhub.enums import DeficiencyCode, RefusalReason
from karirhub.models import Vacancy
from karirhub.queries import checking
from karirhub.queries.vetting import check_due_on, record_of
from karirhub.queries.wording import flags_in
from siapkerja.documents.models import Document
from siapkerja.events.models import EventRecord
from siapkerja.identity.actions.organisations import grant_membership
from siapkerja.identity.enums import MemberRole
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted
from siapkerja.notifications.models import Notification
from siapkerja.workflow.moves import ReasonNeeded
from tests.support.people import SINCE, SYSTEM, Somebody
from tests.support.vacancies import content, draft_vacancy, known_for_good_vacancies, open_vacancy

pytestmark = pytest.mark.django_db


def sent(manager: Somebody, **more: Any) -> Vacancy:
    vacancy = draft_vacancy(manager.workplace, **more)
    return checks.submit(vacancy=vacancy, are_flags_read=True, by=manager.actor, at=timezone.now())


def test_what_is_sent_waits_for_an_officer_of_its_region_with_a_day(manager: Somebody, officer: Somebody, other_officer: Somebody) -> None:
    vacancy = sent(manager)
    assert (vacancy.state, vacancy.number) == ("submitted", None)
    assert vacancy.check_due_on == check_due_on(timezone.localdate(), is_public=False) > timezone.localdate()
    assert (checking.waiting(officer.actor), checking.waiting(other_officer.actor)) == (1, 0)
    assert not Vacancy.objects.public().exists()
    with pytest.raises(actions.VacancyNotEditable):
        actions.rewrite(vacancy=vacancy, content=content(), by=manager.actor, at=timezone.now())


def test_an_employer_does_not_open_its_own_vacancy_past_the_officer(manager: Somebody) -> None:
    with pytest.raises(actions.CheckComesFirst):
        actions.publish(vacancy=draft_vacancy(manager.workplace), by=manager.actor, at=timezone.now())


def test_an_officer_opens_it_with_number_and_receipt(manager: Somebody, officer: Somebody) -> None:
    opened = checks.approve(vacancy=sent(manager), by=officer.actor, at=timezone.now())
    assert opened.is_public
    assert opened.checked_at
    assert checking.waiting(officer.actor) == 0
    receipt = Document.objects.get(kind="vacancy_receipt")
    assert (receipt.number, receipt.valid_until, receipt.legal_entity_id) == (opened.number, opened.closes_on, opened.legal_entity_id)
    assert receipt.facts["openings"] == "3 orang"
    with pytest.raises(MoveNotAllowed):
        checks.approve(vacancy=opened, by=officer.actor, at=timezone.now())


def test_nobody_else_decides(manager: Somebody, officer: Somebody, other_officer: Somebody, seeker: Somebody) -> None:
    vacancy = sent(manager)
    for stranger in (manager, other_officer, seeker):
        with pytest.raises(NotPermitted):
            checks.approve(vacancy=vacancy, by=stranger.actor, at=timezone.now())
    draft = draft_vacancy(manager.workplace)
    with pytest.raises(MoveNotAllowed):
        checks.approve(vacancy=draft, by=officer.actor, at=timezone.now())


def test_an_officer_who_works_for_the_company_decides_nothing_of_it(manager: Somebody, officer: Somebody) -> None:
    vacancy = sent(manager)
    assert manager.organisation is not None
    grant_membership(
        person=officer.person, legal_entity=manager.organisation, role=MemberRole.READER, by=SYSTEM, at=timezone.now(), on=SINCE
    )
    assert checking.waiting(officer.actor) == 0
    with pytest.raises(NotPermitted):
        checks.approve(vacancy=vacancy, by=officer.actor, at=timezone.now())


def test_returned_with_reasons_mended_and_sent_again(manager: Somebody, officer: Somebody, deliver_facts: Any) -> None:
    vacancy = sent(manager)
    asked = [Deficiency(field="description", code=DeficiencyCode.UNCLEAR, note="Sebutkan mesinnya.")]
    with pytest.raises(ReasonNeeded):
        checks.send_back(vacancy=vacancy, deficiencies=[], by=officer.actor, at=timezone.now())
    checks.send_back(vacancy=vacancy, deficiencies=asked, by=officer.actor, at=timezone.now())
    deliver_facts()
    assert Notification.objects.filter(person_id=manager.person.pk, slug="vacancy_checked").count() == 1
    assert manager.organisation is not None
    page = manager.client.get(reverse("karirhub:edit_vacancy", args=[manager.organisation.public_id, vacancy.pk])).content.decode()
    assert "Sebutkan mesinnya." in page
    actions.rewrite(vacancy=vacancy, content=content(description="Menjahit dengan mesin obras."), by=manager.actor, at=timezone.now())
    again = checks.submit(vacancy=vacancy, by=manager.actor, at=timezone.now())
    assert again.state == "submitted"
    assert not checking.to_be_mended(again)
    assert [row.code for row in checking.mended(again)] == ["unclear"]


def test_refused_for_good_with_a_reason(manager: Somebody, officer: Somebody) -> None:
    vacancy = sent(manager)
    checks.refuse(vacancy=vacancy, reason=RefusalReason.FRAUD, note="Alamatnya kosong.", by=officer.actor, at=timezone.now())
    assert manager.organisation is not None
    page = manager.client.get(reverse("karirhub:employer_vacancy", args=[manager.organisation.public_id, vacancy.pk])).content.decode()
    assert "Terbukti menipu pelamar" in page
    assert "Alamatnya kosong." in page
    with pytest.raises(MoveNotAllowed):
        checks.submit(vacancy=vacancy, by=manager.actor, at=timezone.now())


def test_a_company_known_for_good_vacancies_opens_at_once_and_is_looked_at_afterwards(manager: Somebody, officer: Somebody) -> None:
    known_for_good_vacancies(manager.workplace)
    opened = sent(manager)
    assert opened.is_public
    assert opened.document is not None
    assert opened.check_due_on == check_due_on(timezone.localdate(), is_public=True)
    assert checking.waiting(officer.actor) == 1
    checks.confirm(vacancy=opened, by=officer.actor, at=timezone.now())
    assert checking.waiting(officer.actor) == 0
    with pytest.raises(MoveNotAllowed):
        checks.confirm(vacancy=opened, by=officer.actor, at=timezone.now())


@pytest.mark.parametrize(
    "unusual",
    [{"age_max": 35, "age_reason": "Menyelam"}, {"wage_min": 2_000_000}, {"requirements": "Berpenampilan menarik"},
     {"openings_men": 1, "sex_reason": "Penjaga asrama putra"},
     {"is_overseas": True, "country": "MYS", "agency_name": "PT Contoh P3MI", "agency_permit": "1"}],
)  # fmt: skip
def test_what_stands_out_is_looked_at_first_even_then(manager: Somebody, unusual: dict[str, Any]) -> None:
    known_for_good_vacancies(manager.workplace)
    assert sent(manager, **unusual).state == "submitted"


def test_one_faulty_vacancy_ends_the_trust(manager: Somebody, officer: Somebody) -> None:
    known_for_good_vacancies(manager.workplace)
    vacancy = open_vacancy(manager.workplace)
    actions.freeze(vacancy=vacancy, reason_code="doubtful", note="", by=officer.actor, at=timezone.now())
    record = record_of(vacancy, timezone.localdate())
    assert (record.good, record.faulty, record.is_trusted) == (3, 1, False)


def test_a_changed_open_vacancy_is_looked_at_again_and_a_longer_text_about_hours_is_not(manager: Somebody, officer: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    actions.rewrite(vacancy=vacancy, content=content(working_hours="07.00–15.00"), by=manager.actor, at=timezone.now())
    assert checking.waiting(officer.actor) == 0
    actions.rewrite(vacancy=vacancy, content=content(wage_min=1_000_000), by=manager.actor, at=timezone.now())
    assert checking.waiting(officer.actor) == 1


def test_asking_for_money_is_not_sent_and_other_words_only_knowingly(manager: Somebody) -> None:
    paid = draft_vacancy(manager.workplace, requirements="Pelamar membawa uang seragam.")
    with pytest.raises(checks.ForbiddenWords):
        checks.submit(vacancy=paid, are_flags_read=True, by=manager.actor, at=timezone.now())
    vacancy = draft_vacancy(manager.workplace, requirements="Usia maksimal 30 tahun")
    with pytest.raises(checks.FlagsNotRead):
        checks.submit(vacancy=vacancy, by=manager.actor, at=timezone.now())
    assert checks.submit(vacancy=vacancy, are_flags_read=True, by=manager.actor, at=timezone.now()).state == "submitted"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [("Usia 18-25 tahun", {"age"}), ("usia 20 sampai 30 tahun", {"age"}), ("Khusus wanita, belum menikah", {"sex", "marital"}),
     ("Tidak dipungut biaya pendaftaran", set()), ("Gratis, tanpa uang jaminan", set()), ("Ada uang jaminan Rp500.000", {"fee"}),
     ("IJAZAH ASLI DITAHAN", {"diploma"}), ("Pengalaman 2 tahun", set()), ("Melayani tamu laki-laki dan perempuan", set()),
     ("x" * 20_000, set())],
)  # fmt: skip
def test_words_are_found_as_people_write_them(text: str, kinds: set[str]) -> None:
    flags = flags_in({"requirements": text}, timezone.localdate())
    assert {flag.kind for flag in flags} == kinds
    assert all(flag.legal_basis and flag.advice for flag in flags)


def test_taken_back_it_is_a_draft_again(manager: Somebody, officer: Somebody) -> None:
    vacancy = checks.take_back(vacancy=sent(manager), by=manager.actor, at=timezone.now())
    assert vacancy.state == "draft"
    assert checking.waiting(officer.actor) == 0


def test_the_queue_shows_whoever_waits_longest_first(manager: Somebody, officer: Somebody) -> None:
    late, early = draft_vacancy(manager.workplace, title="Sopir"), draft_vacancy(manager.workplace, title="Kasir")
    checks.submit(vacancy=early, by=manager.actor, at=timezone.now() - timedelta(days=1))
    checks.submit(vacancy=late, by=manager.actor, at=timezone.now())
    page = officer.client.get(reverse("karirhub:check_queue"))
    assert [row.title for row in page.context["page"]] == ["Kasir", "Sopir"]
    assert "Pemeriksaan lowongan" in officer.client.get(reverse("identity:officer")).content.decode()


def test_an_officer_decides_on_the_page_and_faults_stand_beside_their_fields(manager: Somebody, officer: Somebody) -> None:
    vacancy = sent(manager, requirements="Belum menikah", contact_name="Rudi Contoh", contact_phone="+628110001111")
    address = reverse("karirhub:officer_vacancy", args=[vacancy.pk])
    page = officer.client.get(address).content.decode()
    assert "Status perkawinan" in page
    assert "Rudi Contoh" in page
    step = reverse("karirhub:settle_vacancy", args=[vacancy.pk, "kembalikan"])
    empty = officer.client.post(step, {"field_1": "title", "note_1": "Ganti"})
    assert empty.status_code == 422
    assert "code_1" in empty.context["send_back_form"].errors
    assert officer.client.post(step, {}).status_code == 422
    assert officer.client.post(step, {"field_1": "nothing", "code_1": "unclear"}).status_code == 422
    assert officer.client.post(reverse("karirhub:settle_vacancy", args=[vacancy.pk, "apa"])).status_code == 404
    assert officer.client.post(step, {"field_1": "title", "code_1": "unclear", "note_1": "Ganti"}).status_code == 302
    vacancy.refresh_from_db()
    assert vacancy.state == "returned"
    assert EventRecord.objects.filter(fact="karirhub.VacancyChecked", payload__outcome="returned").count() == 1
    assert "Rudi Contoh" not in manager.client.get(vacancy.get_absolute_url()).content.decode()


def test_what_a_vacancy_says_can_be_said_again_unchanged(manager: Somebody) -> None:
    said = content(
        skills=("menjahit", "obras"), stages=("Tes", "Wawancara"), documents_asked=("cv",), is_disability_friendly=True,
        disability_types=("physical",), answer_within_days=7, contact_name="Rudi Contoh", contact_phone="+628110001111", hours_per_week=40,
    )  # fmt: skip
    vacancy = actions.draft(workplace=manager.workplace, content=said, by=manager.actor, at=timezone.now())
    assert VacancyContent.of(Vacancy.objects.get(pk=vacancy.pk)) == said


def test_a_week_longer_than_the_law_is_told_with_its_basis_and_bars_nothing(manager: Somebody, officer: Somebody) -> None:
    vacancy = sent(manager, hours_per_week=54)
    page = officer.client.get(reverse("karirhub:officer_vacancy", args=[vacancy.pk])).content.decode()
    assert "54 jam kerja seminggu melebihi waktu kerja 40 jam" in page
    assert "UU 13/2003 Pasal 77" in page
    assert checks.approve(vacancy=vacancy, by=officer.actor, at=timezone.now()).is_public
    within = sent(manager, title="Kasir", hours_per_week=40)
    assert "melebihi waktu kerja" not in officer.client.get(reverse("karirhub:officer_vacancy", args=[within.pk])).content.decode()
