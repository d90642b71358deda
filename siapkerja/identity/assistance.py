"""Acting for a citizen: which pages an officer may use meanwhile. What nobody opened here stays closed until the officer ends it.

So contacts, passwords, factors, consents and everything about organisations are refused without any page knowing of
assistance. An app opens its own pages when it starts (`open_pages`, from `ready()` or `portal.py`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from siapkerja.identity.models import Representation
from siapkerja.kernel.errors import Refused

ASSISTANCE_KEY = "assistance"
ENDING_PAGE = "officers:end_assistance"
# Never in the way of an officer who wants to stop.
ALWAYS_OPEN = frozenset({ENDING_PAGE, "account_logout"})


class NotInAssistance(Refused):
    code = "not_in_assistance"
    sentence = _(
        "Ini hanya dapat dilakukan orangnya sendiri, bukan petugas yang mendampingi: kontak, kata sandi, faktor kedua, "
        "persetujuan, pesan pribadi, dan urusan organisasi. Akhiri pendampingan untuk membuka halaman Anda sendiri."
    )


@dataclass(frozen=True)
class Assistance:
    """What an officer's session says of acting for somebody.

    Attributes:
        representation: in force; None when its time is over, so that nothing more is done under either name.
    """

    representation: Representation | None

    @property
    def is_over(self) -> bool:
        return self.representation is None

    @property
    def ends_at(self) -> datetime | None:
        return self.representation.ends_at if self.representation else None


_pages: dict[str, str] = {}


def open_pages(pages: Mapping[str, str]) -> None:
    """Let officers use pages about a citizen's own matters while they assist.

    Args:
        pages: by URL name, what is done there, as the citizen reads it later ("Mengubah alamat"); "" where a page
            changes nothing.
    """
    _pages.update(pages)


def is_open(url_name: str) -> bool:
    return url_name in _pages


def act_words(url_name: str) -> str:
    """What was done on a page, for the citizen; "" for pages that change nothing."""
    return str(_pages.get(url_name, ""))


def opened_pages() -> dict[str, str]:
    return dict(_pages)
