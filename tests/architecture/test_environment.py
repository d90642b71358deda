"""`.env.example` names every variable that is read, and none that is not."""

import re
from pathlib import Path

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
