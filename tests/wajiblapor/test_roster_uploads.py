"""From an uploaded file to checked rows, and back to the company."""

import csv
import io

import openpyxl
import pytest
from django.urls import reverse

from siapkerja.files.reading import open_stored
from siapkerja.identity.actions.organisations import open_workplace
from siapkerja.identity.enums import WorkplaceKind
from siapkerja.jobs.actions.jobs import cancel
from siapkerja.jobs.running import run_here
from siapkerja.kernel.errors import MoveNotAllowed
from siapkerja.notifications.models import Notification
from tests.support.people import now
from tests.wajiblapor.conftest import checked, draft_of, filed
from tests.wajiblapor.test_bad_files import BAD
from tests.wajiblapor.test_pages import company_url
from tests.wajiblapor.trials import checked_trial, drafted_trial, trying
from tests.wajiblapor.worksheets import csv_file, worker, workers, xlsx
from wajiblapor.actions.repairs import leave_out_row, mend_row
from wajiblapor.actions.reports import open_report
from wajiblapor.actions.returned import ask_for_returned
from wajiblapor.actions.rosters import upload_roster
from wajiblapor.models import RosterFault, RosterRow, RosterUpload
from wajiblapor.rosters.sealing import unseal

MISTAKES = {"w3": {"nik": "33741012039"}, "w5": {"sex": "X", "base_wage": 1_000_000}, "w9": {"base_wage": 2_000_000}}


def test_a_clean_roster_is_ready_to_send(check) -> None:
    upload = check(xlsx(workers(40)))
    assert upload.is_clean
    assert (upload.rows, upload.good_rows, upload.format) == (40, 40, "xlsx")
    assert RosterRow.objects.filter(upload=upload).count() == 40


def test_rows_are_stored_with_personal_values_sealed_under_the_reports_key(check, draft) -> None:
    check(xlsx(workers(1)))
    row = RosterRow.objects.get()
    personal = unseal(draft.key.plain, bytes(row.sealed))
    assert personal["nik"] == worker(1)["nik"]
    assert personal["name"] == "Pekerja Contoh 1"
    plain = str(row.attributes)
    assert "Contoh" not in plain
    assert worker(1)["nik"] not in plain
    assert row.attributes["occupation_code"]
    assert row.attributes["base_wage"] == 7_500_000


def test_faults_are_kept_by_row_and_column_with_the_nik_masked(check) -> None:
    upload = check(xlsx(workers(20, **MISTAKES)))
    assert (upload.rows, upload.faulty_rows, upload.doubtful_rows) == (20, 2, 1)
    kept = [(fault.row, fault.column, fault.code, fault.value) for fault in upload.faults.order_by("row", "column")]
    assert (4, "nik", "nik_not_16_digits", "3374***2039") in kept
    assert (6, "sex", "word_unknown", "X") in kept
    assert upload.fault_counts["wage_below_minimum"] == 2


def returned(upload: RosterUpload, manager) -> RosterUpload:
    """The file with notes, asked for and written."""
    asked = ask_for_returned(upload=upload, by=manager.actor, at=now())
    run_here(asked.return_job)
    upload.refresh_from_db()
    return upload


def test_the_companys_own_workbook_comes_back_on_request_with_notes_and_a_sheet_of_what_to_mend(check, manager) -> None:
    upload = check(xlsx(workers(20, **MISTAKES)), "gaji november.xlsx")
    assert upload.returned is None
    upload = returned(upload, manager)
    assert upload.returned.filename == "gaji november-catatan.xlsx"
    assert upload.returned.is_available
    book = openpyxl.load_workbook(io.BytesIO(open_stored(upload.returned).read()))
    notes = {row[0].row: row[-1].value for row in book["Pekerja"].iter_rows(min_row=2) if row[-1].value}
    assert set(notes) == {4, 6, 10}
    assert notes[4].startswith("Perbaiki: NIK.")
    assert notes[10].startswith("Pastikan: Upah pokok per bulan.")
    failing = list(book["Perlu diperbaiki"].iter_rows(min_row=2, values_only=True))
    assert [row[1] for row in failing] == ["Pekerja Contoh 3", "Pekerja Contoh 5"]
    first = upload.returned
    assert returned(upload, manager).returned != first


