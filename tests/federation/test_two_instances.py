"""Two portals on one machine, each with its own processes and database: people of the one sign in at the other.

One is reached as 127.0.0.1 and the other as localhost, because cookies know hosts and not ports.
"""

import json
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from allauth.idp.oidc.models import Token
from django.urls import reverse

from launcher.embedded import APPLICATION, database_url
from siapkerja.federation.actions.relying_parties import Description, register_relying_party
from siapkerja.federation.enums import ApplicationKind
from siapkerja.federation.models import SignInConsent
from tests.browser.looking import complaints, violations
from tests.support import environment
from tests.support.database import DatabaseServer
from tests.support.people import PASSWORD, SYSTEM, Somebody, make_somebody, now
from tests.support.processes import PortalProcess

pytestmark = pytest.mark.browser

DATABASE = f"second_{environment.WORKER}"
CALLBACK = "/akun/otoritas/pusat/kembali/"


class SecondPortal(PortalProcess):
    """gunicorn on localhost, over a database of its own, with the first portal as an authority."""

    def __init__(self, listener: socket.socket, authority: dict[str, str]) -> None:
        self.address = f"http://localhost:{listener.getsockname()[1]}"
        var = environment.RUN / f"second-{environment.WORKER}"
        var.mkdir(exist_ok=True)
        if not (var / "static").exists():
            (var / "static").symlink_to((environment.VAR / "static").resolve())
        command = [sys.executable, "-m", "gunicorn", "siapkerja.wsgi", "--bind", f"fd://{listener.fileno()}", "--workers", "1"]
        command += ["--worker-class", "gthread", "--threads", "4", "--worker-tmp-dir", str(var)]
        super().__init__(
            "second-portal", command, pass_fds=[listener.fileno()], SIAPKERJA_BASE_URL=self.address, SIAPKERJA_VAR=str(var),
            SIAPKERJA_STATIC_STORAGE="siapkerja.web.assets.UncompressedStaticFilesStorage", SIAPKERJA_AUTHORITIES=json.dumps([authority]),
            DATABASE_URL=database_url(environment.SOCKETS, APPLICATION, DATABASE),
            REDIS_URL=f"unix://{environment.SOCKETS}/valkey.sock?db={environment.WORKER_NUMBER + 9}",
        )  # fmt: skip

    def answers(self) -> bool:
        try:
            with urlopen(f"{self.address}/healthz", timeout=5) as answer:  # noqa: S310 - our own address
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False


@pytest.fixture
def second(served: str, database_server: DatabaseServer) -> Iterator[SecondPortal]:
    """The second portal, registered at the first one."""
    database_server.clone(DATABASE)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://localhost:{listener.getsockname()[1]}"
        description = Description(
            name="Portal Daerah Contoh", operator="Dinas Contoh", purpose="Mendaftar pelatihan daerah.", contact="admin@contoh.example",
            redirect_uris=[address + CALLBACK], scopes=["profile", "email"],
        )  # fmt: skip
        party, secret = register_relying_party(description=description, kind=ApplicationKind.CONFIDENTIAL, by=SYSTEM, at=now())
        authority = {"id": "pusat", "name": "Portal Pusat", "issuer": served, "client_id": party.client_id, "client_secret": secret}
        portal = SecondPortal(listener, authority)
        portal.start()
        try:
            portal.wait_ready(portal.answers)
            yield portal
        finally:
            portal.stop()
            database_server.drop(DATABASE)


@pytest.fixture
def person(served: str) -> Somebody:
    """Somebody with an account at the first portal and none at the second."""
    return make_somebody("Rina Contoh")


def _press(page: Any, words: str) -> None:
    page.get_by_role("button", name=words).click()


def _say_who(page: Any, person: Somebody) -> None:
    page.locator('input[name="login"]').fill(person.user.email)
    page.locator('input[name="password"]').fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Masuk", exact=True).click()


def _sign_out(page: Any, address: str) -> None:
    page.goto(f"{address}/akun/logout/")
    page.locator("main").get_by_role("button", name="Keluar").click()
    page.wait_for_url(f"{address}/")


