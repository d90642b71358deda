"""script/manage: a management command in the environment of this installation."""

import os
import subprocess

from launcher.backends import Lock, started
from launcher.checkout import Checkout
from launcher.embedded import OWNER
from launcher.environment import as_owner, portal_environment, read_file
from launcher.linux import command_of
from launcher.throwaway import throwaway_server

# Commands that change tables or rights; they connect as the role that owns them.
_FOR_OWNER = {"migrate", "grant_application_role", "load_reference", "sqlflush", "flush", "dbshell"}
# So does `demo` with this option: copying the country sets the counters of tables.
_ENLARGES = "--scale"
# It wants a database without tables.
_IN_AN_EMPTY_DATABASE = "record_tables"


def main(arguments: list[str]) -> int:
    """Run `manage.py` with these arguments, in the running portal or with database and broker started for the while."""
    checkout = Checkout.here()
    if arguments[:1] == [_IN_AN_EMPTY_DATABASE]:
        with throwaway_server("empty") as (server, work):
            variables = {"DATABASE_URL": server.url(OWNER, "empty"), "SIAPKERJA_ENV": "test", "SIAPKERJA_VAR": str(work)}
            return _run(checkout, dict(os.environ) | variables, arguments)
    running = Lock(checkout).running()
    if running and command_of(int(running.get("pid", 0))):
        return _run(checkout, dict(os.environ) | read_file(checkout.run / "environment"), arguments)
    with started(checkout, portal_environment(checkout)) as environment:
        return _run(checkout, environment, arguments)


def _run(checkout: Checkout, environment: dict[str, str], arguments: list[str]) -> int:
    if arguments and (arguments[0] in _FOR_OWNER or _ENLARGES in arguments):
        environment = as_owner(environment)
    return subprocess.run(checkout.manage(*arguments), cwd=checkout.root, env=environment, check=False).returncode
