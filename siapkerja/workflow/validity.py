"""Is what an action is about to write possible? Answered in sentences, and without asking the database where that is not needed."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.db.models.constraints import BaseConstraint
from django.db.models.expressions import CombinedExpression

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

    A reference whose row is at hand (`vacancy.occupation = occupation`) is not looked up again.

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
    # As `Model.full_clean`, which would ask for every row that a reference names.
    looks = (lambda: record.clean_fields(exclude | _at_hand(record)), record.clean, lambda: record.validate_unique(exclude))
    for look in looks:
        try:
            look()
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


def _at_hand(record: models.Model) -> set[str]:
    relations = [field for field in record._meta.concrete_fields if isinstance(field, models.ForeignKey)]
    return {field.name for field in relations if field.is_cached(record) and field.get_cached_value(record) is not None}


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
    if hasattr(right, "resolve_expression"):
        right = _worked_out(right, record)
    return _compared(left, lookup or "exact", right)


def _worked_out(expression: Any, record: models.Model) -> Any:
    """What a field, or a sum of fields, of the record comes to; None where one of them is empty."""
    if isinstance(expression, F):
        return _value(record, expression.name)  # type: ignore[attr-defined]
    if isinstance(expression, CombinedExpression) and expression.connector == CombinedExpression.ADD:
        parts = [_worked_out(part, record) for part in (expression.lhs, expression.rhs)]
        return None if None in parts else parts[0] + parts[1]
    raise CannotSay(type(expression).__name__)


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
