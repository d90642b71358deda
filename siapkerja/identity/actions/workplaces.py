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
from siapkerja.identity.moving import tie_of
from siapkerja.identity.permissions import require
from siapkerja.identity.rights import GRANTS, Permission
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.reference.models import Region


class HeadOfficeStays(Refused):
    code = "head_office_stays"
    sentence = _("Kantor pusat tidak dapat ditutup. Bila pindah atau perusahaan bubar, laporkan peristiwanya lewat Wajib Lapor.")


class WorkplaceIsClosed(Refused):
    code = "workplace_closed"
    sentence = _("Tempat kerja ini sudah ditutup dan tidak dapat diubah lagi.")


class ClosesLater(Refused):
    code = "closes_later"
    sentence = _("Hari tutup tidak bisa di masa depan.")


class TiedToRegency(Refused):
    code = "workplace_tied_to_regency"


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
        TiedToRegency: the place would lie in another regency, and its offices are to be told of that first.
    """
    row = _locked(workplace, by)
    if village_code[:4] != row.regency_id and (tie := tie_of(row)):
        raise TiedToRegency(str(tie.sentence), fields={"village": str(tie.sentence)})
    row.name = name
    _put(row, village_code, address, postal_code)
    if latitude is not None and longitude is not None:
        row.latitude, row.longitude = latitude, longitude
    _keep_changed(row, "workplace_changed", by, at)
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
    _close(row, reason, closed_on, by, at)
    return row


@transaction.atomic
def follow_move(*, workplace: Workplace, village_code: str, address: str, postal_code: str, by: Actor, at: datetime) -> bool:
    """A place has moved, as was officially accepted: its record follows, by the portal itself.

    Args:
        village_code: ten digits; regency and time zone follow from it.

    Returns:
        Whether anything changed; a place that was closed meanwhile stays as it was.

    Raises:
        NotPermitted: a person asks; they use `change_workplace`.
    """
    row = _followed(workplace, by)
    if row.closed_on:
        return False
    _put(row, village_code, address, postal_code)
    _keep_changed(row, "workplace_moved", by, at)
    return True


@transaction.atomic
def follow_dissolution(*, workplace: Workplace, closed_on: date, by: Actor, at: datetime) -> bool:
    """A place, even the head office, was dissolved, as was officially accepted: its record follows, by the portal itself.

    Returns:
        Whether anything changed; a place that was closed before stays as it was.

    Raises:
        NotPermitted: a person asks; they use `close_workplace`.
    """
    row = _followed(workplace, by)
    if row.closed_on:
        return False
    _close(row, WorkplaceClosing.CLOSED, closed_on, by, at)
    return True


def _put(row: Workplace, village_code: str, address: str, postal_code: str) -> None:
    """Where a place lies, with what follows from its village; without better knowledge in the middle of its regency."""
    regency = Region.objects.get(code=village_code[:4])
    row.address, row.postal_code = address, postal_code
    row.village_id, row.regency, row.time_zone = village_code, regency, regency.time_zone
    row.latitude, row.longitude = regency.latitude, regency.longitude


def _keep_changed(row: Workplace, act: str, by: Actor, at: datetime) -> None:
    row.version += 1
    row.save()
    record_act(by, act, f"identity.workplace:{row.pk}", at)
    fact = WorkplaceChanged(version=row.version, workplace_id=row.pk, legal_entity_id=row.legal_entity_id, regency_code=row.regency_id)
    publish(fact, by=by, at=at)


def _followed(workplace: Workplace, by: Actor) -> Workplace:
    if not by.is_system:
        raise NotPermitted
    return Workplace.objects.select_for_update(of=("self",)).get(pk=workplace.pk)


def _close(row: Workplace, reason: WorkplaceClosing, closed_on: date, by: Actor, at: datetime) -> None:
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


def _locked(workplace: Workplace, by: Actor) -> Workplace:
    row = Workplace.objects.select_for_update(of=("self",)).get(pk=workplace.pk)
    require(GRANTS, by, Permission.MANAGE_ORGANISATION, legal_entity_id=row.legal_entity_id, workplace_id=row.pk)
    if row.closed_on:
        raise WorkplaceIsClosed
    return row
