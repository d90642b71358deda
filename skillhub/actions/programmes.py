"""Writing, publishing and withdrawing training programmes."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.events.publishing import publish as announce
from siapkerja.facts.skillhub import ProgrammeChanged, ProgrammePublished, ProgrammeWithdrawn
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Workplace
from siapkerja.identity.proof import demand_proof
from siapkerja.kernel.errors import Refused
from siapkerja.search.actions.entries import refresh
from siapkerja.workflow.moves import apply, locked
from siapkerja.workflow.validity import demand_valid
from skillhub.enums import Method, VocationalField, WithdrawReason
from skillhub.models import Programme, ProgrammeMove, Unit
from skillhub.permissions import Permission, demand
from skillhub.queries.centres import is_training_centre
from skillhub.queries.documents import PROGRAMMES
from skillhub.workflows import PROGRAMME


class NotValid(Refused):
    code = "training_not_valid"
    sentence = _("Ada isian yang perlu diperbaiki.")


class NotATrainingCentre(Refused):
    code = "not_a_training_centre"
    sentence = _("Organisasi ini belum terdaftar sebagai lembaga pelatihan. Ajukan dulu perannya di halaman organisasi.")


class ProgrammeNotEditable(Refused):
    code = "programme_not_editable"
    sentence = _("Program yang sudah ditarik tidak dapat diubah. Buat program baru.")


class NoUnits(Refused):
    code = "programme_without_units"
    sentence = _("Tambahkan paling sedikit satu unit pelatihan sebelum menerbitkan program.")


class BatchesAhead(Refused):
    code = "programme_has_batches_ahead"
    sentence = _("Masih ada angkatan yang akan atau sedang berjalan. Selesaikan atau batalkan dulu.")


@dataclass(frozen=True, kw_only=True)
class ProgrammeContent:
    """What a centre says of a programme. Ages in years; `participant_pays` in rupiah."""

    title: str
    field: VocationalField
    method: Method = Method.ON_SITE
    standard: str = ""
    occupation_id: str | None = None
    summary: str
    outcome: str = ""
    education_id: str
    age_from: int = 17
    age_to: int | None = None
    requirements: str = ""
    participant_pays: int = 0
    is_disability_friendly: bool = False


@transaction.atomic
def draft(*, workplace: Workplace, content: ProgrammeContent, by: Actor, at: datetime, on: date) -> Programme:
    """Begin a programme that only the centre sees.

    Raises:
        NotPermitted: the actor may not write for this workplace.
        NotATrainingCentre: its organisation does not take part as one on this day.
        NotValid: an impossible value, by field.
    """
    programme = Programme(workplace=workplace, legal_entity_id=workplace.legal_entity_id, drafted_at=at, **asdict(content))
    demand(by, Permission.WRITE_PROGRAMME, programme)
    if not is_training_centre(workplace.legal_entity_id, on=on):
        raise NotATrainingCentre()
    check(programme)
    programme.save()
    return programme


@transaction.atomic
def rewrite(*, programme: Programme, content: ProgrammeContent, by: Actor, at: datetime) -> Programme:
    """Change a draft, or what the public reads of a programme.

    Raises:
        NotPermitted, NotValid: as for `draft`.
        ProgrammeNotEditable: it is withdrawn.
    """
    current = _editable(programme, by)
    for name, value in asdict(content).items():
        setattr(current, name, value)
    check(current)
    current.save()
    _revised(current, by, at)
    return current


@transaction.atomic
def add_unit(*, programme: Programme, code: str, title: str, theory_hours: int, practice_hours: int, by: Actor, at: datetime) -> Unit:
    """Add a unit with its training hours (JP, 45 minutes).

    Raises:
        NotPermitted, ProgrammeNotEditable.
        NotValid: no hours, or a code that is there already.
    """
    current = _editable(programme, by)
    unit = Unit(programme=current, code=code.strip(), title=title, theory_hours=theory_hours, practice_hours=practice_hours)
    check(unit, exclude=["programme"])
    unit.save()
    _revised(current, by, at)
    return unit


@transaction.atomic
def remove_unit(*, programme: Programme, unit_id: int, by: Actor, at: datetime) -> None:
    """Take a unit out; the last one of a published programme stays.

    Raises:
        NotPermitted, ProgrammeNotEditable.
        NoUnits: the public would read a programme of nothing.
    """
    current = _editable(programme, by)
    if current.is_public and current.units.count() <= 1:
        raise NoUnits()
    current.units.filter(pk=unit_id).delete()
    _revised(current, by, at)


@transaction.atomic
def publish(*, programme: Programme, by: Actor, at: datetime) -> Programme:
    """Let everybody read it.

    Raises:
        NotPermitted, MoveNotAllowed.
        OrganisationNotProven: no officer has decided yet who may act for the centre.
        NoUnits: it says nothing of what is learned.
    """
    current = locked(programme)
    demand(by, Permission.PUBLISH_PROGRAMME, current)
    demand_proof(current.legal_entity)
    if not current.units.exists():
        raise NoUnits()
    apply(PROGRAMME, current, "publish", history=ProgrammeMove, by=by, at=at, published_at=at)
    refresh(document=PROGRAMMES, ids=[current.pk])
    _tell(ProgrammePublished, current, by, at, vocational_field=current.field, **_described(current))
    return current


@transaction.atomic
def withdraw(*, programme: Programme, reason: WithdrawReason, by: Actor, at: datetime) -> Programme:
    """Offer it no longer. What was learned in it stays true.

    Raises:
        NotPermitted, MoveNotAllowed.
        BatchesAhead: a batch is announced or runs.
    """
    current = locked(programme)
    demand(by, Permission.PUBLISH_PROGRAMME, current)
    if current.batches.exclude(state__in=["draft", "completed", "cancelled"]).exists():
        raise BatchesAhead()
    apply(PROGRAMME, current, "withdraw", history=ProgrammeMove, by=by, at=at, reason_code=reason)
    refresh(document=PROGRAMMES, ids=[current.pk])
    _tell(ProgrammeWithdrawn, current, by, at, reason_code=str(reason))
    return current


@transaction.atomic
def tell_anew(*, legal_entity_id: int, by: Actor, at: datetime) -> int:
    """What everybody reads beside a centre's programmes changed: its name, or that they are its own now.

    Returns:
        How many programmes are public.
    """
    rows = Programme.objects.public().filter(legal_entity=legal_entity_id).select_for_update(of=("self",)).order_by("pk")
    for programme in rows:
        touch(programme=programme, by=by, at=at)
        _tell(ProgrammeChanged, programme, by, at, **_described(programme))
    return len(rows)


def touch(*, programme: Programme, by: Actor, at: datetime) -> None:
    """A batch of the programme changed what search finds of it. Called with the programme locked."""
    programme.version += 1
    programme.save(update_fields=["version"])
    refresh(document=PROGRAMMES, ids=[programme.pk])


def check(record: Programme | Any, exclude: list[str] | None = None) -> None:
    """Raises NotValid with a sentence by field."""
    demand_valid(record, refusal=NotValid, exclude=exclude or ["workplace", "legal_entity"])


def _editable(programme: Programme, by: Actor) -> Programme:
    current = locked(programme)
    demand(by, Permission.WRITE_PROGRAMME, current)
    if not current.may_be_edited:
        raise ProgrammeNotEditable()
    return current


def _revised(current: Programme, by: Actor, at: datetime) -> None:
    """A public programme's change is history and news; a draft's is neither."""
    if not current.is_public:
        current.version += 1
        current.save(update_fields=["version"])
        return
    apply(PROGRAMME, current, "revise", history=ProgrammeMove, by=by, at=at)
    refresh(document=PROGRAMMES, ids=[current.pk])
    _tell(ProgrammeChanged, current, by, at, **_described(current))


def _described(programme: Programme) -> dict[str, Any]:
    """What others know it by."""
    return {
        "title": programme.title,
        "occupation_code": programme.occupation_id or "",
        "unit_codes": programme.unit_codes(),
        "taught": tuple(programme.units.values_list("title", flat=True)),
        "regency_code": programme.workplace.regency_id,
    }


def _tell(fact: Any, programme: Programme, by: Actor, at: datetime, **more: Any) -> None:
    announce(fact(version=programme.version, programme_id=programme.pk, legal_entity_id=programme.legal_entity_id, **more), by=by, at=at)
