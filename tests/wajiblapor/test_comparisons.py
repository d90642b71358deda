"""Delta filing: this month's payroll file against the last filed roster, and only what changed confirmed."""

import csv
import io
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from siapkerja.jobs.models import Job
from siapkerja.jobs.running import run_here
from siapkerja.kernel.errors import MoveNotAllowed
from tests.support.people import now
from tests.wajiblapor.conftest import answered, checked, draft_of, filed
from tests.wajiblapor.worksheets import Row, worker, workers, xlsx
from wajiblapor.actions import comparisons, long_comparisons
from wajiblapor.actions.carrying import carry_on
from wajiblapor.actions.corrections import correct_report
from wajiblapor.actions.reports import open_report
from wajiblapor.actions.returned import ask_for_returned
from wajiblapor.actions.submissions import submit_report
from wajiblapor.models import Departure, EmploymentSpan, Filing, ManpowerReport, RosterRow, RosterUpload, SectionAnswers
from wajiblapor.queries.fingerprints import filed_roster

OWN = {"No KTP": "nik", "Nama Karyawan": "name", "Gapok": "base_wage"}


def payroll(rows: list[Row], headings: dict[str, str] = OWN) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(headings)
    writer.writerows([row[slug] for slug in headings.values()] for row in rows)
    return out.getvalue().encode("utf-8-sig")


@pytest.fixture
def last(manager) -> Filing:
    """Twenty workers, filed."""
    return filed(manager, count=20)


@pytest.fixture
def next_year(last, manager, workplace) -> ManpowerReport:
    due = last.report.next_due_on
    at = datetime(due.year, due.month, due.day, 3, tzinfo=UTC)
    return open_report(workplace=workplace, by=manager.actor, at=at)


def page(name: str, report: ManpowerReport, *more: object) -> str:
    return reverse(f"wajiblapor:{name}", args=[report.legal_entity.public_id, report.public_id, *more])


def uploaded(report: ManpowerReport, manager, content: bytes) -> RosterUpload:
    file = io.BytesIO(content)
    file.name = "gaji-desember.csv"
    answer = manager.client.post(page("comparison", report), {"file": file})
    assert answer.status_code == 302, answer.content.decode()
    upload = report.uploads.current().get()
    run_here(upload.job)
    return report.uploads.current().select_related("comparison").get()


def figures(upload: RosterUpload) -> tuple[int, int, int, int, int]:
    found = RosterUpload.objects.select_related("comparison").get(pk=upload.pk).comparison
    return found.joined, found.left, found.changed, found.unchanged, found.carried


def raised(count: int) -> list[Row]:
    """The first two get more; the last two are gone."""
    return workers(count, w1={"base_wage": 8_000_000}, w2={"base_wage": 8_100_000})[: count - 2]


def test_only_what_changed_is_confirmed_and_the_roster_is_whole(next_year, manager, last) -> None:
    upload = uploaded(next_year, manager, payroll(raised(20)))
    assert (upload.state, upload.rows, upload.faulty_rows) == ("checked", 18, 0)
    assert figures(upload) == (0, 2, 2, 16, 0)
    assert "education" in upload.comparison.taken_over
    overview = manager.client.get(page("comparison", next_year)).content.decode()
    assert "Pendidikan" in overview
    changed = manager.client.get(page("compared", next_year, "berubah")).content.decode()
    assert "Rp7.500.000" in changed
    assert "Rp8.000.000" in changed
    assert worker(1)["nik"] not in changed
    assert "2 orang berbeda datanya" in changed
    refused = manager.client.post(page("confirm_comparison", next_year))
    assert refused.status_code == 422
    assert "2 orang yang keluar" in refused.content.decode()
    with pytest.raises(comparisons.ChangesUnconfirmed):
        send(next_year, manager)
    leavers = page("leavers", next_year)
    assert "Pekerja Contoh 20" in manager.client.get(leavers).content.decode()
    assert manager.client.post(leavers, {"among": "pilihan", "reason": "resigned"}).status_code == 422
    assert manager.client.post(leavers, {"among": "semua", "reason": "resigned", "left_on": ""}).status_code == 422
    day = f"{now():%d/%m/%Y}"
    assert manager.client.post(leavers, {"among": "pilihan", "places": ["1"], "reason": "resigned", "left_on": day}).status_code == 302
    assert manager.client.post(leavers, {"among": "semua", "reason": "bekerja"}).status_code == 302
    assert figures(upload) == (0, 1, 2, 17, 1)
    assert manager.client.post(page("confirm_comparison", next_year)).status_code == 302
    assert SectionAnswers.objects.get(report=next_year, section="workforce").answers["left_resigned"] == 1
    assert "Daftar pekerja laporan ini lengkap" in manager.client.get(page("comparison", next_year)).content.decode()
    answered(next_year, manager)
    second = send(next_year, manager)
    spans = EmploymentSpan.objects.filter(workplace=next_year.workplace_id)
    assert (spans.filter(valid_from_filing=second).count(), spans.filter(valid_to_filing=second).count()) == (2, 3)
    assert spans.at_filing(second.pk).count() == 19
    assert spans.get(valid_from_filing=second, attributes__base_wage=8_000_000).attributes["education"] == "SMK"
    assert Departure.objects.get(filing=second).reason == "resigned"
    assert second.content["roster_changes"]["left"] == {"resigned": 1}
    assert second.content["roster_rows"] == filed_roster(second), "the digest is over the workers as filed, not over the uploaded file"
    assert second.content["roster_rows"]["count"] == 19
    assert filed_roster(last) == last.content["roster_rows"] != second.content["roster_rows"]


