"""Invented organisations with which programs try things out."""

from datetime import datetime

from django.db import transaction

from siapkerja.identity.enums import CapacityKind, LegalForm, WorkplaceKind
from siapkerja.identity.models import Capacity, LegalEntity, Workplace
from siapkerja.kernel.calendar import day_in

# Proper names, on paper in Indonesian as every organisation's; "Contoh" marks what is invented.
NAME, BRANCH, ADDRESS, POSTAL_CODE = "PT Contoh Uji Coba", "Cabang Contoh Uji Coba", "Jalan Contoh Uji Coba 1", "10110"


@transaction.atomic
def invent_organisation(*, keeper: LegalEntity, at: datetime) -> LegalEntity:
    """An organisation that does not exist, with a head office and a branch in the regency of the keeper's head office. Nobody is a member,
    nothing is announced.

    Args:
        keeper: whose programs may act for it. An earlier one of the same keeper leads to the new one from now on.
    """
    office = Workplace.objects.filter(legal_entity=keeper).order_by("closed_on", "-kind", "pk").first()
    if office is None:
        raise ValueError(f"organisation {keeper.pk} has no workplace")
    # A new row cannot be pointed at before it is there, nor may there be two without a successor.
    former = LegalEntity.everything.select_for_update().filter(sandbox_of=keeper, merged_into=None).first()
    if former is not None:
        LegalEntity.everything.filter(pk=former.pk).update(merged_into=keeper)
    made = LegalEntity.everything.create(
        name=NAME, legal_form=LegalForm.PT, industry_id=keeper.industry_id, proven_at=at, sandbox_of=keeper, is_demo=keeper.is_demo,
        created_at=at,
    )  # fmt: skip
    if former is not None:
        LegalEntity.everything.filter(pk=former.pk).update(merged_into=made)
    Capacity.objects.create(legal_entity=made, kind=CapacityKind.EMPLOYER, valid_from=day_in(office.time_zone, at))
    Workplace.everything.bulk_create(
        Workplace(
            legal_entity=made, kind=kind, name=name, address=ADDRESS, postal_code=office.postal_code or POSTAL_CODE,
            regency_id=office.regency_id, village_id=office.village_id, latitude=office.latitude, longitude=office.longitude,
            time_zone=office.time_zone, is_sandbox=True,
        )
        for kind, name in ((WorkplaceKind.HEAD_OFFICE, NAME), (WorkplaceKind.BRANCH, BRANCH))
    )  # fmt: skip
    return made
