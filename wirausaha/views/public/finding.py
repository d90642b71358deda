"""Programmes of aid for the search over everything."""

from django.urls import reverse

from siapkerja.web.finding import Finds, Hit
from wirausaha.queries.programmes import programmes_with


def find_few(text: str, most: int) -> Finds:
    """All that hold every word: there are a few dozen programmes, so they are looked through rather than indexed."""
    found = programmes_with(text)
    hits = [Hit(row.title, row.get_absolute_url(), f"{row.get_kind_display()}, {row.year}. {row.state_row.label}") for row in found[:most]]
    return Finds(total=len(found), hits=hits, url=reverse("wirausaha:programmes"))
