"""English for tests: the catalogues are compiled when they are older than their sources, as script/server does it."""

import subprocess
import sys

from launcher.checkout import Checkout
from launcher.preparation import are_compiled
from tests.support import environment
from tests.support.database import alone


def compile_catalogues() -> None:
    """Compile what changed, once for all test runs that start at the same time."""
    checkout = Checkout(environment.ROOT, environment.HOME)
    with alone(environment.HOME / "catalogues.lock"):
        if are_compiled(checkout):
            return
        command = [sys.executable, "manage.py", "compile_catalogues", "--skip-checks"]
        subprocess.run(command, cwd=environment.ROOT, env=environment.process_environment(), check=True)
