"""From an uploaded file to checked rows, and back to the company."""

import csv
import io

import openpyxl
import pytest
from django.urls import reverse

from siapkerja.files.reading import open_stored
from siapkerja.jobs.actions.jobs import cancel
from siapkerja.jobs.running import run_here
from siapkerja.kernel.errors import MoveNotAllowed
from siapkerja.notifications.models import Notification
from tests.support.people import now
from tests.wajiblapor.conftest import checked, filed
from tests.wajiblapor.test_bad_files import BAD
from tests.wajiblapor.worksheets import csv_file, worker, workers, xlsx
from wajiblapor.actions.rosters import upload_roster
from wajiblapor.models import RosterFault, RosterRow, RosterUpload
from wajiblapor.rosters.sealing import unseal

MISTAKES = {"w3": {"nik": "33741012039"}, "w5": {"sex": "X", "base_wage": 1_000_000}, "w9": {"base_wage": 2_000_000}}


def test_a_clean_roster_is_ready_to_send(check) -> None:
    upload = check(xlsx(workers(40)))
    assert upload.is_clean
    assert (upload.rows, upload.good_rows, upload.format) == (40, 40, "xlsx")
    assert upload.returned is None
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


def test_the_companys_own_workbook_comes_back_with_a_column_of_notes(check) -> None:
    upload = check(xlsx(workers(20, **MISTAKES)), "gaji november.xlsx")
    assert upload.returned is not None
    assert upload.returned.filename == "gaji november-catatan.xlsx"
    assert upload.returned.is_available
    page = openpyxl.load_workbook(io.BytesIO(open_stored(upload.returned).read()))["Pekerja"]
    notes = {row[0].row: row[-1].value for row in page.iter_rows(min_row=2) if row[-1].value}
    assert set(notes) == {4, 6, 10}
    assert notes[4].startswith("Perbaiki: NIK.")
    assert notes[10].startswith("Pastikan: Upah pokok per bulan.")


def test_a_csv_comes_back_as_csv(check) -> None:
    upload = check(csv_file(workers(20, **MISTAKES), delimiter=","), "gaji.csv")
    assert (upload.format, upload.rows) == ("csv", 20)
    assert upload.returned is not None
    lines = list(csv.reader(io.StringIO(open_stored(upload.returned).read().decode("utf-8-sig"))))
    assert lines[3][-1].startswith("Perbaiki")


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
