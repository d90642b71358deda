"""A company reports: five hundred workers with mistakes, mended, sent, and the receipt checked by a stranger."""

import io
import re
import threading

import openpyxl
import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import translation

from siapkerja.documents.models import Document
from siapkerja.files.models import StoredFile
from siapkerja.identity.models import NikClaim
from tests.support.people import make_company, make_officer, make_region, make_somebody
from tests.wajiblapor.conftest import an_industry, answered, draft_of, reauthenticated
from tests.wajiblapor.worksheets import SLUGS, workers, xlsx
from wajiblapor.models import EmploymentSpan, Filing, ManpowerReport

VILLAGE = "3273021004"
MISTAKES = {
    "w12": {"nik": "33741012039"},
    "w40": {"nik": 3374101203950001},
    "w55": {"born_on": "31/02/1990"},
    "w90": {"sex": "?"},
    "w120": {"contract": "PKWT"},
    "w121": {"contract": "PKWT", "contract_ends_on": "01/01/2024"},
    "w200": {"base_wage": "tujuh juta"},
    "w300": {"base_wage": 1_000_000},
    "w310": {"job_title": "opr jht"},
    "w400": {"name": ""},
}


@pytest.fixture(autouse=True)
def _in_indonesian() -> None:
    translation.activate("id")


def named(content: bytes, name: str) -> io.BytesIO:
    file = io.BytesIO(content)
    file.name = name
    return file


def mended(returned: bytes) -> bytes:
    """What a person does with the returned workbook: read the notes, correct the cells, leave the rest."""
    book = openpyxl.load_workbook(io.BytesIO(returned))
    page = book["Pekerja"]
    right = workers(500)
    noted = 0
    for row in page.iter_rows(min_row=2):
        note = row[len(SLUGS)].value if len(row) > len(SLUGS) else None
        if note and "Perbaiki" in str(note):
            noted += 1
            for cell, slug in zip(row, SLUGS, strict=False):
                cell.value = right[row[0].row - 2][slug]
    assert noted == 7
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_company_reports_five_hundred_workers(manager, client, officer, run_jobs, deliver_facts) -> None:
    person, organisation = manager.client, manager.organisation
    make_region(VILLAGE)
    industry = an_industry()

    start = person.get("/wajib-lapor/").content.decode()
    overview_url = reverse("wajiblapor:overview", args=[organisation.public_id])
    assert overview_url in start
    person.post(reverse("wajiblapor:open", args=[organisation.public_id, manager.workplace.public_id]))
    report = ManpowerReport.objects.get()
    pages = {
        name: reverse(f"wajiblapor:{name}", args=[organisation.public_id, report.public_id])
        for name in ("report", "identity", "roster", "submission")
    }

    answers = {
        "name": organisation.name, "legal_form": "pt", "nib": organisation.nib, "industry": f"{industry.code} {industry.title}",
        "founded_on": "05/03/2019", "address": "Jalan Contoh 1", "postal_code": "40111", "owner_name": "Budi Contoh",
        "responsible_name": "Sari Contoh", "responsible_position": "Direktur", "phone": "022 5550100", "ownership": "private",
        "capital": "domestic_private", "scale": "medium",
    }  # fmt: skip
    assert person.post(pages["identity"], answers | {"village": "tidak ada"}).status_code == 422
    assert person.post(pages["identity"], answers | {"village": VILLAGE}).status_code == 302

    assert person.post(pages["roster"], {"file": named(xlsx(workers(500, **MISTAKES)), "gaji.xlsx")}).status_code == 302
    assert "<progress" in person.get(pages["roster"]).content.decode()
    run_jobs()
    deliver_facts()
    page = person.get(pages["roster"]).content.decode()
    for words in ("NIK bukan 16 angka", "NIK tersimpan sebagai bilangan", "Tanggal tidak ada di kalender", "PKWT tanpa akhir kontrak"):
        assert words in page
    assert person.get(pages["submission"]).status_code == 302

    person.post(reverse("wajiblapor:return_file", args=[organisation.public_id, report.public_id]))
    run_jobs()
    page = person.get(pages["roster"]).content.decode()
    returned = re.search(r'href="(/berkas/[0-9a-f-]+/)"', page)
    assert returned
    download = person.get(returned[1])
    again = mended(download.getvalue())
    person.post(pages["roster"], {"file": named(again, "gaji-diperbaiki.xlsx")})
    run_jobs()
    page = person.get(pages["roster"]).content.decode()
    assert "Siap dikirim" in page
    assert "Upah di bawah upah minimum" in page

    answered(report, manager)
    summary = person.get(pages["submission"]).content.decode()
    assert "<b>500</b>" in summary
    declared = {"name": "Sari Contoh", "position": "Direktur", "is_declared": "on"}
    assert person.post(pages["submission"], declared)["Location"].startswith(reverse("account_reauthenticate")), (
        "the signatory shows it is them"
    )
    reauthenticated(manager)
    assert person.post(pages["submission"], declared).status_code == 422
    for _twice in range(2):
        assert person.post(pages["submission"], declared | {"are_doubts_confirmed": "on", "note": "Masa percobaan."}).status_code == 302
    deliver_facts()

    report.refresh_from_db()
    assert report.state == "submitted"
    assert Filing.objects.count() == Document.objects.count() == 1
    assert EmploymentSpan.objects.current().count() == 500
    record = person.get(pages["report"]).content.decode()
    assert report.number in record
    assert report.number in person.get("/kotak-masuk/").content.decode()

    document = Document.objects.get()
    public = client.get(reverse("documents:verification", args=[document.token]))
    assert public.status_code == 200
    told = public.content.decode()
    assert report.number in told
    assert organisation.name in told
    assert "Asli" in told
    pdf = person.get(reverse("documents:pdf", args=[document.token]))
    assert pdf.getvalue().startswith(b"%PDF")
    assert client.get(reverse("documents:pdf", args=[document.token])).status_code != 200

    seen = officer.client.get(reverse("wajiblapor:record", args=[report.public_id])).content.decode()
    assert "Masa percobaan." in seen
    assert not NikClaim.objects.exists()
    assert StoredFile.objects.filter(purpose="wajiblapor.roster", state="checked").count() == 1


