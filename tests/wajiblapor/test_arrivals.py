"""Rosters that come in pieces: resumed, checked on the way, counted only when here in full."""

import base64
import hashlib
import random
import resource
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from siapkerja.files.actions.arrivals import NotArriving, PieceTooSmall, WrongOffset
from siapkerja.files.models import FilePart
from siapkerja.files.reading import held_bytes, open_stored
from siapkerja.files.storage import content_storage
from siapkerja.jobs.running import run_here
from siapkerja.kernel.errors import MoveNotAllowed
from tests.support.people import SYSTEM, make_somebody, now
from tests.wajiblapor.conftest import checked, filed
from tests.wajiblapor.worksheets import csv_file, worker, workers, xlsx
from wajiblapor.actions import arrivals, checks
from wajiblapor.actions.arrivals import abandon_upload, append_chunk, begin_upload, finish_upload, settle_uploads
from wajiblapor.actions.checks import check_arrived
from wajiblapor.models import ManpowerReport, RosterCourse, RosterRow, RosterUpload
from wajiblapor.queries.arrivals import arrivals_of
from wajiblapor.queries.rule_sets import UploadQuota
from wajiblapor.rosters import delimited
from wajiblapor.rosters.refusals import FileTooLong, NotASpreadsheet

MISTAKES = {"w3": {"nik": "33741012039"}, "w5": {"sex": "X"}, "w33": {"base_wage": 2_000_000}, "w40": {"nik": worker(2)["nik"]}}


@pytest.fixture
def small(monkeypatch) -> int:
    """Files of a few kilobytes behave as large ones: small pieces, small chunks of rows."""
    monkeypatch.setattr("siapkerja.files.actions.arrivals.SMALLEST_PIECE", 100)
    monkeypatch.setattr(checks, "FEWEST_NEW_BYTES", 1)
    monkeypatch.setattr(delimited, "SAMPLE", 200)
    monkeypatch.setattr(delimited, "SAMPLE_BYTES", 803)
    monkeypatch.setattr("wajiblapor.rosters.headings.Roster.chunks.__defaults__", (7,))
    return 100


def begun(report: ManpowerReport, somebody: Any, content: bytes, **more: Any) -> RosterUpload:
    told = {"filename": "gaji.csv", "size": len(content), "by": somebody.actor, "at": now()} | more
    return begin_upload(report=report, **told)


def sent(upload: RosterUpload, somebody: Any, content: bytes, *ends: int, checking: bool = True) -> None:
    """The pieces of a file up to each of `ends`; between them the worker looks at what is here."""
    for end in ends:
        offset = held_bytes(upload.stored)
        append_chunk(upload=upload, offset=offset, data=content[offset:end], by=somebody.actor, at=now())
        upload.refresh_from_db()
        if checking:
            check_arrived(upload=upload, at=now())


def found(upload: RosterUpload) -> dict[str, Any]:
    """Everything a check says of a file."""
    upload.refresh_from_db()
    return {
        "state": upload.state,
        "counts": (upload.rows, upload.faulty_rows, upload.doubtful_rows, upload.fault_counts),
        "summary": upload.summary,
        "faults": sorted((fault.row, fault.column, fault.code, str(fault.params)) for fault in upload.faults.all()),
        "kept": sorted(RosterRow.objects.filter(upload=upload).values_list("row", flat=True)),
        "waiting": sorted(upload.waiting.values_list("row", flat=True)),
    }


def test_whatever_the_pieces_the_check_says_the_same(small, draft, manager) -> None:
    content = csv_file(workers(60, **MISTAKES))
    whole = found(checked(draft, manager, content, "gaji.csv"))
    assert whole["counts"][3] == {
        "nik_not_16_digits": 1,
        "word_unknown": 1,
        "wage_below_minimum": 1,
        "nik_twice": 1,
        "birth_differs_from_nik": 1,
    }
    chance = random.Random(11)
    for count in (1, 4, 9):
        ends = sorted({*(chance.randrange(150, len(content) - 150) for _ in range(count)), len(content)})
        ends = [end for end, before in zip(ends, [0, *ends], strict=False) if end - before >= small or end == len(content)]
        upload = begun(draft, manager, content)
        sent(upload, manager, content, *ends)
        done = finish_upload(upload=upload, by=manager.actor, at=now())
        assert done.job is not None
        run_here(done.job)
        assert found(upload) == whole, ends
        assert not RosterCourse.objects.exists()


