"""Writing, publishing and ending vacancies."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from karirhub.actions.certificates import ask_for
from karirhub.actions.vacancy_content import VacancyContent, first_day, locate, write_details
from karirhub.actions.vacancy_facts import announce
from karirhub.actions.vacancy_receipts import issue_receipt, renew_receipt
from karirhub.enums import CloseReason, LapseReason, VacancyState
from karirhub.models import Vacancy, VacancyMove
from karirhub.permissions import Permission, demand, may
from karirhub.queries.vacancies import overdue, today_at
from karirhub.queries.vetting import check_due_on, is_trusted
from karirhub.workflows import VACANCY
from siapkerja.documents.numbers import next_number
from siapkerja.facts.karirhub import VacancyChanged, VacancyClosed, VacancyFrozen, VacancyPublished, VacancyUnfrozen
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Workplace
from siapkerja.identity.proof import demand_proof
from siapkerja.kernel.calendar import ZONE_NAMES, day_in
from siapkerja.kernel.errors import MoveNotAllowed, Refused
from siapkerja.reference.queries import rule
from siapkerja.workflow.moves import apply, locked
from siapkerja.workflow.validity import demand_valid

# Given by the action itself, so not looked at again.
_NOT_ANSWERED = ("workplace", "legal_entity", "number", "document", "district")
# What an officer looks at: when the employer changes it in an open vacancy, an officer looks again.
_LOOKED_AT = (
    "title", "occupation_id", "description", "requirements", "benefits", "openings_men", "openings_women", "age_min", "age_max",
    "wage_min", "wage_max", "regency_id", "is_overseas", "country", "agency_name", "agency_permit", "recruitment_permit",
)  # fmt: skip


class VacancyNotValid(Refused):
    code = "vacancy_not_valid"
    sentence = _("Ada isian lowongan yang perlu diperbaiki.")


class ClosesTooSoon(Refused):
    code = "vacancy_closes_too_soon"
    sentence = _("Tanggal tutup paling cepat hari ini.")


class OpenTooLong(Refused):
    code = "vacancy_open_too_long"


class ExtendedTooOften(Refused):
    code = "vacancy_extended_too_often"


class NotLonger(Refused):
    code = "vacancy_not_longer"
    sentence = _("Pilih tanggal sesudah tanggal tutup yang sekarang.")


class CheckComesFirst(Refused):
    code = "vacancy_check_comes_first"
    sentence = _("Lowongan ini diperiksa petugas lebih dulu. Kirim untuk diperiksa; setelah sesuai, lowongan terbit sendiri.")


class VacancyNotEditable(Refused):
    code = "vacancy_not_editable"
    sentence = _("Lowongan yang sedang diperiksa atau sudah berakhir tidak dapat diubah. Tarik dulu dari pemeriksaan, atau buat yang baru.")


@transaction.atomic
def draft(
    *, workplace: Workplace, content: VacancyContent, rows: Mapping[str, Model] = MappingProxyType({}), by: Actor, at: datetime
) -> Vacancy:
    """Begin a vacancy that only the organisation sees.

    Args:
        rows: of the reference data that the content's codes name ("occupation", "regency", …), where the caller has them at hand.

    Raises:
        NotPermitted: the actor may not write for this workplace.
        VacancyNotValid: an impossible value, by field.
        DistrictElsewhere: the district lies in another regency.
        TooManyParts, PlacesDoNotFit, NotOurWorkplace: skills, questions, stages or branches that cannot be.
        TooManyCertificates, CertificateNotOffered: what is asked for cannot be.
    """
    vacancy = Vacancy(workplace=workplace, legal_entity_id=workplace.legal_entity_id, drafted_at=at, **content.columns)
    for name, row in rows.items():
        setattr(vacancy, name, row)
    demand(by, Permission.WRITE_VACANCY, vacancy)
    vacancy.answer_within_days = content.answer_within_days or int(rule("vacancy_answer_days", today_at(vacancy, at)).value)
    vacancy.opens_on = content.opens_on
    locate(vacancy=vacancy, district_id=content.district_id)
    demand_valid(vacancy, refusal=VacancyNotValid, exclude=_NOT_ANSWERED)
    vacancy.save()
    write_details(vacancy=vacancy, content=content, is_new=True)
    if content.certificates:
        ask_for(vacancy=vacancy, asked=content.certificates)
    return vacancy


@transaction.atomic
def rewrite(*, vacancy: Vacancy, content: VacancyContent, by: Actor, at: datetime) -> Vacancy:
    """Change a draft, or what the public sees of an open vacancy.

    Raises:
        NotPermitted, VacancyNotValid, DistrictElsewhere, TooManyCertificates, CertificateNotOffered: as for `draft`.
        VacancyNotEditable: an officer has it, or it has ended.
        QuestionsInUse: questions or stages would change although people have applied.
        ClosesTooSoon, OpenTooLong, ExtendedTooOften: an open vacancy would end before today, stay open too long or again be longer.
    """
    current = locked(vacancy)
    demand(by, Permission.WRITE_VACANCY, current)
    if not current.may_be_edited:
        raise VacancyNotEditable()
    before = {name: getattr(current, name) for name in _LOOKED_AT}
    longer_than = current.closes_on
    for name, value in content.columns.items():
        setattr(current, name, value)
    current.answer_within_days = content.answer_within_days or current.answer_within_days
    current.opens_on = first_day(current, content.opens_on, today_at(current, at))
    locate(vacancy=current, district_id=content.district_id)
    demand_valid(current, refusal=VacancyNotValid, exclude=_NOT_ANSWERED)
    write_details(vacancy=current, content=content, is_new=False)
    ask_for(vacancy=current, asked=content.certificates)
    if current.is_public:
        check_days(vacancy=current, at=at)
        if current.closes_on > longer_than:
            count_extension(vacancy=current, by=by, at=at)
        if not by.is_system and before != {name: getattr(current, name) for name in _LOOKED_AT}:
            want_check(vacancy=current, is_public=True, at=at)
        current.save()
        apply(VACANCY, current, "revise", history=VacancyMove, by=by, at=at)
        announce(fact=VacancyChanged, vacancy=current, by=by, at=at)
    else:
        current.version += 1
        current.save()
    return current


@transaction.atomic
def publish(*, vacancy: Vacancy, by: Actor, at: datetime) -> Vacancy:
    """Open a vacancy to everybody, give it its number and issue the receipt of its report (Perpres 57/2023 art. 4).

    An officer of its region opens what was submitted. An employer known for good vacancies opens its own, and an officer
    looks afterwards; other employers submit (`vacancy_checks.submit`).

    Raises:
        NotPermitted: the actor may not publish for this workplace or in this region.
        CheckComesFirst: the employer is not known for good vacancies yet (`vetting.is_trusted`).
        MoveNotAllowed: it was opened or ended before, or an officer opens what was not submitted.
        OrganisationNotProven: no officer has decided yet who may act for the organisation.
        ClosesTooSoon, OpenTooLong: its last day is past, or later than the rule `vacancy.max_days` allows.

    Applications are taken from today, or from the later day the employer wishes.
    """
    return open_locked(vacancy=locked(vacancy), by=by, at=at)


def open_locked(*, vacancy: Vacancy, by: Actor, at: datetime) -> Vacancy:
    """As `publish`, for a vacancy that the caller has locked."""
    current, today = vacancy, today_at(vacancy, at)
    opens_on = max(vacancy.opens_on or today, today)
    is_officers = not by.is_system and may_check(by, current)
    if not is_officers:
        demand(by, Permission.PUBLISH_VACANCY, current)
        if not by.is_system and not is_trusted(current, today):
            raise CheckComesFirst()
    elif current.state != VacancyState.SUBMITTED:
        raise MoveNotAllowed()
    demand_proof(current.legal_entity)
    current.opens_on = opens_on
    check_days(vacancy=current, at=at)
    current.number = current.number or _number(current, today, at)
    if by.is_system or is_officers:
        current.check_wanted_at, current.check_due_on = None, None
    else:
        want_check(vacancy=current, is_public=True, at=at)
    # The portal's own acts, as on loading old records, bring no receipt, nor does what a program only tries out: nothing was reported.
    document = None if by.is_system or by.is_sandbox else issue_receipt(vacancy=current, by=by, at=at)
    apply(
        VACANCY, current, "publish", history=VacancyMove, by=by, at=at,
        opens_on=opens_on, published_at=at, number=current.number, document=document, checked_at=at if is_officers else None,
        check_wanted_at=current.check_wanted_at, check_due_on=current.check_due_on,
    )  # fmt: skip
    announce(
        fact=VacancyPublished, vacancy=current, by=by, at=at,
        number=current.number, occupation_code=current.occupation_id, regency_code=current.regency_id,
        openings=current.openings, closes_on=current.closes_on, is_passed_on=current.is_passed_on,
    )  # fmt: skip
    return current


def may_check(by: Actor, vacancy: Vacancy) -> bool:
    """Does the actor look at vacancies of this one's region, and is it not their own company's?"""
    return may(by, Permission.CHECK_VACANCY, vacancy) and not by.member_roles(vacancy.legal_entity_id)


def want_check(*, vacancy: Vacancy, is_public: bool, at: datetime) -> None:
    """Put it at the end of the officers' queue, unless it stands there already. The caller saves."""
    if vacancy.check_wanted_at is None:
        vacancy.check_wanted_at = at
        vacancy.check_due_on = check_due_on(today_at(vacancy, at), is_public=is_public)


