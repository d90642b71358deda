"""Whom a company hired through Karirhub stands in its next roster's template, until a roster names them."""

import io
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import openpyxl
import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from karirhub.actions.applications import move
from karirhub.models import Application
from siapkerja.audit.models import PersonView
from siapkerja.events.publishing import publish
from siapkerja.facts.karirhub import ApplicantHired, ApplicationMoved
from siapkerja.identity.actions.consents import withdraw_consent
from siapkerja.identity.actions.people import claim_nik
from siapkerja.identity.models import Consent
from siapkerja.jobs.running import run_here
from siapkerja.notifications.models import Notification
from tests.support.people import SYSTEM, Somebody, make_somebody
from tests.support.samples import draft_report, with_roster
from tests.support.vacancies import application, open_vacancy
from tests.wajiblapor.conftest import answered
from wajiblapor.actions.joiners import forget_joiners
from wajiblapor.actions.rosters import upload_roster
from wajiblapor.actions.submissions import submit_report
from wajiblapor.models import ExpectedJoiner, ManpowerReport, RosterUpload
from wajiblapor.queries.joiners import joinings_held

pytestmark = pytest.mark.django_db

Deliver = Callable[[], int]
NIK = "3273024204990003"


@pytest.fixture
def claimed(seeker: Somebody) -> None:
    claim_nik(person=seeker.person, nik=NIK, by=seeker.actor, at=timezone.now())


def hire(manager: Somebody, seeker: Somebody, *, starts_on: date | None) -> Application:
    sent = application(open_vacancy(manager.workplace), seeker)
    for step in ("view", "shortlist", "invite", "offer"):
        sent = move(application=sent, name=step, note="Pukul 9.", by=manager.actor, at=timezone.now())
    return move(application=sent, name="hire", starts_on=starts_on, by=manager.actor, at=timezone.now())


@pytest.fixture
def hired(manager: Somebody, seeker: Somebody, claimed: None, deliver_facts: Deliver) -> Application:
    """The seeker starts today at the manager's company, and Wajib Lapor has heard."""
    sent = hire(manager, seeker, starts_on=timezone.localdate())
    deliver_facts()
    return sent


def address(report: ManpowerReport, name: str) -> str:
    return reverse(f"wajiblapor:{name}", args=[report.legal_entity.public_id, report.public_id])


def page(somebody: Somebody, report: ManpowerReport, name: str = "roster") -> str:
    answer = somebody.client.get(address(report, name))
    assert answer.status_code == 200
    return str(answer.content.decode())


def sent(report: ManpowerReport, manager: Somebody) -> None:
    answered(report, manager)
    submit_report(
        report=report, name="Sari Contoh", position="Direktur", is_declared=True, are_doubts_confirmed=True, note="Diperiksa.",
        by=manager.actor, at=timezone.now(),
    )  # fmt: skip


def completed(report: ManpowerReport, manager: Somebody, book: Any) -> RosterUpload:
    """The downloaded template with what the company must add, uploaded and checked."""
    sheet = book["Pekerja"]
    at = {str(cell.value): cell.column for cell in sheet[1]}
    added = {"Status hubungan kerja": "PKWTT", "Sistem upah": "Bulanan", "Upah pokok per bulan": 9_000_000, "Jam kerja per minggu": 40}
    for title, value in added.items():
        sheet.cell(row=2, column=at[title], value=value)
    out = io.BytesIO()
    book.save(out)
    out.seek(0)
    upload = upload_roster(report=report, stream=out, filename="templat.xlsx", by=manager.actor, at=timezone.now())
    assert upload.job is not None
    run_here(upload.job)
    upload.refresh_from_db()
    return upload


def template_of(report: ManpowerReport, manager: Somebody) -> Any:
    answer = manager.client.get(address(report, "template_xlsx"))
    assert answer.status_code == 200
    return openpyxl.load_workbook(io.BytesIO(answer.content))


# The way ------------------------------------------------------------------------------------------------------------------------


