from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.audit.recording import record_act
from siapkerja.events.publishing import publish
from siapkerja.facts.identity import MembershipGranted, OrganisationRegistered, WorkplaceOpened
from siapkerja.identity.actions.registered import tie_registered
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import CapacityKind, LegalForm, MemberRole, OfficerRole, WorkplaceKind
from siapkerja.identity.models import Assignment, Capacity, LegalEntity, Membership, Person, Workplace
from siapkerja.identity.permissions import require
from siapkerja.identity.rights import GRANTS, Permission
from siapkerja.kernel.errors import Refused
from siapkerja.reference.models import Region


class NibTaken(Refused):
    code = "nib_taken"
    sentence = _("NIB ini sudah terdaftar. Minta pengelola akunnya mengundang Anda, atau hubungi Dinas setempat.")


@transaction.atomic
def register_organisation(
    *,
    name: str,
    legal_form: LegalForm | str,
    nib: str | None,
    npwp: str = "",
    industry_id: int | None,
    regency_code: str,
    address: str,
    postal_code: str,
    village_code: str | None = None,
    founder: Person,
    founder_role: MemberRole = MemberRole.SIGNATORY,
    capacities: tuple[CapacityKind, ...] = (CapacityKind.EMPLOYER,),
    proven_at: datetime | None = None,
    is_demo: bool = False,
    by: Actor,
    at: datetime,
    on: date,
) -> LegalEntity:
    """Register an organisation with its head office and its first member, so that none is ever without one.

    Args:
        nib: 13 digits, or None where the organisation has none yet.
        npwp: 15 or 16 digits, or "".
        regency_code: 4-digit region of the head office; gives its time zone.
        postal_code: five digits or "".
        proven_at: when it was proven that the founder may act for it; None opens a claim that an officer decides.

    Raises:
        NibTaken: another organisation has this NIB.
    """
    try:
        with transaction.atomic():
            entity = LegalEntity.objects.create(
                name=name,
                legal_form=legal_form,
                nib=nib or None,
                npwp=npwp,
                industry_id=industry_id,
                proven_at=proven_at,
                is_demo=is_demo,
                created_at=at,
            )
    except IntegrityError as error:
        if "legal_entity_nib_once" not in str(error):
            raise
        raise NibTaken(fields={"nib": str(NibTaken.sentence)}) from error
    tie_registered(legal_entity=entity, at=at)
    publish(OrganisationRegistered(version=1, legal_entity_id=entity.pk, regency_code=regency_code), by=by, at=at)
    _create_workplace(
        legal_entity=entity,
        kind=WorkplaceKind.HEAD_OFFICE,
        name=name,
        regency_code=regency_code,
        village_code=village_code,
        address=address,
        postal_code=postal_code,
        by=by,
        at=at,
    )
    Capacity.objects.bulk_create(Capacity(legal_entity=entity, kind=kind, valid_from=on) for kind in capacities)
    grant_membership(person=founder, legal_entity=entity, role=founder_role, by=by, at=at, on=on)
    return entity


@transaction.atomic
def open_workplace(
    *,
    legal_entity: LegalEntity,
    kind: WorkplaceKind,
    name: str,
    regency_code: str,
    village_code: str | None = None,
    address: str = "",
    postal_code: str = "",
    by: Actor,
    at: datetime,
) -> Workplace:
    """Add a place where the organisation works; reports and vacancies can then be about it.

    Raises:
        NotPermitted: the actor does not manage the organisation.
        Region.DoesNotExist: no region has that code.
    """
    require(GRANTS, by, Permission.MANAGE_ORGANISATION, legal_entity_id=legal_entity.pk)
    return _create_workplace(
        legal_entity=legal_entity,
        kind=kind,
        name=name,
        regency_code=regency_code,
        village_code=village_code,
        address=address,
        postal_code=postal_code,
        by=by,
        at=at,
    )


def _create_workplace(*, regency_code: str, village_code: str | None, by: Actor, at: datetime, **fields: Any) -> Workplace:
    regency = Region.objects.get(code=regency_code)
    workplace = Workplace.objects.create(
        regency=regency,
        village_id=village_code,
        latitude=regency.latitude,
        longitude=regency.longitude,
        time_zone=regency.time_zone,
        **fields,
    )
    publish(
        WorkplaceOpened(version=1, workplace_id=workplace.pk, legal_entity_id=workplace.legal_entity_id, regency_code=regency_code),
        by=by,
        at=at,
    )
    return workplace


@transaction.atomic
def grant_membership(
    *,
    person: Person,
    legal_entity: LegalEntity,
    role: MemberRole,
    workplace: Workplace | None = None,
    by: Actor,
    at: datetime,
    on: date,
) -> Membership:
    membership, created = Membership.objects.get_or_create(
        person=person,
        legal_entity=legal_entity,
        workplace=workplace,
        valid_to=None,
        defaults={"role": role, "valid_from": on},
    )
    if created:
        record_act(by, "membership_granted", f"identity.membership:{membership.pk}", at, role=str(role))
        publish(
            MembershipGranted(
                version=membership.version,
                membership_id=membership.pk,
                person_id=person.pk,
                legal_entity_id=legal_entity.pk,
                role=str(role),
            ),
            by=by,
            at=at,
        )
    return membership


@transaction.atomic
def assign_officer(
    *, person: Person, role: OfficerRole, region_code: str | None, given_by: Person | None, by: Actor, on: date
) -> Assignment:
    """Give an officer a role over a region (None: the whole country) from a day on."""
    return Assignment.objects.create(person=person, role=role, region_id=region_code, given_by=given_by, valid_from=on)
