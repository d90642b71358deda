"""The fixtures every test may use.

- `db` / `@pytest.mark.django_db`: a real PostgreSQL; what the test writes is rolled back. The usual one.
- `committed_db`: a clone of its own where commits are real; for threads, `on_commit`, Celery and the browser.
- `broker`, `celery_worker`, `start_celery_worker`, `start_command`: real processes working on `committed_db`.
- `served`: the address of a real web server on `committed_db`; `page`, `no_js_page`: Chromium pages that know that address.
- `simulators`: the message gateway, the population registry and the company registry, speaking HTTP.
- `own_postgres`: a PostgreSQL server a crash test may kill.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connections
from django.template import engines
from django.utils import translation
from playwright.sync_api import expect

from launcher.embedded import socket_folder
from tests.support import environment
from tests.support.broker import Broker
from tests.support.browser import FLAGS, MISSING, NEEDS_BROWSER, find_chromium
from tests.support.catalogues import compile_catalogues
from tests.support.database import DatabaseServer, Servers, forget_dead_runs
from tests.support.network import forbid_network
from tests.support.processes import PortalProcess, management_command
from tests.support.simulators import Simulators
from tests.support.undefined import Undefined
from tests.support.web import WebServer
from tests.support.worker import CeleryWorker

pytest_plugins = ("tests.support.people", "tests.support.facts", "tests.support.samples", "tests.support.security_table")

# Pages are waited for as long as clicks wait for them: the five seconds of Playwright are short on a machine that does more.
expect.set_options(timeout=30_000)

_SERVERS = Servers()
_CHROMIUM = find_chromium()
_USE_COMMITTED = "use the fixture `committed_db`: the application role may not empty tables, so tests that commit get a clone of their own"


# The run ------------------------------------------------------------------------------------------------------------------------


def pytest_configure(config: pytest.Config) -> None:
    """Start the servers for the workers of pytest-xdist; a run in one process starts them when first needed."""
    if environment.IS_FIRST_PROCESS:
        forget_dead_runs()
        compile_catalogues()
    if environment.IS_FIRST_PROCESS and config.getoption("numprocesses", None) and not config.option.collectonly:
        try:
            _SERVERS.need_valkey()
            _SERVERS.need_database()
        except RuntimeError as trouble:
            _SERVERS.stop()
            raise pytest.UsageError(str(trouble)) from trouble


def pytest_unconfigure() -> None:
    """Stop the servers of this run and remove its files."""
    _SERVERS.stop()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse what would empty tables, mark browser tests, and skip them where there is no browser (CI may not skip); longest first."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        transactional = any(mark.kwargs.get("transaction") for mark in item.iter_markers("django_db"))
        if transactional or "transactional_db" in fixtures:
            raise pytest.UsageError(f"{item.nodeid}: {_USE_COMMITTED}.")
        if "committed_db" in fixtures and ("db" in fixtures or item.get_closest_marker("django_db")):
            raise pytest.UsageError(f"{item.nodeid} asks for both `db` and `committed_db`: take one.")
        if fixtures & NEEDS_BROWSER:
            item.add_marker(pytest.mark.browser)
            if _CHROMIUM is None and not os.environ.get("CI"):
                item.add_marker(pytest.mark.skip(reason="no Chromium"))
    # The longest ones first: nobody should wait for one that begins when all others are done.
    items.sort(key=lambda item: item.get_closest_marker("launcher") is None)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say loudly at the end when browser tests were left out."""
    if any("no Chromium" in str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])):
        terminalreporter.write_sep("!", MISSING, red=True, bold=True)


