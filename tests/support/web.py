"""The portal's web server as its own process, on the database of tests that commit."""

import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request

from launcher.checkout import Checkout
from launcher.preparation import COLLECT, STATIC_INPUTS
from tests.support import environment
from tests.support.database import alone
from tests.support.processes import PortalProcess

_STORAGE = "siapkerja.web.assets.UncompressedStaticFilesStorage"


class WebServer(PortalProcess):
    """gunicorn on a free port of 127.0.0.1, with one process and four threads."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        command = [sys.executable, "-m", "gunicorn", "siapkerja.wsgi", "--bind", f"fd://{self.socket.fileno()}"]
        command += ["--workers", "1", "--worker-class", "siapkerja.web.worker.Threads", "--threads", "4"]
        command += ["--worker-tmp-dir", str(environment.RUN)]
        more = {"SIAPKERJA_BASE_URL": self.address, "SIAPKERJA_STATIC_STORAGE": _STORAGE}
        super().__init__("web", command, pass_fds=[self.socket.fileno()], **more)

    def start(self) -> None:
        """Start it and wait until it answers."""
        if self.is_running:
            return
        _collect_static_files()
        super().start()
        self.wait_ready(self._answers)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/healthz", timeout=5) as answer:  # noqa: S310 - our own address
                return bool(answer.status == 200)
        except urllib.error.HTTPError:
            return True  # it is up; what it says is the tests' business
        except OSError:
            return False


def _collect_static_files() -> None:
    """Put static files where the web server looks for them; collected once for all runs while they do not change."""
    digest = Checkout(environment.ROOT, environment.HOME).digest(STATIC_INPUTS)
    collected = environment.HOME / f"static-{digest}"
    with alone(environment.HOME / "static.lock"):
        if not collected.exists():
            for older in environment.HOME.glob("static-*"):
                shutil.rmtree(older, ignore_errors=True)
            place = environment.HOME / "collecting"
            shutil.rmtree(place, ignore_errors=True)
            command = [sys.executable, "manage.py", *COLLECT, "--skip-checks"]
            variables = environment.process_environment(SIAPKERJA_VAR=str(place), SIAPKERJA_STATIC_STORAGE=_STORAGE)
            subprocess.run(command, cwd=environment.ROOT, env=variables, check=True)
            (place / "static").rename(collected)
            shutil.rmtree(place, ignore_errors=True)
    link = environment.VAR / "static"
    if not link.exists():
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(collected)
