"""Who inspects: the team, its declarations, the letter of duty, and what ends an inspection before a visit."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from siapkerja.documents.actions.documents import issue, withdraw
from siapkerja.documents.models import Document
from siapkerja.documents.numbers import next_number
from siapkerja.events.publishing import publish
from siapkerja.facts.wajiblapor import InspectionMoved
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Membership
from siapkerja.identity.permissions import require
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted, Refused
from siapkerja.kernel.text import long_day
from siapkerja.reference.queries import place_words, rule, rules
from siapkerja.workflow.moves import ReasonNeeded, apply, locked
from wajiblapor.enums import OUT_OF_TEAM, Conflict, InspectionKind, InspectionState
from wajiblapor.models import DutyLetter, Inspection, InspectionHistory, InspectionMember, ManpowerReport
from wajiblapor.models.inspections import KNOWN_TO_COMPANY, UNDER_LETTER
from wajiblapor.permissions import GRANTS, Permission
from wajiblapor.queries.inspection_letters import DUTY_LETTER
from wajiblapor.queries.inspection_plans import inspectors_under, loads
from wajiblapor.queries.inspections import acts_for
from wajiblapor.workflows import INSPECTION

CANCELLED = "cancelled"


class NotAnInspector(Refused):
    code = "not_an_inspector_here"
    sentence = _("%(name)s tidak bertugas sebagai pengawas di wilayah tempat kerja ini hari ini.")


class TiedInspector(Refused):
    code = "inspector_is_tied"
    sentence = _("Salah satu pengawas yang dipilih punya hubungan dengan perusahaan ini. Pilih pengawas lain.")


class TeamTooSmall(Refused):
    code = "inspection_team_too_small"
    sentence = _("Pemeriksaan ini memerlukan paling sedikit %(count)s pengawas tanpa benturan kepentingan.")


class OverCapacity(Refused):
    code = "inspector_over_capacity"
    sentence = _("%(name)s sudah penuh bulan ini. Pilih pengawas lain, atau ubah daya tampungnya dalam rencana.")


class DeclarationMissing(Refused):
    code = "conflict_not_declared"
    sentence = _("Surat tugas terbit setelah semua anggota tim menyatakan ada tidaknya benturan kepentingan.")


class VisitDayMissing(Refused):
    code = "announced_visit_needs_a_day"
    sentence = _("Pilih hari kunjungan dalam masa surat tugas, supaya perusahaan dapat bersiap.")


@transaction.atomic
def assign_team(*, inspection: Inspection, inspector_ids: Collection[int], lead_id: int, by: Actor, at: datetime) -> Inspection:
    """Give a planned inspection its inspectors, or others; what was declared before stays.

    Raises:
        NotPermitted, MoveNotAllowed.
        TeamTooSmall, NotAnInspector, TiedInspector, OverCapacity.
    """
    row = _planned(inspection, by)
    today = day_in(row.workplace.time_zone, at)
    wanted = {*inspector_ids, lead_id}
    known = {one.person_id: one for one in inspectors_under(row.regency_id[:2], on=today) if one.covers(row.regency_id)}
    fewest = int(rule("inspection.team_min", today).value[row.kind])
    if len(wanted) < fewest:
        raise TeamTooSmall(str(TeamTooSmall.sentence) % {"count": fewest})
    if wanted - known.keys():
        raise NotAnInspector(str(NotAnInspector.sentence) % {"name": _("Salah satu yang dipilih")})
    before = {member.inspector_id: member for member in row.team.all()}
    is_member = Membership.objects.at(today).filter(person__in=wanted, legal_entity=row.legal_entity_id).exists()
    if is_member or any(before[person].conflict == Conflict.TIED for person in wanted & before.keys()):
        raise TiedInspector
    locked(row.plan)  # two teams put together at once would each take an inspector's last place
    full = {load.capacity.inspector_id for load in loads(row.plan) if not load.left}
    if too_much := (wanted - before.keys()) & full:
        raise OverCapacity(str(OverCapacity.sentence) % {"name": known[min(too_much)].name})
    row.team.exclude(inspector__in=wanted).exclude(conflict=Conflict.TIED).delete()
    row.team.update(is_lead=False)
    for person in sorted(wanted - before.keys()):
        InspectionMember.objects.create(inspection=row, inspector_id=person, assigned_at=at)
    row.team.filter(inspector=lead_id).update(is_lead=True)
    announce(touched(row), "assign", by, at)
    return row


@transaction.atomic
def declare_ties(*, inspection: Inspection, is_tied: bool, note: str, by: Actor, at: datetime) -> InspectionMember:
    """An inspector says before the letter of duty that names them whether something ties them to the company. Whoever is tied leaves
    the team.

    Raises:
        NotPermitted: not of the team.
        MoveNotAllowed: the letter is out.
        ReasonNeeded: tied, without saying how.
    """
    row = locked(inspection)
    member = row.team.select_for_update().filter(inspector=by.person_id).first() if by.person_id else None
    if member is None:
        raise NotPermitted
    is_newcomer = row.state in UNDER_LETTER and member.conflict == Conflict.UNSAID
    if row.state != InspectionState.PLANNED and not is_newcomer:
        raise MoveNotAllowed
    if is_tied and not note.strip():
        raise ReasonNeeded(fields={"note": str(ReasonNeeded.sentence)})
    member.conflict = Conflict.TIED if is_tied else Conflict.FREE
    member.declared_at, member.note = at, note.strip()
    member.is_lead = member.is_lead and not is_tied
    member.save(update_fields=["conflict", "declared_at", "note", "is_lead"])
    return member


@transaction.atomic
def order_inspection(*, inspection: Inspection, is_announced: bool, visit_on: date | None, by: Actor, at: datetime) -> DutyLetter:
    """Issue the letter of duty. The company hears of it only where the visit is announced.

    Args:
        visit_on: day of an announced visit, at the workplace.

    Raises:
        NotPermitted, MoveNotAllowed.
        DeclarationMissing, TeamTooSmall, VisitDayMissing.
    """
    row = _planned(inspection, by)
    today = day_in(row.workplace.time_zone, at)
    told = rules(["inspection.duty_days", "inspection.team_min"], today)
    team = free_team(row, int(told["inspection.team_min"].value[row.kind]))
    valid_to = today + timedelta(days=int(told["inspection.duty_days"].value))
    visit_on = announced_day(visit_on, today, valid_to) if is_announced else None
    report = ManpowerReport.objects.filed().filter(workplace=row.workplace_id).order_by("-ordinal", "-pk").first()
    apply(
        INSPECTION, row, "order", history=InspectionHistory, by=by, at=at, is_announced=is_announced,
        visit_on=visit_on, filing=report.filings.order_by("-revision").first() if report else None,
    )  # fmt: skip
    number, document = issue_letter(row, team, today, valid_to, by, at)
    letter = DutyLetter.objects.create(
        inspection=row, number=number, document=document, issued_at=at, issued_by_id=by.person_id, valid_from=today, valid_to=valid_to
    )
    announce(row, "order", by, at)
    return letter


@transaction.atomic
def cancel_inspection(*, inspection: Inspection, note: str, by: Actor, at: datetime) -> Inspection:
    """End it before a visit: the workplace closed, or the plan changed. A letter of duty that is out counts no more.

    Raises:
        NotPermitted, MoveNotAllowed, ReasonNeeded.
    """
    row = ordering(inspection, by)
    was_told = row.state == InspectionState.ORDERED and row.is_announced
    apply(INSPECTION, row, "cancel", history=InspectionHistory, by=by, at=at, note=note.strip(), ended_at=at)
    letter = DutyLetter.objects.select_related("document").filter(pk=row.pk).first()
    if letter is not None and letter.document.withdrawn_at is None:
        withdraw(document=letter.document, reason_code=CANCELLED, by=by, at=at)
    announce(row, "cancel", by, at, is_told=was_told)
    return row


# What the other acts of an inspection share


def free_team(row: Inspection, fewest: int) -> list[InspectionMember]:
    """Those who go, all of them declared free.

    Raises:
        TeamTooSmall, DeclarationMissing.
    """
    team = [member for member in row.team.select_related("inspector") if member.conflict not in OUT_OF_TEAM]
    if len(team) < fewest:
        raise TeamTooSmall(str(TeamTooSmall.sentence) % {"count": fewest})
    if not all(member.is_free for member in team):
        raise DeclarationMissing
    return team


def announced_day(visit_on: date | None, today: date, valid_to: date) -> date:
    """The day of an announced visit, while the letter is valid.

    Raises:
        VisitDayMissing.
    """
    if visit_on is None or not today <= visit_on <= valid_to:
        raise VisitDayMissing(fields={"visit_on": str(VisitDayMissing.sentence)})
    return visit_on


def issue_letter(
    row: Inspection, team: Sequence[InspectionMember], today: date, valid_to: date, by: Actor, at: datetime
) -> tuple[str, Document]:
    """The paper that names the team, and its number."""
    number = numbered("SPT", row, today, at)
    document = issue(
        kind=DUTY_LETTER,
        number=number,
        subject=f"wajiblapor.inspection:{row.pk}",
        facts={
            "authority": office_of(row),
            "workplace": f"{row.workplace.name}, {place_words(row.regency_id)}",
            "kind": f"Pemeriksaan {on_paper(InspectionKind(row.kind).label)}".lower().capitalize(),
            "inspectors": ", ".join(member.inspector.full_name for member in team),
            "lead": next((member.inspector.full_name for member in team if member.is_lead), team[0].inspector.full_name),
            "valid": f"{long_day(today)} sampai {long_day(valid_to)}",
        },
        holder=row.legal_entity.name,
        valid_until=valid_to,
        # Not in the company's own list of documents: an unannounced visit would be announced by it.
        legal_entity_id=None,
        by=by,
        at=at,
    )
    return number, document


def announce(row: Inspection, move: str, by: Actor, at: datetime, *, is_told: bool | None = None) -> None:
    """Say that it came further; by default the company is told once it may know of it."""
    known = row.state in KNOWN_TO_COMPANY or (row.state == InspectionState.ORDERED and row.is_announced)
    publish(
        InspectionMoved(
            version=row.version,
            inspection_id=row.pk,
            legal_entity_id=row.legal_entity_id,
            workplace_id=row.workplace_id,
            regency_code=row.regency_id,
            move=move,
            state=row.state,
            is_told=known if is_told is None else is_told,
            answer_by=row.answer_by,
        ),
        by=by,
        at=at,
    )


def touched(row: Inspection) -> Inspection:
    """Something about it changed, though not its state."""
    row.version += 1
    row.save(update_fields=["version"])
    return row


def numbered(kind: str, row: Inspection, today: date, at: datetime) -> str:
    """`SPT/32/2026/0001`: a series for each kind of paper, province and year, without gaps."""
    head = f"{kind}/{row.regency_id[:2]}/{today.year}"
    return f"{head}/{next_number(f'wajiblapor.inspection:{head}', at=at):04d}"


def on_paper(words: str | Promise) -> str:
    """In Indonesian, whatever language the officer's page is in: papers and findings are read by others."""
    with translation.override("id"):
        return str(words)


def office_of(row: Inspection) -> str:
    return f"Dinas Tenaga Kerja Provinsi {place_words(row.regency_id[:2])}"


def ordering(inspection: Inspection, by: Actor) -> Inspection:
    row = locked(inspection)
    require(GRANTS, by, Permission.ORDER_INSPECTIONS, region_code=row.regency_id)
    if acts_for(by, row):
        raise NotPermitted
    return row


def _planned(inspection: Inspection, by: Actor) -> Inspection:
    row = ordering(inspection, by)
    if row.state != InspectionState.PLANNED:
        raise MoveNotAllowed
    return row


def inspecting(inspection: Inspection, by: Actor) -> Inspection:
    """The inspection, locked, for one of its team who has no ties.

    Raises:
        NotPermitted.
    """
    row = locked(inspection)
    require(GRANTS, by, Permission.INSPECT, region_code=row.regency_id)
    if acts_for(by, row):
        raise NotPermitted
    if not by.is_system and not row.team.filter(inspector=by.person_id, conflict=Conflict.FREE).exists():
        raise NotPermitted
    return row
