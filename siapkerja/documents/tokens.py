"""Unguessable addresses of documents: 80 random bits in letters that are hard to confuse."""

import secrets

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 16


def new_token() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def read_token(typed: str) -> str:
    """What a person typed as a token would be: without spaces and dashes, with o, i, l read as 0, 1, 1."""
    plain = "".join(sign for sign in typed.lower() if sign.isalnum())
    return plain.translate(str.maketrans("oil", "011"))
