"""Writing, publishing and ending vacancies."""

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from karirhub.actions.certificates import Asked, ask_for
from karirhub.enums import CloseReason, ContractType, VacancyState, WorkArrangement, WorkingTime
from karirhub.models import Vacancy, VacancyMove
from karirhub.permissions import Permission, demand
from karirhub.queries.documents import VACANCIES
from karirhub.queries.vacancies import overdue, today_at
from karirhub.workflows import VACANCY
from siapkerja.documents.numbers import next_number
from siapkerja.events.publishing import publish as announce
from siapkerja.facts.karirhub import VacancyChanged, VacancyClosed, VacancyFrozen, VacancyPublished, VacancyUnfrozen
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Workplace
from siapkerja.identity.proof import demand_proof
from siapkerja.kernel.calendar import ZONE_NAMES, day_in
from siapkerja.kernel.errors import Refused
from siapkerja.reference.queries import rule
from siapkerja.search.actions.entries import refresh
from siapkerja.workflow.moves import apply, locked
from siapkerja.workflow.validity import demand_valid

# Given by the action itself, so not looked at again.
_NOT_ANSWERED = ("workplace", "legal_entity", "number")


class VacancyNotValid(Refused):
    code = "vacancy_not_valid"
    sentence = _("Ada isian lowongan yang perlu diperbaiki.")


class ClosesTooSoon(Refused):
    code = "vacancy_closes_too_soon"
    sentence = _("Tanggal tutup paling cepat hari ini.")


class OpenTooLong(Refused):
    code = "vacancy_open_too_long"


class VacancyNotEditable(Refused):
    code = "vacancy_not_editable"
    sentence = _("Lowongan yang sudah berakhir tidak dapat diubah. Buat lowongan baru.")


@dataclass(frozen=True, kw_only=True)
class VacancyContent:
    """What an employer says of a vacancy. Wages are rupiah a month; codes are of the reference data.

    Attributes:
        certificates: competence certificates asked for, five at most.
    """

    title: str
    occupation_id: str
    description: str
    requirements: str = ""
    benefits: str = ""
    openings: int
    contract_type: ContractType
    contract_months: int | None = None
    working_time: WorkingTime = WorkingTime.FULL_TIME
    work_arrangement: WorkArrangement = WorkArrangement.ON_SITE
    education_id: str
    experience_years: int = 0
    wage_min: int
    wage_max: int | None = None
    is_wage_visible: bool = True
    regency_id: str
    is_disability_friendly: bool = False
    accommodation: str = ""
    closes_on: date
    certificates: tuple[Asked, ...] = ()

    @classmethod
    def column_names(cls) -> list[str]:
        """What stands in the vacancy's own row."""
        return [field.name for field in fields(cls) if field.name != "certificates"]

    @property
    def columns(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.column_names()}


@transaction.atomic
def draft(*, workplace: Workplace, content: VacancyContent, by: Actor, at: datetime) -> Vacancy:
    """Begin a vacancy that only the organisation sees.

    Raises:
        NotPermitted: the actor may not write for this workplace.
        VacancyNotValid: an impossible value, by field.
        TooManyCertificates, CertificateNotOffered: what is asked for cannot be.
    """
    vacancy = Vacancy(workplace=workplace, legal_entity_id=workplace.legal_entity_id, drafted_at=at, **content.columns)
    demand(by, Permission.WRITE_VACANCY, vacancy)
    demand_valid(vacancy, refusal=VacancyNotValid, exclude=_NOT_ANSWERED)
    vacancy.save()
    ask_for(vacancy=vacancy, asked=content.certificates)
    return vacancy


@transaction.atomic
def rewrite(*, vacancy: Vacancy, content: VacancyContent, by: Actor, at: datetime) -> Vacancy:
    """Change a draft, or what the public sees of an open vacancy.

    Raises:
        NotPermitted, VacancyNotValid, TooManyCertificates, CertificateNotOffered: as for `draft`.
        VacancyNotEditable: it has ended.
        ClosesTooSoon, OpenTooLong: an open vacancy would end before today or stay open too long.
    """
    current = locked(vacancy)
    demand(by, Permission.WRITE_VACANCY, current)
    if not current.may_be_edited:
        raise VacancyNotEditable()
    for name, value in content.columns.items():
        setattr(current, name, value)
    demand_valid(current, refusal=VacancyNotValid, exclude=_NOT_ANSWERED)
    ask_for(vacancy=current, asked=content.certificates)
    if current.is_public:
        _check_days(current, current.opens_on or today_at(current, at), at)
        current.save()
        apply(VACANCY, current, "revise", history=VacancyMove, by=by, at=at)
        _announce(VacancyChanged, current, by, at)
    else:
        current.version += 1
        current.save()
    return current


