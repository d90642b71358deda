"""Taking a doubtful vacancy out of sight, by rule or by an officer, and what becomes of it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from karirhub.actions.complaint_cases import case_under_way, open_case
from karirhub.actions.vacancies import freeze, take_down, unfreeze
from karirhub.enums import ApplicationState, FreezeReason, VacancyState
from karirhub.models import Application, ComplaintCase, ComplaintCaseMove, Vacancy
from karirhub.permissions import GRANTS, Permission
from karirhub.queries.complaints import counted_sources, freezing_rules, is_verified
from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import require
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import NotPermitted
from siapkerja.workflow.moves import ReasonNeeded, locked


class OwnCompany(NotPermitted):
    code = "complaint_about_own_company"
    sentence = _("Anda anggota organisasi ini. Minta petugas lain memutusnya.")


def freeze_by_rule(*, case: ComplaintCase, vacancy: Vacancy, reason: str, at: datetime) -> bool:
    """Freeze a vacancy where the rules of the day ask for it: enough different people, or one serious complaint about an
    employer nobody has verified. Both rows are locked by the caller. Tells whether it froze.
    """
    if vacancy.state != VacancyState.PUBLISHED:
        return False
    people, days, serious = freezing_rules(day_in(vacancy.workplace.time_zone, at))
    if reason in serious and not is_verified(vacancy):
        why = FreezeReason.SERIOUS_COMPLAINT
    elif counted_sources(case, at, days) >= people:
        why = FreezeReason.SEVERAL_COMPLAINTS
    else:
        return False
    _freeze(case, vacancy, why, Actor.the_system("complaint rule"), at)
    return True


@transaction.atomic
def freeze_case(*, case: ComplaintCase, note: str, by: Actor, at: datetime) -> ComplaintCase:
    """An officer freezes the vacancy at once, while the case is looked into.

    Args:
        note: what was found, for other officers.

    Raises:
        NotPermitted: the case is not of the officer's regions.
        MoveNotAllowed: the vacancy is not open.
    """
    vacancy = locked(Vacancy(pk=case.vacancy_id))
    record = locked(case)
    require(GRANTS, by, Permission.HANDLE_COMPLAINTS, region_code=record.regency_id)
    _freeze(record, vacancy, FreezeReason.OFFICER, by, at, note.strip())
    return record


@transaction.atomic
def freeze_at_sight(*, vacancy: Vacancy, note: str, by: Actor, at: datetime) -> ComplaintCase:
    """An officer who looks at an open vacancy freezes it, reported or not: it is looked into as a case of its own, or the open one.

    Args:
        note: what was found, for other officers.

    Raises:
        NotPermitted: the vacancy is not of the officer's regions.
        OwnCompany: the officer acts for its employer.
        MoveNotAllowed: it is not open.
        ReasonNeeded: nothing is said of what was found.
    """
    current = locked(vacancy)
    require(GRANTS, by, Permission.HANDLE_COMPLAINTS, region_code=current.regency_id)
    if by.member_roles(current.legal_entity_id):
        raise OwnCompany()
    if not note.strip():
        raise ReasonNeeded(fields={"note": str(ReasonNeeded.sentence)})
    case = case_under_way(vacancy=current) or open_case(vacancy=current, at=at)
    _freeze(case, current, FreezeReason.OFFICER, by, at, note.strip())
    return case


def _freeze(case: ComplaintCase, vacancy: Vacancy, why: FreezeReason, by: Actor, at: datetime, note: str = "") -> None:
    """The employer reads the vacancy's history, so the officer's note stands in that of the case."""
    freeze(vacancy=vacancy, reason_code=why, note="", by=by, at=at)
    case.frozen_at, case.freeze_reason, case.withholds, case.asked_at = at, why, True, case.asked_at or at
    case.save(update_fields=["frozen_at", "freeze_reason", "withholds", "asked_at"])
    ComplaintCaseMove.objects.create(
        record=case, move="freeze", source=case.state, target=case.state, at=at, note=note, reason_code=why,
        by_person_id=by.person_id, on_behalf_of_id=by.on_behalf_of_id, role=by.role_word,
    )  # fmt: skip


def reopen(*, case: ComplaintCase, vacancy: Vacancy, by: Actor, at: datetime) -> None:
    """Show the vacancy again, and give the employer the days back in which it could answer nobody. Rows are locked by the caller."""
    if case.withholds and case.frozen_at:
        _give_days_back(case.frozen_at, vacancy, at)
        case.withholds = False
        case.save(update_fields=["withholds"])
    if vacancy.state == VacancyState.FROZEN:
        unfreeze(vacancy=vacancy, by=by, at=at)


def _give_days_back(frozen_at: datetime, vacancy: Vacancy, at: datetime) -> None:
    zone = vacancy.workplace.time_zone
    days = (day_in(zone, at) - day_in(zone, frozen_at)).days
    waiting = Application.objects.filter(vacancy=vacancy, state__in=[ApplicationState.SENT, ApplicationState.VIEWED])
    waiting.filter(answer_by__isnull=False).update(answer_by=F("answer_by") + timedelta(days=days))


def end_for_good(*, case: ComplaintCase, vacancy: Vacancy, by: Actor, at: datetime) -> None:
    """Take the vacancy down; what people sent stays kept from the employer. Rows are locked by the caller."""
    if vacancy.state in {VacancyState.PUBLISHED, VacancyState.FROZEN}:
        take_down(vacancy=vacancy, by=by, at=at)
    case.withholds = True
    case.save(update_fields=["withholds"])
