"""Offering a job, and answering the offer. Accepting comes before hiring, which stays the employer's step."""

import json
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from karirhub.actions import steps
from karirhub.enums import ApplicationState, ContractType, OfferDeclineReason, OfferState
from karirhub.models import Application, Offer, OfferMove
from karirhub.permissions import GRANTS, Permission, demand
from karirhub.queries.vacancies import today_at
from karirhub.workflows import OFFER
from siapkerja.events.publishing import publish as announce
from siapkerja.facts.karirhub import OfferAnswered, OfferEnded, OfferMade
from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import require
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from siapkerja.workflow.moves import apply as apply_move
from siapkerja.workflow.moves import locked
from siapkerja.workflow.validity import demand_valid

LONGEST_TERMS = 3000
HIGHEST_WAGE = 1_000_000_000
# Reason code of the move to the offer where its terms stand in an `Offer`.
WITH_TERMS = "with_terms"


class OfferNotInOrder(Refused):
    code = "offer_not_in_order"
    sentence = _("Penawaran ini belum lengkap.")


class OfferStands(Refused):
    code = "offer_stands"
    sentence = _("Pelamar ini sudah punya penawaran. Tarik dulu bila ingin mengubahnya.")


class OfferTooLate(Refused):
    code = "offer_too_late"
    sentence = _("Batas waktu menjawab penawaran ini sudah lewat. Kirim pesan kepada perusahaan bila Anda masih berminat.")


class OfferUnanswered(Refused):
    code = "offer_unanswered"
    sentence = _("Pelamar belum menerima penawaran Anda. Tunggu jawabannya, atau tarik penawaran itu dan buat yang baru.")


@transaction.atomic
def make_offer(
    *,
    application: Application,
    wage: int,
    starts_on: date,
    answer_by: date,
    contract_type: ContractType | str,
    contract_months: int | None = None,
    terms: str = "",
    by: Actor,
    at: datetime,
) -> Offer:
    """Offer the job; the application moves to the offer where it is not there yet.

    Args:
        wage: rupiah a month.
        starts_on: first day of work, after today at the workplace.
        answer_by: last day to answer, today or later and not after the first day of work.
        contract_months: for a fixed term; a permanent contract has none, whatever the form was filled with before.
        terms: up to 3,000 characters: hours, place, allowances, probation.

    Raises:
        NotPermitted: the actor does not handle applications for this workplace.
        MoveNotAllowed: the application was not looked at yet, or is over.
        OfferNotInOrder, OfferStands: as they say.
    """
    current = locked(application)
    demand(by, Permission.HANDLE_APPLICATIONS, current.vacancy)
    _demand_order(wage, starts_on, answer_by, terms, today_at(current.vacancy, at))
    if current.offers.filter(state__in=[OfferState.OPEN, OfferState.ACCEPTED]).exists():
        raise OfferStands()
    is_first = current.state != ApplicationState.OFFERED
    months = None if contract_type == ContractType.PERMANENT else contract_months
    offer = Offer(
        application=current, contract_type=contract_type, contract_months=months, starts_on=starts_on, answer_by=answer_by,
        sealed_terms=json.dumps({"wage": wage, "terms": terms.strip()}, ensure_ascii=False), made_at=at,
    )  # fmt: skip
    demand_valid(offer, refusal=OfferNotInOrder, exclude=["application", "sealed_terms"])
    if is_first:
        steps.take(application=current, name="offer", reason_code=WITH_TERMS, by=by, at=at)
    offer.save()
    announce(OfferMade(version=offer.version, **steps.about(current), offer_id=offer.pk, is_first=is_first, at=at), by=by, at=at)
    return offer


@transaction.atomic
def accept_offer(*, offer: Offer, by: Actor, at: datetime) -> Offer:
    """The applicant takes the job as it was offered; the employer then hires.

    Raises:
        NotPermitted: it is somebody else's application.
        MoveNotAllowed: it was answered or withdrawn meanwhile.
        OfferTooLate: its last day has passed at the workplace.
    """
    current = _own(offer, by, at)
    apply_move(OFFER, current, "accept", history=OfferMove, by=by, at=at, answered_at=at)
    _announce_answer(current, by, at)
    return current