@transaction.atomic
def publish(*, vacancy: Vacancy, by: Actor, at: datetime) -> Vacancy:
    """Open a vacancy to everybody and give it its number (Perpres 57/2023 art. 4).

    Raises:
        NotPermitted: the actor may not publish for this workplace.
        MoveNotAllowed: it is not a draft.
        OrganisationNotProven: no officer has decided yet who may act for the organisation.
        ClosesTooSoon, OpenTooLong: its last day is past, or later than the rule `vacancy.max_days` allows.
    """
    current = locked(vacancy)
    demand(by, Permission.PUBLISH_VACANCY, current)
    demand_proof(current.legal_entity)
    opens_on = today_at(current, at)
    _check_days(current, opens_on, at)
    apply(
        VACANCY, current, "publish", history=VacancyMove, by=by, at=at,
        opens_on=opens_on, published_at=at, number=_number(current, opens_on, at),
    )  # fmt: skip
    _announce(
        VacancyPublished, current, by, at,
        number=current.number, occupation_code=current.occupation_id, regency_code=current.regency_id,
        openings=current.openings, closes_on=current.closes_on,
    )  # fmt: skip
    return current


def _number(vacancy: Vacancy, opens_on: date, at: datetime) -> str:
    """`LWG-3321-2026-004817`, or the number it has. Publishers in one regency wait for each other only for moments."""
    if vacancy.state != VacancyState.DRAFT:
        return vacancy.number or ""
    series = f"LWG-{vacancy.regency_id}-{opens_on.year}"
    return f"{series}-{next_number(series, at=at):06d}"


@transaction.atomic
def discard(*, vacancy: Vacancy, by: Actor, at: datetime) -> Vacancy:
    """Give up a draft."""
    current = locked(vacancy)
    demand(by, Permission.WRITE_VACANCY, current)
    apply(VACANCY, current, "discard", history=VacancyMove, by=by, at=at, ended_at=at)
    return current


@transaction.atomic
def close(*, vacancy: Vacancy, reason: CloseReason, by: Actor, at: datetime) -> Vacancy:
    """Take no more applications. Those already sent stay and can be answered."""
    current = locked(vacancy)
    demand(by, Permission.PUBLISH_VACANCY, current)
    apply(VACANCY, current, "close", history=VacancyMove, by=by, at=at, reason_code=reason, ended_at=at)
    _announce(VacancyClosed, current, by, at, reason_code=str(reason))
    return current


@transaction.atomic
def freeze(*, vacancy: Vacancy, reason_code: str, note: str, by: Actor, at: datetime) -> Vacancy:
    """Take a doubtful vacancy out of sight until an officer has looked into it."""
    current = locked(vacancy)
    demand(by, Permission.FREEZE_VACANCY, current)
    apply(VACANCY, current, "freeze", history=VacancyMove, by=by, at=at, reason_code=reason_code, note=note)
    _announce(VacancyFrozen, current, by, at, reason_code=reason_code)
    return current


@transaction.atomic
def unfreeze(*, vacancy: Vacancy, by: Actor, at: datetime) -> Vacancy:
    """Show a frozen vacancy again."""
    current = locked(vacancy)
    demand(by, Permission.FREEZE_VACANCY, current)
    apply(VACANCY, current, "unfreeze", history=VacancyMove, by=by, at=at)
    _announce(VacancyUnfrozen, current, by, at)
    return current


@transaction.atomic
def tell_anew(*, legal_entity_id: int, by: Actor, at: datetime) -> int:
    """What everybody reads beside an organisation's open vacancies changed: its name, or that they are its own now.

    Returns:
        How many vacancies are open.
    """
    rows = Vacancy.objects.public().of(legal_entity_id).select_for_update(of=("self",)).order_by("pk")
    for vacancy in rows:
        vacancy.version += 1
        vacancy.save(update_fields=["version"])
        _announce(VacancyChanged, vacancy, by, at)
    return len(rows)


def expire_overdue(*, by: Actor, at: datetime) -> int:
    """End vacancies whose last day has passed at their workplace, each in a transaction of its own.

    Returns:
        How many ended.
    """
    ended = 0
    for zone in ZONE_NAMES:
        for vacancy in overdue(zone, at):
            ended += _expire(vacancy, zone, by, at)
    return ended


@transaction.atomic
def _expire(vacancy: Vacancy, zone: str, by: Actor, at: datetime) -> bool:
    current = locked(vacancy)
    if VACANCY.state(current.state).is_final or current.closes_on >= day_in(zone, at):
        return False
    apply(VACANCY, current, "expire", history=VacancyMove, by=by, at=at, ended_at=at)
    _announce(VacancyClosed, current, by, at, reason_code="expired")
    return True


def _check_days(vacancy: Vacancy, opens_on: date, at: datetime) -> None:
    if vacancy.closes_on < today_at(vacancy, at):
        raise ClosesTooSoon(fields={"closes_on": str(ClosesTooSoon.sentence)})
    days = int(rule("vacancy.max_days", opens_on).value)
    last = opens_on + timedelta(days=days)
    if vacancy.closes_on > last:
        sentence = _now("Lowongan dibuka paling lama %(days)s hari, jadi tutup paling lambat %(last)s.") % {
            "days": days,
            "last": f"{last:%d-%m-%Y}",
        }
        raise OpenTooLong(sentence, fields={"closes_on": sentence})


def _announce(fact: Any, vacancy: Vacancy, by: Actor, at: datetime, **more: Any) -> None:
    """What is searched changes in the same transaction as the vacancy."""
    refresh(document=VACANCIES, ids=[vacancy.pk])
    announce(
        fact(
            version=vacancy.version,
            vacancy_id=vacancy.pk,
            legal_entity_id=vacancy.legal_entity_id,
            workplace_id=vacancy.workplace_id,
            **more,
        ),
        by=by,
        at=at,
    )