def test_a_csv_comes_back_as_csv(check, manager) -> None:
    upload = returned(check(csv_file(workers(20, **MISTAKES), delimiter=","), "gaji.csv"), manager)
    assert (upload.format, upload.rows) == ("csv", 20)
    lines = list(csv.reader(io.StringIO(open_stored(upload.returned).read().decode("utf-8-sig"))))
    assert lines[3][-1].startswith("Perbaiki")


@pytest.mark.parametrize("is_filed", [True, False])
def test_a_worker_whom_another_branch_reports_is_asked_about(is_filed, manager, organisation) -> None:
    """Whether its report was sent or is a draft like this one."""
    if is_filed:
        filed(manager, count=3)
    else:
        checked(draft_of(manager), manager, xlsx(workers(3)))
    branch = open_workplace(
        legal_entity=organisation, kind=WorkplaceKind.BRANCH, name="Cabang", regency_code="3273", by=manager.actor, at=now()
    )
    report = open_report(workplace=branch, by=manager.actor, at=now())
    upload = checked(report, manager, xlsx([worker(2), worker(9), worker(10, job_title="opr jht")]))
    assert upload.fault_counts == {"nik_at_branch": 1, "occupation_unknown": 1}
    assert (upload.faulty_rows, upload.doubtful_rows) == (0, 2)
    mend_row(upload=upload, row=2, cells={"department": "Gudang"}, by=manager.actor, at=now())
    upload.refresh_from_db()
    assert upload.fault_counts == {"nik_at_branch": 1, "occupation_unknown": 1}, "asked again, for it is still so"
    assert upload.faults.get(code="nik_at_branch").value.endswith(worker(2)["nik"][-4:])
    leave_out_row(upload=upload, row=2, by=manager.actor, at=now())
    upload.refresh_from_db()
    assert (upload.rows, upload.doubtful_rows, upload.fault_counts) == (2, 1, {"occupation_unknown": 1})


def test_a_trial_in_a_real_company_does_not_learn_who_works_at_another_branch(manager, organisation) -> None:
    filed(manager, count=3)
    branch = open_workplace(
        legal_entity=organisation, kind=WorkplaceKind.BRANCH, name="Cabang", regency_code="3273", by=manager.actor, at=now()
    )
    by = trying(organisation)
    assert checked_trial(drafted_trial(branch, by), by, csv_file([worker(2), worker(9)])).fault_counts == {}
    assert checked_trial(drafted_trial(manager.workplace, by), by, csv_file([worker(9)])).fault_counts == {"nik_at_branch": 1}


def test_of_very_many_whom_another_branch_reported_all_are_counted_and_noted_and_the_first_are_listed(
    manager, organisation, monkeypatch
) -> None:
    for place in ("wajiblapor.actions.doubles.MOST_LISTED_BRANCH", "wajiblapor.actions.returned.MOST_LISTED_BRANCH"):
        monkeypatch.setattr(place, 2)
    monkeypatch.setattr("wajiblapor.views.rosters.FAULTS_A_PAGE", 3)
    filed(manager, count=6)
    branch = open_workplace(
        legal_entity=organisation, kind=WorkplaceKind.BRANCH, name="Cabang", regency_code="3273", by=manager.actor, at=now()
    )
    upload = checked(open_report(workplace=branch, by=manager.actor, at=now()), manager, xlsx(workers(6, w5={"job_title": "opr jht"})))
    assert upload.fault_counts == {"nik_at_branch": 6, "occupation_unknown": 1}
    assert upload.faults.filter(code="nik_at_branch").count() == 2
    assert upload.doubtful_rows == 6
    shown = manager.client.get(company_url("faults", upload.report), {"masalah": "nik_at_branch"}).content.decode()
    assert "Yang ditampilkan 2 dari 6" in shown
    book = openpyxl.load_workbook(io.BytesIO(open_stored(returned(upload, manager).returned).read()))
    notes = [
        cell.value
        for row in book.worksheets[0].iter_rows()
        for cell in row
        if isinstance(cell.value, str) and "juga memuat NIK ini" in cell.value
    ]
    assert len(notes) == 6


