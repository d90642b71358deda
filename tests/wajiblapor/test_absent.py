"""Companies of the business register that nobody acts for: found by officers of their region, and invited by letter or e-mail."""

import io
import re
from collections.abc import Callable
from datetime import timedelta

import openpyxl
import pytest
from django.urls import reverse
from pypdf import PdfReader

from siapkerja.identity.models import LegalEntity, RegisteredCompany, RegistrationCode
from siapkerja.kernel.errors import NotPermitted
from siapkerja.messaging.models import OutgoingMessage
from tests.support.messages import written
from tests.support.people import Somebody, make_company, make_region, make_somebody, now
from tests.support.registered import line, load_lines
from wajiblapor.actions import absent_invitations as actions
from wajiblapor.actions.compliance import refresh_clocks
from wajiblapor.models import ComplianceCount
from wajiblapor.queries import absent as queries

NIB, NO_EMAIL, ELSEWHERE, AGENCY = (f"800000000000{number}" for number in range(1, 5))
LIST = "wajiblapor:absent"


@pytest.fixture
def register(manager: Somebody) -> dict[str, RegisteredCompany]:
    """Two companies of Kota Bandung, one of Surabaya, an agency, and one that is on the portal."""
    make_region("3578")
    assert manager.organisation
    load_lines(
        [
            line(NIB, "PT Contoh Benang"),
            line(NO_EMAIL, "PT Contoh Awan", surel="", skala="besar"),
            line(ELSEWHERE, "PT Contoh Cumi", kode_desa="", kode_kabupaten="3578", surel="cumi@contoh.example"),
            line(AGENCY, "Dinas Contoh", bentuk_usaha="instansi pemerintah"),
            line(manager.organisation.nib or "", "PT Contoh Satu Register"),
        ]
    )
    return {row.nib: row for row in RegisteredCompany.objects.all()}


def _list(officer: Somebody, query: str = "") -> str:
    return officer.client.get(reverse(LIST) + query).content.decode()


def test_officers_find_those_of_their_region_as_a_figure_a_list_and_a_file(register, officer, other_officer, ministry_officer) -> None:
    refresh_clocks(at=now())
    for url in (reverse("wajiblapor:compliance"), reverse("wajiblapor:compliance") + "?menurut=bulan"):
        page = officer.client.get(url).content.decode()
        assert re.search(r'belum-di-portal/[^"]*"[^>]*>2<', page)
        assert "None" not in page
    assert "Belum ditentukan" in page
    assert sum(ComplianceCount.objects.filter(regency__code__startswith="35").values_list("absent", flat=True)) == 1
    assert "wilayah=3273" in officer.client.get(reverse("wajiblapor:compliance")).content.decode()
    assert "belum-di-portal" in officer.client.get(reverse("wajiblapor:late") + "?keadaan=tak-terjangkau").content.decode()
    page = _list(officer)
    assert "2 perusahaan belum di portal" in page
    assert page.index("PT Contoh Awan") < page.index("PT Contoh Benang")
    for other in ("PT Contoh Cumi", "Dinas Contoh", "PT Contoh Satu Register", "kantor@contoh.example"):
        assert other not in page
    assert "Sedang didaftarkan" not in page
    typed = make_company("PT Contoh Salah Ketik", make_somebody("Salah Contoh"), is_proven=False).organisation
    LegalEntity.objects.filter(pk=typed.pk).update(nib=NIB)
    assert _list(officer).count("Sedang didaftarkan") == 1, "until it is proven, who registers takes nobody off the list"
    assert "PT Contoh Cumi" in _list(other_officer)
    assert "3 perusahaan" in _list(ministry_officer)
    for query, there in (
        ("?skala=large", "PT Contoh Awan"), ("?undangan=surel", "PT Contoh Benang"), (f"?q={NIB}", "PT Contoh Benang"),
        ("?q=awan&wilayah=32", "PT Contoh Awan"), ("?sektor=-&undangan=belum&setelah=rusak", "PT Contoh Awan"),
    ):  # fmt: skip
        assert there in _list(officer, query)
    assert "Tidak ada yang cocok" in _list(officer, "?sektor=A")
    text = b"".join(officer.client.get(reverse("wajiblapor:absent_export"))).decode()
    assert f"PT Contoh Benang;{NIB};PT;;Kecil" in text
    assert "contoh.example" not in text
    book = openpyxl.load_workbook(io.BytesIO(officer.client.get(reverse("wajiblapor:absent_xlsx")).content))
    assert [row[0].value for row in book.worksheets[0].iter_rows(min_row=2)] == ["PT Contoh Awan", "PT Contoh Benang"]