def _number(vacancy: Vacancy, today: date, at: datetime) -> str:
    """`LWG-3321-2026-004817`. Publishers in one regency wait for each other only for moments."""
    series = f"LWG-{vacancy.regency_id}-{today.year}"
    return f"{series}-{next_number(series, at=at):06d}"


@transaction.atomic
def extend(*, vacancy: Vacancy, closes_on: date, by: Actor, at: datetime) -> Vacancy:
    """Keep an open vacancy open for longer, and issue its receipt anew.

    Args:
        closes_on: its new last day.

    Raises:
        NotPermitted, MoveNotAllowed: not one's own, or not open.
        NotLonger: the day is not later than its last day now.
        ClosesTooSoon, OpenTooLong, ExtendedTooOften: beyond the rules `vacancy.max_days` and `vacancy.max_extensions`.
    """
    current = locked(vacancy)
    demand(by, Permission.PUBLISH_VACANCY, current)
    if closes_on <= current.closes_on:
        raise NotLonger(fields={"closes_on": str(NotLonger.sentence)})
    current.closes_on = closes_on
    check_days(vacancy=current, at=at)
    count_extension(vacancy=current, by=by, at=at)
    apply(
        VACANCY, current, "extend", history=VacancyMove, by=by, at=at,
        closes_on=closes_on, extensions=current.extensions, document=current.document, idle_warned_on=None,
    )  # fmt: skip
    announce(fact=VacancyChanged, vacancy=current, by=by, at=at)
    return current


