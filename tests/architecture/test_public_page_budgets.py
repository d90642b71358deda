"""What a page that anybody may open costs: few questions to the database and few bytes on a weak line, whichever service it is of."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import brotli
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from siapkerja.search.building import rebuild_now
from siapkerja.search.documents import documents
from tests.architecture.access_matrix import Row, rows
from tests.support.samples import Samples

MOST_QUERIES = 8
# Of the page alone, compressed as a visitor gets it; style, script and font stay in the browser after the first page.
MOST_BYTES = 15 * 1024


def _public_pages() -> Iterator[Row]:
    return (row for row in rows() if row.method == "GET" and row.is_translated and row.expected["stranger"] == "200")


@pytest.fixture(autouse=True)
def _own_index(tmp_path: Path, settings: Any) -> None:
    settings.SEARCH_DIR = tmp_path / "search"


def test_every_public_page_asks_the_database_little_and_is_light(client: Client, samples: Samples) -> None:
    for document in documents():
        rebuild_now(document)
    found = []
    for row in _public_pages():
        address = reverse(row.name, kwargs=samples.resolve(row.arguments)) + row.query
        # What is asked once per process or kept for a while (codes, rules) is not the page's.
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(address)
        if not answer["Content-Type"].startswith("text/html") or "attachment" in answer.get("Content-Disposition", ""):
            continue
        weight = len(brotli.compress(answer.content, quality=4))
        if len(captured) > MOST_QUERIES or weight > MOST_BYTES:
            found.append(f"{address}: {len(captured)} queries, {weight} bytes")
    assert not found, "\n".join(found)
