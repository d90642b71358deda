"""An organisation's own pages: identity, papers, places, capacities."""

import pytest
from django.urls import reverse
from django.utils import timezone

from siapkerja.audit.models import SecurityAct
from siapkerja.events.models import EventRecord
from siapkerja.identity.actions.organisations import open_workplace
from siapkerja.identity.enums import WorkplaceKind
from siapkerja.identity.models import LegalEntity, Workplace
from siapkerja.kernel.npwp import check_digit_holds
from siapkerja.organisations.actions.decisions import approve_capacity
from siapkerja.organisations.models import OrganisationCase
from tests.organisations.conftest import paper
from tests.support.people import Somebody, make_region, now


def _address(name: str, somebody: Somebody, *more: object) -> str:
    return reverse(f"organisations:{name}", args=[somebody.organisation.public_id, *more])


def _identity(somebody: Somebody, **changes: str) -> dict[str, str]:
    entity = LegalEntity.objects.get(pk=somebody.organisation.pk)
    return {"name": entity.name, "legal_form": entity.legal_form, "nib": entity.nib or "", "npwp": entity.npwp, "industry": ""} | changes


def _branch(manager: Somebody) -> Workplace:
    return open_workplace(
        legal_entity=manager.organisation, kind=WorkplaceKind.BRANCH, name="Cabang Contoh", regency_code="3273", by=manager.actor, at=now()
    )


@pytest.mark.parametrize(
    ("npwp", "holds"),
    [("013457890901000", True), ("0013457890901000", True), ("013457891901000", False), ("3273010101900001", None), ("123", None)],
)
def test_the_check_digit_of_the_old_tax_number_is_told_where_there_is_one(npwp: str, holds: bool | None) -> None:
    if holds is True:
        digits = npwp[-15:]
        right = next(d for d in "0123456789" if check_digit_holds(digits[:8] + d + digits[9:]))
        npwp = npwp[:-15] + digits[:8] + right + digits[9:]
    if holds is False:
        right = next(d for d in "0123456789" if check_digit_holds(npwp[:8] + d + npwp[9:]))
        npwp = npwp[:8] + str((int(right) + 1) % 10) + npwp[9:]
    assert check_digit_holds(npwp) is holds


def test_a_doubtful_npwp_is_kept_with_a_warning_and_a_short_nib_is_refused(newcomer: Somebody) -> None:
    page = newcomer.client.post(_address("identity", newcomer), _identity(newcomer, npwp="01.234.567.8-901.000"), follow=True)
    assert "angka kesembilannya tidak cocok" in page.content.decode()
    assert LegalEntity.objects.get(pk=newcomer.organisation.pk).npwp == "012345678901000"

    refused = newcomer.client.post(_address("identity", newcomer), _identity(newcomer, nib="123456789012"))
    assert refused.status_code == 422
    assert "NIB terdiri dari 13 angka" in refused.content.decode()


def test_what_is_proven_is_not_changed_without_its_deed(manager: Somebody) -> None:
    address = _address("identity", manager)
    assert "NIB yang sudah dibuktikan" in manager.client.post(address, _identity(manager, nib="9876543210123")).content.decode()
    assert "akta perubahannya" in manager.client.post(address, _identity(manager, name="PT Contoh Bank")).content.decode()

    manager.client.post(_address("add_document", manager), {"kind": "deed", "document": paper("akta.pdf")})
    assert manager.client.post(address, _identity(manager, name="PT Contoh Bank")).status_code == 302

    entity = LegalEntity.objects.get(pk=manager.organisation.pk)
    assert (entity.name, entity.version) == ("PT Contoh Bank", 2)
    assert SecurityAct.objects.get(act="organisation_changed").codes == {"fields": "name"}
    assert EventRecord.objects.filter(fact="identity.OrganisationChanged").count() == 1


def test_somebody_elses_nib_is_refused_beside_its_field(newcomer: Somebody, manager: Somebody) -> None:
    page = newcomer.client.post(_address("identity", newcomer), _identity(newcomer, nib=manager.organisation.nib))

    assert page.status_code == 422
    assert "NIB ini sudah terdaftar" in page.content.decode()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"PK\x03\x04 bukan dokumen", "bukan PDF, JPG, atau PNG"), (b"", "kosong"), (b"a;b\n1;2\n", "bukan PDF, JPG, atau PNG")],
)
def test_a_file_that_is_no_paper_is_refused_in_a_sentence(manager: Somebody, content: bytes, sentence: str) -> None:
    page = manager.client.post(_address("add_document", manager), {"kind": "deed", "document": paper("akta.pdf", content)})

    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert not manager.organisation.papers.exists()


