"""Kept searches in notices."""

from django import template

from siapkerja.alerts.kinds import kind_named

register = template.Library()


@register.filter
def kind_noun(slug: str) -> str:
    """What a kind of search finds, in the reader's language: "lowongan"."""
    return str(kind_named(slug).noun)