@transaction.atomic
def decline_offer(*, offer: Offer, reason_code: OfferDeclineReason | str, note: str = "", by: Actor, at: datetime) -> Offer:
    """The applicant does not take the job as it was offered. The application stays: the employer may offer something else.

    Args:
        note: up to 1,000 characters, read by the employer.

    Raises:
        NotPermitted, MoveNotAllowed, OfferTooLate: as `accept_offer`.
        ReasonNeeded: none was given.
    """
    current = _own(offer, by, at)
    apply_move(
        OFFER, current, "decline", history=OfferMove, by=by, at=at, reason_code=reason_code, note=note.strip()[:1000], answered_at=at
    )
    _announce_answer(current, by, at)
    return current


@transaction.atomic
def withdraw_offer(*, offer: Offer, note: str, by: Actor, at: datetime) -> Offer:
    """The employer takes an unanswered offer back, and says why.

    Raises:
        NotPermitted: the actor does not handle applications for this workplace.
        MoveNotAllowed, ReasonNeeded: as the table says.
    """
    current = locked(offer)
    demand(by, Permission.HANDLE_APPLICATIONS, current.application.vacancy)
    apply_move(OFFER, current, "withdraw", history=OfferMove, by=by, at=at, note=note.strip()[:1000])
    _announce_end(current, by, at)
    return current


@transaction.atomic
def lapse_offers(*, by: Actor, at: datetime, limit: int = 500) -> int:
    """End offers whose last day has passed at their workplace. Gives how many.

    Args:
        limit: offers in one call.
    """
    rows = Offer.objects.open().filter(answer_by__lt=day_in("Asia/Jayapura", at)).select_related("application__vacancy__workplace")
    ended = 0
    for offer in rows.select_for_update(of=("self",), skip_locked=True).order_by("pk")[:limit]:
        if offer.answer_by < today_at(offer.application.vacancy, at):
            apply_move(OFFER, offer, "lapse", history=OfferMove, by=by, at=at)
            _announce_end(offer, by, at)
            ended += 1
    return ended


def standing_offer(*, application: Application) -> Offer | None:
    """The offer the applicant accepted; None where none was made, so that terms were agreed otherwise.

    Raises:
        OfferUnanswered: there are offers, and none of them was accepted.
    """
    offers = list(application.offers.all())
    accepted = next((offer for offer in offers if offer.state == OfferState.ACCEPTED), None)
    if offers and accepted is None:
        raise OfferUnanswered()
    return accepted


def _own(offer: Offer, by: Actor, at: datetime) -> Offer:
    current = locked(offer)
    require(GRANTS, by, Permission.ANSWER_EMPLOYER, person_id=current.application.person_id)
    if current.is_open and not current.may_be_answered_on(today_at(current.application.vacancy, at)):
        raise OfferTooLate()
    return current


def _demand_order(wage: int, starts_on: date, answer_by: date, terms: str, today: date) -> None:
    faults = {}
    if not 0 < wage < HIGHEST_WAGE:
        faults["wage"] = _now("Upah ditulis dalam rupiah per bulan.")
    if starts_on <= today:
        faults["starts_on"] = _now("Hari pertama kerja harus sesudah hari ini.")
    if not today <= answer_by <= starts_on:
        faults["answer_by"] = _now("Batas menjawab antara hari ini dan hari pertama kerja.")
    if len(terms) > LONGEST_TERMS:
        faults["terms"] = _now("Paling panjang 3.000 huruf.")
    if faults:
        raise OfferNotInOrder(fields=faults)


def _announce_answer(offer: Offer, by: Actor, at: datetime) -> None:
    fact = OfferAnswered(version=offer.version, **steps.about(offer.application), offer_id=offer.pk, state=offer.state, at=at)
    announce(fact, by=by, at=at)


def _announce_end(offer: Offer, by: Actor, at: datetime) -> None:
    fact = OfferEnded(version=offer.version, **steps.about(offer.application), offer_id=offer.pk, state=offer.state, at=at)
    announce(fact, by=by, at=at)
