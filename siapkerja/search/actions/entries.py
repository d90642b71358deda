"""Keeping what PostgreSQL searches in step with the rows themselves."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Cast

from siapkerja.search import cells
from siapkerja.search.analysis import stem, tokens
from siapkerja.search.documents import Entry, SearchDocument
from siapkerja.search.models import SearchEntry

CHUNK = 1000
WRITTEN = ["version", "words", "facets", "orders", "latitude", "longitude", "other_latitudes", "other_longitudes"]
# A gap that no phrase can bridge between two fields, and PostgreSQL's last position.
FIELD_GAP = 10
LAST_POSITION = 16_000


_gathered: ContextVar[dict[str, tuple[SearchDocument, set[int]]] | None] = ContextVar("entries_gathered", default=None)


def refresh(*, document: SearchDocument, ids: Sequence[int]) -> None:
    """Write the entries of those ids that are public and remove the others; called in the transaction that changed them."""
    waiting = _gathered.get()
    if waiting is None:
        _write(document, ids)
    else:
        waiting.setdefault(document.slug, (document, set()))[1].update(ids)


@contextmanager
def refreshed_together() -> Iterator[None]:
    """Entries refreshed within are written once, at its end: for an action that changes many rows, inside its transaction."""
    waiting: dict[str, tuple[SearchDocument, set[int]]] = {}
    token = _gathered.set(waiting)
    try:
        yield
    finally:
        _gathered.reset(token)
    for document, ids in waiting.values():
        whole = sorted(ids)
        for start in range(0, len(whole), CHUNK):
            _write(document, whole[start : start + CHUNK])


@transaction.atomic
def _write(document: SearchDocument, ids: Sequence[int]) -> int:
    """Returns how many of them are public."""
    entries = {entry.object_id: entry for entry in document.load(ids)}
    gone = set(ids) - set(entries)
    if gone:
        SearchEntry.objects.filter(document=document.slug, object_id__in=gone).delete()
    SearchEntry.objects.bulk_create(
        (_row(document, entry) for entry in entries.values()),
        update_conflicts=True,
        unique_fields=["document", "object_id"],
        update_fields=WRITTEN,
    )
    return len(entries)


def refresh_all(*, document: SearchDocument) -> int:
    """Write every entry anew, in chunks: after a bulk load, or when the rules of analysis changed.

    Returns:
        How many rows are public.
    """
    return sum(refreshing(document=document))


def refreshing(*, document: SearchDocument) -> Iterator[int]:
    """The same, a chunk at a time; yields how many of it are public. Who changes a row meanwhile is not overruled."""
    known = SearchEntry.objects.filter(document=document.slug)
    with transaction.atomic():
        known.exclude(object_id__in=document.public().values("pk")).delete()
    for ids in in_chunks(document):
        with transaction.atomic():
            # Whoever is changing one of them is waited for, and waits: what is read then is what stands.
            list(known.filter(object_id__in=ids).order_by("pk").select_for_update().values_list("pk"))
            written = _write(document, ids)
        yield written


def in_chunks(document: SearchDocument, size: int = CHUNK) -> Iterable[list[int]]:
    """Ids of all public rows in ascending order, `size` at a time."""
    last = 0
    while ids := list(document.public().filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:size]):
        yield ids
        last = ids[-1]


def _row(document: SearchDocument, entry: Entry) -> SearchEntry:
    return SearchEntry(
        document=document.slug,
        object_id=entry.object_id,
        version=entry.version,
        words=Cast(Value(_vector(document, entry)), SearchVectorField()),
        facets=[f"{group}:{value}" for group in document.groups for value in entry.facets.get(group, ())],
        orders=[document.key(entry, order) for order in document.orders],
        **_where(entry),
    )


def _where(entry: Entry) -> dict[str, Any]:
    middles = dict.fromkeys(cells.middle_of(cells.cell_of(point.latitude, point.longitude)) for point in entry.points)
    norths, easts = [north for north, _east in middles], [east for _north, east in middles]
    return {
        "latitude": norths[0] if norths else None,
        "longitude": easts[0] if easts else None,
        "other_latitudes": norths[1:],
        "other_longitudes": easts[1:],
    }


def _vector(document: SearchDocument, entry: Entry) -> str:
    """The entry as a tsvector literal; tokens hold no quotes, so none need escaping."""
    positions: dict[str, list[str]] = {}
    stems: set[str] = set()
    at = 0
    for text in document.texts:
        for token in tokens(entry.texts.get(text.name, "")):
            at = min(at + 1, LAST_POSITION)
            positions.setdefault(token, []).append(f"{at}{text.weight}")
            stems.add(stem(token))
        at += FIELD_GAP
    exact = [f"'{token}':{','.join(places[:250])}" for token, places in positions.items()]
    return " ".join([*exact, *(f"'={stemmed}'" for stemmed in stems)])
