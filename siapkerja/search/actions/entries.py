"""Keeping what PostgreSQL searches in step with the rows themselves."""

from collections.abc import Iterable, Sequence

from django.contrib.postgres.search import SearchVectorField
from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Cast

from siapkerja.search.analysis import stem, tokens
from siapkerja.search.documents import Entry, SearchDocument
from siapkerja.search.models import SearchEntry

CHUNK = 1000
# A gap that no phrase can bridge between two fields, and PostgreSQL's last position.
FIELD_GAP = 10
LAST_POSITION = 16_000


@transaction.atomic
def refresh(*, document: SearchDocument, ids: Sequence[int]) -> int:
    """Write the entries of those ids that are public and remove the others; called in the transaction that changed them.

    Returns:
        How many of them are public.
    """
    entries = {entry.object_id: entry for entry in document.load(ids)}
    gone = set(ids) - set(entries)
    if gone:
        SearchEntry.objects.filter(document=document.slug, object_id__in=gone).delete()
    SearchEntry.objects.bulk_create(
        (_row(document, entry) for entry in entries.values()),
        update_conflicts=True,
        unique_fields=["document", "object_id"],
        update_fields=["version", "words", "facets", "orders"],
    )
    return len(entries)


def refresh_all(*, document: SearchDocument) -> int:
    """Write every entry anew, in chunks: after a bulk load, or when the rules of analysis changed.

    Returns:
        How many rows are public.
    """
    public = document.public()
    known = SearchEntry.objects.filter(document=document.slug)
    with transaction.atomic():
        known.exclude(object_id__in=public.values("pk")).delete()
    written = 0
    for ids in in_chunks(document):
        written += refresh(document=document, ids=ids)
    return written


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
        facets=[f"{group}:{value}" for group in document.facets for value in entry.facets.get(group, ())],
        orders=[entry.key(order) for order in document.orders],
    )


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