def send(report: ManpowerReport, manager) -> Filing:
    return submit_report(
        report=report, name="Sari Contoh", position="Direktur", is_declared=True, are_doubts_confirmed=True, by=manager.actor, at=now()
    )


def test_everything_can_be_taken_back_before_it_is_sent(next_year, manager) -> None:
    upload = uploaded(next_year, manager, payroll(raised(20)))
    leavers = page("leavers", next_year)
    manager.client.post(leavers, {"among": "semua", "reason": "bekerja"})
    assert figures(upload) == (0, 0, 2, 18, 2)
    assert RosterUpload.objects.get(pk=upload.pk).summary["total"] == 20
    row = RosterRow.objects.filter(upload=upload).order_by("-row").values_list("row", flat=True)[0]
    assert manager.client.post(page("put_back", next_year), {"baris": [str(row), "x"]}).status_code == 302
    assert figures(upload) == (0, 1, 2, 17, 1)
    manager.client.post(leavers, {"among": "semua", "reason": "mistaken"})
    manager.client.post(page("confirm_comparison", next_year))
    assert RosterUpload.objects.select_related("comparison").get(pk=upload.pk).is_ready
    manager.client.post(page("reopen_comparison", next_year))
    assert not RosterUpload.objects.select_related("comparison").get(pk=upload.pk).is_ready
    assert "left_resigned" not in SectionAnswers.objects.get(report=next_year, section="workforce").answers
    manager.client.post(page("put_back", next_year), {"semua": "1"})
    assert figures(upload) == (0, 2, 2, 16, 0)
    assert RosterUpload.objects.get(pk=upload.pk).rows == 18
    manager.client.post(page("stop_comparing", next_year))
    whole = next_year.uploads.current().get()
    run_here(whole.job)
    whole.refresh_from_db()
    assert (whole.state, whole.refusal_code) == ("refused", "columns_missing")
    manager.client.post(page("begin_comparison", next_year))
    whole.refresh_from_db()
    run_here(whole.job)
    assert figures(whole) == (0, 2, 2, 16, 0)


def test_a_filter_by_column_counts_whom_it_shows(next_year, manager) -> None:
    rows = workers(20, w1={"base_wage": 8_000_000}, w2={"name": "Pekerja Kontoh 2"}, w3={"name": "Pekerja Kontoh 3"})
    uploaded(next_year, manager, payroll(rows))
    url = page("compared", next_year, "berubah")
    filtered = manager.client.get(url, {"kolom": "name"}).content.decode()
    assert "2 dari 3 orang yang berubah berbeda di kolom Nama" in filtered
    assert "3 orang berbeda datanya" not in filtered
    assert "3 orang berbeda datanya" in manager.client.get(url, {"kolom": "tidak_ada"}).content.decode()
    assert "0 dari 3 orang" in manager.client.get(url, {"kolom": "sex"}).content.decode()


