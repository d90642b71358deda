"""Every address of the portal, asked by every role; reading pages write nothing."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from siapkerja.identity.actions.people import claim_nik
from tests.architecture.access_matrix import ROLES, Row, full_niks, rows
from tests.support.people import Somebody, now
from tests.support.samples import Samples

# Every role in Indonesian. Doors do not know the language, so English is asked only for the pages of those who see the most different ones,
# and a page that is everybody's only as one of them.
ASKED = (("id", ROLES[:4]), ("id", ROLES[4:]), ("en", ("seeker", "member", "officer")))
# The platform's own bookkeeping while a page is read: who saw whom, and that somebody is still there.
ALLOWED_WRITES = re.compile(r'(insert into "audit_|(insert into|update) "django_session")', re.IGNORECASE)
READING = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT", "SET", "SHOW", "EXPLAIN", "WITH", "DECLARE", "FETCH", "CLOSE")


# Where the owner of a number sees it whole, to check and correct it.
OWN_FORM = {"profiles:identity", "recovery:dispute"}
# Every table has the same two addresses there; who may open them is asked in tests/officers/test_reading_tables.py.
BY_TABLE = ("admin:",)


def _names(resolver: URLResolver, spaces: tuple[str, ...] = ()) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield ":".join([*spaces, pattern.name or f"unnamed {pattern.pattern}"])
        else:
            yield from _names(pattern, (*spaces, pattern.namespace) if pattern.namespace else spaces)


def _differences(there: list[str], named: list[str]) -> dict[str, list[str]]:
    return {
        "add to tests/architecture/access": sorted(set(there) - set(named)),
        "take out of tests/architecture/access": sorted(set(named) - set(there)),
        "named twice": sorted({name for name in named if named.count(name) > 1}),
    }


def test_the_matrix_names_every_address_once_and_no_other() -> None:
    there = [name for name in _names(get_resolver()) if not name.startswith(BY_TABLE)]
    found = _differences(there, [row.name for row in rows()])

    assert not any(found.values()), found


@pytest.fixture
def clients(
    seeker: Somebody,
    manager: Somebody,
    colleague: Somebody,
    other_manager: Somebody,
    officer: Somebody,
    other_officer: Somebody,
    administrator: Somebody,
) -> dict[str, Client]:
    claim_nik(person=manager.person, nik="3273025205980004", by=manager.actor, at=now())
    people = (seeker, manager, colleague, other_manager, officer, other_officer, administrator)
    return {"stranger": Client(), **{role: who.client for role, who in zip(ROLES[1:], people, strict=True)}}


@pytest.mark.urls("tests.support.bare_errors")
@pytest.mark.parametrize(("language", "roles"), ASKED, ids=[f"{language}: {', '.join(roles)}" for language, roles in ASKED])
def test_everybody_gets_what_is_theirs_at_every_address(
    language: str, roles: tuple[str, ...], clients: dict[str, Client], samples: Samples
) -> None:
    different = []
    for row in rows():
        for role in roles:
            if language != "id" and not _is_worth_asking_in_english(row, role):
                continue
            answered = _ask(clients[role], row, samples, language)
            if answered != row.expected[role]:
                different.append(f"{role} at {row.name}: {answered}, not {row.expected[role]}")

    assert not different, "\n".join(different)


def _is_worth_asking_in_english(row: Row, role: str) -> bool:
    is_everybodys = set(row.expected.values()) == {"200"}
    return row.is_translated and row.method == "GET" and row.expected[role] == "200" and (role == "officer" or not is_everybodys)


def _ask(client: Client, row: Row, samples: Samples, language: str) -> str:
    """Ask one address in a transaction of its own that is rolled back; a reading request that writes fails."""
    with translation.override(language):
        address = reverse(row.name, kwargs=samples.resolve(row.arguments)) + row.query
    with transaction.atomic():
        try:
            if row.method == "POST":
                return _outcome(client.post(address))
            with connection.execute_wrapper(_refuse_writes):
                return _outcome(_without_full_niks(row, client.get(address)))
        except Exception as trouble:
            return f"{type(trouble).__name__}: {trouble}"
        finally:
            transaction.set_rollback(True)


def _without_full_niks(row: Row, response: HttpResponseBase) -> HttpResponseBase:
    """The answer; a page that shows somebody's whole number fails."""
    if response.status_code == 200 and not response.streaming and row.name not in OWN_FORM:
        assert not full_niks(response), "shows a full NIK"
    return response


def _refuse_writes(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    statement = str(sql).lstrip("( \n")
    if not statement.upper().startswith(READING) and not ALLOWED_WRITES.match(statement):
        raise AssertionError(f"a reading request sent: {statement[:150]}")
    return execute(sql, params, many, context)


def _outcome(response: HttpResponseBase) -> str:
    if response.streaming:
        b"".join(response)  # type: ignore[call-overload] - streamed answers do their reading when they are read
    if response.status_code != 302:
        return str(response.status_code)
    target = response["Location"].split("?")[0]
    return "login" if target.endswith("/akun/login/") else "->"


def test_a_missing_a_stale_and_a_doubled_row_are_found() -> None:
    found = _differences(["web:home", "web:new"], ["web:home", "web:home", "web:gone"])

    assert list(found.values()) == [["web:new"], ["web:gone"], ["web:home"]]
