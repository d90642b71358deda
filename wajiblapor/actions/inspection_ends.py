"""How an inspection ends: closed by somebody who did not inspect, or referred; and the deed that stays at the workplace."""

from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from siapkerja.documents.actions.documents import issue, withdraw
from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import require
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted, Refused
from siapkerja.kernel.text import long_day
from siapkerja.reference.queries import place_words, rule
from siapkerja.workflow.moves import ReasonNeeded, apply, locked
from wajiblapor.actions.inspections import announce, inspecting, numbered, office_of, on_paper, ordering
from wajiblapor.enums import InspectionState, Referral
from wajiblapor.models import Inspection, InspectionDeed, InspectionHistory, InspectionNote, ManpowerReport, ReferralLetter
from wajiblapor.models.findings import SETTLED
from wajiblapor.models.inspections import KNOWN_TO_COMPANY
from wajiblapor.permissions import GRANTS, Permission
from wajiblapor.queries.inspection_deeds import deed_facts
from wajiblapor.queries.inspections import acts_for, deed_of, has_unsettled
from wajiblapor.workflows import INSPECTION

DEED = "inspection_deed"
REFERRAL_PAPER = "inspection_referral"
REPLACED = "replaced"
_BACK = {0: "take_up", 1: "take_up_first", 2: "take_up_second"}


class Unsettled(Refused):
    code = "findings_unsettled"
    sentence = _("Masih ada temuan yang belum dipenuhi atau belum diperiksa jawabannya.")


class ClosedByOthers(Refused):
    code = "closed_by_another_officer"
    sentence = _("Anda ikut memeriksa. Pemeriksaan ini ditutup oleh petugas lain.")


class NothingToRefer(Refused):
    code = "nothing_to_refer"
    sentence = _("Semua temuan sudah dipenuhi. Ajukan penutupan pemeriksaan ini.")


class SecondNoteRuns(Refused):
    code = "second_note_still_runs"
    sentence = _("Nota Pemeriksaan II berjalan sampai %(day)s. Perkara dapat diteruskan sesudahnya.")


class NoReport(Refused):
    code = "deed_without_report"
    sentence = _("Akta disusun dari laporan ketenagakerjaan, dan tempat kerja ini belum pernah melapor.")


@transaction.atomic
def ask_to_close(*, inspection: Inspection, by: Actor, at: datetime) -> Inspection:
    """Nothing is left to mend: the inspectors hand it to somebody else to close.

    Raises:
        NotPermitted, MoveNotAllowed, Unsettled.
    """
    row = inspecting(inspection, by)
    if row.state != InspectionState.FULFILLED and has_unsettled(row):
        raise Unsettled
    apply(INSPECTION, row, "fulfil", history=InspectionHistory, by=by, at=at, answer_by=None)
    announce(row, "fulfil", by, at)
    return row


def _closing(inspection: Inspection, by: Actor, at: datetime) -> Inspection:
    row = locked(inspection)
    require(GRANTS, by, Permission.CLOSE_INSPECTION, region_code=row.regency_id)
    if acts_for(by, row):
        raise NotPermitted
    is_apart = rule("inspection.closing_other_officer", day_in(row.workplace.time_zone, at)).value
    if is_apart and by.person_id is not None and row.team.filter(inspector=by.person_id).exists():
        raise ClosedByOthers
    return row


@transaction.atomic
def close_inspection(*, inspection: Inspection, by: Actor, at: datetime) -> Inspection:
    """End it: what was found is mended, or nothing was.

    Raises:
        NotPermitted, MoveNotAllowed.
        ClosedByOthers: whoever inspected does not close, where the rule says so.
        Unsettled.
    """
    row = _closing(inspection, by, at)
    if has_unsettled(row):
        raise Unsettled
    apply(INSPECTION, row, "close", history=InspectionHistory, by=by, at=at, ended_at=at)
    announce(row, "close", by, at)
    return row


