"""How passwords are hashed: Argon2id with one lane, so that a hash costs one processor and the gate can count them."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class PortalArgon2PasswordHasher(Argon2PasswordHasher):
    """Above OWASP's least (46 MiB, one pass, one lane). Hashes made with other figures are renewed at the next sign-in."""

    time_cost = 2
    memory_cost = 46 * 1024
    parallelism = 1
