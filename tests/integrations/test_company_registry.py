"""A NIB is looked up in the company registry and compared with what the organisation says."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from siapkerja.identity.actions.legal_identity import change_organisation
from siapkerja.identity.models import LegalEntity
from siapkerja.integrations.actions.checks import run_check
from siapkerja.integrations.company_registry import CompanyRecord, look_up
from siapkerja.integrations.enums import CheckState, Registry
from siapkerja.integrations.models import RegistryCheck
from siapkerja.integrations.queries import state_of
from siapkerja.messaging.outgoing import OutgoingTrouble
from siapkerja.reference.models import Industry
from tests.support.people import Somebody
from tests.support.simulators import Simulators

pytestmark = pytest.mark.django_db
Deliver = Callable[[], int]


@pytest.fixture
def entity(organisation: LegalEntity, deliver_facts: Deliver) -> LegalEntity:
    """Registered without NPWP or industry; the registry has been asked to be asked."""
    LegalEntity.objects.filter(pk=organisation.pk).update(proven_at=None)
    deliver_facts()
    organisation.refresh_from_db()
    return organisation


def _known(simulators: Simulators, entity: LegalEntity, **other: Any) -> None:
    data = {"name": entity.name.upper(), "npwp": "0123456780123000", "industries": ["14111"], "owners": ["Sari Contoh"]} | other
    simulators.knows("companies", str(entity.nib), **data)


def _checked(entity: LegalEntity) -> RegistryCheck:
    check = RegistryCheck.objects.get(registry=Registry.COMPANY, subject_id=entity.pk)
    run_check(check_id=check.pk, at=timezone.now())
    check.refresh_from_db()
    return check


def test_a_company_the_registry_knows_so_matches_and_its_page_says_so(
    entity: LegalEntity, manager: Somebody, simulators: Simulators
) -> None:
    _known(simulators, entity)
    check = _checked(entity)
    shown = manager.client.get(f"/organisasi/{entity.public_id}/").content.decode()

    assert check.state == CheckState.MATCHES
    assert "Registri perusahaan mencatat data yang sama." in shown
    assert [entry["request"] for entry in simulators.received("companies")] == [{"nib": entity.nib}]


def test_what_differs_is_told_in_words_and_checked_anew_when_corrected(
    entity: LegalEntity, manager: Somebody, deliver_facts: Deliver, simulators: Simulators
) -> None:
    _known(simulators, entity)
    tailoring, other = Industry.objects.filter(level=5, valid_to=None).order_by("code")[:2]
    _known(simulators, entity, industries=[tailoring.code])
    _change(entity, manager, name="PT Contoh Lain", npwp="999999999012000", industry_id=other.pk)
    deliver_facts()
    check = _checked(entity)
    shown = manager.client.get(f"/organisasi/{entity.public_id}/").content.decode()

    assert check.differing == ["company_name", "npwp", "industry"]
    assert "mencatat lain untuk: Nama organisasi; NPWP; KBLI." in shown

    _change(entity, manager, name="PT Contoh Satu", npwp="123456780123000", industry_id=tailoring.pk)  # 15 digits: the old number
    deliver_facts()
    assert state_of(Registry.COMPANY, entity.pk).state == CheckState.NOT_CHECKED
    assert _checked(entity).state == CheckState.MATCHES


def _change(entity: LegalEntity, manager: Somebody, **fields: Any) -> None:
    change_organisation(legal_entity=entity, legal_form="pt", nib=entity.nib, **fields, by=manager.actor, at=timezone.now())


def test_a_nib_nobody_has_is_told_as_such(entity: LegalEntity, simulators: Simulators) -> None:
    assert _checked(entity).differing == ["nib"]


def test_an_organisation_without_nib_is_not_asked_about(other_organisation: LegalEntity, deliver_facts: Deliver) -> None:
    LegalEntity.objects.filter(pk=other_organisation.pk).update(nib=None)
    deliver_facts()

    assert not RegistryCheck.objects.filter(subject_id=other_organisation.pk, registry=Registry.COMPANY).exists()


@pytest.mark.parametrize("wish", [{"status": 500}, {"status": 401}, {"nonsense": True}])
def test_a_registry_in_trouble_holds_nothing_up(
    entity: LegalEntity, manager: Somebody, simulators: Simulators, wish: dict[str, Any]
) -> None:
    simulators.behave("companies", **wish)

    assert _checked(entity).state == CheckState.SERVICE_UNAVAILABLE
    assert "Registri perusahaan sedang tidak dapat dihubungi" in manager.client.get(f"/organisasi/{entity.public_id}/").content.decode()


def test_managers_may_have_it_asked_again_and_readers_only_see(
    entity: LegalEntity, manager: Somebody, colleague: Somebody, simulators: Simulators
) -> None:
    _checked(entity)
    RegistryCheck.objects.update(tried_at=timezone.now() - timedelta(hours=1))
    page = f"/organisasi/{entity.public_id}/"

    assert "Cek lagi" in manager.client.get(page).content.decode()
    assert "Cek lagi" not in colleague.client.get(page).content.decode()
    assert "Sedang dicek." in manager.client.post(f"{page}cek-lagi/", follow=True).content.decode()
    assert colleague.client.post(f"{page}cek-lagi/").status_code == 403


def test_a_lookup_gives_the_record_for_those_who_prove_a_claim(simulators: Simulators) -> None:
    assert look_up("8120000000001", key="1") == CompanyRecord(
        "8120000000001", "PT Contoh Bahari Baru", "0133456780101000", ("03111",), ("Sari Contoh",)
    )
    assert look_up("1234567890123", key="2") is None


@pytest.mark.parametrize("wrong", [{"nib": "1111111111111"}, {"name": ""}, {"name": 5}, {"industries": "14111"}, {"owners": [1]}])
def test_a_record_that_makes_no_sense_is_no_answer(simulators: Simulators, wrong: dict[str, Any]) -> None:
    simulators.knows("companies", "9000000000001", **({"name": "PT Contoh", "industries": [], "owners": []} | wrong))
    with pytest.raises(OutgoingTrouble):
        look_up("9000000000001", key="1")
