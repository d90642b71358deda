"""Whenever somebody says a NIK is theirs, or an organisation gives its NIB, the registry is asked."""

from datetime import datetime

from siapkerja.events.reactions import on
from siapkerja.facts.identity import NikClaimed, OrganisationRegistered, PersonIdentityChanged
from siapkerja.facts.organisations import OrganisationChanged
from siapkerja.identity.enums import NikClaimState
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.queries import standing_nik
from siapkerja.integrations.actions.checks import request_check
from siapkerja.integrations.enums import Registry


@on(NikClaimed)
def check_claim(fact: NikClaimed, *, at: datetime) -> None:
    request_check(registry=Registry.POPULATION, subject_id=fact.nik_claim_id, is_changed=False, at=at)


@on(PersonIdentityChanged)
def check_claim_of_person(fact: PersonIdentityChanged, *, at: datetime) -> None:
    claim = standing_nik(fact.person_id)
    if claim is not None and claim.state != NikClaimState.VERIFIED:
        request_check(registry=Registry.POPULATION, subject_id=claim.pk, is_changed=True, at=at)


@on(OrganisationRegistered)
def check_organisation(fact: OrganisationRegistered, *, at: datetime) -> None:
    _check_organisation(fact.legal_entity_id, is_changed=False, at=at)


@on(OrganisationChanged)
def check_changed_organisation(fact: OrganisationChanged, *, at: datetime) -> None:
    _check_organisation(fact.legal_entity_id, is_changed=True, at=at)


def _check_organisation(legal_entity_id: int, *, is_changed: bool, at: datetime) -> None:
    if LegalEntity.objects.filter(pk=legal_entity_id).exclude(nib=None).exists():
        request_check(registry=Registry.COMPANY, subject_id=legal_entity_id, is_changed=is_changed, at=at)
