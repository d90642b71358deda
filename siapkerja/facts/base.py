"""What every fact is."""

import dataclasses
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, ClassVar, get_args, get_type_hints

_PLAIN = (str, int, bool, float, date, datetime, type(None))
REGISTRY: dict[str, type["Fact"]] = {}


@dataclasses.dataclass(frozen=True, kw_only=True)
class Fact:
    """Something that has happened. Subclasses declare `publisher` and the name of the field that is their subject.

    Attributes:
        version: version of the subject after the fact; a projection ignores what is older than what it knows.
    """

    publisher: ClassVar[str]
    subject_field: ClassVar[str]
    version: int

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        REGISTRY[cls.fact_name()] = cls

    @classmethod
    def fact_name(cls) -> str:
        return f"{cls.publisher}.{cls.__name__}"

    @property
    def subject(self) -> str:
        return f"{self.publisher}.{self.subject_field.removesuffix('_id')}:{getattr(self, self.subject_field)}"

    def as_payload(self) -> dict[str, Any]:
        """Plain JSON values; dates as ISO 8601.

        Raises:
            TypeError: a value that is not plain (a model, a dict of anything).
        """
        return {f.name: _plain(getattr(self, f.name), f.name) for f in dataclasses.fields(self)}

    @classmethod
    def from_payload(cls, payload: dict[str, Any]) -> "Fact":
        """The inverse of `as_payload`; keys that this version of the code does not know are ignored."""
        hints = _hints_of(cls)
        return cls(**{key: _revived(value, hints[key]) for key, value in payload.items() if key in hints})


_hints: dict[str, Mapping[str, Any]] = {}


def _hints_of(kind: type[Fact]) -> Mapping[str, Any]:
    """Types of its fields. Every delivery asks, and working them out takes longer than the rest of reviving a fact."""
    if (name := kind.fact_name()) not in _hints:
        hints = get_type_hints(kind)
        _hints[name] = {field.name: hints[field.name] for field in dataclasses.fields(kind)}
    return _hints[name]


def _plain(value: Any, name: str) -> Any:
    if isinstance(value, tuple):
        return [_plain(item, name) for item in value]
    if not isinstance(value, _PLAIN):
        raise TypeError(f"{name}: a fact holds plain values, not {type(value).__name__}")
    return value.isoformat() if isinstance(value, date | datetime) else value


def _revived(value: Any, hint: Any) -> Any:
    if value is None:
        return None
    if isinstance(value, list):
        inner = (get_args(hint) or (str,))[0]
        return tuple(_revived(item, inner) for item in value)
    options = get_args(hint) or (hint,)
    if datetime in options:
        return datetime.fromisoformat(value)
    if date in options:
        return date.fromisoformat(value)
    return value