def test_sending_from_two_tabs_at_once_gives_one_number(committed_db, run_jobs) -> None:
    somebody = make_company("PT Contoh Serentak", make_somebody("Sari Contoh"))
    report = draft_of(somebody, village=VILLAGE)
    roster = reverse("wajiblapor:roster", args=[somebody.organisation.public_id, report.public_id])
    somebody.client.post(roster, {"file": named(xlsx(workers(5)), "a.xlsx")})
    run_jobs()
    answered(report, somebody)
    reauthenticated(somebody)
    url = reverse("wajiblapor:submission", args=[somebody.organisation.public_id, report.public_id])
    declared = {"name": "Sari Contoh", "position": "Direktur", "is_declared": "on", "are_doubts_confirmed": "on"}
    answers: list[int] = []

    def send() -> None:
        tab = Client()
        tab.cookies = somebody.client.cookies
        try:
            answers.append(tab.post(url, declared).status_code)
        finally:
            connections.close_all()

    tabs = [threading.Thread(target=send) for _ in range(3)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()
    assert answers == [302, 302, 302]
    assert Filing.objects.count() == 1
    assert Document.objects.get().number.endswith(".0001")


def test_the_worker_checks_a_roster_after_the_page_was_closed(celery_worker) -> None:
    somebody = make_company("PT Contoh Pekerja", make_somebody("Sari Contoh"))
    report = draft_of(somebody, village=VILLAGE)
    roster = reverse("wajiblapor:roster", args=[somebody.organisation.public_id, report.public_id])
    somebody.client.post(roster, {"file": named(xlsx(workers(200, w7={"sex": "?"})), "a.xlsx")})
    celery_worker.wait_idle(60)
    assert report.uploads.get().state == "checked"
    other_browser = Client()
    other_browser.force_login(somebody.user)
    assert "Pilihan tidak dikenal" in other_browser.get(roster).content.decode()
    officer = make_officer("Wulan Contoh", "province_officer", "32")
    assert officer.client.get(roster).status_code == 404
