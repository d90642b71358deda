"""Lines of business by section, the letters of KBLI."""

import time
from collections.abc import Iterable
from functools import lru_cache

from siapkerja.reference.models import Industry

_KEPT_SECONDS = 600


def section_of(code: str | None) -> str:
    """The section a code of KBLI lies in: `47` and `47111` lie in `G`. "" for an unknown code."""
    return _sections(int(time.monotonic() // _KEPT_SECONDS)).get((code or "")[:2], "")


def industry_titles(codes: Iterable[str]) -> dict[str, str]:
    """Titles by code; unknown codes are left out."""
    wanted = list(codes)
    return dict(Industry.objects.filter(code__in=wanted).values_list("code", "title")) if wanted else {}


def section_titles() -> dict[str, str]:
    """Titles of the sections of KBLI by their letter, in their order."""
    return dict(Industry.objects.filter(parent=None, code__regex=r"^[A-Z]$").order_by("code").values_list("code", "title"))


@lru_cache(maxsize=1)
def _sections(period: int) -> dict[str, str]:
    """Divisions and sections to sections; read anew every ten minutes, as they hardly move."""
    rows = list(Industry.objects.filter(parent__code__regex=r"^[A-Z]$").values_list("code", "parent__code"))
    return dict([*rows, *((section, section) for _code, section in rows)])
