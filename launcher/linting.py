"""script/lint: everything that can be checked without running a test. All checks run, then the ones that failed are named."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from launcher.checkout import Checkout
from launcher.composing import compose_faults
from launcher.console import plain, say, warn
from launcher.embedded import APPLICATION, OWNER
from launcher.environment import Environment, read_file
from launcher.throwaway import throwaway_server

_TREES = ("siapkerja", "karirhub", "skillhub", "sertihub", "wirausaha", "wajiblapor")
# Lines of one check's findings when all checks run.
_SHOWN = 80
_PRODUCTION_MARK = "# --- production ---"


@dataclass(frozen=True)
class Check:
    """One check: a command, or a function that returns what is wrong."""

    title: str
    command: tuple[str, ...] = ()
    function: Callable[[], list[str]] | None = None
    environment: Environment | None = None


def main(arguments: list[str]) -> int:
    """Run all checks, or those whose title contains one of the arguments. Returns 1 if any failed."""
    checkout = Checkout.here()
    with throwaway_server("lint", "empty") as (server, work):
        variables = dict(os.environ) | {
            "SIAPKERJA_ENV": "test",
            "SIAPKERJA_VAR": str(work),
            "DATABASE_URL": server.url(OWNER, "lint"),
            "REDIS_URL": "redis://127.0.0.1:9/0",
            "PYTHONPATH": str(checkout.root),
        }
        application = variables | {"DATABASE_URL": server.url(APPLICATION, "lint")}
        empty = variables | {"DATABASE_URL": server.url(OWNER, "empty")}
        checks = [check for check in _checks(checkout, variables, application, empty) if _is_wanted(check, arguments)]
        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            passed = list(
                pool.map(lambda check: _perform(check, checkout.root, variables, _SHOWN if not arguments else sys.maxsize), checks)
            )
    failed = [check.title for check, well in zip(checks, passed, strict=True) if not well]
    if failed:
        warn(f"{len(failed)} of {len(checks)} checks failed: {', '.join(failed)}")
        return 1
    say(f"All {len(checks)} checks passed.")
    return 0


def _is_wanted(check: Check, arguments: list[str]) -> bool:
    return not arguments or any(argument in check.title for argument in arguments)


def _checks(checkout: Checkout, variables: Environment, application: Environment, empty: Environment) -> list[Check]:
    tool = Path(sys.executable).parent
    templates = tuple(str(path) for path in sorted((checkout.root / "templates").rglob("*.html")))
    checks = [
        # The longest first: it runs all migrations.
        Check("recorded tables", tuple(checkout.manage("record_tables", "--check")), environment=empty),
        Check("types (mypy)", (str(tool / "mypy"), "--no-error-summary")),
        Check("style (ruff check)", (str(tool / "ruff"), "check", "--quiet", "--output-format", "concise", ".")),
        Check("format (ruff format)", (str(tool / "ruff"), "format", "--check", "--quiet", ".")),
        Check("layers (import-linter)", (str(tool / "lint-imports"), "--no-cache")),
        Check("migrations current", tuple(checkout.manage("makemigrations", "--check", "--dry-run"))),
        Check("documents current", tuple(checkout.manage("generate_docs", "--check"))),
        Check("English complete", tuple(checkout.manage("check_catalogue"))),
        Check("compose file", function=lambda: compose_faults(checkout.root)),
        Check("deployment settings", _deploy_check(checkout), environment=production_environment(checkout, application)),
    ]
    if templates:
        checks.insert(5, Check("templates (djade)", (str(tool / "djade"), "--check", "--target-version", "5.2", *templates)))
    return checks


def _deploy_check(checkout: Checkout) -> tuple[str, ...]:
    return tuple(checkout.manage("check", "--deploy", "--fail-level", "WARNING"))


def production_environment(checkout: Checkout, variables: Environment) -> Environment:
    """The settings `.env.example` documents for production, on a database that is there for the occasion."""
    text = (checkout.root / ".env.example").read_text()
    block = text.partition(_PRODUCTION_MARK)[2]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "production.env"
        file.write_text("\n".join(line.removeprefix("#") for line in block.splitlines() if line.startswith("#SIAPKERJA_")))
        documented = read_file(file)
    kept = {name: variables[name] for name in ("SIAPKERJA_VAR", "DATABASE_URL", "REDIS_URL", "PYTHONPATH", "PATH")}
    return documented | kept


def _perform(check: Check, root: Path, variables: Environment, shown: int) -> bool:
    """Run one check and print how it went, with at most `shown` lines of what is wrong."""
    began = time.monotonic()
    if check.function:
        faults = check.function()
    else:
        done = subprocess.run(
            check.command,
            cwd=root,
            env=check.environment or variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        faults = done.stdout.splitlines() or ["(it printed nothing)"] if done.returncode else []
    say(f"{'FAILED' if faults else 'ok    '}  {check.title}  ({time.monotonic() - began:.1f} s)", mark="!" if faults else " ")
    if faults:
        plain("\n".join(f"            {line}" for line in faults[:shown]))
        if len(faults) > shown:
            plain(f"            … and {len(faults) - shown} lines more; see them all with: script/lint '{check.title}'")
    return not faults
