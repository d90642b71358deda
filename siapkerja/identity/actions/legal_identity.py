"""What an organisation is in law, whether that is proven, and in what capacities it takes part."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.audit.recording import record_act
from siapkerja.events.publishing import publish
from siapkerja.facts.organisations import CapacityEnded, CapacityGranted, OrganisationChanged, OrganisationProven
from siapkerja.identity.actions.memberships import lock_organisation
from siapkerja.identity.actions.organisations import NibTaken
from siapkerja.identity.actions.registered import tie_registered
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import CapacityKind, LegalForm
from siapkerja.identity.models import Capacity, LegalEntity
from siapkerja.identity.rights import manages_whole
from siapkerja.kernel.errors import NotPermitted, Refused


class NibProven(Refused):
    code = "nib_proven"
    sentence = _("NIB yang sudah dibuktikan tidak dapat diganti. Bila NIB baru terbit, sampaikan kepada Dinas di wilayah kantor pusat.")


class CapacityHeld(Refused):
    code = "capacity_held"
    sentence = _("Organisasi ini sudah punya kedudukan itu.")


@transaction.atomic
def change_organisation(
    *,
    legal_entity: LegalEntity,
    name: str,
    legal_form: LegalForm | str,
    nib: str | None,
    npwp: str,
    industry_id: int | None,
    by: Actor,
    at: datetime,
) -> LegalEntity:
    """Change the legal identity.

    Args:
        nib: 13 digits or None; fixed once proven.
        npwp: 15 or 16 digits, or "".

    Raises:
        NotPermitted: the actor does not manage the whole organisation.
        NibProven, NibTaken.
    """
    current = lock_organisation(legal_entity_id=legal_entity.pk)
    if not manages_whole(by, current.pk):
        raise NotPermitted
    if current.proven_at and current.nib and (nib or None) != current.nib:
        raise NibProven(fields={"nib": str(NibProven.sentence)})
    before, former_nib = _identity(current), current.nib
    current.name, current.legal_form, current.nib, current.npwp, current.industry_id = name, str(legal_form), nib or None, npwp, industry_id
    after = _identity(current)
    changed = sorted(key for key in after if before[key] != after[key])
    if not changed:
        return current
    current.version += 1
    try:
        with transaction.atomic():
            current.save()
    except IntegrityError as error:
        if "legal_entity_nib_once" not in str(error):
            raise
        raise NibTaken(fields={"nib": str(NibTaken.sentence)}) from error
    if "nib" in changed:
        tie_registered(legal_entity=current, former_nib=former_nib, at=at)
    record_act(by, "organisation_changed", f"identity.legal_entity:{current.pk}", at, fields=",".join(changed))
    publish(OrganisationChanged(version=current.version, legal_entity_id=current.pk), by=by, at=at)
    return current


@transaction.atomic
def prove_organisation(*, legal_entity: LegalEntity, by: Actor, at: datetime) -> LegalEntity:
    """Mark an organisation as proven. Whoever calls has found the officer to have the right."""
    current = lock_organisation(legal_entity_id=legal_entity.pk)
    if current.proven_at:
        return current
    current.proven_at = at
    current.version += 1
    current.save(update_fields=["proven_at", "version"])
    tie_registered(legal_entity=current, at=at)
    record_act(by, "organisation_proven", f"identity.legal_entity:{current.pk}", at)
    publish(OrganisationProven(version=current.version, legal_entity_id=current.pk), by=by, at=at)
    return current


@transaction.atomic
def grant_capacity(*, legal_entity: LegalEntity, kind: CapacityKind, by: Actor, at: datetime, on: date) -> Capacity:
    """Let an organisation take part in a capacity from a day on. Whoever calls has found the actor to have the right.

    Raises:
        CapacityHeld.
    """
    current = lock_organisation(legal_entity_id=legal_entity.pk)
    if current.capacities.filter(kind=kind, valid_to=None).exists():
        raise CapacityHeld(fields={"kind": str(CapacityHeld.sentence)})
    capacity = Capacity.objects.create(legal_entity=current, kind=kind, valid_from=on)
    record_act(by, "capacity_granted", f"identity.legal_entity:{current.pk}", at, kind=str(kind))
    publish(CapacityGranted(version=_raised(current), legal_entity_id=current.pk, kind=str(kind)), by=by, at=at)
    return capacity


@transaction.atomic
def end_capacity(*, capacity: Capacity, by: Actor, at: datetime, on: date) -> Capacity:
    """End a capacity with today as its last day; what was done in it stays.

    Raises:
        NotPermitted: the actor does not manage the whole organisation.
    """
    current = lock_organisation(legal_entity_id=capacity.legal_entity_id)
    if not manages_whole(by, current.pk):
        raise NotPermitted
    row = Capacity.objects.get(pk=capacity.pk)
    if row.valid_to is None:
        row.valid_to = on
        row.save(update_fields=["valid_to"])
        record_act(by, "capacity_ended", f"identity.legal_entity:{current.pk}", at, kind=row.kind)
        publish(CapacityEnded(version=_raised(current), legal_entity_id=current.pk, kind=row.kind), by=by, at=at)
    return row


def _identity(entity: LegalEntity) -> dict[str, object]:
    return {name: getattr(entity, name) for name in ("name", "legal_form", "nib", "npwp", "industry_id")}


def _raised(entity: LegalEntity) -> int:
    entity.version += 1
    entity.save(update_fields=["version"])
    return entity.version
