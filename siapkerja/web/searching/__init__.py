"""A search page as a form: what addresses mean, which boxes there are, which chips stand above the results.

A service describes its page once, as a `SearchForm` of groups and orders; the page, the chips and the interface for
programs are told from it.
"""

from siapkerja.web.searching.addresses import CURSOR, ORDER, PLACE, TEXT
from siapkerja.web.searching.form import SearchForm
from siapkerja.web.searching.groups import REGION_GROUP, SHOWN_OPTIONS, Group, Since, Titles, is_part_of

__all__ = ["CURSOR", "ORDER", "PLACE", "REGION_GROUP", "SHOWN_OPTIONS", "TEXT", "Group", "SearchForm", "Since", "Titles", "is_part_of"]
