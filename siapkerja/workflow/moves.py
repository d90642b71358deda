"""Applying a move: lock, check, change, write history. An action that moves a record calls `apply` and stays short."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.kernel.errors import MoveNotAllowed, Refused
from siapkerja.kernel.workflow import Workflow
from siapkerja.workflow.history import Moved

Record = TypeVar("Record", bound=models.Model)


class ReasonNeeded(Refused):
    code = "reason_needed"
    sentence = _("Tuliskan alasannya, supaya yang bersangkutan tahu apa yang perlu dilakukan.")


def locked(record: Record, *, keep: Collection[str] = ()) -> Record:
    """The record's current row, locked until the transaction ends.

    Args:
        keep: references whose rows the record may have at hand: the same ones are not read again.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a move needs a transaction")
    # Without the key: what only refers to the row, as a saved vacancy does, need not wait.
    current = type(record)._base_manager.select_for_update(of=("self",), no_key=True).get(pk=record.pk)
    for name in keep:
        reference = record._meta.get_field(name)
        if reference.is_cached(record) and getattr(record, reference.attname) == getattr(current, reference.attname):  # type: ignore[union-attr]
            reference.set_cached_value(current, reference.get_cached_value(record))  # type: ignore[union-attr]
    return current


def apply(
    workflow: Workflow,
    record: models.Model,
    move: str,
    *,
    history: type[Moved],
    by: Actor,
    at: datetime,
    reason_code: str = "",
    note: str = "",
    **companions: Any,
) -> Moved:
    """Move a locked record and write its history row.

    Args:
        record: locked with `locked()`; has `state` and, where projections follow it, `version` (raised by one).
        history: the history table of this workflow, with a foreign key `record`.
        companions: fields that must change together with the state (published_at=…).

    Raises:
        MoveNotAllowed: the move does not start from the record's state.
        ReasonNeeded: the move asks for a reason and none was given.
    """
    source = record.state  # type: ignore[attr-defined]
    try:
        row = workflow.move(move, source=source)
    except MoveNotAllowed:
        state = workflow.state(source)
        raise MoveNotAllowed(
            str(_("Langkah ini tidak dapat dilakukan saat keadaannya “%(state)s”. Muat ulang halaman untuk melihat keadaan terbaru."))
            % {"state": state.label}
        ) from None
    if row.needs_reason and not (reason_code or note.strip()):
        raise ReasonNeeded(fields={"note": str(ReasonNeeded.sentence)})
    record.state = row.target  # type: ignore[attr-defined]
    changed = {"state", *companions}
    for name, value in companions.items():
        setattr(record, name, value)
    if hasattr(record, "version"):
        record.version += 1
        changed.add("version")
    record.save(update_fields=[name.removesuffix("_id") for name in changed])
    entry = history(
        move=move,
        source=source,
        target=row.target,
        at=at,
        by_person_id=by.person_id,
        on_behalf_of_id=by.on_behalf_of_id,
        role=by.role_word,
        reason_code=reason_code,
        note=note,
    )
    entry.record = record  # type: ignore[attr-defined]
    entry.save()
    return entry