def _disconnect_and_connect_again(page: Any, address: str) -> None:
    """With a password of its own the account no longer needs the other portal; connecting asks before it does anything."""
    page.goto(f"{address}{reverse('account_set_password')}")
    for name in ("password1", "password2"):
        page.locator(f'input[name="{name}"]').fill(PASSWORD)
    _press(page, "Simpan kata sandi")
    page.wait_for_url(lambda url: "set" not in url)
    page.goto(f"{address}/akun/otoritas/")
    _press(page, "Putuskan")
    page.locator('input[name="password"]').fill(PASSWORD)
    _press(page, "Lanjutkan")
    page.get_by_text("Hubungan sudah diputuskan").wait_for()
    _press(page, "Hubungkan")
    page.wait_for_url(f"{address}{reverse('federation:finish_connecting')}")
    page.get_by_role("heading", name="Hubungkan Portal Pusat dengan akun Anda?").wait_for()
    assert page.get_by_text("Rina Contoh").count()
    assert violations(page) == []
    _press(page, "Hubungkan")
    page.get_by_role("heading", name="Terhubung").wait_for()


def test_somebody_of_one_portal_signs_in_at_the_other_and_takes_it_back(
    page: Any, served: str, second: SecondPortal, person: Somebody, tmp_path: Path
) -> None:
    with complaints(page) as heard:
        page.goto(f"{second.address}/akun/login/")
        _press(page, "Masuk dengan Portal Pusat")

        page.wait_for_url(f"{served}/akun/login/**")
        _say_who(page, person)
        page.wait_for_url(f"{served}/oidc/authorize**")
        page.get_by_role("heading", name="Izinkan Portal Daerah Contoh mengenal Anda?").wait_for()
        assert page.get_by_text("Dinas Contoh").count()
        assert violations(page) == []
        _press(page, "Izinkan")

        page.wait_for_url(f"{second.address}/akun/otoritas/akun-baru/")
        assert page.locator('input[name="full_name"]').input_value() == "Rina Contoh"
        assert page.locator('input[name="email"]').input_value() == person.user.email
        assert violations(page) == []
        _press(page, "Buat akun")
        page.wait_for_url(f"{second.address}{reverse('profiles:welcome')}")
        page.goto(f"{second.address}/akun/otoritas/")
        page.get_by_role("heading", name="Terhubung").wait_for()
        assert violations(page) == []
        _disconnect_and_connect_again(page, second.address)

        _sign_out(page, second.address)
        page.goto(f"{second.address}/akun/login/")
        _press(page, "Masuk dengan Portal Pusat")
        page.wait_for_url(f"{second.address}{reverse('profiles:overview')}")

        # Not signed in at the first portal either: its sign-in form leads back over what was allowed before.
        _sign_out(page, second.address)
        _sign_out(page, served)
        page.goto(f"{second.address}/akun/login/")
        _press(page, "Masuk dengan Portal Pusat")
        page.wait_for_url(f"{served}/akun/login/**")
        _say_who(page, person)
        page.wait_for_url(f"{second.address}{reverse('profiles:overview')}")

        consent = SignInConsent.objects.get()
        assert (consent.user, sorted(consent.scopes)) == (person.user, ["email", "openid", "profile"])
        assert consent.last_used_at is not None
        assert Token.objects.filter(user=person.user).exists()

        page.goto(f"{served}/akun/aplikasi/")
        page.get_by_role("heading", name="Portal Daerah Contoh").wait_for()
        assert violations(page) == []
        _press(page, "Tarik izin")
        page.get_by_text("Izin ditarik").wait_for()
        assert not Token.objects.filter(user=person.user).exists()

        _sign_out(page, second.address)
        page.goto(f"{second.address}/akun/login/")
        _press(page, "Masuk dengan Portal Pusat")
        page.get_by_role("heading", name="Izinkan Portal Daerah Contoh mengenal Anda?").wait_for()
    assert heard == []

    _press(page, "Tolak")
    page.get_by_role("heading", name="Anda membatalkan").wait_for()
    assert page.url.startswith(second.address)
