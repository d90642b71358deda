"""The record of what migrations make."""

import json

import pytest

from siapkerja import tables


@pytest.mark.django_db
def test_a_database_with_tables_is_left_alone() -> None:
    assert tables.replay() == 0


def test_the_record_names_migrations_that_exist() -> None:
    head = tables.RECORD.read_text().partition("\n")[0]

    named = json.loads(head.removeprefix("-- migrations: "))

    assert named.keys() <= tables.digests().keys()
    assert "identity.0001_initial" in named