def test_rows_are_counted_while_the_file_arrives_and_an_interrupted_check_goes_on(small, draft, manager) -> None:
    content = csv_file(workers(60, **MISTAKES))
    upload = begun(draft, manager, content)
    sent(upload, manager, content, 1500, len(content) // 2)
    (arrival,) = arrivals_of(draft)
    assert arrival.rows >= 21
    assert arrival.rows % 7 == 0
    assert (arrival.faulty_rows, arrival.percent, arrival.trouble) == (2, 49, "")
    assert RosterRow.objects.count() == arrival.rows - 2
    page = manager.client.get(roster_url(draft)).content.decode()
    assert f"{arrival.rows} baris sudah diperiksa, 2 perlu diperbaiki" in page
    sent(upload, manager, content, len(content), checking=False)
    done = finish_upload(upload=upload, by=manager.actor, at=now())
    turn = RosterCourse.objects.get().data["rows"]
    assert turn == arrival.rows, "what was checked on the way is not checked again"
    assert done.job is not None
    run_here(done.job)
    assert found(done)["counts"][0] == 60


def test_what_is_wrong_with_the_file_is_said_on_the_way_and_again_at_the_end(small, draft, manager) -> None:
    content = b"satu;dua\n" * 400
    upload = begun(draft, manager, content)
    sent(upload, manager, content, 1200)
    assert arrivals_of(draft)[0].trouble.startswith("Kami tidak menemukan baris judul kolom.")
    sent(upload, manager, content, len(content))
    done = finish_upload(upload=upload, by=manager.actor, at=now())
    run_here(done.job)
    done.refresh_from_db()
    assert (done.state, done.refusal_code) == ("refused", "no_headings")


def test_the_file_that_counts_stays_until_the_new_one_is_here(small, draft, manager) -> None:
    first = checked(draft, manager, csv_file(workers(9)), "lama.csv")
    content = csv_file(workers(40))
    one, other = begun(draft, manager, content), begun(draft, manager, content, filename="lain.csv")
    sent(one, manager, content, 2000)
    assert draft.uploads.current().get() == first
    assert "yang dipakai tetap lama.csv" in manager.client.get(roster_url(draft)).content.decode()
    for upload in (one, other):
        sent(upload, manager, content, len(content))
        finish_upload(upload=upload, by=manager.actor, at=now())
    assert draft.uploads.current().get() == other, "the one that was here last"
    one.refresh_from_db()
    assert one.state == "replaced"
    assert finish_upload(upload=one, by=manager.actor, at=now()).state == "replaced", "said twice, it answers the same"
    assert not RosterRow.objects.exclude(upload=other).exists()


def test_the_same_file_goes_on_where_it_stopped_and_another_begins_anew(small, draft, manager) -> None:
    content = csv_file(workers(30))
    upload = begun(draft, manager, content, fingerprint="abc")
    sent(upload, manager, content, 1000)
    assert begun(draft, manager, content, fingerprint="abc") == upload
    assert begun(draft, manager, content, fingerprint="abd") != upload
    assert begun(draft, manager, content) != upload


def test_a_workbook_is_looked_at_with_its_last_byte(draft, manager) -> None:
    content = xlsx(workers(30))
    upload = begun(draft, manager, content, filename="gaji.xlsx", digest=hashlib.sha256(content).digest())
    sent(upload, manager, content, len(content))
    done = finish_upload(upload=upload, by=manager.actor, at=now())
    assert (done.glance["rows"], done.glance["missing"], done.job.total) == (30, [], 30)
    page = manager.client.get(roster_url(draft)).content.decode()
    assert "Buku kerja terbaca, 22 kolom dikenali." in page
    assert "30 baris pekerja ditemukan" in page
    with open_stored(done.stored) as stream:
        assert stream.read() == content
    broken = begun(draft, manager, content[:-2000], filename="potong.xlsx")
    sent(broken, manager, content[:-2000], len(content) - 2000)
    refused = finish_upload(upload=broken, by=manager.actor, at=now())
    assert (refused.state, refused.refusal_code, refused.job) == ("refused", "broken_file", None)


def test_what_cannot_be_is_refused_and_nothing_held_is_lost(small, draft, manager, monkeypatch) -> None:
    content = csv_file(workers(30))
    with pytest.raises(FileTooLong):
        begun(draft, manager, content, size=10**12)
    upload = begun(draft, manager, content)
    with pytest.raises(NotASpreadsheet):
        append_chunk(upload=upload, offset=0, data=b"%PDF-1.7" + b"x" * 500, by=manager.actor, at=now())
    sent(upload, manager, content, 1000)
    with pytest.raises(WrongOffset):
        append_chunk(upload=upload, offset=0, data=content[:1000], by=manager.actor, at=now())
    with pytest.raises(PieceTooSmall):
        append_chunk(upload=upload, offset=1000, data=b"x", by=manager.actor, at=now())
    assert held_bytes(upload.stored) == 1000
    quota = UploadQuota(files=2, bytes=10**6, keep_days=7)
    monkeypatch.setattr(arrivals, "upload_quota_on", lambda day: quota)
    begun(draft, manager, content)
    with pytest.raises(arrivals.TooManyUploads, match="2 berkas"):
        begun(draft, manager, content)
    trial = ManpowerReport.everything.create(
        legal_entity=draft.legal_entity, workplace=draft.workplace, regency=draft.regency, year=draft.year, ordinal=1, is_sandbox=True,
        opened_at=now(),
    )  # fmt: skip
    for _tried in range(2):
        begun(trial, manager, content)
    with pytest.raises(arrivals.TooManyUploads):
        begun(trial, manager, content)
    monkeypatch.setattr(arrivals, "upload_quota_on", lambda day: UploadQuota(files=9, bytes=2 * len(content), keep_days=7))
    with pytest.raises(arrivals.TooMuchOnTheWay):
        begun(draft, manager, content)


def test_given_up_nothing_of_it_stays(small, draft, manager) -> None:
    content = csv_file(workers(60))
    upload = begun(draft, manager, content)
    sent(upload, manager, content, 8000)
    assert RosterRow.objects.exists()
    abandon_upload(upload=upload, by=manager.actor, at=now())
    abandon_upload(upload=upload, by=manager.actor, at=now())
    assert not RosterRow.objects.exists()
    assert not RosterCourse.objects.exists()
    assert not FilePart.objects.exists()
    with pytest.raises(NotArriving):
        append_chunk(upload=upload, offset=8000, data=content[8000:9000], by=manager.actor, at=now())
    with pytest.raises(NotArriving):
        finish_upload(upload=upload, by=manager.actor, at=now())
    assert draft.uploads.current().first() is None


def test_what_is_left_alone_is_finished_or_given_up_for_its_sender(small, draft, manager) -> None:
    content = csv_file(workers(30))
    complete, half = begun(draft, manager, content), begun(draft, manager, content)
    sent(complete, manager, content, len(content))
    sent(half, manager, content, 1000)
    assert settle_uploads(by=SYSTEM, at=now()) == 0, "they may still be at it"
    assert settle_uploads(by=SYSTEM, at=now() + timedelta(minutes=5)) == 1
    complete.refresh_from_db()
    assert complete.state == "checking"
    assert settle_uploads(by=SYSTEM, at=now() + timedelta(days=6)) == 0
    assert settle_uploads(by=SYSTEM, at=now() + timedelta(days=8)) == 1
    half.refresh_from_db()
    assert half.state == "abandoned"


def test_however_many_are_half_here_what_is_complete_is_finished(small, draft, manager, monkeypatch) -> None:
    monkeypatch.setattr(arrivals, "SETTLED_AT_ONCE", 1)
    content = csv_file(workers(30))
    half, complete = begun(draft, manager, content), begun(draft, manager, content)
    sent(half, manager, content, 1000)
    sent(complete, manager, content, len(content))
    assert settle_uploads(by=SYSTEM, at=now() + timedelta(minutes=5)) == 1
    complete.refresh_from_db()
    assert complete.state == "checking"


def test_one_that_cannot_be_read_keeps_no_other_waiting(small, draft, manager) -> None:
    content = csv_file(workers(30))
    broken, complete = begun(draft, manager, content), begun(draft, manager, content)
    for upload in (broken, complete):
        sent(upload, manager, content, len(content))
    content_storage().delete(broken.stored.parts.get(start=0).location)
    assert settle_uploads(by=SYSTEM, at=now() + timedelta(minutes=5)) == 1
    complete.refresh_from_db()
    assert complete.state == "checking"
    assert settle_uploads(by=SYSTEM, at=now() + timedelta(days=8)) == 1, "left alone too long"


def test_a_sent_report_takes_no_more_pieces(manager) -> None:
    filing = filed(manager)
    with pytest.raises(MoveNotAllowed):
        begun(filing.report, manager, b"x")


def roster_url(report: ManpowerReport, name: str = "roster", *more: Any) -> str:
    return reverse(f"wajiblapor:{name}", args=[report.legal_entity.public_id, report.public_id, *more])


def digest_of(data: bytes) -> str:
    return f"sha-256=:{base64.b64encode(hashlib.sha256(data).digest()).decode()}:"


def test_a_script_sends_a_file_over_http(small, draft, manager) -> None:
    content, client = csv_file(workers(20)), manager.client
    told = {"name": "gaji.csv", "size": len(content), "fingerprint": "1:ab", "digest": hashlib.sha256(content).hexdigest()}
    begun_now = client.post(roster_url(draft, "begin_upload"), told)
    assert begun_now.status_code == 201
    address = begun_now["Location"]

    def patch(offset: object, data: bytes, **headers: str) -> Any:
        headers = {"Upload-Offset": str(offset), "Content-Digest": digest_of(data)} | headers
        return client.patch(address, data, content_type="application/offset+octet-stream", headers=headers)

    assert patch(0, content[:2000]).json()["offset"] == 2000
    again = patch(0, content[:2000])
    assert (again.status_code, again["Upload-Offset"], again.json()["code"]) == (409, "2000", "wrong_offset")
    assert patch("", content[2000:3000]).status_code == 409
    damaged = patch(2000, content[2000:3000], **{"Content-Digest": digest_of(b"other")})
    assert (damaged.status_code, damaged.json()["code"]) == (422, "piece_damaged")
    assert patch(2000, b"x" * (4 * 1024 * 1024 + 1)).status_code == 413
    assert patch(2000, content[2000:] + b"x").json()["code"] == "piece_beyond_length"
    head = client.head(address)
    assert (head["Upload-Offset"], head["Upload-Length"]) == ("2000", str(len(content)))
    last = patch(2000, content[2000:])
    assert (last.status_code, last.json()["state"], last.json()["offset"]) == (200, "checking", len(content))
    assert patch(len(content), b"").status_code == 410
    assert client.delete(address).status_code == 410
    assert client.post(roster_url(draft, "begin_upload"), {"name": "x", "size": "banyak"}).status_code == 400
    assert client.post(roster_url(draft, "begin_upload"), told | {"digest": "zz"}).status_code == 400
    empty = client.post(roster_url(draft, "begin_upload"), told | {"size": 0})
    assert (empty.status_code, empty.json()["code"]) == (422, "empty_roster")


def test_a_full_disk_is_no_fault_of_the_piece_and_the_file_goes_on_when_there_is_room(draft, manager) -> None:
    content = csv_file(workers(3000))
    address = manager.client.post(roster_url(draft, "begin_upload"), {"name": "gaji.csv", "size": len(content)}).headers["Location"]

    def send() -> Any:
        data = content[: 4 * 65_536]
        return manager.client.patch(address, data, content_type="application/offset+octet-stream", headers={"Upload-Offset": "0"})

    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, usual[1]))
    try:
        refused = send()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert (refused.status_code, refused.json()["code"]) == (507, "storage_full")
    assert send().json()["offset"] == 4 * 65_536


