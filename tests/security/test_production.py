"""What holds in production only, asked of the settings as production reads them."""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

from launcher.checkout import Checkout
from launcher.linting import production_environment

ROOT = Path(__file__).parents[2]
ASKED = (
    "DEBUG", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE",
    "SESSION_COOKIE_HTTPONLY", "SESSION_COOKIE_SAMESITE", "PASSWORD_HASHERS", "ALLOWED_HOSTS", "IS_DEMO", "SECOND_FACTOR_FOR",
)  # fmt: skip


@cache
def _in_production() -> dict[str, Any]:
    code = f"import json; from siapkerja import settings as s; print(json.dumps({{n: getattr(s, n) for n in {ASKED!r}}}, default=sorted))"
    kept = {name: os.environ[name] for name in ("DATABASE_URL", "REDIS_URL", "SIAPKERJA_VAR", "PATH")} | {"PYTHONPATH": str(ROOT)}
    variables = production_environment(Checkout(ROOT, ROOT / "var"), kept) | kept
    answered = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=variables, capture_output=True, text=True, check=True)
    return dict(json.loads(answered.stdout))


def test_production_speaks_https_only_and_says_so_to_browsers() -> None:
    told = _in_production()

    assert told["SECURE_SSL_REDIRECT"] is True
    assert told["SECURE_HSTS_SECONDS"] >= 365 * 24 * 3600
    assert told["SECURE_HSTS_INCLUDE_SUBDOMAINS"] is True


def test_cookies_of_production_travel_over_https_only_and_no_script_reads_the_session() -> None:
    told = _in_production()

    assert told["SESSION_COOKIE_SECURE"] is True
    assert told["CSRF_COOKIE_SECURE"] is True
    assert told["SESSION_COOKIE_HTTPONLY"] is True
    assert told["SESSION_COOKIE_SAMESITE"] in {"Lax", "Strict"}


def test_production_shows_no_inside_and_has_no_demo() -> None:
    told = _in_production()

    assert told["DEBUG"] is False
    assert told["IS_DEMO"] is False
    assert "*" not in told["ALLOWED_HOSTS"]


def test_passwords_are_hashed_with_argon2_in_production() -> None:
    assert _in_production()["PASSWORD_HASHERS"][0].endswith("Argon2PasswordHasher")


def test_officers_and_signatories_need_a_second_factor_in_production() -> None:
    assert set(_in_production()["SECOND_FACTOR_FOR"]) == {"officers", "signatories"}


def test_production_does_not_start_with_a_missing_secret() -> None:
    kept = {name: os.environ[name] for name in ("DATABASE_URL", "REDIS_URL", "SIAPKERJA_VAR", "PATH")}
    variables = production_environment(Checkout(ROOT, ROOT / "var"), kept | {"PYTHONPATH": str(ROOT)})
    for name in ("SIAPKERJA_SECRET_KEY", "SIAPKERJA_MASTER_KEYS", "SIAPKERJA_NIK_INDEX_KEY"):
        without = {key: value for key, value in variables.items() if key != name}
        answered = subprocess.run(
            [sys.executable, "-c", "import siapkerja.settings"], cwd=ROOT, env=without, capture_output=True, text=True, check=False
        )

        assert answered.returncode != 0
        assert name in answered.stderr
