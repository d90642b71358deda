"""Is what an action is about to write possible? Answered in sentences, and without asking the database where that is not needed."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.db.models.constraints import BaseConstraint

from siapkerja.kernel.errors import Refused

_COMPARED: Mapping[str, Callable[[Any, Any], bool]] = {
    "exact": lambda left, right: left == right,
    "gt": lambda left, right: left > right,
    "gte": lambda left, right: left >= right,
    "lt": lambda left, right: left < right,
    "lte": lambda left, right: left <= right,
    "in": lambda left, right: left in right,
}
_PLAIN = (
    models.BooleanField, models.CharField, models.DateField, models.DecimalField, models.ForeignKey, models.IntegerField, models.TextField
)  # fmt: skip


class CannotSay(LookupError):
    """A condition uses something that only the database works out."""


def demand_valid(record: models.Model, *, refusal: type[Refused], exclude: Collection[str] = ()) -> None:
    """Refuse a record with an impossible value: by field, and what is about several fields in the refusal's own sentence.

    Django asks the database about every check constraint, one query and a savepoint each. Most conditions are plain comparisons of
    the record's own values, so they are looked at here first; the database is asked about those that seem broken, or that
    cannot be worked out here.

    Args:
        refusal: raised with the sentences found; its own sentence stands where all of them belong to fields.
        exclude: fields that are not looked at.
    """
    try:
        _look_at(record, set(exclude))
    except ValidationError as error:
        told = {name: " ".join(sentences) for name, sentences in error.message_dict.items()}
        general = told.pop("__all__", "")
        raise refusal(general or None, fields=told) from error


def holds(condition: Q, record: models.Model) -> bool | None:
    """Whether a condition holds of a record's own values, by SQL's rules: None where it is neither true nor false.

    Raises:
        CannotSay: it uses something other than plain comparisons.
    """
    answers = [_answer(child, record) for child in condition.children]
    if condition.connector == Q.AND:
        whole = False if False in answers else None if None in answers else True
    elif condition.connector == Q.OR:
        whole = True if True in answers else None if None in answers else False
    else:
        raise CannotSay(condition.connector)
    return whole if whole is None or not condition.negated else not whole


def _look_at(record: models.Model, exclude: set[str]) -> None:
    faults: dict[str, Any] = {}
    try:
        record.full_clean(exclude=exclude, validate_constraints=False)
    except ValidationError as error:
        faults = error.update_error_dict(faults)
    # Like Django: a value that is wrong in itself is not said to break a rule as well.
    exclude |= set(faults)
    for constraint in record._meta.constraints:
        if _is_kept(constraint, record):
            continue
        try:
            constraint.validate(type(record), record, exclude=exclude)
        except ValidationError as error:
            faults = error.update_error_dict(faults)
    if faults:
        raise ValidationError(faults)


def _is_kept(constraint: BaseConstraint, record: models.Model) -> bool:
    if not isinstance(constraint, CheckConstraint) or not isinstance(constraint.condition, Q):
        return False
    try:
        return holds(constraint.condition, record) is not False
    except (CannotSay, TypeError, ValidationError):
        return False


def _answer(child: Any, record: models.Model) -> bool | None:
    if isinstance(child, Q):
        return holds(child, record)
    if not isinstance(child, tuple):
        raise CannotSay(type(child).__name__)
    path, right = child
    name, _, lookup = path.partition("__")
    left = _value(record, name)
    if lookup == "isnull":
        return (left is None) is bool(right)
    if right is None:
        return left is None
    if isinstance(right, F):
        right = _value(record, right.name)  # type: ignore[attr-defined]
    elif hasattr(right, "resolve_expression"):
        raise CannotSay(path)
    return _compared(left, lookup or "exact", right)


def _compared(left: Any, lookup: str, right: Any) -> bool | None:
    is_list = isinstance(right, list | tuple | set | frozenset)
    if lookup not in _COMPARED or is_list is not (lookup == "in"):
        raise CannotSay(lookup)
    if isinstance(left, str) and lookup not in {"exact", "in"}:
        raise CannotSay("the order of words is the database's")
    return None if left is None or right is None else _COMPARED[lookup](left, right)


def _value(record: models.Model, name: str) -> Any:
    """A field's value as it will be written; a reference as the key it holds."""
    try:
        field = record._meta.get_field(name)
    except FieldDoesNotExist as error:
        raise CannotSay(name) from error
    if not isinstance(field, _PLAIN):
        raise CannotSay(name)
    return field.to_python(getattr(record, field.attname))