def test_workers_named_twice_far_apart_wait(check, monkeypatch) -> None:
    monkeypatch.setattr("wajiblapor.rosters.reading.Roster.chunks.__defaults__", (5,))
    upload = check(csv_file([*workers(12), worker(2), worker(3, name="Orang Lain")]), "gaji.csv")
    assert (upload.rows, upload.faulty_rows, upload.fault_counts) == (14, 2, {"nik_twice": 2})
    assert [(fault.row, fault.params["first"]) for fault in upload.faults.order_by("row")] == [(14, 3), (15, 4)]
    assert RosterRow.objects.filter(upload=upload).count() == 12
    assert upload.waiting.count() == 2
    assert upload.summary["total"] == 12


@pytest.mark.parametrize("name", [name for name in BAD if name not in {"too many rows", "an empty file"}])
def test_a_bad_file_is_refused_by_the_worker_and_nothing_half_stored(name, check) -> None:
    upload = check(BAD[name][0], "daftar.xlsx")
    assert upload.is_refused
    assert upload.refusal_code
    assert upload.refusal_sentence.endswith(".")
    assert not RosterRow.objects.exists()
    assert not RosterFault.objects.exists()


def test_a_newer_file_replaces_the_older_and_its_rows(check, draft) -> None:
    first = check(xlsx(workers(20, **MISTAKES)))
    second = check(xlsx(workers(5)))
    first.refresh_from_db()
    assert first.state == "replaced"
    assert not first.faults.exists()
    assert not first.stored.location or first.stored.state == "removed"
    assert draft.uploads.current().get() == second
    assert RosterRow.objects.count() == 5


def test_a_cancelled_check_leaves_nothing(draft, manager) -> None:
    upload = upload_roster(report=draft, stream=io.BytesIO(xlsx(workers(5))), filename="a.xlsx", by=manager.actor, at=now())
    assert upload.job is not None
    upload.job.state = "running"
    upload.job.save()
    cancel(job=upload.job, by=manager.actor, at=now())
    run_here(upload.job)
    upload.refresh_from_db()
    assert upload.state == "cancelled"
    assert not RosterRow.objects.exists()


@pytest.mark.parametrize(("state", "words"), [("cancelled", "Pemeriksaan dibatalkan"), ("failed", "gangguan di pihak kami")])
def test_a_job_that_never_ended_its_check_is_told_and_may_be_repeated(state, words, draft, manager, check) -> None:
    upload = upload_roster(report=draft, stream=io.BytesIO(xlsx(workers(5))), filename="a.xlsx", by=manager.actor, at=now())
    assert upload.job is not None
    upload.job.state = state
    upload.job.save()
    roster = reverse("wajiblapor:roster", args=[draft.legal_entity.public_id, draft.public_id])
    assert words in manager.client.get(roster).content.decode()
    assert check(xlsx(workers(5))).is_clean


def test_a_check_that_was_interrupted_begins_anew(draft, manager) -> None:
    upload = upload_roster(report=draft, stream=io.BytesIO(xlsx(workers(5))), filename="a.xlsx", by=manager.actor, at=now())
    RosterRow.objects.create(upload=upload, row=2, worker_index=b"x", digest=b"y", attributes={}, sealed=b"z")
    assert upload.job is not None
    run_here(upload.job)
    upload.refresh_from_db()
    assert upload.is_clean
    assert RosterRow.objects.filter(upload=upload).count() == 5


def test_running_the_same_job_again_changes_nothing(check) -> None:
    upload = check(xlsx(workers(5)))
    upload.job.state = "queued"
    upload.job.save()
    run_here(upload.job)
    assert RosterUpload.objects.get().checked_at == upload.checked_at


def test_whoever_uploaded_hears_of_the_result(check, manager, deliver_facts) -> None:
    check(xlsx(workers(20, **MISTAKES)))
    deliver_facts()
    told = Notification.objects.get(person=manager.person, slug="roster_checked")
    assert told.params["faulty_rows"] == 2


def test_a_sent_report_takes_no_more_files(manager) -> None:
    filing = filed(manager)
    with pytest.raises(MoveNotAllowed):
        checked(filing.report, manager, xlsx(workers(1)))
