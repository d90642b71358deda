"""Reporting vacancies, freezing them by rule or officer, answering and deciding."""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from karirhub.actions.applications import move
from karirhub.actions.complaints import (
    AlreadyReported,
    NothingToAnswer,
    NotReportable,
    OwnCompany,
    StoryNeeded,
    answer_case,
    ask_employer,
    decide_case,
    forget_reporter,
    take_case,
)
from karirhub.actions.freezing import freeze_case
from karirhub.enums import ApplicationState, CaseOutcome, CaseState, ComplaintReason, LapseReason, VacancyState
from karirhub.models import Application, ComplaintCase, SavedVacancy, Vacancy, VacancyComplaint
from karirhub.permissions import ApplicationsWithheld
from karirhub.queries.applications import is_shared
from siapkerja.events.models import EventRecord
from siapkerja.facts.karirhub import VacancyReported
from siapkerja.identity.actions.organisations import grant_membership
from siapkerja.identity.enums import MemberRole
from siapkerja.integrations.enums import CheckState, Registry, SubjectType
from siapkerja.integrations.models import RegistryCheck
from siapkerja.kernel.errors import NotPermitted
from siapkerja.notifications.models import Notification
from tests.support.complaints import reported
from tests.support.people import SINCE, SYSTEM, Somebody, now
from tests.support.vacancies import application, draft_vacancy, open_vacancy

pytestmark = pytest.mark.django_db


def doubted(manager: Somebody) -> None:
    """The registry of companies says otherwise of the manager's company."""
    assert manager.organisation is not None
    RegistryCheck.objects.create(
        registry=Registry.COMPANY, subject_type=SubjectType.LEGAL_ENTITY, subject_id=manager.organisation.pk,
        state=CheckState.DIFFERS, differing=["company_name"], answered_at=now(),
    )  # fmt: skip


def state_of(vacancy: Vacancy) -> str:
    return Vacancy.objects.values_list("state", flat=True).get(pk=vacancy.pk)


def told_about(slug: str) -> set[int]:
    return set(Notification.objects.filter(slug=slug).values_list("person_id", flat=True))


def taken(case: ComplaintCase, officer: Somebody) -> ComplaintCase:
    return take_case(case=case, by=officer.actor, at=now())