def test_from_hiring_to_a_filed_roster(manager: Somebody, seeker: Somebody, hired: Application, deliver_facts: Deliver) -> None:
    report = draft_report(manager)
    assert "1 orang diterima lewat Karirhub belum ada di daftar pekerja" in page(manager, report, "report")
    listed = page(manager, report)
    assert seeker.person.full_name in listed
    assert NIK not in listed

    book = template_of(report, manager)
    cells = {heading.value: cell for heading, cell in zip(book["Pekerja"][1], book["Pekerja"][2], strict=False)}
    assert (cells["NIK"].value, cells["NIK"].data_type) == (NIK, "s")
    assert cells["Nama"].value == seeker.person.full_name
    assert cells["Tanggal lahir"].value.date() == date(1999, 4, 2)
    assert (cells["Jenis kelamin"].value, cells["Mulai kerja"].value.date()) == ("Perempuan", timezone.localdate())
    assert cells["Jabatan"].value
    assert cells["Pendidikan"].value
    assert cells["Upah pokok per bulan"].value is None

    upload = completed(report, manager, book)
    assert (upload.rows, upload.faulty_rows, upload.is_clean) == (1, 0, True), list(upload.faults.values("column", "code"))
    assert "belum ada di daftar pekerja" not in page(manager, report), "the uploaded roster names them"

    sent(report, manager)
    deliver_facts()
    joiner = ExpectedJoiner.objects.get()
    assert (joiner.state, joiner.report_id) == ("named", report.pk)


def test_the_csv_template_has_the_row_too(manager: Somebody, hired: Application) -> None:
    report = draft_report(manager)
    text = manager.client.get(address(report, "template_csv")).content.decode("utf-8-sig")
    assert len(text.splitlines()) == 2
    assert text.splitlines()[1].startswith(f"{NIK};")


def test_everybody_who_looked_stands_in_the_persons_own_log(manager: Somebody, seeker: Somebody, hired: Application) -> None:
    report = draft_report(manager)
    page(manager, report)
    manager.client.get(address(report, "template_xlsx"))
    looks = PersonView.objects.filter(person_id=seeker.person.pk, what="roster", purpose="reporting")
    assert [look.legal_entity_id for look in looks] == [report.legal_entity_id] * 2


def test_the_hired_person_is_told_what_the_company_may_read(seeker: Somebody, hired: Application) -> None:
    assert Notification.objects.filter(person=seeker.person, slug="application_moved", params__state="hired").count() == 1
    assert "perusahaan kini dapat membaca NIK" in seeker.client.get("/kotak-masuk/").content.decode()


# Who is not in the template -----------------------------------------------------------------------------------------------------


def test_who_begins_later_is_listed_but_not_in_the_template_yet(
    manager: Somebody, seeker: Somebody, claimed: None, deliver_facts: Deliver
) -> None:
    hire(manager, seeker, starts_on=timezone.localdate() + timedelta(days=14))
    deliver_facts()
    report = draft_report(manager)
    assert "Belum mulai bekerja" in page(manager, report)
    assert template_of(report, manager)["Pekerja"].cell(row=2, column=1).value is None


def test_without_a_nik_the_row_is_begun_with_the_rest(manager: Somebody, seeker: Somebody, deliver_facts: Deliver) -> None:
    hire(manager, seeker, starts_on=None)
    deliver_facts()
    row = [cell.value for cell in template_of(draft_report(manager), manager)["Pekerja"][2]]
    assert (row[0], row[1]) == (None, seeker.person.full_name)


def test_whoever_shares_their_data_no_longer_is_only_counted(manager: Somebody, seeker: Somebody, hired: Application) -> None:
    for consent in Consent.objects.filter(person=seeker.person, withdrawn_at=None):
        withdraw_consent(consent=consent, by=seeker.actor, at=timezone.now())
    report = draft_report(manager)
    told = page(manager, report)
    assert "1 orang diterima lewat Karirhub" in told
    assert "tidak membagikan datanya lagi" in told
    assert seeker.person.full_name not in told
    assert template_of(report, manager)["Pekerja"].cell(row=2, column=1).value is None
    assert not PersonView.objects.filter(person_id=seeker.person.pk, what="roster").exists()


