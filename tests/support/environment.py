"""Names of what one test run uses. Importing this sets the environment variables, so it comes before Django's settings.

Each run of pytest has servers, data and files of its own, so several runs in one checkout do not meet. With pytest-xdist the
first process makes the run and its workers inherit it.
"""

import atexit
import os
import socket
import tempfile
from pathlib import Path

from launcher.checkout import Checkout
from launcher.embedded import APPLICATION, Manner, database_url, manner, socket_folder

ROOT = Path(__file__).resolve().parent.parent.parent
# Tests have a place of their own; what the caller's environment names is somebody's real data.
HOME = ROOT / "var" / "test"
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
WORKER_NUMBER = int(WORKER.removeprefix("gw"))

_RUN = "SIAPKERJA_TEST_RUN"
_SOCKETS = "SIAPKERJA_TEST_SOCKETS"

MANNER: Manner = manner()
IS_FIRST_PROCESS = "PYTEST_XDIST_WORKER" not in os.environ
if IS_FIRST_PROCESS:
    HOME.mkdir(parents=True, exist_ok=True)
    os.environ[_RUN] = tempfile.mkdtemp(prefix="run-", dir=HOME)
    os.environ[_SOCKETS] = str(socket_folder(MANNER))
    Path(os.environ[_RUN], "sockets").symlink_to(os.environ[_SOCKETS])
    Path(os.environ[_RUN], "pid").write_text(str(os.getpid()))
RUN = Path(os.environ[_RUN])
SOCKETS = Path(os.environ[_SOCKETS])
VAR = RUN / WORKER
CHECKOUT = Checkout(ROOT, VAR)

# The database of tests whose changes are rolled back, and the one of tests that commit.
MAIN_DATABASE = f"main_{WORKER}"
COMMITTED_DATABASE = f"committed_{WORKER}"

# The simulators of other systems have an address from the start, because processes get their settings when they start.
SIMULATORS_SOCKET = socket.socket()
atexit.register(SIMULATORS_SOCKET.close)
SIMULATORS_SOCKET.bind(("127.0.0.1", 0))
SIMULATORS_ADDRESS = f"http://127.0.0.1:{SIMULATORS_SOCKET.getsockname()[1]}"
SIMULATORS_TOKEN = "contoh-token"

CHOSEN = {
    "SIAPKERJA_ENV": "test",
    "SIAPKERJA_VAR": str(VAR),
    "DATABASE_URL": database_url(SOCKETS, APPLICATION, MAIN_DATABASE),
    "REDIS_URL": f"unix://{SOCKETS}/valkey.sock?db={WORKER_NUMBER + 1}",
    "SIAPKERJA_CONN_MAX_AGE": "0",
    "SIAPKERJA_STATIC_STORAGE": "django.contrib.staticfiles.storage.StaticFilesStorage",
    "SIAPKERJA_EMAIL_URL": "memorymail://",
    "SIAPKERJA_DEMO_PASSWORD": "sandi-contoh-untuk-uji",
    "SIAPKERJA_GATEWAY_URL": f"{SIMULATORS_ADDRESS}/gateway/messages",
    "SIAPKERJA_GATEWAY_TOKEN": SIMULATORS_TOKEN,
    "SIAPKERJA_POPULATION_REGISTRY_URL": f"{SIMULATORS_ADDRESS}/population/comparisons",
    "SIAPKERJA_POPULATION_REGISTRY_TOKEN": SIMULATORS_TOKEN,
    "SIAPKERJA_COMPANY_REGISTRY_URL": f"{SIMULATORS_ADDRESS}/companies/lookups",
    "SIAPKERJA_COMPANY_REGISTRY_TOKEN": SIMULATORS_TOKEN,
    "SIAPKERJA_LOG_LEVEL": "INFO",
    # Playwright keeps an event loop in the tests' thread, which makes Django refuse the database; nothing here is asynchronous.
    "DJANGO_ALLOW_ASYNC_UNSAFE": "yes",
}
_FROM_CALLER = {"SIAPKERJA_NAMESPACES"}
for name in [name for name in os.environ if name.startswith("SIAPKERJA_") and name not in {_RUN, _SOCKETS} | _FROM_CALLER]:
    del os.environ[name]
os.environ.pop("MIGRATION_DATABASE_URL", None)
os.environ.update(CHOSEN)


def process_environment(**more: str) -> dict[str, str]:
    """The environment of a process of the portal that works on the database of tests that commit."""
    chosen = {
        "DATABASE_URL": database_url(SOCKETS, APPLICATION, COMMITTED_DATABASE),
        "DJANGO_SETTINGS_MODULE": "tests.support.settings",
        "SIAPKERJA_TEST_PROCESS": "yes",
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
    }
    return dict(os.environ) | chosen | more