@transaction.atomic
def hand_back(*, inspection: Inspection, note: str, by: Actor, at: datetime) -> Inspection:
    """Not to be closed yet: back to the inspectors, where it stood, with the reason.

    Raises:
        NotPermitted, MoveNotAllowed, ReasonNeeded, ClosedByOthers.
    """
    row = _closing(inspection, by, at)
    last = InspectionNote.objects.filter(inspection=row).order_by("-level").first()
    answer_by = last.answer_by if last else None
    move = _BACK[last.level if last else 0]
    apply(INSPECTION, row, move, history=InspectionHistory, by=by, at=at, note=note.strip(), answer_by=answer_by)
    announce(row, "take_up", by, at)
    return row


@transaction.atomic
def refer(*, inspection: Inspection, way: Referral, note: str, by: Actor, at: datetime) -> ReferralLetter:
    """The second note is over and not everything is mended: recommend what follows, in a numbered letter.

    Raises:
        NotPermitted, MoveNotAllowed, ReasonNeeded.
        SecondNoteRuns, NothingToRefer.
    """
    row = ordering(inspection, by)
    today = day_in(row.workplace.time_zone, at)
    if row.state != InspectionState.SECOND_NOTE:
        raise MoveNotAllowed
    if not note.strip():
        raise ReasonNeeded(fields={"note": str(ReasonNeeded.sentence)})
    if not row.is_over(today):
        raise SecondNoteRuns(str(SecondNoteRuns.sentence) % {"day": f"{row.answer_by:%d/%m/%Y}"})
    left = row.findings.exclude(state__in=SETTLED).count()
    if not left:
        raise NothingToRefer
    apply(INSPECTION, row, "refer", history=InspectionHistory, by=by, at=at, reason_code=way, note=note.strip(), ended_at=at)
    notes = list(row.notes.order_by("level"))
    number = numbered("RP", row, today, at)
    document = issue(
        kind=REFERRAL_PAPER,
        number=number,
        subject=f"wajiblapor.inspection:{row.pk}",
        facts={
            "authority": office_of(row),
            "way": on_paper(Referral(way).label),
            "workplace": f"{row.workplace.name}, {place_words(row.regency_id)}",
            "nib": row.legal_entity.nib or "belum ada",
            "notes": ", ".join(f"{one.number} (batas {long_day(one.answer_by)})" for one in notes),
            "left": f"{left} temuan",
        },
        holder=row.legal_entity.name,
        valid_until=None,
        legal_entity_id=row.legal_entity_id,
        by=by,
        at=at,
    )
    letter = ReferralLetter.objects.create(
        inspection=row, way=way, number=number, document=document, issued_at=at, issued_by_id=by.person_id
    )
    announce(row, "refer", by, at)
    return letter


@transaction.atomic
def issue_deed(*, inspection: Inspection, by: Actor, at: datetime) -> InspectionDeed:
    """Issue the deed of inspection of the workplace, prefilled from its last report; an older one counts no more.

    Raises:
        NotPermitted: nobody who signs for the province's office.
        MoveNotAllowed: nobody was there yet.
        NoReport.
    """
    row = ordering(inspection, by)
    if row.state not in KNOWN_TO_COMPANY:
        raise MoveNotAllowed
    report = ManpowerReport.objects.filed().filter(workplace=row.workplace_id).order_by("-ordinal", "-pk").first()
    if report is None:
        raise NoReport
    filing, today = report.filings.latest("revision"), day_in(row.workplace.time_zone, at)
    locked(row.workplace)  # two inspections of it may each ask for the deed
    old = deed_of(row.workplace_id)
    if old is not None:
        withdraw(document=old.document, reason_code=REPLACED, by=by, at=at)
        InspectionDeed.objects.filter(pk=old.pk).update(replaced_at=at)
    with translation.override("id"):
        told = deed_facts(row, report, filing, today=today)
    number = numbered("AP", row, today, at)
    document = issue(
        kind=DEED,
        number=number,
        subject=f"wajiblapor.inspection:{row.pk}",
        facts={"authority": office_of(row), **told},
        holder=row.legal_entity.name,
        valid_until=None,
        legal_entity_id=row.legal_entity_id,
        by=by,
        at=at,
    )
    return InspectionDeed.objects.create(
        workplace=row.workplace,
        legal_entity_id=row.legal_entity_id,
        inspection=row,
        filing=filing,
        number=number,
        document=document,
        issued_at=at,
        issued_by_id=by.person_id,
    )
