"""The business register: loaded as a whole or not at all, tied to who registers, and telling them what it knows."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from siapkerja import throttles
from siapkerja.identity.actions.legal_identity import change_organisation, prove_organisation
from siapkerja.identity.actions.registered import issue_codes
from siapkerja.identity.enums import InvitationWay
from siapkerja.identity.models import LegalEntity, RegisteredCompany, RegistrationCode
from siapkerja.identity.registering import code_of
from siapkerja.identity.views import organisations
from siapkerja.reference.actions.loading.reading import BadFile
from siapkerja.reference.models import Industry
from tests.support.people import SYSTEM, Somebody, make_company, make_region, make_somebody, now
from tests.support.registered import HEAD, VILLAGE, a_registered_company, line, load_lines

NIB, OTHER = "8000000000001", "8000000000002"
REGISTER = "identity:register_organisation"


def _code(company: RegisteredCompany, *, days_ago: int = 0) -> str:
    (code,) = issue_codes(companies=[company], way=InvitationWay.PAPER, at=now() - timedelta(days=days_ago))
    return code_of(code)


def _asked(somebody: Somebody, typed: str) -> str:
    return somebody.client.get(reverse(REGISTER), {"kode": typed}).content.decode()


def _sent(somebody: Somebody, typed: str, nib: str) -> int:
    answers = {
        "name": "PT Contoh Register", "legal_form": "pt", "nib": nib, "npwp": "", "industry": "", "village": "x", "village_kode": VILLAGE,
        "address": "Jalan Register 7", "postal_code": "40111",
    }  # fmt: skip
    return somebody.client.post(f"{reverse(REGISTER)}?kode={typed}", answers).status_code


# Loading


def test_a_file_is_loaded_once_and_its_next_edition_changes_adds_and_ends(db: None) -> None:
    industry = Industry.objects.filter(level=5).order_by("code")[0]
    first = [line(NIB, kbli=industry.code, telepon="0812-1111-2222"), line(OTHER, surel="bukan surel", skala="")]
    assert str(load_lines(first)).endswith("2 companies; 2 added, 0 changed, 0 left; 0 on the portal; 1 unusable contacts left out.")
    assert "unchanged" in str(load_lines(first))
    row = RegisteredCompany.objects.get(nib=NIB)
    assert (row.sector, row.scale, row.regency_id, row.village_id) == ("A", "small", "3273", VILLAGE)
    assert (row.email, row.phone, row.industry) == ("kantor@contoh.example", "+6281211112222", industry)
    with connection.cursor() as cursor:
        cursor.execute("select email from identity_registeredcompany where nib = %s", [NIB])
        assert b"contoh" not in bytes(cursor.fetchone()[0])
    again = load_lines([*first, "", line("8000000000003")])
    assert again.merged
    assert (again.merged.added, again.merged.changed) == (1, 0), "what stays the same is not written again"
    last = load_lines([line(NIB, "PT Contoh Baru Namanya", kbli=industry.code), line("8000000000003")], is_partial=False)
    assert last.merged
    assert (last.merged.added, last.merged.changed, last.merged.ended) == (0, 1, 1)
    gone = RegisteredCompany.objects.get(nib=OTHER)
    assert gone.left_on
    assert not RegisteredCompany.objects.absent().filter(pk=gone.pk).exists()
    load_lines([line(OTHER)])
    assert RegisteredCompany.objects.absent().filter(pk=gone.pk).exists(), "a company that comes back is there again"


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([line(NIB), line(OTHER), line(NIB)], f"register.csv, row 4: NIB {NIB} stands already in row 2"),
        ([line(NIB), line("123")], "row 3: NIB '123' has not 13 digits"),
        ([line(NIB, kode_desa="3273999999")], "row 2: village or regency '3273999999' is not known"),
        ([line(NIB, kode_desa="")], "row 2: village or regency '' is not known"),
        ([line(NIB, kbli="00000")], "row 2: KBLI '00000' is not a loaded group"),
        ([line(NIB, skala="raksasa")], "row 2: scale 'raksasa'"),
        ([line(NIB, bentuk_usaha="kerajaan")], "row 2: legal form 'kerajaan'"),
        ([line(NIB, kode_pos="4")], "row 2: postal code '4'"),
        ([line(NIB, "")], "row 2: name is needed"),
        ([line(NIB, "PT" * 150)], "row 2: name is longer"),
        ([line(NIB, "PT \x00")], "row 2: holds a sign that cannot be stored"),
        ([], "no rows"),
    ],
)
def test_a_line_that_is_wrong_is_named_and_nothing_is_loaded(db: None, lines: list[str], reason: str) -> None:
    with pytest.raises(BadFile) as trouble:
        load_lines(lines)
    assert reason in str(trouble.value)
    assert not RegisteredCompany.objects.exists()


def test_files_that_are_no_register_are_refused_with_a_sentence(db: None, tmp_path: Path) -> None:
    def refused(content: bytes | None) -> str:
        path = tmp_path / "register.csv"
        path.write_bytes(content) if content is not None else path.unlink()
        with pytest.raises(CommandError) as trouble:
            call_command("load_company_register", str(path))
        return str(trouble.value)

    assert "no column `nib`" in refused(b"nomor;nama;kode_desa\n1;PT;2\n")
    assert "Columns found: none" in refused(b"")
    assert "UTF-8" in refused("nib;nama;kode_desa\n1;Caf\xe9;2\n".encode("latin-1"))
    assert "There is no file" in refused(None)


def test_a_company_that_stands_in_two_files_is_named_with_both(db: None, tmp_path: Path) -> None:
    make_region(VILLAGE)
    for name, lines in (("jawa.csv", [line(NIB), line(OTHER)]), ("bali.csv", ["", line(OTHER), *[line(NIB)] * 30])):
        (tmp_path / name).write_text("\n".join([HEAD, *lines]))
    with pytest.raises(CommandError) as trouble:
        call_command("load_company_register", str(tmp_path / "jawa.csv"), str(tmp_path / "bali.csv"))
    assert f"bali.csv, row 3: NIB {OTHER} stands already in jawa.csv, row 3" in str(trouble.value)
    assert str(trouble.value).endswith("... and 11 more"), "all are counted, twenty are told"


def test_a_file_loaded_as_a_part_by_mistake_is_loaded_again_as_the_whole(db: None) -> None:
    load_lines([line(NIB), line(OTHER)])
    for _twice in range(2):
        load_lines([line(NIB)])
    assert RegisteredCompany.objects.filter(left_on=None).count() == 2
    told = load_lines([line(NIB)], is_partial=False).merged
    assert told
    assert told.ended == 1
    assert not RegisteredCompany.objects.filter(nib=OTHER, left_on=None).exists()
    assert "unchanged" in str(load_lines([line(NIB)], is_partial=False))


def test_a_cut_off_file_does_not_end_the_register(db: None) -> None:
    load_lines([line(f"{8_000_000_000_000 + number}") for number in range(40)])
    with pytest.raises(BadFile, match="39 of 40 current rows"):
        load_lines([line("8000000000000")], is_partial=False)
    assert RegisteredCompany.objects.filter(left_on=None).count() == 40


def test_many_lines_ask_as_much_as_one(db: None) -> None:
    def asked(count: int) -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            load_lines([line(f"{count:04d}{number:09d}") for number in range(count)])
        return len(queries)

    load_lines([line("8999999999999")])
    assert asked(1) == asked(300)


# Tied


def _with_nib(organisation: LegalEntity, nib: str | None, by: Somebody) -> None:
    told = {"name": organisation.name, "legal_form": organisation.legal_form, "npwp": "", "industry_id": None}
    change_organisation(legal_entity=organisation, nib=nib, **told, by=by.actor, at=now())


@pytest.fixture
def newcomer(other_manager: Somebody) -> Somebody:
    """Somebody whose organisation is not proven."""
    assert other_manager.organisation
    LegalEntity.objects.filter(pk=other_manager.organisation.pk).update(proven_at=None)
    return other_manager


def test_who_is_there_already_or_is_proven_later_is_tied_and_its_contact_forgotten(manager: Somebody, newcomer: Somebody) -> None:
    there, new = manager.organisation, newcomer.organisation
    assert there
    assert there.nib
    assert new
    loaded = load_lines([line(there.nib), line(NIB)])
    assert loaded.on_portal == 1
    tied, absent = (RegisteredCompany.objects.get(nib=nib) for nib in (there.nib, NIB))
    assert (tied.legal_entity, tied.email) == (there, None)
    _code(absent)
    _with_nib(new, NIB, newcomer)
    assert load_lines([line(NIB, "PT Contoh Nama Baru")]).on_portal == 0
    prove_organisation(legal_entity=new, by=SYSTEM, at=now())
    absent.refresh_from_db()
    assert (absent.legal_entity, absent.email, absent.contact_digest) == (new, None, "")
    assert RegistrationCode.objects.get().used_at
    assert load_lines([line(NIB)]).on_portal == 1
    absent.refresh_from_db()
    assert absent.email is None, "the register's contact is not kept again"


def test_a_nib_typed_wrongly_leaves_another_companys_letter_and_contact_as_they_are(newcomer: Somebody, seeker: Somebody) -> None:
    company = a_registered_company(NIB)
    code = _code(company)
    new = newcomer.organisation
    assert new
    former = new.nib
    _with_nib(new, NIB, newcomer)
    company.refresh_from_db()
    assert (company.legal_entity, company.email) == (None, "kantor@contoh.example")
    assert RegisteredCompany.objects.absent().filter(pk=company.pk).exists(), "officers go on seeing it"
    assert seeker.client.get(reverse(REGISTER), {"kode": code})["Location"].endswith(f"?nib={NIB}"), "who is right is decided by a claim"
    _with_nib(new, former, newcomer)
    assert "Terisi dari register usaha" in _asked(seeker, code)


def test_where_nothing_is_proven_a_corrected_nib_opens_the_letter_again(newcomer: Somebody, seeker: Somebody, settings: Any) -> None:
    settings.PROOF_OF_ORGANISATION = False
    company = a_registered_company(NIB)
    code = _code(company)
    new = newcomer.organisation
    assert new
    former = new.nib
    _with_nib(new, NIB, newcomer)
    company.refresh_from_db()
    assert (company.legal_entity, company.email) == (new, None)
    _with_nib(new, former, newcomer)
    assert "Terisi dari register usaha" in _asked(seeker, code)


# Registering


def test_the_code_of_a_letter_fills_the_form_and_leads_to_the_first_report(seeker: Somebody) -> None:
    company = a_registered_company(NIB, bentuk_usaha="usaha perorangan", kbli=Industry.objects.filter(level=5).order_by("code")[0].code)
    code = _code(company)
    page = _asked(seeker, code.lower().replace("-", " "))
    for told in ("Terisi dari register usaha: PT Contoh Register", NIB, "Jalan Register 7", f'value="{VILLAGE}"', "40111"):
        assert told in page
    assert "kantor@contoh.example" not in page, "the register's contact is nobody's to see"
    assert _sent(seeker, code, OTHER) == 422, "of another company"
    assert _sent(seeker, code, NIB) == 302
    entity = LegalEntity.objects.get(nib=NIB)
    page = seeker.client.get(reverse("identity:organisation", args=[entity.public_id])).content.decode()
    assert reverse("wajiblapor:overview", args=[entity.public_id]) in page
    again = make_somebody("Lain Contoh").client.get(reverse(REGISTER), {"kode": code})
    assert again["Location"] == f"{reverse('organisations:claim')}?nib={NIB}"


def test_a_nib_fills_the_form_without_the_home_of_one_persons_business(seeker: Somebody) -> None:
    load_lines([line(NIB), line(OTHER, bentuk_usaha="perorangan", alamat="Gang Rumah 3")])
    assert "Jalan Register 7" in _asked(seeker, "8000.0000.00001")
    page = _asked(seeker, OTHER)
    assert "Terisi dari register usaha" in page
    assert "Gang Rumah 3" not in page
    assert "NIB ini tidak ada di data register" in _asked(seeker, "8999999999999")
    there = make_company("PT Contoh Ada", make_somebody("Ada Contoh")).organisation
    assert there
    assert seeker.client.get(reverse(REGISTER), {"kode": there.nib})["Location"].endswith(f"?nib={there.nib}")


def test_codes_that_are_guessed_late_or_used_open_nothing(seeker: Somebody) -> None:
    company = a_registered_company(NIB)
    late = _code(company, days_ago=181)
    code = _code(company)
    guessed = code[:-1] + ("0" if code[-1] != "0" else "1")
    for typed in (guessed, "bukan kode", "Ω" * 16, "²" * 13, "0" * 16):
        page = _asked(seeker, typed)
        assert "Kode ini tidak dikenal" in page
        assert "PT Contoh Register" not in page
    assert "PT Contoh Register" not in _asked(seeker, f"{code}\x00")
    assert "sudah lewat masa berlakunya" in _asked(seeker, late)
    RegistrationCode.objects.update(used_at=now())
    assert "sudah dipakai" in _asked(seeker, code)


def test_guessing_is_slowed_down(seeker: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    company = a_registered_company(NIB)
    for _try in range(organisations.LOOKUPS_PER_HOUR):
        assert "Kode ini tidak dikenal" in _asked(seeker, "0000-0000-0000-0000")
    code = _code(company)
    page = _asked(seeker, code)
    assert "Terlalu banyak percobaan" in page
    assert "PT Contoh Register" not in page
    monkeypatch.setattr(throttles, "HOUR", 0)
    assert "PT Contoh Register" in _asked(make_somebody("Lain Contoh"), code), "a while that is over just when it is counted begins anew"
