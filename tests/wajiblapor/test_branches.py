"""What is the same for a whole company, papers, and what Karirhub says."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import localdate

from siapkerja.identity.actions.organisations import open_workplace
from siapkerja.identity.enums import MemberRole, WorkplaceKind
from tests.support.people import make_somebody, now
from tests.wajiblapor.conftest import checked, draft_of
from tests.wajiblapor.test_pages import company_url
from tests.wajiblapor.worksheets import workers, xlsx
from wajiblapor.actions.attachments import NotAPaper, attach
from wajiblapor.actions.branches import NotTheHeadOffice, prepare_branches
from wajiblapor.actions.vacancies import hear_filled, hear_published
from wajiblapor.models import Attachment, ManpowerReport, PostedVacancy
from wajiblapor.queries.reports import current_upload
from wajiblapor.queries.sections import filled
from wajiblapor.queries.taken import taken

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def test_the_head_office_prepares_what_is_the_same_for_its_branches(manager, organisation) -> None:
    draft = draft_of(manager)
    checked(draft, manager, xlsx(workers(60)))
    branch = open_workplace(
        legal_entity=organisation, kind=WorkplaceKind.BRANCH, name="Cabang", regency_code="3273", by=manager.actor, at=now()
    )
    page = manager.client.get(company_url("report", draft)).content.decode()
    assert "Siapkan laporan cabang" in page
    url = company_url("prepare_branches", draft)
    for _twice in range(2):
        assert manager.client.post(url).status_code == 302
    theirs = ManpowerReport.objects.get(workplace=branch)
    assert theirs.identity.owner_name == "Budi Contoh"
    assert theirs.identity.address != draft.identity.address
    told = filled(theirs, None, at=now())
    mine = filled(draft, current_upload(draft), at=now())
    assert told.answers["bpjs_tk_number"] == mine.answers["bpjs_tk_number"]
    assert "pay_day" not in told.answers, "each workplace says that itself"
    assert told.copied
    assert set(told.rows["social_security"].origins.values()) == {"head_office"}
    with pytest.raises(NotTheHeadOffice):
        prepare_branches(report=theirs, by=manager.actor, at=now())


def test_how_many_workplaces_the_company_has_is_counted_and_not_asked(manager, organisation, draft) -> None:
    def told() -> list[tuple[str, str, str]]:
        return [(str(fact.words), fact.value, str(fact.source)) for fact in taken(filled(draft, None, at=now()), {"company"})]

    where, source = "Kantor pusat dan cabang", "dari tempat kerja yang terdaftar"
    assert told() == [(where, "hanya tempat kerja ini", source)]
    open_workplace(legal_entity=organisation, kind=WorkplaceKind.BRANCH, name="Cabang", regency_code="3578", by=manager.actor, at=now())
    assert told() == [(where, "2, di 2 kabupaten atau kota", source)]


def test_papers_are_kept_with_the_report_and_read_by_company_and_region_only(manager, draft, officer, other_officer, other_manager) -> None:
    url = company_url("papers", draft)
    wrong = SimpleUploadedFile("deed.pdf", b"bukan dokumen")
    assert manager.client.post(url, {"kind": "deed", "file": wrong}).status_code == 422
    assert manager.client.post(url, {"kind": "deed", "file": SimpleUploadedFile("deed.pdf", PDF)}).status_code == 302
    paper = Attachment.objects.get()
    download = reverse("files:download", args=[paper.stored.public_id])
    assert manager.client.get(download).getvalue() == PDF
    assert other_manager.client.get(download).status_code == 404
    assert officer.client.get(download).status_code == 404, "a draft is the company's own"
    assert "Akta pendirian" in manager.client.get(url).content.decode()
    checked(draft, manager, xlsx(workers(3)))
    from tests.wajiblapor.test_submitting import send

    filing = send(draft, manager)
    assert filing.content["papers"][0]["kind"] == "deed"
    assert officer.client.get(download).getvalue() == PDF
    assert other_officer.client.get(download).status_code == 404
    assert manager.client.post(f"{url}{paper.pk}/hapus/").status_code < 500
    assert Attachment.objects.exists(), "what was filed is not taken back"


def test_a_paper_is_taken_back_while_the_report_is_a_draft(manager, draft) -> None:
    with pytest.raises(NotAPaper):
        attach(report=draft, kind="nib", stream=io.BytesIO(b"x"), by=manager.actor, at=now())
    paper = attach(report=draft, kind="nib", stream=io.BytesIO(PDF), by=manager.actor, at=now())
    assert manager.client.post(f"{company_url('papers', draft)}{paper.pk}/hapus/").status_code == 302
    assert not Attachment.objects.exists()


def test_vacancies_heard_twice_or_out_of_order_are_counted_once(manager, workplace, draft) -> None:
    known = {"vacancy_id": 7, "legal_entity_id": workplace.legal_entity_id, "workplace_id": workplace.pk}
    for _twice in range(2):
        hear_filled(**known, filled=3, reported_on=localdate(), version=4)
        hear_published(**known, occupation_code="7531", openings=5, published_on=localdate(), version=2)
    hear_filled(**known, filled=2, reported_on=localdate(), version=3)
    row = PostedVacancy.objects.get()
    assert (row.openings, row.filled) == (5, 3)
    facts = taken(filled(draft, None, at=now()), {"opportunities"})
    assert [fact.value for fact in facts] == ["5, terisi 3"]
    assert [str(fact.source) for fact in facts] == ["dari Karirhub"]


def test_a_reader_does_not_prepare_branches(manager, organisation, draft) -> None:
    reader = make_somebody("Tono Contoh", organisation=organisation)
    from siapkerja.identity.models import Membership

    Membership.objects.create(person=reader.person, legal_entity=organisation, role=MemberRole.READER, valid_from="2026-01-01")
    assert reader.client.post(company_url("prepare_branches", draft)).status_code == 403
