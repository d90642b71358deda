"""The officer's look at a vacancy, before it is public or afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from karirhub.actions.vacancies import check_days, may_check, open_locked, publish, want_check
from karirhub.actions.vacancy_facts import announce
from karirhub.enums import DeficiencyCode, RefusalReason
from karirhub.models import Vacancy, VacancyDeficiency, VacancyMove
from karirhub.permissions import Permission, demand
from karirhub.queries.vacancies import today_at
from karirhub.queries.vetting import is_trusted
from karirhub.queries.wages import wage_check
from karirhub.queries.wording import flags_of
from karirhub.workflows import VACANCY
from siapkerja.facts.karirhub import VacancyChecked
from siapkerja.identity.actor import Actor
from siapkerja.identity.proof import demand_proof
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted, Refused
from siapkerja.workflow.moves import ReasonNeeded, apply, locked

MOST_DEFICIENCIES = 12


class ForbiddenWords(Refused):
    code = "vacancy_forbidden_words"
    sentence = _("Lowongan meminta uang atau ijazah asli dari pelamar. Ini dilarang; perbaiki dulu, lalu kirim.")


class FlagsNotRead(Refused):
    code = "vacancy_flags_not_read"
    sentence = _("Ada kata yang perlu Anda periksa. Perbaiki, atau centang bahwa syarat itu memang diperlukan pekerjaannya.")


@dataclass(frozen=True, kw_only=True)
class Deficiency:
    """What is to be mended: the field of the form ("" for the whole), why, and what exactly."""

    field: str
    code: DeficiencyCode
    note: str = ""


@transaction.atomic
def submit(*, vacancy: Vacancy, are_flags_read: bool = False, by: Actor, at: datetime) -> Vacancy:
    """Report a vacancy (Perpres 57/2023 art. 4). An officer of its region looks at it; where the employer is known for good
    vacancies and nothing in it stands out, it opens at once and the officer looks afterwards.

    Args:
        are_flags_read: the employer was shown the words that stand out, and keeps them.

    Raises:
        NotPermitted, MoveNotAllowed, OrganisationNotProven, ClosesTooSoon, OpenTooLong: as for `publish`.
        ForbiddenWords: it asks applicants for money or for the originals of their certificates.
        FlagsNotRead: words stand out that nobody said are meant.
    """
    current = locked(vacancy, keep=("workplace", "legal_entity", "occupation", "education", "regency"))
    demand(by, Permission.PUBLISH_VACANCY, current)
    demand_proof(current.legal_entity)
    check_days(vacancy=current, at=at)
    today = today_at(current, at)
    flags = flags_of(current, today)
    if any(flag.is_forbidden for flag in flags):
        raise ForbiddenWords()
    if flags and not are_flags_read:
        raise FlagsNotRead()
    if current.submitted_at is not None:
        current.deficiencies.filter(settled_at=None).update(settled_at=at)
    wage = wage_check(current, today)
    stands_out = bool(flags) or not current.is_for_anybody or current.is_overseas or bool(wage and wage.is_below)
    if not stands_out and is_trusted(current, today):
        return open_locked(vacancy=current, by=by, at=at)
    want_check(vacancy=current, is_public=False, at=at)
    apply(
        VACANCY, current, "submit", history=VacancyMove, by=by, at=at,
        submitted_at=at, check_wanted_at=current.check_wanted_at, check_due_on=current.check_due_on,
    )  # fmt: skip
    return current


@transaction.atomic
def take_back(*, vacancy: Vacancy, by: Actor, at: datetime) -> Vacancy:
    """Take a submitted vacancy back to change it; it queues anew when it is sent again."""
    current = locked(vacancy)
    demand(by, Permission.WRITE_VACANCY, current)
    apply(VACANCY, current, "take_back", history=VacancyMove, by=by, at=at, check_wanted_at=None, check_due_on=None)
    return current


@transaction.atomic
def approve(*, vacancy: Vacancy, by: Actor, at: datetime) -> Vacancy:
    """Open a submitted vacancy. Raises as `publish`."""
    current = locked(vacancy)
    _demand_checker(by, current)
    opened = publish(vacancy=current, by=by, at=at)
    announce(fact=VacancyChecked, vacancy=opened, by=by, at=at, is_searched=False, outcome="approved")
    return opened


@transaction.atomic
def send_back(*, vacancy: Vacancy, deficiencies: Sequence[Deficiency], by: Actor, at: datetime) -> Vacancy:
    """Return a submitted vacancy with what is to be mended, field by field.

    Raises:
        NotPermitted: not an officer of its region.
        MoveNotAllowed: it is not waiting.
        ReasonNeeded: nothing is named.
    """
    current = locked(vacancy)
    _demand_checker(by, current)
    if not deficiencies:
        raise ReasonNeeded()
    VacancyDeficiency.objects.bulk_create(
        [
            VacancyDeficiency(vacancy=current, field=row.field, code=row.code, note=row.note, asked_at=at)
            for row in deficiencies[:MOST_DEFICIENCIES]
        ]
    )
    apply(
        VACANCY, current, "return", history=VacancyMove, by=by, at=at,
        reason_code=deficiencies[0].code, check_wanted_at=None, check_due_on=None,
    )  # fmt: skip
    announce(fact=VacancyChecked, vacancy=current, by=by, at=at, is_searched=False, outcome="returned")
    return current


@transaction.atomic
def refuse(*, vacancy: Vacancy, reason: RefusalReason, note: str, by: Actor, at: datetime) -> Vacancy:
    """Refuse a submitted vacancy for good; the employer reads the reason and the note."""
    current = locked(vacancy)
    _demand_checker(by, current)
    apply(
        VACANCY, current, "refuse", history=VacancyMove, by=by, at=at,
        reason_code=reason, note=note, check_wanted_at=None, check_due_on=None, ended_at=at,
    )  # fmt: skip
    announce(fact=VacancyChecked, vacancy=current, by=by, at=at, is_searched=False, outcome="refused")
    return current


@transaction.atomic
def confirm(*, vacancy: Vacancy, by: Actor, at: datetime) -> Vacancy:
    """An open vacancy that waited for a look afterwards is in order."""
    current = locked(vacancy)
    _demand_checker(by, current)
    if current.check_wanted_at is None:
        raise MoveNotAllowed()
    apply(VACANCY, current, "confirm", history=VacancyMove, by=by, at=at, check_wanted_at=None, check_due_on=None, checked_at=at)
    announce(fact=VacancyChecked, vacancy=current, by=by, at=at, is_searched=False, outcome="confirmed")
    return current


def _demand_checker(by: Actor, vacancy: Vacancy) -> None:
    """Nobody looks at vacancies of a company they act for."""
    if not may_check(by, vacancy):
        raise NotPermitted()
