"""Placements (AKL, AKAD, AKAN): written down by themselves when somebody is hired in the portal, by an officer otherwise."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from karirhub.actions.balances import unplace_seeker
from karirhub.actions.card_life import close_as_placed
from karirhub.actions.card_moving import OwnMatter, move
from karirhub.enums import PlacementKind
from karirhub.models import Application, JobSeekerCard, Placement, PlacementMove
from karirhub.permissions import GRANTS, Permission
from karirhub.queries.balances import industry_section
from karirhub.queries.card_days import next_report_day, today_in
from karirhub.queries.placements import industry_of_vacancy, newest_card, scope_of, with_sections
from karirhub.workflows import PLACEMENT
from siapkerja.events.publishing import publish as announce
from siapkerja.facts.karirhub import PlacementRecorded
from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import require
from siapkerja.kernel.errors import Refused
from siapkerja.reference.models import Region
from siapkerja.workflow.moves import apply as apply_move
from siapkerja.workflow.moves import locked
from siapkerja.workflow.validity import demand_valid

FARTHEST_AHEAD = timedelta(days=180)


class PlacementNotValid(Refused):
    code = "placement_not_valid"
    sentence = _("Ada isian penempatan yang perlu diperbaiki.")


class StartsTooFarAway(Refused):
    code = "placement_starts_too_far_away"
    sentence = _("Tanggal mulai bekerja paling jauh enam bulan dari hari ini, dan tidak sebelum kartu diajukan.")


class CardCannotBePlaced(Refused):
    code = "card_cannot_be_placed"
    sentence = _("Kartu ini sudah berakhir. Penempatan dicatat pada kartu yang berlaku.")


@dataclass(frozen=True, kw_only=True)
class PlacementContent:
    """What an officer writes down.

    Attributes:
        work_region: code of the regency where the work is; "" abroad.
        country: three letters, for work abroad; "" in Indonesia.
        permit: number of the approval for AKAD (SPP) or of the protection papers for AKAN; "" where not known.
    """

    employer: str
    position: str
    occupation_id: str = ""
    industry_id: int | None = None
    work_region: str = ""
    country: str = ""
    permit: str = ""
    starts_on: date


@transaction.atomic
def record_by_hand(*, card: JobSeekerCard, content: PlacementContent, by: Actor, at: datetime) -> Placement:
    """An officer writes down work found outside the portal; the card is closed.

    Raises:
        NotPermitted, OwnMatter: not an officer of the card's regency, or their own card.
        CardCannotBePlaced: the card is over.
        StartsTooFarAway, PlacementNotValid: as they say, by field.
    """
    current = locked(card)
    require(GRANTS, by, Permission.GUIDE_SEEKERS, region_code=current.regency_id)
    if by.person_id == current.person_id:
        raise OwnMatter()
    if current.state not in {"active", "lapsed", "hired"}:
        raise CardCannotBePlaced()
    today = today_in(current.regency, at)
    if not current.applied_at.date() <= content.starts_on <= today + FARTHEST_AHEAD:
        raise StartsTooFarAway(fields={"starts_on": str(StartsTooFarAway.sentence)})
    placement = Placement(
        person_id=current.person_id, card=current, regency_id=current.regency_id, employer=content.employer.strip(),
        position=content.position.strip(), occupation_id=content.occupation_id or None, industry_id=content.industry_id,
        work_region_id=content.work_region or None, country=content.country, permit=content.permit.strip(),
        starts_on=content.starts_on, recorded_at=at, by_person_id=by.person_id,
        scope=scope_of(current.regency_id, content.work_region, is_abroad=bool(content.country)),
    )  # fmt: skip
    demand_valid(placement, refusal=PlacementNotValid)
    placement.save()
    _place(placement, by, at)
    return placement


@transaction.atomic
def record_hire(*, application_id: int, by: Actor, at: datetime) -> Placement | None:
    """Write down what a hire in the portal means. A second time changes nothing; None where it was not a hire after all.

    Whoever has no card is counted as placed, but not in the balance of registered seekers.
    """
    rows = Application.objects.select_for_update(of=("self",)).select_related(
        "vacancy__regency", "vacancy__legal_entity", "vacancy__origin", "person"
    )
    application = rows.get(pk=application_id)
    known = Placement.objects.filter(application=application).first()
    if known is not None or application.state != "hired":
        return known
    vacancy, card = application.vacancy, newest_card(application.person_id)
    home = card.regency_id if card else str(application.person.village_id or vacancy.regency_id)[:4]
    country = vacancy.country if vacancy.is_overseas else ""
    placement = Placement.objects.create(
        person_id=application.person_id, card=card, regency_id=home, application=application, employer=vacancy.employer_name[:150],
        position=vacancy.title, occupation_id=vacancy.occupation_id, industry=industry_of_vacancy(vacancy),
        work_region_id=None if country else vacancy.regency_id, country=country, permit=vacancy.recruitment_permit,
        starts_on=application.starts_on or today_in(vacancy.regency, at), recorded_at=at, by_person_id=by.person_id,
        scope=scope_of(home, vacancy.regency_id, is_abroad=bool(country)),
    )  # fmt: skip
    _place(placement, by, at)
    return placement


@transaction.atomic
def cancel_placement(*, placement: Placement, note: str, by: Actor, at: datetime) -> Placement:
    """Take back what was written down by mistake; the card is open again, and the report counts it back.

    Raises:
        NotPermitted, OwnMatter, MoveNotAllowed, ReasonNeeded.
    """
    current = locked(placement)
    require(GRANTS, by, Permission.GUIDE_SEEKERS, region_code=current.regency_id)
    if by.person_id == current.person_id:
        raise OwnMatter()
    apply_move(PLACEMENT, current, "cancel", history=PlacementMove, by=by, at=at, note=note)
    if current.card is not None:
        _take_back(locked(current.card), by, at)
    return current


def _place(placement: Placement, by: Actor, at: datetime) -> None:
    if placement.card is not None:
        industry = with_sections().filter(pk=placement.industry_id or 0).first()
        close_as_placed(card=placement.card, industry=industry_section(industry), scope=placement.scope, by=by, at=at)
    announce(
        PlacementRecorded(
            version=placement.version, placement_id=placement.pk, person_id=placement.person_id, regency_code=placement.regency_id,
            scope=str(PlacementKind(placement.scope)), starts_on=placement.starts_on,
        ),
        by=by,
        at=at,
    )  # fmt: skip


def _take_back(card: JobSeekerCard, by: Actor, at: datetime) -> None:
    today = today_in(Region.objects.get(pk=card.regency_id), at)
    if card.state != "hired" or Placement.objects.standing().filter(card=card).exists():
        return
    if card.issued_on is None or card.valid_until is None or today > card.valid_until:
        return
    move(card, "reopen", by, at, check_in_due_on=next_report_day(card.issued_on, after=today), reminded_days=None)
    unplace_seeker(card=card, on=today)
