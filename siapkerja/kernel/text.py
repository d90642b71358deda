"""Small rules of writing that more than one place needs."""

import unicodedata


def folded(text: str) -> str:
    """Lower case, without accents, single spaces: for comparing what people type."""
    decomposed = unicodedata.normalize("NFKD", text)
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).casefold().split())


def masked(value: str, *, head: int = 4, tail: int = 4) -> str:
    """`3273********0004`: the first and last digits only."""
    hidden = max(len(value) - head - tail, 0)
    return value[:head] + "*" * hidden + (value[-tail:] if hidden else "")


def rupiah(amount: int) -> str:
    """`Rp4.500.000`."""
    return "Rp" + f"{amount:,}".replace(",", ".")
