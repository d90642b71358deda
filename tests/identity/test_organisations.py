"""Registering an organisation, its branches, and who may act for it."""

import re

import pytest
from django.urls import reverse

from siapkerja.events.models import EventRecord
from siapkerja.identity.actions.organisations import grant_membership, open_workplace
from siapkerja.identity.enums import MemberRole, WorkplaceKind
from siapkerja.identity.models import LegalEntity, Workplace
from siapkerja.kernel.errors import NotPermitted
from siapkerja.reference.models import Industry, Region
from tests.support.people import SINCE, SYSTEM, Somebody, make_region, now


@pytest.fixture
def village(db: None) -> Region:
    return Region.objects.filter(level=10, code__startswith="9471").order_by("code").first() or make_region("9471012001")


def _answers(place: Region, **changes: str) -> dict[str, str]:
    answers = {
        "name": "PT Contoh Baru", "legal_form": "pt", "nib": "1234.5678.90123", "npwp": "01.234.567.8-901.000", "industry": "",
        "village": place.name, "village_kode": place.code, "address": "Jalan Contoh 9", "postal_code": "99111",
    }  # fmt: skip
    return answers | changes


def test_a_person_registers_a_company_with_its_head_office_and_is_its_signatory(seeker: Somebody, village: Region) -> None:
    industry = Industry.objects.filter(level=5).order_by("code")[0]
    answers = _answers(village, industry=f"{industry.code} {industry.title}")

    response = seeker.client.post(reverse("identity:register_organisation"), answers)

    entity = LegalEntity.objects.get(name="PT Contoh Baru")
    assert response["Location"] == reverse("organisations:prove", args=[entity.public_id])
    assert entity.proven_at is None
    assert (entity.nib, entity.npwp, entity.industry) == ("1234567890123", "012345678901000", industry)
    office = entity.workplaces.get()
    assert (office.kind, office.regency_id, office.village_id) == ("head_office", village.code[:4], village.code)
    assert office.time_zone == office.regency.time_zone
    assert seeker.actor.member_roles(entity.pk) == {MemberRole.SIGNATORY}
    facts = list(EventRecord.objects.order_by("pk").values_list("fact", flat=True))
    assert facts == ["identity.OrganisationRegistered", "identity.WorkplaceOpened", "identity.MembershipGranted"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"nib": "12345"}, "NIB terdiri dari 13 angka."),
        ({"npwp": "12"}, "NPWP terdiri dari 15 atau 16 angka."),
        ({"postal_code": "1"}, "Kode pos terdiri dari 5 angka"),
        ({"industry": "peternakan naga terbang"}, "tidak ada di daftar"),
        ({"village": "", "village_kode": ""}, "Isi nama tempatnya."),
        ({"legal_form": "kerajaan"}, "kerajaan"),
    ],
)
def test_faulty_answers_come_back_with_a_sentence_and_register_nothing(
    seeker: Somebody, village: Region, changes: dict[str, str], sentence: str
) -> None:
    response = seeker.client.post(reverse("identity:register_organisation"), _answers(village, **changes))

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not LegalEntity.objects.exists()


def test_a_nib_in_use_leads_to_a_claim_instead_of_a_dead_end(manager: Somebody, seeker: Somebody, village: Region) -> None:
    assert manager.organisation is not None
    nib = str(manager.organisation.nib)
    response = seeker.client.post(reverse("identity:register_organisation"), _answers(village, nib=nib), follow=True)

    assert response.redirect_chain[0][0] == f"{reverse('organisations:claim')}?nib={nib}"
    assert f'value="{nib}"' in response.content.decode()
    assert Workplace.objects.count() == 1, "nothing is half registered"


@pytest.mark.parametrize(("typed", "found"), [("pakaian", "Yang ditemukan"), ("14111", ""), ("konveksi naga", "tidak ada di daftar KBLI")])
def test_a_line_of_business_is_searched_by_words_or_code_and_chosen_among_what_is_found(
    seeker: Somebody, village: Region, typed: str, found: str
) -> None:
    response = seeker.client.post(reverse("identity:register_organisation"), _answers(village, industry=typed))
    page = response.content.decode()

    assert found in page
    assert response.status_code == (422 if found else 302)
    if found == "Yang ditemukan":
        codes = re.findall(r'name="industry_kode" value="(\d{5})"', page)
        assert len(codes) > 1
        seeker.client.post(reverse("identity:register_organisation"), _answers(village, industry=typed, industry_kode=codes[1]))
        assert LegalEntity.objects.get().industry.code == codes[1]


def test_a_manager_adds_a_branch_elsewhere_with_its_own_time_zone(manager: Somebody, village: Region) -> None:
    assert manager.organisation is not None
    address = reverse("identity:add_workplace", args=[manager.organisation.public_id])
    answers = {"name": "Cabang Contoh", "village": village.name, "village_kode": village.code, "address": "Jalan 1", "postal_code": ""}

    assert manager.client.post(address, answers).status_code == 302

    branch = manager.organisation.workplaces.get(kind="branch")
    assert (branch.name, branch.time_zone) == ("Cabang Contoh", branch.regency.time_zone)
    page = manager.client.get(reverse("identity:organisation", args=[manager.organisation.public_id])).content.decode()
    assert "Cabang Contoh" in page
    assert "Sari Contoh" in page


def test_a_reader_sees_the_organisation_but_changes_nothing(manager: Somebody, seeker: Somebody) -> None:
    assert manager.organisation is not None
    grant_membership(person=seeker.person, legal_entity=manager.organisation, role=MemberRole.READER, by=SYSTEM, at=now(), on=SINCE)
    page = seeker.client.get(reverse("identity:organisation", args=[manager.organisation.public_id]))
    assert page.status_code == 200
    assert "Tambah cabang" not in page.content.decode()
    assert seeker.client.get(reverse("identity:add_workplace", args=[manager.organisation.public_id])).status_code == 403
    with pytest.raises(NotPermitted):
        open_workplace(
            legal_entity=manager.organisation, kind=WorkplaceKind.BRANCH, name="Cabang", regency_code="3273", by=seeker.actor, at=now()
        )


def test_the_list_shows_mine_only(manager: Somebody, other_manager: Somebody) -> None:
    page = manager.client.get(reverse("identity:organisations")).content.decode()

    assert "PT Contoh Satu" in page
    assert "PT Contoh Dua" not in page
