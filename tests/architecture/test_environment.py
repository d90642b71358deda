"""`.env.example` names every variable that is read, and none that is not."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.environment import ROOT

_SETTINGS = re.compile(r"""(?:env\.\w+|_secret)\(\s*["']([A-Z][A-Z0-9_]+)["']""")
_LAUNCHER = re.compile(r"""["']((?:SIAPKERJA_[A-Z0-9_]+)|(?:\w+_URL))["']""")
_SHELL = re.compile(r"\$\{?(SIAPKERJA_[A-Z_]+)")
_COMPOSE = re.compile(r"\$\{([A-Z_]+)")
_DOCUMENTED = re.compile(r"^#?([A-Z][A-Z0-9_]+)=", re.MULTILINE)

# These read it, or name the settings to be loaded.
SETTING_UP = {"settings.py", "celery.py", "clock.py", "wsgi.py", "asgi.py"}


def _names(pattern: re.Pattern[str], *paths: Path) -> set[str]:
    return {name for path in paths for name in pattern.findall(path.read_text())}


def _read() -> set[str]:
    launcher = _names(_LAUNCHER, *(ROOT / "launcher").glob("*.py")) | _names(_SHELL, ROOT / "launcher" / "start.sh")
    launcher |= _names(_COMPOSE, ROOT / "docker-compose.yml")
    return launcher | _names(_SETTINGS, ROOT / "siapkerja" / "settings.py")


def _documented() -> set[str]:
    return _names(_DOCUMENTED, ROOT / ".env.example")


def test_every_variable_that_is_read_is_documented() -> None:
    assert _read() - _documented() == set()


def test_every_documented_variable_is_read() -> None:
    assert _documented() - _read() == set()


def test_only_the_settings_read_the_environment() -> None:
    """Elsewhere in the portal a variable would go undocumented."""
    readers = [path for path in (ROOT / "siapkerja").rglob("*.py") if path.name not in SETTING_UP]
    assert [str(path) for path in readers if re.search(r"os\.environ|getenv", path.read_text())] == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("", "2min 0"),
        ("-c%20statement_timeout%3D7s", "2min 7s"),
        ("-c%20idle_in_transaction_session_timeout%3D9s%20-c%20statement_timeout%3D7s", "9s 7s"),
    ],
)
def test_what_the_operator_says_of_database_sessions_counts_beside_what_the_portal_says(db: None, said: str, told: str) -> None:
    code = (
        "from django.db import connection; cursor = connection.cursor();"
        "cursor.execute(\"select current_setting('idle_in_transaction_session_timeout'), current_setting('statement_timeout')\");"
        "print(*cursor.fetchone())"
    )
    url = os.environ["DATABASE_URL"]
    variables = dict(os.environ) | {"DJANGO_SETTINGS_MODULE": "siapkerja.settings", "PYTHONPATH": str(ROOT)}
    variables["DATABASE_URL"] = f"{url}{'&' if '?' in url else '?'}options={said}" if said else url
    answered = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=variables, capture_output=True, text=True, check=False)
    assert answered.stdout.strip() == told, answered.stderr
