"""Moving many applications of a vacancy at once: all of them, or none."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from karirhub.actions.applications import StageElsewhere
from karirhub.actions.steps import about, end_what_is_open
from karirhub.enums import DeclineReason
from karirhub.models import Application, ApplicationMove, SelectionStage, StageChange, Vacancy
from karirhub.permissions import Permission, demand
from karirhub.queries.vacancies import today_at
from karirhub.workflows import APPLICATION, OPEN
from siapkerja.events.publishing import publish_all
from siapkerja.facts.karirhub import ApplicationMoved, ApplicationStaged
from siapkerja.identity.actor import Actor
from siapkerja.kernel.errors import Refused
from siapkerja.kernel.workflow import Move
from siapkerja.reference.queries import rule
from siapkerja.workflow.moves import ReasonNeeded

# What needs words or times for each one (an interview, an offer, a hiring) is not done to many.
FOR_MANY = ("view", "shortlist", "decline")


class NobodyChosen(Refused):
    code = "nobody_chosen"
    sentence = _("Pilih dulu pelamarnya, lalu pilih langkahnya.")


class TooManyChosen(Refused):
    code = "too_many_chosen"


class SomeDoNotFit(Refused):
    """Nothing was done: at least one's state does not allow this step, or changed meanwhile."""

    code = "some_do_not_fit"
    sentence = _("Sebagian pelamar tidak dapat menjalani langkah ini, jadi belum ada yang diubah.")


@transaction.atomic
def move_many(
    *,
    vacancy: Vacancy,
    public_ids: Sequence[UUID],
    name: str,
    reason_code: DeclineReason | str = "",
    note: str = "",
    by: Actor,
    at: datetime,
) -> int:
    """Take many applications one step further, each with its history, and let each applicant be told.

    Args:
        name: one of `FOR_MANY`.
        reason_code: for "decline", a `DeclineReason`.
        note: up to 1,000 characters, read by every one of them.

    Returns:
        How many moved: all that were chosen.

    Raises:
        NotPermitted: the actor does not handle applications for this workplace.
        NobodyChosen, TooManyChosen: none, or more than the rule `applicants.bulk_most` allows.
        ReasonNeeded: a refusal says why.
        SomeDoNotFit: for at least one the step does not start from where it stands.
    """
    if name not in FOR_MANY:
        raise ValueError(f"{name} is no step for many")
    step = next(move for move in APPLICATION.moves if move.name == name)
    if step.needs_reason and not reason_code:
        raise ReasonNeeded(fields={"reason_code": str(ReasonNeeded.sentence)})
    rows = _locked(vacancy, public_ids, step.sources, by, at)
    _apply(rows, step, str(reason_code), note.strip()[:1000], by, at)
    if step.target not in OPEN:
        _end_what_is_open(rows, by, at)
    return len(rows)


@transaction.atomic
def stage_many(*, vacancy: Vacancy, public_ids: Sequence[UUID], stage: SelectionStage, by: Actor, at: datetime) -> int:
    """Bring many applications to one of the employer's own stages; those only sent count as looked at from then on.

    Raises:
        NotPermitted, NobodyChosen, TooManyChosen, SomeDoNotFit: as for `move_many`.
        StageElsewhere: the stage is another vacancy's.
    """
    if stage.vacancy_id != vacancy.pk:
        raise StageElsewhere()
    rows = [row for row in _locked(vacancy, public_ids, OPEN, by, at) if row.stage_id != stage.pk]
    _apply([row for row in rows if row.state == "sent"], next(move for move in APPLICATION.moves if move.name == "view"), "", "", by, at)
    Application.objects.filter(pk__in=[row.pk for row in rows]).update(stage=stage, moved_at=at, version=F("version") + 1)
    changes = StageChange.objects.bulk_create(
        StageChange(application=row, name=stage.name, at=at, by_person_id=by.person_id) for row in rows
    )
    told = []
    for row, change in zip(rows, changes, strict=True):
        row.version += 1
        told.append((ApplicationStaged(version=row.version, **about(row), change_id=change.pk, at=at), at))
    publish_all(told, by=by)
    return len(rows)


def most_at_once(vacancy: Vacancy, at: datetime) -> int:
    return int(rule("applicants.bulk_most", today_at(vacancy, at)).value)


def demand_number(vacancy: Vacancy, number: int, at: datetime) -> None:
    """As many as may be moved at once.

    Raises:
        NobodyChosen, TooManyChosen: none, or more than the rule `applicants.bulk_most` allows.
    """
    if not number:
        raise NobodyChosen()
    if number > (most := most_at_once(vacancy, at)):
        raise TooManyChosen(_now("Paling banyak %(most)s pelamar sekaligus. Kurangi pilihannya, lalu ulangi.") % {"most": most})


def _locked(vacancy: Vacancy, public_ids: Sequence[UUID], sources: Sequence[str], by: Actor, at: datetime) -> list[Application]:
    """The applications chosen, locked in one order everywhere; all of them may take the step."""
    demand(by, Permission.HANDLE_APPLICATIONS, vacancy)
    wanted = list(dict.fromkeys(public_ids))
    demand_number(vacancy, len(wanted), at)
    rows = Application.objects.filter(vacancy=vacancy, public_id__in=wanted).defer("sealed_snapshot", "letter")
    found = list(rows.select_related("person", "vacancy").select_for_update(of=("self",)).order_by("pk"))
    if not found or any(row.state not in sources for row in found):
        raise SomeDoNotFit()
    return found


def _apply(rows: Sequence[Application], step: Move, reason_code: str, note: str, by: Actor, at: datetime) -> None:
    """What `workflow.moves.apply` does to one, in three statements for all."""
    if not rows:
        return
    history = [
        ApplicationMove(
            record=row, move=step.name, source=row.state, target=step.target, at=at, by_person_id=by.person_id,
            on_behalf_of_id=by.on_behalf_of_id, role=by.role_word, reason_code=reason_code, note=note,
        )
        for row in rows
    ]  # fmt: skip
    changed: dict[str, Any] = {"state": step.target, "moved_at": at, "version": F("version") + 1}
    Application.objects.filter(pk__in=[row.pk for row in rows]).update(**changed)
    ApplicationMove.objects.bulk_create(history)
    for row in rows:
        row.state, row.moved_at, row.version = step.target, at, row.version + 1
    facts = [ApplicationMoved(version=row.version, **about(row), move=step.name, state=row.state, at=at) for row in rows]
    publish_all([(fact, at) for fact in facts], by=by)


def _end_what_is_open(rows: Sequence[Application], by: Actor, at: datetime) -> None:
    """Interviews and offers of those that ended: few have any, so they end one by one."""
    ids = {row.pk: row for row in rows}
    busy = Application.objects.filter(pk__in=ids).filter(interviews__state__in=["proposed", "agreed"]) | Application.objects.filter(
        pk__in=ids, offers__state="open"
    )
    for pk in busy.values_list("pk", flat=True).distinct():
        end_what_is_open(application=ids[pk], by=by, at=at)
