"""Changing and closing places of work."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.audit.recording import record_act
from siapkerja.events.publishing import publish
from siapkerja.facts.organisations import WorkplaceChanged, WorkplaceClosed
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import WorkplaceClosing, WorkplaceKind
from siapkerja.identity.models import Workplace
from siapkerja.identity.permissions import require
from siapkerja.identity.rights import GRANTS, Permission
from siapkerja.kernel.errors import Refused
from siapkerja.reference.models import Region


class HeadOfficeStays(Refused):
    code = "head_office_stays"
    sentence = _("Kantor pusat tidak dapat ditutup. Ubah alamatnya bila pindah; bila perusahaan bubar, laporkan lewat Wajib Lapor.")


class WorkplaceIsClosed(Refused):
    code = "workplace_closed"
    sentence = _("Tempat kerja ini sudah ditutup dan tidak dapat diubah lagi.")


class ClosesLater(Refused):
    code = "closes_later"
    sentence = _("Hari tutup tidak bisa di masa depan.")


@transaction.atomic
def change_workplace(
    *,
    workplace: Workplace,
    name: str,
    village_code: str,
    address: str,
    postal_code: str,
    latitude: float | None,
    longitude: float | None,
    by: Actor,
    at: datetime,
) -> Workplace:
    """Change name and address of a place.

    Args:
        village_code: ten digits; regency and time zone follow from it.
        latitude, longitude: degrees; None for both takes the regency's middle.

    Raises:
        NotPermitted, WorkplaceIsClosed.
    """
    row = _locked(workplace, by)
    regency = Region.objects.get(code=village_code[:4])
    if latitude is None or longitude is None:
        latitude, longitude = regency.latitude, regency.longitude
    row.name, row.address, row.postal_code = name, address, postal_code
    row.village_id, row.regency, row.time_zone = village_code, regency, regency.time_zone
    row.latitude, row.longitude = latitude, longitude
    row.version += 1
    row.save()
    record_act(by, "workplace_changed", f"identity.workplace:{row.pk}", at)
    fact = WorkplaceChanged(version=row.version, workplace_id=row.pk, legal_entity_id=row.legal_entity_id, regency_code=regency.code)
    publish(fact, by=by, at=at)
    return row


@transaction.atomic
def close_workplace(*, workplace: Workplace, reason: WorkplaceClosing, closed_on: date, by: Actor, at: datetime, on: date) -> Workplace:
    """Close a branch from a day on; its reports and vacancies stay.

    Args:
        on: today where the place is.

    Raises:
        NotPermitted, HeadOfficeStays, WorkplaceIsClosed, ClosesLater.
    """
    row = _locked(workplace, by)
    if row.kind == WorkplaceKind.HEAD_OFFICE:
        raise HeadOfficeStays
    if closed_on > on:
        raise ClosesLater(fields={"closed_on": str(ClosesLater.sentence)})
    row.closed_on, row.closing = closed_on, reason
    row.version += 1
    row.save(update_fields=["closed_on", "closing", "version"])
    record_act(by, "workplace_closed", f"identity.workplace:{row.pk}", at, reason=str(reason))
    fact = WorkplaceClosed(
        version=row.version,
        workplace_id=row.pk,
        legal_entity_id=row.legal_entity_id,
        regency_code=row.regency_id,
        closed_on=closed_on,
        reason_code=str(reason),
    )
    publish(fact, by=by, at=at)
    return row


def _locked(workplace: Workplace, by: Actor) -> Workplace:
    row = Workplace.objects.select_for_update(of=("self",)).get(pk=workplace.pk)
    require(GRANTS, by, Permission.MANAGE_ORGANISATION, legal_entity_id=row.legal_entity_id, workplace_id=row.pk)
    if row.closed_on:
        raise WorkplaceIsClosed
    return row