def test_of_very_many_the_worker_does_it_and_what_broke_off_is_done_again(next_year, manager, monkeypatch) -> None:
    for name in ("carrying.MOST_AT_ONCE", "carrying.BATCH", "long_comparisons.MOST_COMPARED_AT_ONCE"):
        monkeypatch.setattr(f"wajiblapor.actions.{name}", 2)
    upload = uploaded(next_year, manager, payroll(raised(20)[:13]))
    answer = manager.client.post(page("leavers", next_year), {"among": "semua", "reason": "bekerja"}, follow=True)
    [working] = Job.objects.filter(kind="wajiblapor.carry_on")
    assert "di latar belakang" in answer.content.decode()
    assert str(working.public_id) in answer.content.decode()
    assert "kotak masuk" not in answer.content.decode(), "no message comes of this"
    day = f"{now():%d/%m/%Y}"
    one = {"among": "pilihan", "places": ["1"], "reason": "resigned", "left_on": day}
    assert str(long_comparisons.ComparisonRunning.sentence) in manager.client.post(page("leavers", next_year), one).content.decode()
    with pytest.raises(long_comparisons.ComparisonRunning):
        comparisons.confirm_comparison(upload=upload, seen=["many_left"], by=manager.actor, at=now())
    with pytest.raises(long_comparisons.ComparisonRunning):
        carry_on(upload=upload, among=None, by=manager.actor, at=now())
    done = run_here(working)
    assert (done.state, done.done, done.total) == ("finished", 20, 20)
    assert figures(upload) == (0, 0, 2, 18, 7)
    assert RosterUpload.objects.get(pk=upload.pk).summary["total"] == 20
    manager.client.post(page("put_back", next_year), {"semua": "1"})
    [back] = Job.objects.filter(kind="wajiblapor.put_back")
    manager.client.post(reverse("jobs:cancel", args=[back.public_id]))
    assert "berhenti sebelum selesai" in manager.client.get(page("comparison", next_year)).content.decode()
    manager.client.post(page("begin_comparison", next_year))
    run_here(Job.objects.get(kind="wajiblapor.compare_roster"))
    assert figures(upload) == (0, 0, 2, 18, 7)
    manager.client.post(page("put_back", next_year), {"semua": "1"})
    run_here(Job.objects.filter(kind="wajiblapor.put_back").latest("pk"))
    assert figures(upload) == (0, 7, 2, 11, 0)
    manager.client.post(page("leavers", next_year), one)
    assert upload.leavers.exclude(reason="").count() == 1
    manager.client.post(page("leavers", next_year), {"among": "semua", "reason": "bekerja"})
    manager.client.post(page("stop_comparing", next_year))
    assert Job.objects.filter(kind="wajiblapor.carry_on").latest("pk").state == "cancelled"


def test_a_joiner_is_completed_on_the_page_and_then_compared(next_year, manager) -> None:
    upload = uploaded(next_year, manager, payroll([*workers(20), worker(50)]))
    assert (upload.faulty_rows, upload.comparison.compared_at) == (1, None)
    assert "1 baris perlu diperbaiki dulu" in manager.client.get(page("comparison", next_year)).content.decode()
    given = {f"sel-{slug}": str(cell) for slug, cell in worker(50).items()}
    assert manager.client.post(page("waiting_row", next_year, 22), given).status_code == 302
    assert figures(upload) == (1, 0, 0, 20, 0)
    assert "Pekerja Contoh 50" in manager.client.get(page("compared", next_year, "masuk")).content.decode()
    manager.client.post(page("undo_repair", next_year))
    upload = next_year.uploads.current().select_related("comparison").get()
    assert (upload.faulty_rows, upload.comparison.compared_at, upload.changes.count()) == (1, None, 0)


def test_what_is_unlikely_is_asked_about(next_year, manager) -> None:
    rows = workers(20, w1={"base_wage": 75_000_000}, w2={"name": "Orang Lain"}, w3={"name": "Siapa Ini"})[:8]
    whole = {key: key for key in worker(1)}
    second = worker(60, name="Pekerja Contoh 20", born_on=worker(20)["born_on"])
    columns = {slug: slug for slug in whole}
    upload = uploaded(next_year, manager, payroll([*rows, second, worker(61), worker(61, nik=worker(62)["nik"])], columns))
    codes = {doubt["code"]: doubt["params"] for doubt in upload.comparison.doubts}
    assert codes["many_left"] == {"count": 0, "left": 12, "before": 20}
    assert codes["wages_tenfold"]["count"] == 1
    assert codes["many_renamed"]["count"] == 2
    assert codes["person_twice"]["count"] == 1
    assert codes["renumbered"]["count"] == 1
    manager.client.post(page("leavers", next_year), {"among": "semua", "reason": "renumbered"})
    asked = manager.client.post(page("confirm_comparison", next_year), {"sudah": ["many_left"]})
    assert "Centang setiap hal" in asked.content.decode()
    assert manager.client.post(page("confirm_comparison", next_year), {"sudah": list(codes)}).status_code == 302


