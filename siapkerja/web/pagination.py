"""Pages of a list by key, as everybody above the platform imports them."""

from siapkerja.identity.views.pagination import AFTER, BEFORE, KeysetPage, keyset_page

__all__ = ["AFTER", "BEFORE", "KeysetPage", "keyset_page"]