@pytest.fixture(scope="session", autouse=True)
def _closed_world() -> Iterator[None]:
    """No network but this machine; undefined variables in our templates fail; folders of this worker exist."""
    environment.VAR.mkdir(parents=True, exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        forbid_network(patch)
        patch.setattr(engines["django"].engine, "string_if_invalid", Undefined())
        yield


@pytest.fixture(scope="session", autouse=True)
def _valkey() -> None:
    """Cache and broker are there for every test."""
    _SERVERS.need_valkey()


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """The language a request of one test switched to is not that of the next."""
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def _fresh_cache() -> Iterator[None]:
    """What one test cached or counted (rate limits) is not there in the next."""
    yield
    if any(True for _ in caches.all(initialized_only=True)):
        Broker().empty()


# Databases ----------------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def database_server() -> DatabaseServer:
    """This run's PostgreSQL."""
    return _SERVERS.need_database()


@pytest.fixture(scope="session")
def django_db_setup(database_server: DatabaseServer, django_db_blocker: Any) -> Iterator[None]:
    """In place of pytest-django's: this worker's clone of the template, reached as the application role."""
    database_server.clone(environment.MAIN_DATABASE)
    yield
    with django_db_blocker.unblock():
        connections.close_all()


@pytest.fixture
def transactional_db() -> None:
    """Not available here."""
    pytest.fail(_USE_COMMITTED)


def _point_at(database: str) -> None:
    """Let Django's connections, those of other threads included, open `database` from now on."""
    connections.close_all()
    connections.settings["default"]["NAME"] = database


@pytest.fixture
def committed_db(django_db_setup: None, database_server: DatabaseServer, django_db_blocker: Any, broker: Broker) -> Iterator[None]:
    """A clone for this test alone, where commits are real. Threads and other processes see them."""
    database_server.clone(environment.COMMITTED_DATABASE)
    with django_db_blocker.unblock():
        _point_at(environment.COMMITTED_DATABASE)
        try:
            yield
        finally:
            _point_at(environment.MAIN_DATABASE)
            database_server.drop(environment.COMMITTED_DATABASE)


@pytest.fixture
def own_postgres(tmp_path: Path) -> Iterator[DatabaseServer]:
    """A PostgreSQL server with reference data that this test may kill. `clone(name)` makes a database in it."""
    sockets = socket_folder(environment.MANNER)
    server = DatabaseServer(tmp_path, sockets)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(server.server.data, ignore_errors=True)
        shutil.rmtree(sockets, ignore_errors=True)


# Broker and processes -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def broker() -> Iterator[Broker]:
    """This worker's part of the real broker, empty before and after."""
    broker = Broker()
    broker.empty()
    yield broker
    broker.empty()


@pytest.fixture(scope="session")
def _celery_worker() -> Iterator[CeleryWorker]:
    worker = CeleryWorker(Broker())
    yield worker
    worker.stop()


@pytest.fixture
def celery_worker(_celery_worker: CeleryWorker, committed_db: None) -> Iterator[CeleryWorker]:
    """A running Celery worker. The same process serves many tests; one that is busy at a test's end is replaced."""
    _celery_worker.start()
    yield _celery_worker
    try:
        _celery_worker.wait_idle(5)
    except AssertionError:
        _celery_worker.kill()


@pytest.fixture
def start_celery_worker(committed_db: None, broker: Broker) -> Iterator[Callable[[str], CeleryWorker]]:
    """Starts further Celery workers, which the test may kill: `start_celery_worker("second")`."""
    started: list[CeleryWorker] = []

    def start(name: str) -> CeleryWorker:
        started.append(CeleryWorker(broker, name))
        started[-1].start()
        return started[-1]

    yield start
    for worker in started:
        worker.kill()


@pytest.fixture
def start_command(committed_db: None) -> Iterator[Callable[..., PortalProcess]]:
    """Starts a management command that keeps running: `start_command("search_follower")`."""
    started: list[PortalProcess] = []

    def start(name: str, *arguments: str) -> PortalProcess:
        started.append(management_command(name, *arguments))
        started[-1].start()
        return started[-1]

    yield start
    for process in started:
        process.stop()


@pytest.fixture(scope="session")
def _simulators() -> Iterator[Simulators]:
    simulators = Simulators()
    yield simulators
    simulators.stop()


@pytest.fixture
def simulators(_simulators: Simulators) -> Iterator[Simulators]:
    """The message gateway and the registries, well and without memory. They can be told to fail."""
    _simulators.start()
    _simulators.forget()
    yield _simulators
    _simulators.forget()


@pytest.fixture(scope="session")
def _web_server() -> Iterator[WebServer]:
    server = WebServer()
    yield server
    server.stop()
    server.socket.close()


@pytest.fixture
def served(_web_server: WebServer, committed_db: None, settings: Any) -> str:
    """The address of a real web server on this test's database, for example http://127.0.0.1:43211."""
    _web_server.start()
    settings.BASE_URL = _web_server.address
    return _web_server.address


# Browser ------------------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def base_url(_web_server: WebServer) -> str:
    """Pages know the portal's address: `page.goto("/karirhub/lowongan/")`."""
    return _web_server.address


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The machine's own Chromium, without a life of its own."""
    if _CHROMIUM is None:
        pytest.fail(MISSING)
    return {"executable_path": str(_CHROMIUM), "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(base_url: str) -> dict[str, Any]:
    """Pages as a visitor in Indonesia sees them; relative addresses are the portal's."""
    return {"base_url": base_url, "locale": "id-ID", "timezone_id": "Asia/Jakarta", "viewport": {"width": 1280, "height": 900}}


@pytest.fixture
def page(served: str, context: Any) -> Any:
    """A page of Chromium; relative addresses are the portal's."""
    return context.new_page()


@pytest.fixture
def no_js_page(served: str, browser: Any, browser_context_args: dict[str, Any]) -> Iterator[Any]:
    """A page of a browser without JavaScript."""
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    yield context.new_page()
    context.close()