def test_everybody_is_put_to_the_one_open_case_of_a_vacancy(manager: Somebody, seeker: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    first, second = reported(vacancy), reported(vacancy, seeker)
    assert first.case == second.case
    assert first.number != second.number
    assert first.number.startswith("LPL-3273-")
    facts = [row.payload["is_first"] for row in EventRecord.objects.filter(fact=VacancyReported.fact_name()).order_by("pk")]
    assert facts == [True, False]


def test_story_and_contact_are_unreadable_in_the_table_and_nobody_is_named(manager: Somebody, seeker: Somebody) -> None:
    made = reported(open_vacancy(manager.workplace), seeker, story="Diminta transfer", contact="081234567890")
    with connection.cursor() as cursor:
        cursor.execute("select story, contact, person_id from karirhub_vacancycomplaint where id = %s", [made.pk])
        story, contact, person_id = cursor.fetchone()
    assert b"transfer" not in bytes(story)
    assert b"0812" not in bytes(contact)
    assert person_id is None
    record = EventRecord.objects.get(fact=VacancyReported.fact_name())
    assert (record.by_person_id, record.role) == (None, "system:complaint form")


def test_only_what_the_public_saw_can_be_reported_and_a_reason_that_says_nothing_needs_a_story(manager: Somebody) -> None:
    with pytest.raises(NotReportable):
        reported(draft_vacancy(manager.workplace))
    with pytest.raises(StoryNeeded):
        reported(open_vacancy(manager.workplace), reason=ComplaintReason.OTHER, story="  ")


def test_the_same_account_reports_a_vacancy_once(manager: Somebody, seeker: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    made = reported(vacancy, seeker)
    with pytest.raises(AlreadyReported, match=made.number):
        reported(vacancy, seeker)


def test_three_different_people_freeze_a_vacancy_and_five_hundred_reports_of_one_do_not(manager: Somebody, seeker: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    for _number in range(12):
        made = reported(vacancy, address="192.0.2.77")
    reported(vacancy, seeker)
    assert state_of(vacancy) == VacancyState.PUBLISHED
    reported(vacancy, address="198.51.100.9")
    case = ComplaintCase.objects.get(pk=made.case_id)
    assert state_of(vacancy) == VacancyState.FROZEN
    assert (case.freeze_reason, case.withholds, case.asked_at is not None) == ("several_complaints", True, True)


def test_a_fee_freezes_at_once_where_the_company_is_not_verified(manager: Somebody, other_manager: Somebody) -> None:
    sure, doubtful = open_vacancy(manager.workplace), open_vacancy(other_manager.workplace, regency_id="3578")
    doubted(other_manager)
    reported(sure, reason=ComplaintReason.FEE)
    reported(doubtful, reason=ComplaintReason.FEE)
    assert state_of(sure) == VacancyState.PUBLISHED
    assert state_of(doubtful) == VacancyState.FROZEN


def test_whoever_was_found_wrong_before_does_not_count_again(manager: Somebody, officer: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    for number in range(3):
        made = reported(vacancy, address=f"198.51.100.{number}")
    case = taken(made.case, officer)
    decide_case(case=case, outcome=CaseOutcome.DISMISSED, decision="Syaratnya sesuai.", by=officer.actor, at=now())
    for number in range(3):
        reported(vacancy, address=f"198.51.100.{number}")
    assert state_of(vacancy) == VacancyState.PUBLISHED


def test_freezing_tells_applicants_savers_and_the_company_and_delivering_twice_changes_nothing(
    manager: Somebody, seeker: Somebody, other_seeker: Somebody, officer: Somebody, deliver_facts: Callable[[], int]
) -> None:
    vacancy = open_vacancy(manager.workplace)
    application(vacancy, seeker)
    SavedVacancy.objects.create(person=other_seeker.person, vacancy=vacancy, saved_at=now())
    SavedVacancy.objects.create(person=seeker.person, vacancy=vacancy, saved_at=now())
    case = reported(vacancy).case
    freeze_case(case=case, note="Nomor teleponnya dipakai penipu.", by=officer.actor, at=now())
    deliver_facts()
    assert told_about("vacancy_reported") == {officer.person.pk}
    assert told_about("vacancy_frozen_applicant") == {seeker.person.pk}
    assert told_about("vacancy_frozen_saved") == {other_seeker.person.pk}
    assert told_about("vacancy_frozen_employer") == {manager.person.pk}
    count = Notification.objects.count()
    deliver_facts()
    assert Notification.objects.count() == count


def test_applications_are_withheld_while_frozen_and_shown_again_with_the_days_given_back(
    manager: Somebody, seeker: Somebody, officer: Somebody
) -> None:
    vacancy = open_vacancy(manager.workplace)
    sent = application(vacancy, seeker)
    promised = sent.answer_by
    assert promised == timezone.localdate() + timedelta(days=vacancy.answer_within_days)
    case = freeze_case(case=reported(vacancy).case, note="", by=officer.actor, at=now())
    sent = Application.objects.get(pk=sent.pk)
    assert not is_shared(sent)
    with pytest.raises(ApplicationsWithheld):
        move(application=sent, name="view", by=manager.actor, at=now())
    for name, args in (("applicants", []), ("applicant", [sent.public_id])):
        address = reverse(f"karirhub:{name}", args=[manager.organisation.public_id, vacancy.pk, *args])  # type: ignore[union-attr]
        answer = manager.client.get(address)
        assert answer.status_code == 403
        assert "Rina Contoh" not in answer.content.decode()
        assert "laporan tentangnya diperiksa" in answer.content.decode()
    later = now() + timedelta(days=4)
    decide_case(case=taken(case, officer), outcome=CaseOutcome.DISMISSED, decision="Aman.", by=officer.actor, at=later)
    sent = Application.objects.get(pk=sent.pk)
    assert sent.answer_by == promised + timedelta(days=4)
    assert is_shared(sent)
    assert move(application=sent, name="view", by=manager.actor, at=later).state == ApplicationState.VIEWED


def test_an_upheld_case_takes_the_vacancy_down_ends_applications_and_keeps_them_from_the_company(
    manager: Somebody, seeker: Somebody, other_seeker: Somebody, officer: Somebody, deliver_facts: Callable[[], int]
) -> None:
    vacancy = open_vacancy(manager.workplace)
    sent = application(vacancy, seeker)
    made = reported(vacancy, other_seeker, wants_news=True)
    case = taken(made.case, officer)
    decide_case(case=case, outcome=CaseOutcome.TAKE_DOWN, decision="Memungut biaya seragam.", by=officer.actor, at=now())
    deliver_facts()
    sent = Application.objects.get(pk=sent.pk)
    assert (state_of(vacancy), sent.state) == (VacancyState.CLOSED, ApplicationState.LAPSED)
    assert sent.moves.get(move="lapse").reason_code == LapseReason.TAKEN_DOWN
    assert not is_shared(sent)
    assert told_about("application_lapsed") == {seeker.person.pk}
    assert told_about("vacancy_closed") == set()
    assert told_about("complaints_decided_reporter") == {other_seeker.person.pk}
    assert told_about("complaints_decided_employer") == {manager.person.pk}


def test_the_company_reads_reasons_without_stories_answers_and_the_officer_hears(
    manager: Somebody, seeker: Somebody, officer: Somebody, deliver_facts: Callable[[], int]
) -> None:
    vacancy = open_vacancy(manager.workplace)
    made = reported(vacancy, seeker, story="Bu Rina dari loket minta uang", contact="081234567890")
    address = reverse("karirhub:employer_complaint", args=[manager.organisation.public_id, vacancy.pk])  # type: ignore[union-attr]
    assert manager.client.get(address).status_code == 404
    case = ask_employer(case=taken(made.case, officer), question="Berapa upahnya?", by=officer.actor, at=now())
    page = manager.client.get(address).content.decode()
    assert "lain dari yang tertulis" in page
    assert "Berapa upahnya?" in page
    assert "loket" not in page
    assert "0812" not in page
    assert manager.client.post(address, {"answer": " "}).status_code == 422
    assert manager.client.post(address, {"answer": "Upahnya sesuai lowongan."}).status_code == 302
    deliver_facts()
    assert told_about("employer_answered") == {officer.person.pk}
    assert "Upahnya sesuai lowongan." in officer.client.get(reverse("karirhub:complaint_case", args=[case.number])).content.decode()


def test_after_the_decision_nothing_is_answered(manager: Somebody, officer: Somebody) -> None:
    case = freeze_case(case=reported(open_vacancy(manager.workplace)).case, note="", by=officer.actor, at=now())
    case = decide_case(case=taken(case, officer), outcome=CaseOutcome.MENDED, decision="Sudah diubah.", by=officer.actor, at=now())
    assert (case.state, state_of(case.vacancy), case.withholds) == (CaseState.UPHELD, VacancyState.PUBLISHED, False)
    with pytest.raises(NothingToAnswer):
        answer_case(case=case, answer="Terlambat", by=manager.actor, at=now())


def test_officers_of_elsewhere_and_of_the_company_itself_do_not_decide(
    manager: Somebody, officer: Somebody, other_officer: Somebody, other_manager: Somebody
) -> None:
    case = reported(open_vacancy(manager.workplace)).case
    with pytest.raises(NotPermitted):
        taken(case, other_officer)
    with pytest.raises(NotPermitted):
        answer_case(case=case, answer="Bukan kami", by=other_manager.actor, at=now())
    assert manager.organisation is not None
    grant_membership(person=officer.person, legal_entity=manager.organisation, role=MemberRole.READER, by=SYSTEM, at=now(), on=SINCE)
    with pytest.raises(OwnCompany):
        taken(case, officer)


def test_forgetting_somebody_keeps_the_complaint(manager: Somebody, seeker: Somebody) -> None:
    made = reported(open_vacancy(manager.workplace), seeker, contact="081234567890", wants_news=True)
    assert made.person == seeker.person
    forget_reporter(person_id=seeker.person.pk)
    made.refresh_from_db()
    assert (made.person, made.contact) == (None, None)
    assert made.story


def picture() -> SimpleUploadedFile:
    drawn = io.BytesIO()
    Image.new("RGB", (600, 400), "white").save(drawn, "PNG")
    return SimpleUploadedFile("bukti.png", drawn.getvalue(), content_type="image/png")


def report_address(vacancy: Vacancy) -> str:
    return reverse("karirhub:report_vacancy", args=[vacancy.pk, vacancy.slug])


def test_a_stranger_reports_with_a_picture_and_follows_it_by_number_and_code(
    manager: Somebody, officer: Somebody, other_officer: Somebody, client: Client
) -> None:
    vacancy = open_vacancy(manager.workplace)
    assert client.get(report_address(vacancy)).status_code == 200
    answer = client.post(report_address(vacancy), {"reason": "fee", "story": "<b>Rp200.000</b>", "evidence": picture()})
    made = VacancyComplaint.objects.get()
    assert answer["Location"] == reverse("karirhub:complaint", args=[made.number, made.code])
    assert made.number in client.get(answer["Location"]).content.decode()
    lookup = client.get(reverse("karirhub:complaint_status"), {"nomor": made.number.lower(), "kode": made.code.lower().replace("-", " ")})
    assert lookup["Location"] == answer["Location"]
    assert client.get(reverse("karirhub:complaint", args=[made.number, "AAAA-AAAA"])).status_code == 404
    assert made.evidence is not None
    download = reverse("files:download", args=[made.evidence.public_id])
    assert b"".join(officer.client.get(download).streaming_content)[:2] == b"\xff\xd8"  # type: ignore[call-overload]
    assert other_officer.client.get(download).status_code == 404
    assert client.get(download).status_code in {302, 404}
    page = officer.client.get(reverse("karirhub:complaint_case", args=[made.case.number])).content.decode()
    assert "&lt;b&gt;Rp200.000&lt;/b&gt;" in page


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Pilih yang paling dekat"),
        ({"reason": "bohong"}, "Masukkan pilihan yang valid"),
        ({"reason": "fee", "story": "a" * 3001}, "3000"),
        ({"reason": "fee", "evidence": SimpleUploadedFile("bukti.png", b"MZ\x90\x00" + b"\x00" * 900)}, "bukan PDF, JPG, atau PNG"),
        ({"reason": "fee", "evidence": SimpleUploadedFile("bukti.pdf", b"#!/bin/sh\nrm -rf /\n")}, "bukan PDF, JPG, atau PNG"),
    ],
)
def test_bad_input_gets_a_sentence_and_nothing_is_kept(manager: Somebody, client: Client, sent: dict[str, Any], sentence: str) -> None:
    answer = client.post(report_address(open_vacancy(manager.workplace)), sent)
    assert answer.status_code == 422
    assert sentence in answer.content.decode() or "valid" in answer.content.decode()
    assert not VacancyComplaint.objects.exists()


def test_five_hundred_reports_from_one_address_meet_a_limit(manager: Somebody, client: Client) -> None:
    vacancy = open_vacancy(manager.workplace)
    statuses = [client.post(report_address(vacancy), {"reason": "filled"}).status_code for _number in range(25)]
    assert statuses == [302] * 20 + [422] * 5
    assert state_of(vacancy) == VacancyState.PUBLISHED


def test_a_frozen_vacancys_page_warns_and_its_qr_code_is_gone(manager: Somebody, officer: Somebody, client: Client) -> None:
    vacancy = open_vacancy(manager.workplace)
    code = reverse("karirhub:check_code", args=[vacancy.number])
    assert client.get(code)["Content-Type"] == "image/svg+xml"
    freeze_case(case=reported(vacancy).case, note="Catatan dalam", by=officer.actor, at=now())
    answer = client.get(vacancy.get_absolute_url())
    assert answer.status_code == 404
    assert "dibekukan selama diperiksa" in answer.content.decode()
    assert client.get(code).status_code == 404
    own = manager.client.get(reverse("karirhub:employer_vacancy", args=[manager.organisation.public_id, vacancy.pk])).content.decode()  # type: ignore[union-attr]
    assert "beri penjelasan" in own
    assert "Catatan dalam" not in own


def test_the_officer_works_through_the_queue(manager: Somebody, officer: Somebody, client: Client) -> None:
    vacancy = open_vacancy(manager.workplace)
    case = reported(vacancy).case
    assert case.number in officer.client.get(reverse("karirhub:complaint_cases")).content.decode()
    page = reverse("karirhub:complaint_case", args=[case.number])

    def step(name: str, **answers: str) -> Any:
        return officer.client.post(reverse("karirhub:move_complaint_case", args=[case.number, name]), answers)

    assert step("take").status_code == 302
    assert step("decide", outcome="take_down", decision="").status_code == 422
    assert step("ask", question="Benarkah?").status_code == 302
    assert step("freeze").status_code == 302
    assert step("freeze").status_code == 422
    assert step("kosong").status_code == 404
    assert step("decide", outcome="mended", decision="Sudah diperbaiki").status_code == 302
    assert step("decide", outcome="dismissed", decision="Lagi").status_code == 422
    assert "Sudah diperbaiki" in officer.client.get(page).content.decode()
    assert officer.client.get(reverse("karirhub:complaint_cases"), {"keadaan": "apa"}).status_code == 404


def test_an_officer_who_looks_afterwards_freezes_what_nobody_reported(
    manager: Somebody, officer: Somebody, other_officer: Somebody, client: Client
) -> None:
    vacancy = open_vacancy(manager.workplace)
    address = reverse("karirhub:settle_vacancy", args=[vacancy.pk, "bekukan"])
    assert "Bekukan lowongan" in officer.client.get(reverse("karirhub:officer_vacancy", args=[vacancy.pk])).content.decode()
    assert other_officer.client.post(address, {"note": "x"}).status_code == 404
    assert officer.client.post(address, {"note": " "}).status_code == 422
    done = officer.client.post(address, {"note": "Alamatnya rumah kosong."}, follow=True)
    case = ComplaintCase.objects.get()
    assert done.redirect_chain[-1][0] == reverse("karirhub:complaint_case", args=[case.number])
    assert "Dibuka petugas, tanpa laporan" in done.content.decode()
    assert (state_of(vacancy), case.withholds, case.complaints.count()) == (VacancyState.FROZEN, True, 0)
    assert officer.client.post(address, {"note": "Lagi"}).status_code == 422
    assert (
        "rumah kosong"
        not in manager.client.get(reverse("karirhub:employer_vacancy", args=[vacancy.legal_entity.public_id, vacancy.pk])).content.decode()
    )
