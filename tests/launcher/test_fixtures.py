"""The fixtures every other test relies on keep their promises."""

import socket
import urllib.request
from typing import Any

import psycopg2.errors
import pytest
from django.core.cache import cache
from django.db import ProgrammingError, connection, transaction
from django.template import Context, Engine, Template, engines
from django.template.base import Origin

from tests.support.broker import Broker
from tests.support.database import DatabaseServer
from tests.support.environment import COMMITTED_DATABASE, MAIN_DATABASE, ROOT
from tests.support.network import NetworkForbidden
from tests.support.undefined import UndefinedVariable
from tests.support.worker import CeleryWorker


def _ask(statement: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone() if cursor.description else None


def test_db_is_a_clone_with_reference_data_reached_as_the_application(db: None) -> None:
    assert _ask("select current_user, current_database()") == ("siapkerja_app", MAIN_DATABASE)
    assert _ask("select count(*) > 80000 from reference_region")[0]


def test_the_application_role_cannot_change_tables(db: None) -> None:
    for statement in ("truncate reference_region", "alter table reference_region add column more int", "create table more (number int)"):
        with pytest.raises(ProgrammingError), transaction.atomic():
            _ask(statement)


@pytest.mark.parametrize("turn", [1, 2])
def test_committed_db_is_fresh_for_every_test_and_commits_are_real(committed_db: None, database_server: DatabaseServer, turn: int) -> None:
    assert _ask("select current_user, current_database()") == ("siapkerja_app", COMMITTED_DATABASE)
    assert _ask("select count(*) from django_session")[0] == 0
    _ask("insert into django_session values ('one', '', now())")
    assert database_server.server.execute("select count(*) from django_session", COMMITTED_DATABASE) == [(1,)]


def test_own_postgres_may_be_killed(own_postgres: DatabaseServer) -> None:
    own_postgres.clone("mine")
    process = own_postgres.server.process
    assert process is not None
    process.kill()
    process.wait()
    own_postgres.start()
    assert own_postgres.server.execute("select count(*) > 80000 from reference_region", "mine") == [(True,)]


def test_what_is_cached_is_gone_in_the_next_test() -> None:
    assert cache.get("left_behind") is None
    cache.set("left_behind", "yes")


test_what_is_cached_is_gone_in_the_next_test_again = test_what_is_cached_is_gone_in_the_next_test


def test_no_test_reaches_another_machine() -> None:
    with pytest.raises(NetworkForbidden):
        urllib.request.urlopen("http://portal.example/")
    with pytest.raises(NetworkForbidden), socket.socket() as connection:
        connection.connect(("192.0.2.1", 80))


def test_an_undefined_variable_of_our_templates_fails() -> None:
    engine: Engine = engines["django"].engine
    ours = Origin(str(ROOT / "templates/web/example.html"), "web/example.html")
    with pytest.raises(UndefinedVariable, match=r"nobody.name .* line 1"):
        Template("{{ nobody.name }}", origin=ours, engine=engine).render(Context())
    library = Origin("/usr/lib/python3/somewhere/example.html", "example.html")
    assert Template("-{{ nobody.name }}-", origin=library, engine=engine).render(Context()) == "--"
    assert Template("{% if nobody %}{% else %}fine{% endif %}", origin=ours, engine=engine).render(Context()) == "fine"


def test_a_celery_worker_does_what_is_queued_and_can_be_killed(celery_worker: CeleryWorker, broker: Broker) -> None:
    from siapkerja.events.tasks import sweep

    sweep.delay()
    celery_worker.wait_idle()
    celery_worker.kill()
    sweep.delay()
    assert broker.waiting("quick") == 1
    celery_worker.start()
    celery_worker.wait_idle()


def test_the_web_server_and_the_browser_see_what_is_committed(page: Any, no_js_page: Any, served: str) -> None:
    _ask("insert into django_session values ('one', '', now())")
    for one in (page, no_js_page):
        answer = one.goto("/healthz")
        assert answer.status == 200
        assert answer.url == f"{served}/healthz"


def test_the_role_that_is_refused_is_told_why(db: None) -> None:
    with pytest.raises(ProgrammingError) as refused, transaction.atomic():
        _ask("truncate reference_region")
    assert isinstance(refused.value.__cause__, psycopg2.errors.InsufficientPrivilege)
