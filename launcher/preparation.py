"""Bringing an installation up to date: tables, rights, reference data, catalogues, static files, and the demo country.

Every step names the files it depends on. A step runs when those files, or the database it ran against, are not the ones of last
time, so that a later start skips them all.
"""

import json
import os
import re
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock
from urllib.parse import unquote, urlsplit

import psycopg2

from launcher.checkout import Checkout
from launcher.console import Stop, say, warn
from launcher.environment import Environment, as_owner
from launcher.linux import die_with_parent

_CODE_OF_TABLES = ("*/migrations/*.py", "*/*/migrations/*.py", "siapkerja/tables.*", "siapkerja/settings.py", "requirements.txt")
_CODE_OF_REFERENCE = (
    "siapkerja/reference/**/*",
    "*/management/commands/load_reference.py",
    "siapkerja/*/management/commands/load_reference.py",
    "*/data/*.csv",
)
_CODE_OF_RIGHTS = (
    "siapkerja/*/management/commands/grant_application_role.py",
    "siapkerja/*/management/commands/prepare_database.py",
)
DATABASE_INPUTS = (*_CODE_OF_TABLES, *_CODE_OF_REFERENCE, *_CODE_OF_RIGHTS)
STATIC_INPUTS = ("static/**/*", "siapkerja/settings.py", "requirements.txt")
CATALOGUE_INPUTS = ("locale/**/*.po", "*/locale/**/*.po", "siapkerja/*/locale/**/*.po")
# A second API viewer, pages of the API framework that are switched off, and source maps of scripts: half a minute to compress, and
# never asked for. Style sheets name their source maps, so those must be there.
_LEFT_OUT = ("*.js.map", "redoc*", "rest_framework")
COLLECT = ("collectstatic", "--noinput", "--clear", "--verbosity", "0", *(f"--ignore={pattern}" for pattern in _LEFT_OUT))
_TRANSLATIONS = "Translations"


@dataclass(frozen=True)
class Step:
    """One management command with what it depends on."""

    title: str
    command: tuple[str, ...]
    inputs: tuple[str, ...]
    as_owner: bool = True
    uses_database: bool = True
    for_demo_only: bool = False


def steps(application_role: str | None) -> list[Step]:
    """The steps in their order. Without a separate application role there are no rights to grant."""
    role = (application_role,) if application_role else ()
    return [
        Step("Database", ("prepare_database", *role), DATABASE_INPUTS),
        Step(_TRANSLATIONS, ("compile_catalogues",), CATALOGUE_INPUTS, uses_database=False),
        Step("Static files", COLLECT, STATIC_INPUTS, uses_database=False),
        Step("Demo country", ("demo", "--if-empty"), (), as_owner=False, for_demo_only=True),
    ]


def application_role(environment: Environment) -> str | None:
    """The role the application uses, when it is not the one that owns the tables."""
    role = _role(environment["DATABASE_URL"])
    owner = _role(environment.get("MIGRATION_DATABASE_URL") or environment["DATABASE_URL"])
    return role if role and role != owner else None


def _role(url: str) -> str:
    return unquote(urlsplit(url).username or "")


class Preparation:
    """Runs the steps that are due for one installation and remembers that they ran."""

    def __init__(self, checkout: Checkout, environment: Environment, *, only: Callable[[Step], bool] = lambda step: True) -> None:
        self.checkout = checkout
        self.environment = environment
        self.only = only
        self.memory = checkout.var / "prepared.json"
        self._writing = Lock()

    def run(self, *, demo: bool) -> None:
        """Run what is due. Raises Stop with the end of a failed command's output."""
        role = application_role(self.environment)
        if role is None:
            warn("DATABASE_URL and MIGRATION_DATABASE_URL name the same role: the application could change its own tables.")
        done = self._remembered()
        wanted = [step for step in steps(role) if self.only(step) and (demo or not step.for_demo_only)]
        # What needs no database is made beside what does: there are two cores on the smallest machine.
        with ThreadPoolExecutor(max_workers=1) as beside:
            files = beside.submit(self._run_due, [step for step in wanted if not step.uses_database], done)
            self._run_due([step for step in wanted if step.uses_database], done)
            files.result()

    def _run_due(self, wanted: Sequence[Step], done: dict[str, str]) -> None:
        for step in wanted:
            if done.get(step.title) == self._key(step) or (step.title == _TRANSLATIONS and are_compiled(self.checkout)):
                continue
            self._perform(step)
            with self._writing:
                done[step.title] = self._key(step)
                self._remember(done)

    def _perform(self, step: Step) -> None:
        # Django's checks import every page; they are script/lint's business, and would double the time of a step.
        began = time.monotonic()
        say(f"{step.title} …")
        environment = as_owner(self.environment) if step.as_owner else self.environment
        self._manage((*step.command, "--skip-checks"), environment)
        say(f"{step.title}: done in {time.monotonic() - began:.1f} s")

    def _manage(self, command: Sequence[str], environment: Environment) -> None:
        """Run a management command and show line by line what it prints."""
        parent = os.getpid()
        lines: list[str] = []
        with subprocess.Popen(
            self.checkout.manage(*command),
            preexec_fn=lambda: die_with_parent(signal.SIGKILL, parent),
            cwd=self.checkout.root,
            env=environment | {"PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as process:
            try:
                for line in process.stdout or ():
                    lines.append(line.rstrip())
                    if line.strip():
                        say(f"   {line.rstrip()}")
            except BaseException:
                process.kill()
                raise
        if process.returncode:
            raise Stop(f"`manage.py {' '.join(command)}` failed:\n" + "\n".join(lines[-25:]))

    def _key(self, step: Step) -> str:
        database = self._database_state() if step.uses_database else ""
        return f"{self.checkout.digest(step.inputs)} {database}".strip()

    def _database_state(self) -> str:
        """Tells one database from another, and one set of applied migrations from another."""
        connection = psycopg2.connect(re.sub("^postgis:|^postgres:", "postgresql:", as_owner(self.environment)["DATABASE_URL"]))
        try:
            with connection.cursor() as cursor:
                cursor.execute("select oid::text from pg_database where datname = current_database()")
                state = str(cursor.fetchone()[0])
                cursor.execute("select to_regclass('django_migrations') is not null")
                if cursor.fetchone()[0]:
                    cursor.execute("select md5(string_agg(app || '.' || name || applied, ',' order by id)) from django_migrations")
                    state += f" {cursor.fetchone()[0]}"
                return state
        finally:
            connection.close()

    def _remembered(self) -> dict[str, str]:
        try:
            return dict(json.loads(self.memory.read_text()))
        except (OSError, ValueError):
            return {}

    def _remember(self, done: dict[str, str]) -> None:
        self.memory.parent.mkdir(parents=True, exist_ok=True)
        self.memory.write_text(json.dumps(done, indent=1))


def is_about_database(step: Step) -> bool:
    """Whether a step is needed for a database alone, as in tests."""
    return step.as_owner and step.uses_database


def are_compiled(checkout: Checkout) -> bool:
    """Whether every catalogue has been compiled since it was written, as in an image that was built with them."""
    sources = [path for pattern in CATALOGUE_INPUTS for path in checkout.root.glob(pattern)]
    compiled = [(path, path.with_suffix(".mo")) for path in sources]
    return all(target.exists() and target.stat().st_mtime >= source.stat().st_mtime for source, target in compiled)
