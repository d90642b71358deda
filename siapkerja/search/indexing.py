"""The shape of the index on disk and of what goes into it."""

import tantivy

from siapkerja.search.analysis import stem, tokens
from siapkerja.search.documents import Entry, SearchDocument

KEY = "row"
OBJECT_ID = "object_id"
STEMS = "stems"
MIXED = "mixed"
MIXED_MODULUS = 65_521


def text_name(name: str) -> str:
    return f"t_{name}"


def facet_name(group: str) -> str:
    return f"f_{group}"


def order_name(order: str) -> str:
    return f"o_{order}"


def schema_of(document: SearchDocument) -> tantivy.Schema:
    """The index's fields.

    The key is raw text, because deleting by a term of a number field deletes nothing and says nothing.
    """
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(KEY, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field(OBJECT_ID, fast=True)
    builder.add_unsigned_field(MIXED, fast=True)
    builder.add_text_field(STEMS, tokenizer_name="whitespace", index_option="freq")
    for text in document.texts:
        builder.add_text_field(text_name(text.name), tokenizer_name="whitespace")
    for group in document.facets:
        builder.add_text_field(facet_name(group), tokenizer_name="raw", index_option="basic", fast=True)
    for order in document.orders:
        builder.add_unsigned_field(order_name(order), indexed=True, fast=True)
    return builder.build()


def index_document(document: SearchDocument, entry: Entry) -> tantivy.Document:
    """An entry as the index stores it. Numbers go in by `add_unsigned`: as keyword arguments they kill the writer."""
    made = tantivy.Document()
    made.add_text(KEY, str(entry.object_id))
    made.add_unsigned(OBJECT_ID, entry.object_id)
    made.add_unsigned(MIXED, mixed(entry.object_id, entry.version))
    stems: dict[str, None] = {}
    for text in document.texts:
        found = tokens(entry.texts.get(text.name, ""))
        made.add_text(text_name(text.name), " ".join(found))
        stems.update(dict.fromkeys(map(stem, found)))
    made.add_text(STEMS, " ".join(stems))
    for group in document.facets:
        for value in entry.facets.get(group, ()):
            made.add_text(facet_name(group), value)
    for order in document.orders:
        made.add_unsigned(order_name(order), entry.key(order))
    return made


def mixed(object_id: int, version: int) -> int:
    """A number that differs for another version; summed over all rows it tells whether index and database agree."""
    return (object_id * 31 + version * 17) % MIXED_MODULUS
