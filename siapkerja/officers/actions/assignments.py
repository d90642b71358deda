"""Giving, extending and ending assignments: audited, told to the officer, in force from the next request on."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.audit.recording import record_act
from siapkerja.events.publishing import publish
from siapkerja.facts.officers import AssignmentEnded, AssignmentExtended, AssignmentGiven, AssignmentRunsOut
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.models import Assignment, InspectionArea, Person
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.officers.permissions import AREA_ROLES, LEVELS, may_give
from siapkerja.officers.queries.assignments import running_out, siblings_of
from siapkerja.reference.models import Region, RegionLevel


class NotToOneself(Refused):
    code = "not_to_oneself"
    sentence = _("Penugasan untuk diri sendiri diberikan oleh orang lain yang berwenang.")


class RegionDoesNotFit(Refused):
    code = "region_does_not_fit"
    sentence = _("Wilayah ini tidak sesuai dengan perannya. Petugas desa bertugas di satu desa, petugas Dinas di wilayah Dinasnya.")


class AlreadyAssigned(Refused):
    code = "already_assigned"
    sentence = _("Orang ini sudah memegang peran itu di wilayah yang sama. Perpanjang penugasannya bila perlu.")


class DatesDoNotFit(Refused):
    code = "dates_do_not_fit"
    sentence = _("Tanggalnya tidak cocok: mulai paling awal hari ini, dan berakhir setelah mulai.")


class AlreadyOver(Refused):
    code = "assignment_over"
    sentence = _("Penugasan ini sudah berakhir. Berikan penugasan baru bila orangnya bertugas lagi.")


class LastAdministrator(Refused):
    code = "last_administrator"
    sentence = _("Ini administrator terakhir. Tugaskan administrator lain lebih dulu, supaya portal tidak tanpa pengelola.")


def _demand_giving(by: Actor, role: OfficerRole, codes: Sequence[str | None]) -> None:
    if not by.is_system and not all(may_give(by, role, code) for code in codes):
        raise NotPermitted(str(_("Peran dan wilayah ini di luar yang dapat Anda tugaskan.")))


def _demand_fit(role: OfficerRole, region: Region | None, area: InspectionArea | None) -> None:
    level = RegionLevel(region.level) if region else None
    if not (role in AREA_ROLES if area is not None else level in LEVELS[role]):
        raise RegionDoesNotFit(fields={"region": str(RegionDoesNotFit.sentence)})


@transaction.atomic
def give_assignment(
    *,
    person: Person,
    role: OfficerRole,
    region: Region | None,
    area: InspectionArea | None = None,
    unit: str = "",
    reason: str,
    document_number: str,
    valid_from: date,
    valid_to: date | None,
    by: Actor,
    at: datetime,
    on: date,
) -> Assignment:
    """Make a person an officer.

    Args:
        region: where; None for the whole country or with an `area`.
        area: several regencies at once, one row each; the first one is given back.
        document_number: of the decree it rests on.
        valid_to: last day, or None without end.
        on: today.

    Raises:
        NotToOneself, NotPermitted, RegionDoesNotFit, DatesDoNotFit, AlreadyAssigned.
    """
    if person.pk == by.person_id:
        raise NotToOneself()
    if valid_from < on or (valid_to is not None and valid_to < valid_from):
        raise DatesDoNotFit(fields={"valid_from": str(DatesDoNotFit.sentence)})
    _demand_fit(role, region, area)
    codes = list(area.regencies.order_by("code").values_list("code", flat=True)) if area else [region.code if region else None]
    _demand_giving(by, role, codes)
    Person.objects.select_for_update().get(pk=person.pk)
    standing = Assignment.objects.standing().filter(person=person, role=role).exclude(valid_to__lt=on)
    if standing.filter(region_id__in=codes).exists() if codes != [None] else standing.filter(region=None).exists():
        raise AlreadyAssigned()
    terms = {
        "person": person, "role": role, "area": area, "unit": unit or (area.name if area else ""), "reason": reason,
        "document_number": document_number, "given_by_id": by.person_id, "given_at": at, "valid_from": valid_from, "valid_to": valid_to,
    }  # fmt: skip
    rows = [Assignment.objects.create(region_id=code, **terms) for code in codes]
    for row in rows:
        _log("assignment_given", row, by, at)
    publish(AssignmentGiven(valid_from=valid_from, **_told(rows[0])), by=by, at=at)
    return rows[0]


@transaction.atomic
def extend_assignment(*, assignment: Assignment, valid_to: date | None, reason: str, by: Actor, at: datetime, on: date) -> Assignment:
    """Let an assignment last until another day, or without end (None).

    Raises:
        NotToOneself, NotPermitted, AlreadyOver.
        DatesDoNotFit: before today or before it begins.
    """
    rows = _locked(assignment, by, on)
    if assignment.person_id == by.person_id:
        raise NotToOneself()
    if valid_to is not None and valid_to < max(on, rows[0].valid_from):
        raise DatesDoNotFit(fields={"valid_to": str(DatesDoNotFit.sentence)})
    for row in rows:
        row.valid_to, row.warned_for, row.reason = valid_to, None, reason
        row.version += 1
        row.save(update_fields=["valid_to", "warned_for", "reason", "version"])
        _log("assignment_extended", row, by, at)
    publish(AssignmentExtended(**_told(rows[0])), by=by, at=at)
    return rows[0]


@transaction.atomic
def end_assignment(*, assignment: Assignment, reason: str, by: Actor, at: datetime, on: date) -> Assignment:
    """End an assignment at once: the officer's next request already lacks it.

    Raises:
        NotPermitted, AlreadyOver.
        LastAdministrator: nobody would administer the portal.
    """
    rows = _locked(assignment, by, on)
    if assignment.role == OfficerRole.ADMINISTRATOR:
        administrators = Assignment.objects.select_for_update().filter(role=OfficerRole.ADMINISTRATOR)
        if not [row for row in administrators if row.is_in_force(on) and row.person_id != assignment.person_id]:
            raise LastAdministrator()
    for row in rows:
        row.ended_at, row.ended_by_id, row.ending_reason = at, by.person_id, reason
        row.version += 1
        row.save(update_fields=["ended_at", "ended_by", "ending_reason", "version"])
        _log("assignment_ended", row, by, at)
    publish(AssignmentEnded(**_told(rows[0])), by=by, at=at)
    return rows[0]


def _locked(assignment: Assignment, by: Actor, on: date) -> list[Assignment]:
    """The rows of an assignment that still holds, locked, if the actor may give such a role there."""
    rows = list(siblings_of(assignment).select_for_update(of=("self",)).order_by("pk"))
    _demand_giving(by, OfficerRole(assignment.role), [row.region_id for row in rows])
    if any(row.ended_at or (row.valid_to and row.valid_to < on) for row in rows):
        raise AlreadyOver()
    return rows


def _told(row: Assignment) -> dict[str, Any]:
    return {
        "version": row.version, "assignment_id": row.pk, "person_id": row.person_id, "role": str(row.role),
        "region_code": row.region_id or "", "valid_to": row.valid_to,
    }  # fmt: skip


def _log(act: str, row: Assignment, by: Actor, at: datetime) -> None:
    record_act(
        by, act, f"identity.assignment:{row.pk}", at, person=row.person_id, role=str(row.role), region=row.region_id or "",
        valid_from=row.valid_from.isoformat(), valid_to=row.valid_to.isoformat() if row.valid_to else None,
    )  # fmt: skip


@transaction.atomic
def open_area(*, name: str, province: Region, regencies: Sequence[Region], by: Actor, at: datetime) -> InspectionArea:
    """Name a unit that inspects in several regencies of one province (UPTD).

    Raises:
        NotPermitted: somebody who gives no inspectors there.
        RegionDoesNotFit: no regencies, or some of another province.
    """
    _demand_giving(by, OfficerRole.LABOUR_INSPECTOR, [province.code])
    if not regencies or any(region.level != RegionLevel.REGENCY or region.parent_id != province.code for region in regencies):
        raise RegionDoesNotFit(fields={"regencies": str(_("Pilih kabupaten dan kota di provinsi ini."))})
    if InspectionArea.objects.filter(province=province, name__iexact=name).exists():
        raise Refused(fields={"name": str(_("Provinsi ini sudah punya unit dengan nama itu."))})
    area = InspectionArea.objects.create(name=name, province=province, opened_at=at)
    area.regencies.set(regencies)
    record_act(by, "inspection_area_opened", f"identity.inspection_area:{area.pk}", at, province=province.code, regencies=len(regencies))
    return area


def warn_of_endings(*, at: datetime, on: date) -> int:
    """Tell officers whose assignment ends soon, each once per end date. Gives how many were told."""
    return sum(_warn(row.pk, at=at) for row in running_out(on))


@transaction.atomic
def _warn(pk: int, *, at: datetime) -> int:
    row = Assignment.objects.standing().select_for_update(of=("self",), skip_locked=True).filter(pk=pk).first()
    if row is None or row.warned_for == row.valid_to:
        return 0
    row.warned_for = row.valid_to
    row.version += 1
    row.save(update_fields=["warned_for", "version"])
    publish(AssignmentRunsOut(**_told(row)), by=Actor.the_system("beat"), at=at)
    return 1