def test_very_many_are_told_as_last_counted_or_as_more(register, officer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "COUNTED", 1)
    assert "Lebih dari 1 perusahaan belum di portal" in _list(officer)
    refresh_clocks(at=now())
    assert re.search(r"2 perusahaan belum di portal.*Dihitung", _list(officer), re.DOTALL)
    assert "Dihitung" not in _list(officer, "?skala=large")
    assert "Lebih dari 1 perusahaan belum di portal" in _list(officer, "?q=contoh"), "what is searched for is in no figure"


def test_letters_are_printed_with_a_code_that_fills_the_form_and_again_as_they_were(register, officer, seeker) -> None:
    url = reverse("wajiblapor:invite_absent_by_letter")
    for faulty in ({}, {"perusahaan": ["x", "9" * 30, "9" * 5000, "²", str(register[ELSEWHERE].pk)]}):
        assert officer.client.post(url, faulty).status_code == 302
    wanted = {"perusahaan": [row.pk for row in register.values()]}
    first, again = (officer.client.post(url, wanted) for _twice in range(2))
    texts = [[page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages] for answer in (first, again)]
    assert len(texts[0]) == 2, "the others lie elsewhere, are on the portal, or need not report"
    codes = [re.findall(r"\b(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}\b", "".join(pages)) for pages in texts]
    assert codes[0] == codes[1], "paper gets lost: the same letter again"
    assert RegistrationCode.objects.count() == 2
    assert (
        "Terisi dari register usaha" in seeker.client.get(reverse("identity:register_organisation"), {"kode": codes[0][0]}).content.decode()
    )
    assert "lewat surat" in _list(officer)
    assert "Tidak ada yang cocok" in _list(officer, "?undangan=boleh")
    later = now() + timedelta(days=15)
    renewed = actions.invite_absent_on_paper(company_ids=[register[NIB].pk], by=officer.actor, at=later - timedelta(days=2))
    assert [code.issued_at for code in renewed] == [RegistrationCode.objects.order_by("pk")[0].issued_at]
    with pytest.raises(NotPermitted):
        actions.invite_absent_on_paper(company_ids=[register[NIB].pk], by=seeker.actor, at=later)


def test_who_has_an_address_is_invited_by_e_mail_once_in_the_days_of_the_rule(
    register, officer, seeker, deliver_facts: Callable[[], int]
) -> None:
    url, wanted = reverse("wajiblapor:invite_absent"), {"semua": "1"}
    assert officer.client.post(url + "?q=tidak-ada", wanted).status_code == 302
    assert not RegistrationCode.objects.exists()
    officer.client.post(url, wanted)
    deliver_facts()
    deliver_facts()
    (letter,) = [message for message in written() if message.purpose == "absent_company_invited"]
    assert letter.to == "kantor@contoh.example"
    link = re.search(r"https?://\S+/organisasi/daftar/\?kode=(\S+)", letter.body)
    assert link
    assert link[1] in letter.body.replace(link[0], "")
    assert "PT Contoh Benang" in seeker.client.get(reverse("identity:register_organisation"), {"kode": link[1]}).content.decode()
    ids = [register[NIB].pk]
    for invite in (actions.invite_absent_by_message, actions.invite_absent_on_paper):
        with pytest.raises((actions.NoEmailInRegister, actions.NobodyAbsent)):
            invite(company_ids=ids, by=officer.actor, at=now() + timedelta(days=13))
    assert actions.invite_absent_by_message(company_ids=ids, by=officer.actor, at=now() + timedelta(days=15)) == 1
    OutgoingMessage.objects.update(state="failed")
    code = RegistrationCode.objects.order_by("pk").last()
    assert code
    OutgoingMessage.objects.update(key=f"wajiblapor.absent:{code.pk}")
    assert "Surel ditolak" in _list(officer)


def test_a_company_that_registers_before_the_message_goes_is_not_written_to(register, officer, manager, deliver_facts) -> None:
    actions.invite_absent_by_message(company_ids=[register[NIB].pk], by=officer.actor, at=now())
    RegistrationCode.objects.update(used_at=now())
    deliver_facts()
    assert not [message for message in written() if message.purpose == "absent_company_invited"]