def test_leavers_whose_contract_ended_are_done_at_once(manager, workplace) -> None:
    begun, gone = now() - timedelta(days=400), now() - timedelta(days=30)
    ended = {"contract": "PKWT", "started_on": f"{begun:%d/%m/%Y}", "contract_ends_on": f"{gone:%d/%m/%Y}"}
    first = draft_of(manager)
    checked(first, manager, xlsx(workers(6, w5=ended, w6=ended)))
    filing = send(first, manager)
    due = ManpowerReport.objects.get().next_due_on
    report = open_report(workplace=workplace, by=manager.actor, at=datetime(due.year, due.month, due.day, 3, tzinfo=UTC))
    upload = uploaded(report, manager, payroll(workers(6)[:3]))
    assert "2 orang kontraknya sudah berakhir" in manager.client.get(page("leavers", report)).content.decode()
    manager.client.post(page("leavers", report), {"among": "habis", "reason": "ended"})
    assert sorted(upload.leavers.values_list("reason", flat=True)) == ["", "ended", "ended"]
    late = {"among": "pilihan", "places": ["3"], "reason": "resigned", "left_on": "01/01/2001"}
    manager.client.post(page("leavers", report), late)
    assert upload.leavers.get(place=3).reason == ""
    assert filing.departures.count() == 0


def test_notes_being_written_are_stopped_where_the_file_is_read_again(next_year, manager) -> None:
    upload = uploaded(next_year, manager, payroll(workers(20, w3={"nik": "33741012039"})))
    notes = ask_for_returned(upload=upload, by=manager.actor, at=now()).return_job
    manager.client.post(page("stop_comparing", next_year))
    notes.refresh_from_db()
    assert notes.state == "cancelled"


def test_who_left_a_roster_corrected_since_is_not_taken_over_from_it(next_year, manager, last) -> None:
    upload = uploaded(next_year, manager, payroll(raised(20)))
    corrected = correct_report(report=last.report, reason="Dua orang salah tulis.", by=manager.actor, at=now())
    checked(corrected, manager, xlsx(workers(18)))
    send(corrected, manager)
    answer = manager.client.post(page("leavers", next_year), {"among": "semua", "reason": "bekerja"})
    assert answer.status_code == 422
    assert str(comparisons.ComparisonStale.sentence) in answer.content.decode()
    assert figures(upload) == (0, 2, 2, 16, 0)


def test_what_was_said_of_leavers_stays_for_those_still_leaving_when_it_is_compared_again(next_year, manager, last) -> None:
    upload = uploaded(next_year, manager, payroll(raised(20)[:16]))
    shown = manager.client.get(page("leavers", next_year)).content.decode()
    numbers = {
        place: int(number) for place, number in re.findall(r'name="places" value="(\d)" aria-label="Pilih Pekerja Contoh (\d+)"', shown)
    }
    assert sorted(numbers.values()) == [17, 18, 19, 20]
    for place, reason, day in (("1", "resigned", "01/02/2018"), ("2", "retired", "01/02/2018"), ("3", "dismissed", "01/02/2018")):
        said = {"among": "pilihan", "places": [place], "reason": reason, "left_on": day}
        assert manager.client.post(page("leavers", next_year), said).status_code == 302
    corrected = correct_report(report=last.report, reason="Satu bukan pekerja kami, satu baru mulai Maret.", by=manager.actor, at=now())
    rows = workers(20, **{f"w{numbers['2']}": {"started_on": "01/03/2018"}})
    checked(corrected, manager, xlsx([row for row in rows if row["name"] != f"Pekerja Contoh {numbers['1']}"]))
    send(corrected, manager)
    assert manager.client.post(page("begin_comparison", next_year)).status_code == 302
    run_here(next_year.uploads.current().get().job)
    assert figures(upload) == (0, 3, 2, 14, 0)
    kept = {leaver.place: (leaver.reason, str(leaver.left_on)) for leaver in upload.leavers.all()}
    assert kept == {2: ("", "None"), 3: ("dismissed", "2018-02-01"), 4: ("", "None")}


def test_without_a_filed_roster_there_is_nothing_to_compare(draft, manager, seeker) -> None:
    assert "mulai laporan kedua" in manager.client.get(page("comparison", draft)).content.decode()
    with pytest.raises(comparisons.NothingToCompare):
        comparisons.upload_payroll(report=draft, stream=io.BytesIO(payroll(workers(2))), filename="a.csv", by=manager.actor, at=now())
    assert seeker.client.get(page("comparison", draft)).status_code == 404
    assert manager.client.get(page("leavers", draft)).status_code == 404


def test_a_sent_comparison_stays_as_it_was_sent(next_year, manager) -> None:
    upload = uploaded(next_year, manager, payroll(workers(20)))
    assert figures(upload) == (0, 0, 0, 20, 0)
    manager.client.post(page("confirm_comparison", next_year))
    answered(next_year, manager)
    send(next_year, manager)
    assert EmploymentSpan.objects.filter(workplace=next_year.workplace_id).count() == 20
    with pytest.raises(MoveNotAllowed):
        comparisons.reopen_comparison(upload=upload, by=manager.actor, at=now())