def test_another_company_sees_nothing(other_manager: Somebody, seeker: Somebody, hired: Application) -> None:
    report = draft_report(other_manager)
    assert "diterima lewat Karirhub" not in page(other_manager, report)


def test_whoever_only_reads_sees_nobody(colleague: Somebody, seeker: Somebody, manager: Somebody, hired: Application) -> None:
    report = draft_report(manager)
    answer = colleague.client.get(address(report, "roster"))
    assert seeker.person.full_name not in answer.content.decode()
    book = colleague.client.get(address(report, "template_csv"))
    assert NIK not in book.content.decode("utf-8-sig", errors="replace")


def test_the_list_asks_no_more_for_five_than_for_one(manager: Somebody, deliver_facts: Deliver) -> None:
    report = draft_report(manager)

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            page(manager, report)
        return len(captured)

    hire(manager, make_somebody("Pelamar 1"), starts_on=timezone.localdate())
    deliver_facts()
    page(manager, report)
    for_one = asked()
    for number in range(2, 6):
        hire(manager, make_somebody(f"Pelamar {number}"), starts_on=timezone.localdate())
    deliver_facts()
    assert "5 orang diterima lewat Karirhub" in page(manager, report)
    assert asked() <= for_one


# Facts --------------------------------------------------------------------------------------------------------------------------


def tell(hired: Application, *, move: str = "", **more: bool) -> None:
    with transaction.atomic():
        about = {
            "version": hired.version, "application_id": hired.pk, "vacancy_id": hired.vacancy_id, "person_id": hired.person_id,
            "legal_entity_id": hired.vacancy.legal_entity_id,
        }  # fmt: skip
        if move:
            publish(ApplicationMoved(**about, move=move, state="withdrawn", at=timezone.now()), by=SYSTEM, at=timezone.now())
        else:
            where = {"workplace_id": hired.vacancy.workplace_id, "occupation_code": "8153", "regency_code": "3273"}
            publish(ApplicantHired(**about, **where, starts_on=None, **more), by=SYSTEM, at=timezone.now())


def test_a_fact_delivered_twice_changes_nothing(hired: Application, deliver_facts: Deliver) -> None:
    before = ExpectedJoiner.objects.values().get()
    tell(hired)
    deliver_facts()
    assert ExpectedJoiner.objects.values().get() == before


def test_whom_others_hired_by_a_partner_portal_its_roster_need_not_name(hired: Application, deliver_facts: Deliver) -> None:
    ExpectedJoiner.objects.all().delete()
    tell(hired, is_passed_on=True)
    deliver_facts()
    assert not ExpectedJoiner.objects.exists()


def test_who_withdraws_is_expected_no_longer(manager: Somebody, hired: Application, deliver_facts: Deliver) -> None:
    tell(hired, move="withdraw")
    tell(hired, move="withdraw")
    deliver_facts()
    assert ExpectedJoiner.objects.get().state == "released"
    assert "diterima lewat Karirhub" not in page(manager, draft_report(manager))
    tell(hired)
    deliver_facts()
    assert ExpectedJoiner.objects.get().state == "released"


def test_a_roster_that_does_not_name_them_leaves_them_waiting(manager: Somebody, hired: Application, deliver_facts: Deliver) -> None:
    report = draft_report(manager)
    with_roster(report, manager)
    assert "1 orang diterima lewat Karirhub" in page(manager, report)
    sent(report, manager)
    deliver_facts()
    assert ExpectedJoiner.objects.get().state == "expected"


def test_a_deleted_account_takes_the_expectation_along(seeker: Somebody, hired: Application) -> None:
    assert [row["state"] for row in joinings_held(seeker.person.pk)] == ["expected"]
    forget_joiners(person_id=seeker.person.pk)
    assert not ExpectedJoiner.objects.exists()
