"""The pages: who may enter, what they ask of the database, and what they answer."""

import io

import pytest
from django.urls import reverse

from siapkerja.audit.models import SecurityAct
from siapkerja.identity.actions.organisations import open_workplace
from siapkerja.identity.enums import MemberRole, OfficerRole, WorkplaceKind
from siapkerja.identity.models import Membership
from siapkerja.jobs.running import run_here
from siapkerja.statistics.actions.contributions import fold_contributions
from tests.support.people import make_officer, make_somebody, now
from tests.wajiblapor.conftest import checked, draft_of, filed, reauthenticated
from tests.wajiblapor.worksheets import workers, xlsx
from wajiblapor.models import ManpowerReport

COMPANY_PAGES = ("report", "identity", "roster", "faults", "template_xlsx", "template_csv", "submission")
OFFICER_PAGES = ("record", "workers")


def company_url(name: str, report: ManpowerReport) -> str:
    return reverse(f"wajiblapor:{name}", args=[report.legal_entity.public_id, report.public_id])


def test_anyone_reads_who_must_report_in_at_most_eight_queries(client, db, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(8):
        answer = client.get("/wajib-lapor/")
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "UU 7/1981" in page
    assert "Permenaker Nomor 18 Tahun 2017" in page
    assert client.get("/en/wajib-lapor/").status_code == 200


@pytest.mark.parametrize("name", COMPANY_PAGES)
def test_a_companys_pages_are_not_there_for_others(name, draft, client, seeker, other_manager, officer) -> None:
    url = company_url(name, draft)
    assert client.get(url).status_code == 302
    for somebody in (seeker, other_manager, officer):
        assert somebody.client.get(url).status_code == 404


@pytest.mark.parametrize("name", COMPANY_PAGES)
def test_a_report_is_not_found_under_another_organisation(name, draft, other_manager) -> None:
    url = reverse(f"wajiblapor:{name}", args=[other_manager.organisation.public_id, draft.public_id])
    assert other_manager.client.get(url).status_code == 404


def test_a_member_of_one_branch_does_not_see_another(manager, organisation, draft) -> None:
    branch = open_workplace(
        legal_entity=organisation, kind=WorkplaceKind.BRANCH, name="Cabang", regency_code="3273", by=manager.actor, at=now()
    )
    colleague = make_somebody("Tono Contoh", organisation=organisation)
    Membership.objects.create(
        person=colleague.person, legal_entity=organisation, workplace=branch, role=MemberRole.MANAGER, valid_from="2026-01-01"
    )
    assert colleague.client.get(company_url("report", draft)).status_code == 404
    page = colleague.client.get(reverse("wajiblapor:overview", args=[organisation.public_id])).content.decode()
    assert "Cabang" in page
    assert str(draft.public_id) not in page


def test_every_page_of_a_draft_and_of_a_filed_report_opens(manager, draft) -> None:
    for name in ("report", "identity", "roster", "template_xlsx", "template_csv"):
        assert manager.client.get(company_url(name, draft)).status_code == 200, name
    checked(draft, manager, xlsx(workers(8, w2={"sex": "X"}, w3={"base_wage": 1})))
    page = manager.client.get(company_url("roster", draft)).content.decode()
    assert "Pilihan tidak dikenal" in page
    assert manager.client.get(company_url("faults", draft)).status_code == 200
    assert manager.client.get(company_url("faults", draft) + "?masalah=word_unknown").status_code == 200
    assert manager.client.get(company_url("faults", draft) + "?masalah=tidak_ada").status_code == 404
    assert manager.client.get(company_url("submission", draft)).status_code == 302


def test_a_reader_sees_but_may_not_change_or_send(manager, organisation, draft) -> None:
    checked(draft, manager, xlsx(workers(3)))
    organisation.memberships.update(role=MemberRole.READER)
    assert "Kirim laporan</button>" not in manager.client.get(company_url("submission", draft)).content.decode()
    reauthenticated(manager)
    answer = manager.client.post(company_url("submission", draft), {"name": "A", "position": "B", "is_declared": "on"})
    assert answer.status_code == 422
    assert "Hanya penanggung jawab" in answer.content.decode()
    assert manager.client.post(company_url("roster", draft), {"file": io.BytesIO(xlsx(workers(1)))}).status_code == 422
    assert ManpowerReport.objects.get().state == "draft"


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "tidak berisi data"), (b"\xff\xd8\xff\xe0 gambar", "bukan lembar kerja"), (b"%PDF-1.7", "bukan lembar kerja")],
)
def test_what_the_first_bytes_tell_is_said_at_once(content, words, manager, draft) -> None:
    file = io.BytesIO(content)
    file.name = "daftar.xlsx"
    answer = manager.client.post(company_url("roster", draft), {"file": file})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not draft.uploads.exists()


def test_posting_without_a_file_asks_for_one(manager, draft) -> None:
    answer = manager.client.post(company_url("roster", draft), {})
    assert answer.status_code == 422
    assert "Pilih berkasnya dulu" in answer.content.decode()


def test_the_progress_page_works_without_script_and_from_another_browser(manager, draft) -> None:
    file = io.BytesIO(xlsx(workers(3)))
    file.name = "daftar.xlsx"
    assert manager.client.post(company_url("roster", draft), {"file": file}).status_code == 302
    page = manager.client.get(company_url("roster", draft)).content.decode()
    assert "<progress" in page
    assert "hx-get" in page
    job = draft.uploads.get().job
    assert manager.client.get(reverse("jobs:progress", args=[job.public_id])).status_code == 200