def test_a_place_gets_a_new_address_with_coordinates_and_takes_over_the_time_zone(manager: Somebody) -> None:
    branch, village = _branch(manager), make_region("9471012001")
    answers = {
        "name": "Gerai Contoh", "village": village.name, "village_kode": village.code, "address": "Jalan 2", "postal_code": "99111",
        "coordinates": "-2,5333 140,7181",
    }  # fmt: skip
    address = _address("change_workplace", manager, branch.public_id)
    assert "lintang lalu bujur" in manager.client.post(address, answers | {"coordinates": "di sana"}).content.decode()
    assert "Lintang antara" in manager.client.post(address, answers | {"coordinates": "95, 10"}).content.decode()

    assert manager.client.post(address, answers).status_code == 302

    branch.refresh_from_db()
    assert (branch.name, branch.village_id, branch.regency_id) == ("Gerai Contoh", village.code, "9471")
    assert (branch.latitude, branch.longitude) == (-2.5333, 140.7181)
    assert branch.time_zone == branch.regency.time_zone


def test_a_branch_is_closed_with_a_reason_and_the_head_office_stays(manager: Somebody) -> None:
    branch = _branch(manager)
    answers = {"reason": "moved", "closed_on": timezone.localdate().isoformat()}
    address = _address("close_workplace", manager, branch.public_id)
    assert "masa depan" in manager.client.post(address, answers | {"closed_on": "2999-01-01"}).content.decode()
    assert manager.client.post(address, {"closed_on": answers["closed_on"]}).status_code == 422

    assert manager.client.post(address, answers).status_code == 302

    branch.refresh_from_db()
    assert (branch.closing, branch.closed_on) == ("moved", timezone.localdate())
    assert manager.client.post(address, answers).status_code == 404, "closed once"
    head = manager.client.post(_address("close_workplace", manager, manager.workplace.public_id), answers)
    assert "Kantor pusat tidak dapat ditutup" in head.content.decode()
    assert "Cabang Contoh" in manager.client.get(_address("workplaces", manager)).content.decode()


def test_capacities_begin_at_once_or_after_a_decision_several_side_by_side(manager: Somebody, ministry_officer: Somebody) -> None:
    address = _address("capacities", manager)
    manager.client.post(address, {"capacity": "apprenticeship_host", "kind": "other"})
    manager.client.post(
        address, {"capacity": "training_centre", "kind": "licence", "document": paper("izin.pdf"), "statement": "Izin 12/2026"}
    )
    case = OrganisationCase.objects.get()
    assert set(manager.organisation.capacities.values_list("kind", flat=True)) == {"employer", "apprenticeship_host"}
    page = manager.client.post(address, {"capacity": "employer", "kind": "other"})
    assert "sudah punya kedudukan itu" in page.content.decode()
    again = manager.client.post(address, {"capacity": "training_centre", "kind": "licence"})
    assert "masih diperiksa" in again.content.decode()

    approve_capacity(case=case, note="Izin berlaku.", by=ministry_officer.actor, at=now())

    assert manager.organisation.capacities.filter(valid_to=None).count() == 3
    host = manager.organisation.capacities.get(kind="apprenticeship_host")
    manager.client.post(_address("end_capacity", manager, host.pk))
    host.refresh_from_db()
    assert host.valid_to == timezone.localdate()


def test_an_office_is_decided_nationally_only(manager: Somebody, officer: Somebody, ministry_officer: Somebody) -> None:
    manager.client.post(_address("capacities", manager), {"capacity": "office", "kind": "other"})
    address = reverse("organisations:officer_case", args=[OrganisationCase.objects.get().number])

    assert officer.client.get(address).status_code == 404
    assert ministry_officer.client.get(address).status_code == 200


def test_an_unproven_organisation_asks_for_no_capacity_that_is_decided(newcomer: Somebody) -> None:
    page = newcomer.client.post(_address("capacities", newcomer), {"capacity": "training_centre", "kind": "licence"})

    assert page.status_code == 422
    assert "belum dibuktikan" in page.content.decode()


def test_the_overview_says_what_is_missing_until_it_is_proven(newcomer: Somebody, manager: Somebody) -> None:
    page = newcomer.client.get(reverse("identity:organisation", args=[newcomer.organisation.public_id])).content.decode()
    assert "Belum dibuktikan" in page
    for name in ("prove", "identity", "members", "workplaces", "capacities"):
        assert _address(name, newcomer) in page
    assert (
        "Belum dibuktikan"
        not in manager.client.get(reverse("identity:organisation", args=[manager.organisation.public_id])).content.decode()
    )


def test_proof_is_sent_once_and_leads_to_its_number(newcomer: Somebody) -> None:
    address = _address("prove", newcomer)
    sent = newcomer.client.post(address, {"kind": "nib", "document": paper()})
    case = OrganisationCase.objects.get()

    assert sent["Location"] == reverse("organisations:case", args=[case.number])
    assert newcomer.client.get(address)["Location"] == sent["Location"]
    page = newcomer.client.get(sent["Location"]).content.decode()
    assert "Keputusan paling lambat" in page
    newcomer.client.post(reverse("organisations:withdraw_case", args=[case.number]))
    assert newcomer.client.get(address).status_code == 200


def test_the_last_manager_is_told_before_forgetting_them(manager: Somebody) -> None:
    from siapkerja.organisations.portability import _last_manager

    assert "PT Contoh Satu" in (_last_manager(manager.person.pk, now()) or "")
