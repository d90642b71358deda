"""Writing an application for aid step by step, sending it, stepping back."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, BinaryIO

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from siapkerja.documents.numbers import next_number
from siapkerja.events.publishing import publish
from siapkerja.facts.wirausaha import ProposalSubmitted
from siapkerja.files.actions.stored_files import remove
from siapkerja.identity.actor import Actor
from siapkerja.identity.fields import nik_index
from siapkerja.identity.queries import standing_nik
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.workflow.moves import locked
from wirausaha.actions.attachments import PLACE_PHOTO, keep
from wirausaha.actions.moving import ids_of, move, release, today_of
from wirausaha.actions.programmes import NotValid, check
from wirausaha.actions.reserves import move_up
from wirausaha.enums import BudgetKind, MemberRole, Stage, WorkSituation
from wirausaha.models import BudgetLine, Member, Programme, Proposal
from wirausaha.permissions import demand_own
from wirausaha.queries.checks import budget_fault, checks_of, unmet
from wirausaha.queries.limits import limits_of, working_days_after
from wirausaha.queries.places import doubt_about

MOST_LINES = 60


class ProgrammeNotOpen(Refused):
    code = "aid_programme_not_open"
    sentence = _("Pendaftaran program ini tidak sedang dibuka.")


class AlreadyApplying(Refused):
    code = "already_applying_for_aid"
    sentence = _("Anda sudah punya permohonan di program ini. Lanjutkan yang itu.")


class ProposalNotEditable(Refused):
    code = "proposal_not_editable"
    sentence = _("Permohonan ini sudah dikirim, jadi isinya tidak dapat diubah. Petugas mengembalikannya bila ada yang perlu dilengkapi.")


class BudgetNotRight(Refused):
    code = "budget_not_right"


class PlaceNotRight(Refused):
    code = "place_not_right"


class ChecksNotMet(Refused):
    code = "aid_checks_not_met"


class NotDeclared(Refused):
    code = "aid_not_declared"
    sentence = _("Centang semua pernyataan sebelum mengirim.")


class NikHasAid(Refused):
    code = "nik_has_aid"
    sentence = _("Salah satu NIK sudah ada di permohonan bantuan lain tahun ini. Satu NIK hanya untuk satu bantuan setahun.")


@dataclass(frozen=True, kw_only=True)
class Business:
    """What is to be run. `monthly_turnover` in rupiah."""

    industry_id: int
    business_name: str
    stage: Stage
    idea: str
    market: str
    workers_now: int
    workers_expected: int
    situation: WorkSituation
    nib: str = ""
    monthly_turnover: int | None = None


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where it is run. Degrees; both or neither."""

    village_code: str
    address: str
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the budget; price in rupiah."""

    kind: BudgetKind
    item: str
    quantity: int
    unit_price: int


@transaction.atomic
def begin(*, programme: Programme, by: Actor, at: datetime) -> Proposal:
    """Begin an application that only the applicant sees.

    Raises:
        NotPermitted: a stranger.
        ProgrammeNotOpen: it takes no applications now.
        AlreadyApplying: one is there that has not ended.
    """
    person_id = by.subject_id
    if person_id is None:
        raise NotPermitted()
    if not Programme.objects.filter(pk=programme.pk, state="open").exists():
        raise ProgrammeNotOpen()
    try:
        with transaction.atomic():
            return Proposal.objects.create(programme=programme, person_id=person_id, year=programme.year, drafted_at=at, moved_at=at)
    except IntegrityError as error:
        raise AlreadyApplying() from error


@transaction.atomic
def write_business(*, proposal: Proposal, business: Business, by: Actor, at: datetime) -> Proposal:
    """Raises NotPermitted, ProposalNotEditable, NotValid."""
    current = editable(proposal, by)
    for name, value in asdict(business).items():
        setattr(current, name, value)
    return _saved(current)


@transaction.atomic
def write_place(*, proposal: Proposal, place: Place, photo: BinaryIO | None = None, by: Actor, at: datetime) -> Proposal:
    """Where the business is; a new photo takes the place of the one before.

    Raises:
        NotPermitted, ProposalNotEditable, NotValid.
        PlaceNotRight: the coordinates lie abroad, in the sea or outside the stated regency.
        FileTooLarge, EmptyFile, NotAPicture, PhotoTooLarge, PhotoUnreadable, HeicUnreadable: of the photo.
    """
    current = editable(proposal, by)
    regency_code = place.village_code[:4]
    if place.latitude is not None and place.longitude is not None:
        doubt = doubt_about(place.latitude, place.longitude, regency_code)
        if doubt is not None:
            raise PlaceNotRight(doubt.words, fields={"coordinates": doubt.words})
    current.village_id, current.regency_id, current.address = place.village_code, regency_code, place.address
    current.latitude, current.longitude = place.latitude, place.longitude
    before = current.photo
    if photo is not None:
        current.photo = keep(photo, purpose=PLACE_PHOTO, name="tempat-usaha", field="photo", proposal=current, by=by, at=at)
    saved = _saved(current)
    if photo is not None and before is not None:
        remove(stored=before, at=at)
    return saved


@transaction.atomic
def write_budget(*, proposal: Proposal, requested: int, lines: Sequence[Line], by: Actor, at: datetime) -> Proposal:
    """The whole budget at once; it adds up to what is asked for and stays within the programme's limits.

    Raises:
        NotPermitted, ProposalNotEditable, NotValid.
        BudgetNotRight: it does not; the sentence says by how much.
    """
    current = editable(proposal, by)
    rows = [BudgetLine(proposal=current, **asdict(line)) for line in lines[:MOST_LINES]]
    for row in rows:
        check(row, exclude=["proposal"], is_unique_checked=False)
    if not all(row.total for row in rows):
        raise NotValid(_now("Isi jumlah dan harga satuan, masing-masing lebih dari 0."))
    if fault := budget_fault(requested, [row.total for row in rows], limits_of(current.programme)):
        raise BudgetNotRight(fault, fields={"requested": fault})
    current.budget.all().delete()
    BudgetLine.objects.bulk_create(rows)
    current.requested = requested
    return _saved(current)


@transaction.atomic
def submit(*, proposal: Proposal, is_declared: bool, by: Actor, at: datetime) -> Proposal:
    """Send an application; the first time it is given its number, in the regency's series of the year.

    Raises:
        NotPermitted, MoveNotAllowed.
        ProgrammeNotOpen: the first time, where the programme takes none any more.
        ChecksNotMet: something is missing or not allowed; the sentence names it.
        NotDeclared: the statements are not ticked.
        NikHasAid: another application of this year has a NIK of this one.
    """
    current = locked(proposal)
    demand_own(by, current)
    is_first = current.submitted_at is None
    if is_first and not current.programme.is_open:
        raise ProgrammeNotOpen()
    if not is_declared:
        raise NotDeclared(fields={"is_declared": str(NotDeclared.sentence)})
    today = today_of(current, at)
    if faults := unmet(checks_of(current, on=today)):
        told = "; ".join(f"{fault.words}. {fault.reason}".strip() for fault in faults)
        raise ChecksNotMet(_now("Permohonan belum dapat dikirim. %(list)s") % {"list": told})
    _count_everybody(current)
    current.return_points.filter(is_settled=False).update(is_settled=True)
    first: dict[str, Any] = {"number": _number(current, at), "submitted_at": at} if is_first else {}
    move(
        current,
        "submit",
        by,
        at,
        declared_at=at,
        due_on=working_days_after(today, "aid.admin_working_days"),
        **first,
    )
    if is_first:
        publish(ProposalSubmitted(number=str(current.number), **ids_of(current)), by=by, at=at)
    return current


@transaction.atomic
def withdraw(*, proposal: Proposal, by: Actor, at: datetime) -> Proposal:
    """Step back before anything was agreed; every NIK is free again, and the first reserve moves up where a place becomes free.

    Raises:
        NotPermitted, MoveNotAllowed.
    """
    current = locked(proposal)
    demand_own(by, current)
    held_a_place = current.state in {"chosen", "signed"}
    move(current, "withdraw", by, at, due_on=None)
    release(current)
    if held_a_place:
        move_up(proposal=current, by=by, at=at)
    return current


def editable(proposal: Proposal, by: Actor) -> Proposal:
    """The locked application, if its applicant may write in it now. Raises NotPermitted, ProposalNotEditable."""
    current = locked(proposal)
    demand_own(by, current)
    if not current.is_editable:
        raise ProposalNotEditable()
    return current


def _saved(current: Proposal) -> Proposal:
    """Checked and written, under a new version."""
    check(current, exclude=["programme", "person", "photo", "number", "village", "regency", "industry"], is_unique_checked=False)
    current.version += 1
    current.save()
    return current


def _count_everybody(current: Proposal) -> None:
    """From now on every NIK of the application holds the year's one aid. Raises NikHasAid, ChecksNotMet."""
    claim = standing_nik(current.person_id)
    if claim is None:
        raise ChecksNotMet(_now("NIK belum dicatat di profil Anda."))
    current.members.filter(is_applicant=True).delete()
    own = Member(
        proposal=current, nik=claim.nik, nik_index=nik_index(claim.nik), full_name=current.person.full_name, role=MemberRole.LEADER,
        year=current.year, is_applicant=True,
    )  # fmt: skip
    try:
        with transaction.atomic():
            own.save()
            current.members.update(is_counted=True)
    except IntegrityError as error:
        raise NikHasAid() from error


def _number(current: Proposal, at: datetime) -> str:
    """USH-YYYY-RRRR-NNNNN: a series for each regency and year, without gaps."""
    series = f"{current.year}:{current.regency_id}"
    return f"USH-{current.year}-{current.regency_id}-{next_number(f'wirausaha.proposal:{series}', at=at):05d}"
