"""Writing programmes of aid, announcing them, opening and closing them on their days."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.events.publishing import publish
from siapkerja.facts.wirausaha import ProgrammeClosed, ProgrammeOpened
from siapkerja.identity.actor import Actor
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from siapkerja.reference.queries import UnknownRule
from siapkerja.workflow.moves import apply, locked
from wirausaha.enums import ClosingReason, ProgrammeKind
from wirausaha.models import Programme, ProgrammeMove
from wirausaha.permissions import demand_programmes
from wirausaha.queries.limits import limits_on
from wirausaha.queries.programmes import to_close, to_open
from wirausaha.workflows import PROGRAMME

ZONE = "Asia/Jakarta"


class NotValid(Refused):
    code = "aid_not_valid"
    sentence = _("Ada isian yang perlu diperbaiki.")


class ProgrammeNotEditable(Refused):
    code = "aid_programme_not_editable"
    sentence = _("Program yang sudah diumumkan tidak diubah lagi, supaya syaratnya sama bagi semua. Buat program baru.")


class ProgrammeOver(Refused):
    code = "aid_programme_over"
    sentence = _("Hari terakhir pendaftaran sudah lewat. Ubah harinya dulu.")


class NoLimits(Refused):
    code = "aid_without_limits"
    sentence = _("Belum ada ketentuan jumlah bantuan untuk hari itu. Minta administrator memuat ketentuannya dulu.")


@dataclass(frozen=True, kw_only=True)
class ProgrammeContent:
    """What the ministry says of a programme. `opens_on` and `closes_on` are days in Jakarta."""

    kind: ProgrammeKind
    year: int
    title: str
    summary: str
    audience: str
    pays_for: str
    documents: str
    packages: int
    opens_on: date
    closes_on: date


@transaction.atomic
def draft(*, content: ProgrammeContent, by: Actor, at: datetime) -> Programme:
    """Begin a programme that only the ministry sees.

    Raises:
        NotPermitted: not an officer of the ministry.
        NotValid: an impossible value, by field.
        NoLimits: no rule says how much may be granted on its first day.
    """
    demand_programmes(by)
    programme = Programme(drafted_at=at, **asdict(content))
    _check(programme)
    programme.save()
    return programme


@transaction.atomic
def rewrite(*, programme: Programme, content: ProgrammeContent, by: Actor, at: datetime) -> Programme:
    """Change a programme nobody has read yet.

    Raises:
        NotPermitted, NotValid, NoLimits: as for `draft`.
        ProgrammeNotEditable: it is announced.
    """
    demand_programmes(by)
    current = locked(programme)
    if not current.is_draft:
        raise ProgrammeNotEditable()
    for name, value in asdict(content).items():
        setattr(current, name, value)
    current.version += 1
    _check(current)
    current.save()
    return current


@transaction.atomic
def announce(*, programme: Programme, by: Actor, at: datetime) -> Programme:
    """Let everybody read it; it opens on its first day, at once where that has come.

    Raises:
        NotPermitted, MoveNotAllowed.
        ProgrammeOver: its last day is past.
    """
    demand_programmes(by)
    current = locked(programme)
    today = day_in(ZONE, at)
    if current.closes_on < today:
        raise ProgrammeOver()
    apply(PROGRAMME, current, "announce", history=ProgrammeMove, by=by, at=at)
    if current.opens_on <= today:
        _open(current, by, at)
    return current


@transaction.atomic
def close(*, programme: Programme, reason: ClosingReason, by: Actor, at: datetime) -> Programme:
    """Take no more applications before the last day. What was sent goes on.

    Raises:
        NotPermitted, MoveNotAllowed.
    """
    demand_programmes(by)
    current = locked(programme)
    _close(current, reason, by, at)
    return current


def keep_days(*, by: Actor, at: datetime) -> int:
    """Open and close programmes whose day has come, each in a transaction of its own. Returns how many."""
    today = day_in(ZONE, at)
    opened = [_open_on_its_day(programme=programme, by=by, at=at) for programme in to_open(today)]
    closed = [_close_after_its_day(programme=programme, by=by, at=at) for programme in to_close(today)]
    return sum(opened) + sum(closed)


@transaction.atomic
def _open_on_its_day(*, programme: Programme, by: Actor, at: datetime) -> bool:
    current = locked(programme)
    if current.state != "announced":
        return False
    _open(current, by, at)
    return True


@transaction.atomic
def _close_after_its_day(*, programme: Programme, by: Actor, at: datetime) -> bool:
    current = locked(programme)
    if current.state != "open":
        return False
    _close(current, ClosingReason.LAST_DAY, by, at)
    return True


def _open(current: Programme, by: Actor, at: datetime) -> None:
    apply(PROGRAMME, current, "open", history=ProgrammeMove, by=by, at=at)
    publish(ProgrammeOpened(version=current.version, programme_id=current.pk, year=current.year, closes_on=current.closes_on), by=by, at=at)


def _close(current: Programme, reason: ClosingReason, by: Actor, at: datetime) -> None:
    apply(PROGRAMME, current, "close", history=ProgrammeMove, by=by, at=at, reason_code=str(reason))
    publish(ProgrammeClosed(version=current.version, programme_id=current.pk, year=current.year), by=by, at=at)


def _check(programme: Programme) -> None:
    check(programme)
    try:
        limits_on(ProgrammeKind(programme.kind), programme.opens_on)
    except UnknownRule as error:
        raise NoLimits(fields={"opens_on": str(NoLimits.sentence)}) from error


def check(record: models.Model, exclude: list[str] | None = None, *, is_unique_checked: bool = True) -> None:
    """Raises NotValid with a sentence by field.

    Args:
        is_unique_checked: ask the database about uniqueness too; False where the table itself refuses, in words.
    """
    try:
        record.full_clean(exclude=exclude, validate_unique=is_unique_checked, validate_constraints=is_unique_checked)
    except ValidationError as error:
        told = {name: " ".join(sentences) for name, sentences in error.message_dict.items()}
        general = told.pop("__all__", "")
        raise NotValid(general or None, fields=told) from error
