"""The portal's settings as the tests use them. They differ only in what would make tests slow or reach outside."""

import os

if "SIAPKERJA_TEST_PROCESS" not in os.environ:
    from tests.support import environment  # noqa: F401 - sets the variables the settings read

from siapkerja.settings import *  # noqa: F403

# Argon2 is meant to be slow; a few hundred accounts are made in a run.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Facts, reactions and work that tests can count, hold and kill.
INSTALLED_APPS = [*INSTALLED_APPS, "tests.support.probes"]  # noqa: F405