def count_extension(*, vacancy: Vacancy, by: Actor, at: datetime) -> None:
    """One more extension of a locked vacancy. The caller saves.

    Raises:
        ExtendedTooOften: the rule `vacancy.max_extensions` allows no more.
    """
    most = int(rule("vacancy.max_extensions", today_at(vacancy, at)).value)
    if vacancy.extensions >= most:
        sentence = _now("Lowongan ini sudah diperpanjang %(most)s kali. Salin menjadi lowongan baru bila masih mencari.") % {"most": most}
        raise ExtendedTooOften(sentence, fields={"closes_on": sentence})
    vacancy.extensions += 1
    vacancy.document = renew_receipt(vacancy=vacancy, by=by, at=at)


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
    announce(fact=VacancyClosed, vacancy=current, by=by, at=at, reason_code=str(reason))
    return current


@transaction.atomic
def freeze(*, vacancy: Vacancy, reason_code: str, note: str, by: Actor, at: datetime) -> Vacancy:
    """Take a doubtful vacancy out of sight until an officer has looked into it."""
    current = locked(vacancy)
    demand(by, Permission.FREEZE_VACANCY, current)
    apply(VACANCY, current, "freeze", history=VacancyMove, by=by, at=at, reason_code=reason_code, note=note)
    announce(fact=VacancyFrozen, vacancy=current, by=by, at=at, reason_code=reason_code)
    return current


@transaction.atomic
def unfreeze(*, vacancy: Vacancy, by: Actor, at: datetime) -> Vacancy:
    """Show a frozen vacancy again."""
    current = locked(vacancy)
    demand(by, Permission.FREEZE_VACANCY, current)
    apply(VACANCY, current, "unfreeze", history=VacancyMove, by=by, at=at)
    announce(fact=VacancyUnfrozen, vacancy=current, by=by, at=at)
    return current


@transaction.atomic
def take_down(*, vacancy: Vacancy, by: Actor, at: datetime) -> Vacancy:
    """End a vacancy because what was reported of it is true. Who applied is told, and the applications end in the worker."""
    current = locked(vacancy)
    demand(by, Permission.FREEZE_VACANCY, current)
    apply(VACANCY, current, "take_down", history=VacancyMove, by=by, at=at, reason_code=LapseReason.TAKEN_DOWN, ended_at=at)
    announce(fact=VacancyClosed, vacancy=current, by=by, at=at, reason_code=str(LapseReason.TAKEN_DOWN))
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
        announce(fact=VacancyChanged, vacancy=vacancy, by=by, at=at)
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
    announce(fact=VacancyClosed, vacancy=current, by=by, at=at, reason_code="expired")
    return True


def check_days(*, vacancy: Vacancy, at: datetime) -> None:
    """Is its last day neither past nor too late, counted from the day everybody could read it?

    Raises:
        ClosesTooSoon, OpenTooLong.
    """
    today = today_at(vacancy, at)
    if vacancy.closes_on < today:
        raise ClosesTooSoon(fields={"closes_on": str(ClosesTooSoon.sentence)})
    published_on = today_at(vacancy, vacancy.published_at) if vacancy.published_at else today
    days = int(rule("vacancy.max_days", published_on).value)
    last = published_on + timedelta(days=days)
    if vacancy.closes_on > last:
        sentence = _now("Lowongan dibuka paling lama %(days)s hari, jadi tutup paling lambat %(last)s.") % {
            "days": days,
            "last": f"{last:%d-%m-%Y}",
        }
        raise OpenTooLong(sentence, fields={"closes_on": sentence})
