"""Waiting rows mended on the page, alone and together, and taken back."""

import pytest
from django.urls import reverse

from tests.support.people import now
from tests.wajiblapor.conftest import filed
from tests.wajiblapor.worksheets import rules, worker, workers, xlsx
from wajiblapor.actions import repairs
from wajiblapor.models import RosterRow, RosterUpload
from wajiblapor.rosters.columns import BY_SLUG
from wajiblapor.rosters.proposals import proposed
from wajiblapor.rosters.sealing import unseal

SAME_WORD = {f"w{number}": {"sex": "Laki" if number % 2 else "Prempuan"} for number in range(1, 7)}


def page(name: str, upload: RosterUpload, *more: object) -> str:
    return reverse(f"wajiblapor:{name}", args=[upload.report.legal_entity.public_id, upload.report.public_id, *more])


def figures(upload: RosterUpload) -> tuple[int, int, int, int, int]:
    upload.refresh_from_db()
    kept = RosterRow.objects.filter(upload=upload).count()
    return upload.rows, upload.faulty_rows, upload.waiting.count(), kept, upload.summary["total"]


def test_one_row_is_mended_on_the_page_and_checked_at_once(check, manager) -> None:
    upload = check(xlsx(workers(6, w2={"nik": "33741012039"}, w4={"base_wage": "banyak"})))
    assert figures(upload) == (6, 2, 2, 4, 4)
    grid = manager.client.get(page("waiting", upload)).content.decode()
    assert "33741012039" in grid
    assert 'name="sel-nik"' in grid
    still = manager.client.post(page("waiting_row", upload, 3), {"sel-nik": worker(1)["nik"]})
    assert still.status_code == 422
    assert "sudah ada di baris 2" in still.content.decode()
    assert manager.client.post(page("waiting_row", upload, 3), {"sel-nik": worker(2)["nik"]}).status_code == 302
    assert figures(upload) == (6, 1, 1, 5, 5)
    assert manager.client.post(page("waiting_row", upload, 5), {"sel-base_wage": "7.500.000"}).status_code == 302
    assert figures(upload) == (6, 0, 0, 6, 6)
    assert upload.is_clean
    assert upload.fault_counts == {}
    mended = RosterRow.objects.get(upload=upload, row=3)
    assert unseal(upload.report.key.plain, bytes(mended.sealed))["nik"] == worker(2)["nik"]


def test_equal_cells_are_repaired_together_and_taken_back_newest_first(check, manager) -> None:
    upload = check(xlsx(workers(8, **SAME_WORD)))
    assert figures(upload) == (8, 6, 6, 2, 2)
    shown = manager.client.get(page("alike", upload, "word_unknown", "sex")).content.decode()
    assert "<option selected>Laki-laki</option>" in shown
    assert "<option selected>Perempuan</option>" in shown
    answers = {"lama": ["Laki", "Prempuan"], "baru": ["Laki-laki", "Perempuan"]}
    assert manager.client.post(page("alike", upload, "word_unknown", "sex"), answers).status_code == 302
    assert figures(upload) == (8, 0, 0, 8, 8)
    assert manager.client.get(page("alike", upload, "word_unknown", "sex")).status_code == 302
    assert manager.client.post(page("undo_repair", upload)).status_code == 302
    assert figures(upload) == (8, 6, 6, 2, 2)
    assert upload.fault_counts == {"word_unknown": 6}
    assert "sudah diurungkan" in manager.client.get(page("waiting", upload)).content.decode()
    with pytest.raises(repairs.NothingToUndo):
        repairs.undo_repair(upload=upload, by=manager.actor, at=now())


def test_a_row_that_is_no_worker_is_left_out_and_comes_back(check, manager) -> None:
    total = worker(7, nik="", name="JUMLAH", sex="", born_on="")
    upload = check(xlsx([*workers(3), total]))
    assert figures(upload) == (4, 1, 1, 3, 3)
    assert manager.client.post(page("leave_out", upload, 5)).status_code == 302
    assert figures(upload) == (3, 0, 0, 3, 3)
    assert upload.is_clean
    manager.client.post(page("undo_repair", upload))
    assert figures(upload) == (4, 1, 1, 3, 3)
    assert manager.client.post(page("leave_out", upload, 99)).status_code == 302


def test_bad_answers_lose_nothing(check, manager, seeker, other_manager) -> None:
    upload = check(xlsx(workers(3, w2={"sex": "X"})))
    for somebody in (seeker, other_manager):
        assert somebody.client.get(page("waiting", upload)).status_code == 404
    assert manager.client.post(page("alike", upload, "word_unknown", "sex"), {"lama": ["X"], "baru": [""]}).status_code == 422
    assert manager.client.get(page("alike", upload, "tidak_ada", "sex")).status_code == 404
    assert manager.client.post(page("waiting_row", upload, 3), {"sel-sex": "Y", "sel-tidak_ada": "1"}).status_code == 422
    empty = {f"sel-{slug}": "" for slug in BY_SLUG}
    answer = manager.client.post(page("waiting_row", upload, 3), empty)
    assert "Keluarkan barisnya" in answer.content.decode()
    assert figures(upload) == (3, 1, 1, 2, 2)


def test_a_sent_report_is_mended_no_more(manager) -> None:
    upload = filed(manager, count=2).upload
    assert manager.client.get(page("waiting", upload)).status_code == 404