def test_downloads_are_the_companys_own(manager, draft, other_manager, officer) -> None:
    upload = checked(draft, manager, xlsx(workers(8, w2={"sex": "X"})))
    assert manager.client.post(company_url("return_file", draft)).status_code == 302
    upload.refresh_from_db()
    run_here(upload.return_job)
    upload.refresh_from_db()
    url = reverse("files:download", args=[upload.returned.public_id])
    answer = manager.client.get(url)
    assert answer.getvalue().startswith(b"PK")
    for somebody in (other_manager, officer):
        assert somebody.client.get(url).status_code == 404


def test_officers_see_the_filed_reports_of_their_region_only(manager, other_manager, officer, other_officer, ministry_officer) -> None:
    mine = filed(manager).report
    filed(other_manager, village="3578010001")
    queue = reverse("wajiblapor:queue")
    assert "PT Contoh Satu" in officer.client.get(queue).content.decode()
    assert "PT Contoh Dua" not in officer.client.get(queue).content.decode()
    assert "PT Contoh Dua" in ministry_officer.client.get(queue).content.decode()
    for name in OFFICER_PAGES:
        url = reverse(f"wajiblapor:{name}", args=[mine.public_id])
        assert officer.client.get(url).status_code == 200
        assert other_officer.client.get(url).status_code == 404
        assert manager.client.get(url).status_code == 404
    assert manager.client.get(queue).status_code == 404


def test_a_draft_is_not_yet_the_officers_business(draft, officer) -> None:
    assert officer.client.get(reverse("wajiblapor:record", args=[draft.public_id])).status_code == 404


def test_the_roster_shows_masked_nik_and_logs_who_looked(manager, officer) -> None:
    report = filed(manager, count=3).report
    page = officer.client.get(reverse("wajiblapor:workers", args=[report.public_id])).content.decode()
    row = workers(1)[0]
    assert row["nik"] not in page
    assert row["nik"][:4] + "********" + row["nik"][-4:] in page
    seen = SecurityAct.objects.get(act="roster_viewed")
    assert (seen.subject, seen.by_person_id) == (f"wajiblapor.report:{report.pk}", officer.person.pk)


def test_the_queue_filters_and_exports_what_it_shows(manager, other_manager, ministry_officer) -> None:
    filed(manager)
    filed(other_manager, village="3578010001")
    queue, export = reverse("wajiblapor:queue"), reverse("wajiblapor:export")
    for query, kept in (("?q=Dua", {"Dua"}), ("?wilayah=32", {"Satu"}), ("?keadaan=accepted", set()), ("?wilayah=salah", {"Satu", "Dua"})):
        page = ministry_officer.client.get(queue + query).content.decode()
        sheet = b"".join(ministry_officer.client.get(export + query)).decode("utf-8-sig")
        for name in ("Satu", "Dua"):
            assert (f"PT Contoh {name}" in page) == (name in kept)
            assert (f"PT Contoh {name}" in sheet) == (name in kept)


def test_the_queue_runs_the_same_queries_for_one_and_ten_reports(officer, django_assert_num_queries, manager) -> None:
    filed(manager)
    queue = reverse("wajiblapor:queue")
    officer.client.get(queue)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as one:
        officer.client.get(queue)
    from tests.support.people import make_company

    for number in range(3):
        filed(make_company(f"PT Contoh Lain {number}", make_somebody("Ada Contoh")))
    with django_assert_num_queries(len(one)):
        officer.client.get(queue)


def test_an_officer_accepts_and_the_company_hears_of_it(manager, officer, deliver_facts) -> None:
    report = filed(manager).report
    deliver_facts()
    assert officer.client.post(reverse("wajiblapor:decide", args=[report.public_id, "terima"])).status_code == 302
    deliver_facts()
    assert ManpowerReport.objects.get().state == "accepted"
    assert "diterima" in manager.client.get("/kotak-masuk/").content.decode()


def test_a_regency_officer_may_read_but_not_accept(manager) -> None:
    report = filed(manager).report
    reader = make_officer("Ujang Contoh", OfficerRole.REGENCY_OFFICER, "3273")
    page = reader.client.get(reverse("wajiblapor:record", args=[report.public_id])).content.decode()
    assert "Terima laporan" not in page
    reader.client.post(reverse("wajiblapor:decide", args=[report.public_id, "terima"]))
    assert ManpowerReport.objects.get().state == "submitted"


def test_two_tabs_for_two_companies_never_mix(manager, other_organisation, other_manager) -> None:
    """One person acting for two companies: what is posted in one tab cannot land in the other company."""
    Membership.objects.create(person=manager.person, legal_entity=other_organisation, role=MemberRole.MANAGER, valid_from="2026-01-01")
    one, two = draft_of(manager), draft_of(other_manager, village="3578010001")
    wrong = reverse("wajiblapor:identity", args=[other_organisation.public_id, one.public_id])
    assert manager.client.post(wrong, {"name": "Salah"}).status_code == 404
    for report in (one, two):
        file = io.BytesIO(xlsx(workers(2)))
        file.name = "daftar.xlsx"
        assert manager.client.post(company_url("roster", report), {"file": file}).status_code == 302
    assert one.uploads.get().stored.legal_entity_id == one.legal_entity_id
    assert two.uploads.get().stored.legal_entity_id == two.legal_entity_id


def test_the_officers_dashboard_says_the_sentence_first(officer, ministry_officer, manager, deliver_facts) -> None:
    filed(manager, count=4)
    deliver_facts()
    fold_contributions(at=now())
    for somebody in (officer, ministry_officer):
        page = somebody.client.get(reverse("wajiblapor:dashboard")).content.decode()
        assert "1 perusahaan melapor bulan ini" in page
