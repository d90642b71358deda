"""Pages of a list by key: as fast on the last page as on the first, and nothing is skipped when rows are added."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest

AFTER, BEFORE = "setelah", "sebelum"


@dataclass(frozen=True)
class KeysetPage:
    """One page. `previous_url` and `next_url` are queries such as `?status=baru&setelah=…`, "" at the ends."""

    items: Sequence[Any]
    previous_url: str = ""
    next_url: str = ""

    def __iter__(self) -> Any:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __bool__(self) -> bool:
        return bool(self.items)


def keyset_page(rows: QuerySet[Any], request: HttpRequest, *, order: Sequence[str], size: int = 20) -> KeysetPage:
    """The page of `rows` that the request's query asks for; a spoilt key shows the first page.

    Args:
        order: field names of the model or its annotations, "-" for descending, the last one unique ("-published_at", "-pk").
            No nulls.
        size: rows a page.
    """
    fields = [name.lstrip("-") for name in order]
    backwards = BEFORE in request.GET
    key = _read(request.GET.get(BEFORE if backwards else AFTER, ""), [_column(rows, name) for name in fields])
    direction = [_reversed(name) for name in order] if backwards else list(order)
    asked = rows.order_by(*direction)
    if key is not None:
        asked = asked.filter(_beyond(direction, key))
    found = list(asked[: size + 1])
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    if not found:
        return KeysetPage([])
    has_next = more if not backwards else True
    has_previous = key is not None and (more if backwards else True)
    return KeysetPage(
        found,
        _query(request, BEFORE, _key_of(found[0], fields)) if has_previous else "",
        _query(request, AFTER, _key_of(found[-1], fields)) if has_next else "",
    )


def _column(rows: QuerySet[Any], name: str) -> Any:
    """What turns a value out of an address into one of this field or annotation."""
    if name in rows.query.annotations:
        return rows.query.annotations[name].output_field
    fields = rows.model._meta
    return fields.pk if name == "pk" else fields.get_field(name)


def _reversed(name: str) -> str:
    return name[1:] if name.startswith("-") else f"-{name}"


def _beyond(order: Sequence[str], key: Sequence[Any]) -> Q:
    """Rows after `key`: (a, b) > (x, y) written out, because directions may differ."""
    beyond, equal = Q(), Q()
    for name, value in zip(order, key, strict=True):
        field = name.lstrip("-")
        beyond |= equal & Q(**{f"{field}__{'lt' if name.startswith('-') else 'gt'}": value})
        equal &= Q(**{field: value})
    return beyond


def _key_of(row: Any, fields: Sequence[str]) -> str:
    values = [getattr(row, name) for name in fields]
    plain = [value.isoformat() if isinstance(value, date | datetime) else value for value in values]
    return base64.urlsafe_b64encode(json.dumps(plain, separators=(",", ":")).encode()).decode().rstrip("=")


def _read(text: str, fields: Sequence[Any]) -> list[Any] | None:
    if not text:
        return None
    try:
        plain = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        if not isinstance(plain, list) or len(plain) != len(fields):
            return None
        return [field.to_python(value) for field, value in zip(fields, plain, strict=True)]
    except (ValueError, TypeError, ValidationError):
        return None


def _query(request: HttpRequest, name: str, key: str) -> str:
    query = request.GET.copy()
    for other in (AFTER, BEFORE):
        query.pop(other, None)
    query[name] = key
    return f"?{query.urlencode()}"