@pytest.mark.parametrize(
    ("code", "column", "cell", "expected"),
    [
        ("date_short_year", "born_on", "12/03/95", "12/03/1995"),
        ("date_short_year", "born_on", "12/03/20", ""),
        ("date_short_year", "started_on", "1-7-24", "01/07/2024"),
        ("date_impossible", "born_on", "04/23/1998", "23/04/1998"),
        ("date_impossible", "born_on", "31/02/1990", ""),
        ("word_unknown", "contract", "PKWT T", "PKWTT"),
        ("word_unknown", "sex", "???", ""),
        ("number_unreadable", "base_wage", "4,5 juta", "4500000"),
        ("number_unreadable", "weekly_hours", "40 jam", "40"),
        ("number_unreadable", "base_wage", "-500000", ""),
        ("nik_not_digits", "nik", "33741012O3950001", "3374101203950001"),
        ("nik_not_digits", "nik", "tidak ada", ""),
    ],
)
def test_what_a_wrong_cell_probably_means(code, column, cell, expected) -> None:
    assert proposed(code, BY_SLUG[column], cell, rules()) == expected


def test_a_row_that_is_only_asked_about_is_mended_in_the_same_grid_and_taken_back(check, manager) -> None:
    strange = {"base_wage": 750_000, "home_regency": "Kab. Entah", "job_title": "opr jht"}
    upload = check(xlsx(workers(4, w2=strange, w3={"nik": "33741012039"})))
    assert (figures(upload), upload.doubtful_rows) == ((4, 1, 1, 3, 3), 1)
    before = upload.fault_counts
    number = str(upload.public_id)[:8].upper()
    assert f"nomor unggahan {number[:4]}-{number[4:]}" in manager.client.get(page("roster", upload)).content.decode()
    listed = manager.client.get(page("faults", upload) + "?masalah=regency_unknown").content.decode()
    row = page("waiting_row", upload, 3)
    assert f'href="{row}?masalah=regency_unknown"' in listed
    grid = manager.client.get(row).content.decode()
    assert 'value="Kab. Entah"' in grid
    assert 'value="750000"' in grid
    assert manager.client.get(page("waiting_row", upload, 2)).status_code == 404, "of a good row nothing is asked"

    still = manager.client.post(f"{row}?masalah=regency_unknown", {"sel-base_wage": "7.500.000", "sel-job_title": "Operator mesin jahit"})
    assert still["Location"].endswith("?masalah=regency_unknown")
    assert (figures(upload), upload.doubtful_rows) == ((4, 1, 1, 3, 3), 1)
    assert upload.fault_counts == {"nik_not_16_digits": 1, "regency_unknown": 1}
    assert manager.client.post(row, {"sel-home_regency": "Kota Bandung"})["Location"] == page("faults", upload)
    assert (figures(upload), upload.doubtful_rows) == ((4, 1, 1, 3, 3), 0)
    assert RosterRow.objects.get(upload=upload, row=3).attributes["home_regency_code"] == "3273"
    assert manager.client.get(page("faults", upload) + "?masalah=regency_unknown").status_code == 302

    # A mistyped cell makes it wait; what was repaired comes back as it was, the newest first.
    for _twice in range(2):
        manager.client.post(page("undo_repair", upload))
    assert (figures(upload), upload.doubtful_rows, upload.fault_counts) == ((4, 1, 1, 3, 3), 1, before)
    assert manager.client.post(row, {"sel-base_wage": "banyak"}).status_code == 422
    assert (figures(upload), upload.doubtful_rows) == ((4, 2, 2, 2, 2), 0)
    manager.client.post(page("undo_repair", upload))
    assert (figures(upload), upload.doubtful_rows, upload.fault_counts) == ((4, 1, 1, 3, 3), 1, before)
    assert manager.client.post(page("leave_out", upload, 3)).status_code == 302
    assert (figures(upload), upload.doubtful_rows) == ((3, 1, 1, 2, 2), 0)
    manager.client.post(page("undo_repair", upload))
    assert (figures(upload), upload.doubtful_rows, upload.fault_counts) == ((4, 1, 1, 3, 3), 1, before)


def test_what_is_asked_of_many_rows_is_mended_together(check, manager) -> None:
    upload = check(xlsx(workers(6, **{f"w{number}": {"job_title": "opr jht"} for number in range(1, 5)}, w5={"job_title": "???!"})))
    assert (upload.is_clean, upload.fault_counts) == (True, {"occupation_unknown": 5})
    url = page("alike", upload, "occupation_unknown", "job_title")
    assert "opr jht" in manager.client.get(url).content.decode()
    mended = {"lama": ["opr jht", "???!"], "baru": ["Operator mesin jahit", ""]}
    assert manager.client.post(url, mended)["Location"] == page("faults", upload)
    assert (figures(upload), upload.doubtful_rows, upload.fault_counts) == ((6, 0, 0, 6, 6), 1, {"occupation_unknown": 1})
    assert "Urungkan yang terakhir" in manager.client.get(page("faults", upload)).content.decode()
    manager.client.post(page("undo_repair", upload))
    assert (upload.refresh_from_db(), upload.doubtful_rows, upload.fault_counts) == (None, 5, {"occupation_unknown": 5})
