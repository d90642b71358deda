"""The team changes after the letter of duty: one joins for another, and a new letter names them."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.documents.actions.documents import withdraw
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Membership
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import MoveNotAllowed, Refused
from siapkerja.reference.queries import rules
from siapkerja.workflow.moves import ReasonNeeded, locked
from wajiblapor.actions import inspections as teams
from wajiblapor.enums import OUT_OF_TEAM, Conflict, InspectionState
from wajiblapor.models import DutyLetter, Inspection, InspectionHistory, InspectionMember
from wajiblapor.models.inspections import UNDER_LETTER
from wajiblapor.queries.inspection_letters import is_called_back
from wajiblapor.queries.inspection_plans import inspectors_under, loads

TEAM_CHANGED = "team_changed"


class NotOfTheTeam(Refused):
    code = "not_of_the_inspection_team"
    sentence = _("Pengawas yang diganti tidak ada lagi dalam tim. Muat ulang halaman untuk melihat tim sekarang.")


class AlreadyOfTheTeam(Refused):
    code = "already_of_the_inspection_team"
    sentence = _("Pengawas ini sudah ada dalam tim. Pilih pengawas lain.")


@transaction.atomic
def replace_member(*, inspection: Inspection, leaving_id: int, joining_id: int, note: str, by: Actor, at: datetime) -> Inspection:
    """Somebody named in the letter of duty cannot go on: another inspector takes their place, as lead too. The letter counts no more;
    visits wait for a new one (`renew_letter`), and that for what the newcomer declares.

    Args:
        leaving_id, joining_id: persons. Who turned out to be tied may be the one that leaves.
        note: why; officers alone read it.

    Raises:
        NotPermitted, ReasonNeeded.
        MoveNotAllowed: no letter is out yet, or the case is in the team's hands no more.
        NotOfTheTeam, AlreadyOfTheTeam, NotAnInspector, TiedInspector, OverCapacity.
    """
    row = teams.ordering(inspection, by)
    if row.state not in UNDER_LETTER:
        raise MoveNotAllowed
    if not note.strip():
        raise ReasonNeeded(fields={"note": str(ReasonNeeded.sentence)})
    team = {member.inspector_id: member for member in row.team.select_for_update()}
    leaving = team.get(leaving_id)
    if leaving is None or leaving.conflict == Conflict.REPLACED:
        raise NotOfTheTeam(fields={"leaving": str(NotOfTheTeam.sentence)})
    _demand_free_hand(row, team.get(joining_id), joining_id, day_in(row.workplace.time_zone, at))
    is_lead = leaving.is_lead or not any(member.is_lead for member in team.values())
    _leave(leaving)
    joined = {"is_lead": is_lead, "conflict": Conflict.UNSAID, "declared_at": None, "note": "", "assigned_at": at}
    InspectionMember.objects.update_or_create(inspection=row, inspector_id=joining_id, defaults=joined)
    letter = DutyLetter.objects.select_related("document").get(pk=row.pk)
    if letter.document.withdrawn_at is None:
        withdraw(document=letter.document, reason_code=TEAM_CHANGED, by=by, at=at)
    _keep(row, "replace", note.strip(), by, at)
    return row


def _demand_free_hand(row: Inspection, before: InspectionMember | None, person_id: int, today: date) -> None:
    """The newcomer inspects there, is not of the team or of the company, and has room in the plan's month."""
    if before is not None and before.conflict not in OUT_OF_TEAM:
        raise AlreadyOfTheTeam(fields={"joining": str(AlreadyOfTheTeam.sentence)})
    inspectors = {one.person_id: one for one in inspectors_under(row.regency_id[:2], on=today) if one.covers(row.regency_id)}
    if person_id not in inspectors:
        sentence = str(teams.NotAnInspector.sentence) % {"name": _("Pengawas yang dipilih")}
        raise teams.NotAnInspector(fields={"joining": sentence})
    is_member = Membership.objects.at(today).filter(person=person_id, legal_entity=row.legal_entity_id).exists()
    if is_member or (before is not None and before.conflict == Conflict.TIED):
        raise teams.TiedInspector(fields={"joining": str(teams.TiedInspector.sentence)})
    locked(row.plan)  # two teams put together at once would each take an inspector's last place
    if any(load.capacity.inspector_id == person_id and not load.left for load in loads(row.plan)):
        sentence = str(teams.OverCapacity.sentence) % {"name": inspectors[person_id].name}
        raise teams.OverCapacity(fields={"joining": sentence})


def _leave(member: InspectionMember) -> None:
    """Who was sent stays known: whoever took part does not close the case. Whoever never declared was not sent."""
    if member.conflict == Conflict.UNSAID:
        member.delete()
        return
    member.is_lead = False
    if member.conflict == Conflict.FREE:
        member.conflict = Conflict.REPLACED
    member.save(update_fields=["is_lead", "conflict"])


@transaction.atomic
def renew_letter(*, inspection: Inspection, visit_on: date | None = None, by: Actor, at: datetime) -> DutyLetter:
    """A new letter with a new number in place of the one that was called back.

    Args:
        visit_on: day of an announced visit that has not taken place, at the workplace.

    Raises:
        NotPermitted.
        MoveNotAllowed: the letter that is out still counts.
        DeclarationMissing, TeamTooSmall, VisitDayMissing.
    """
    row = teams.ordering(inspection, by)
    if row.state not in UNDER_LETTER or not is_called_back(row):
        raise MoveNotAllowed
    today = day_in(row.workplace.time_zone, at)
    told = rules(["inspection.duty_days", "inspection.team_min"], today)
    team = teams.free_team(row, int(told["inspection.team_min"].value[row.kind]))
    valid_to = today + timedelta(days=int(told["inspection.duty_days"].value))
    if row.is_announced and row.state == InspectionState.ORDERED:
        row.visit_on = teams.announced_day(visit_on, today, valid_to)
        row.save(update_fields=["visit_on"])
    number, document = teams.issue_letter(row, team, today, valid_to, by, at)
    letter, _made = DutyLetter.objects.update_or_create(
        inspection=row,
        defaults={
            "number": number, "document": document, "issued_at": at, "issued_by_id": by.person_id, "valid_from": today,
            "valid_to": valid_to,
        },
    )  # fmt: skip
    _keep(row, "renew", "", by, at)
    return letter


def _keep(row: Inspection, act: str, note: str, by: Actor, at: datetime) -> None:
    """In the history, though its state stays."""
    InspectionHistory.objects.create(
        record=row, move=act, source=row.state, target=row.state, at=at, by_person_id=by.person_id, on_behalf_of_id=by.on_behalf_of_id,
        role=by.role_word, note=note,
    )  # fmt: skip
    teams.announce(teams.touched(row), act, by, at)