def test_strangers_find_no_upload_and_its_owner_gives_it_up_by_a_button(small, draft, manager) -> None:
    upload = begun(draft, manager, csv_file(workers(20)))
    stranger = make_somebody("Orang Lain Contoh")
    address = roster_url(draft, "upload", upload.public_id)
    for method in ("head", "patch", "delete"):
        assert getattr(stranger.client, method)(address).status_code == 404
    elsewhere = roster_url(draft, "upload", draft.public_id)
    assert manager.client.patch(elsewhere).status_code == 404
    answer = manager.client.post(roster_url(draft, "abandon_upload", upload.public_id), follow=True)
    assert "Unggahan dibatalkan" in answer.content.decode()
    upload.refresh_from_db()
    assert upload.state == "abandoned"
    for method in ("get", "head", "patch"):
        gone = getattr(manager.client, method)(address, headers={"Upload-Offset": "0"})
        assert (gone.status_code, "Upload-Offset" in gone) == (410, False)
    assert manager.client.get(address).json()["code"] == "upload_given_up"
    assert "dari awal" in manager.client.patch(address, headers={"Upload-Offset": "0"}).json()["detail"]
    assert manager.client.delete(address).status_code == 204, "giving up twice changes nothing"
    begun_again = begun(draft, manager, csv_file(workers(20)))
    assert manager.client.delete(roster_url(draft, "upload", begun_again.public_id)).status_code == 204
