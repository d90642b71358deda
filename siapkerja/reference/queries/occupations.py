"""Occupations by the words people use for them."""

from siapkerja.kernel.text import folded
from siapkerja.reference.models import Occupation

UNIT_DIGITS = 4


def occupation_named(text: str) -> Occupation | None:
    """The occupation whose code, title or synonym this is ("7531 Penjahit" counts too), or None."""
    words = text.strip()
    code = words.split(" ", 1)[0]
    if code.isdecimal() and (found := Occupation.objects.filter(code=code).first()):
        return found
    exact = Occupation.objects.filter(code__regex=r"^\d{4}$", title__iexact=words).first()
    return exact or Occupation.objects.filter(synonyms__term__iexact=folded(words)).first()


def occupations_like(text: str, limit: int = 6) -> list[Occupation]:
    """Occupations whose title or synonym holds one of the words, for choosing from."""
    found: dict[str, Occupation] = {}
    for word in sorted(folded(text).split(), key=len, reverse=True)[:4]:
        if len(word) < 3:
            continue
        units = Occupation.objects.filter(code__regex=r"^\d{4}$")
        for occupation in units.filter(title__icontains=word)[:limit] or units.filter(synonyms__term__icontains=word).distinct()[:limit]:
            found.setdefault(occupation.code, occupation)
    return list(found.values())[:limit]


def occupation_choices() -> list[tuple[str, str]]:
    """(code, title) of every occupation that can be chosen, by title."""
    return list(Occupation.objects.filter(code__regex=r"^\d{4}$", valid_to=None).order_by("title").values_list("code", "title"))


def titles_of(codes: list[str]) -> dict[str, str]:
    """Titles by code, for as many digits as a code has; unknown codes are left out."""
    return dict(Occupation.objects.filter(code__in=codes).values_list("code", "title")) if codes else {}
