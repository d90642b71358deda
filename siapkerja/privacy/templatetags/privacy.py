"""Words of privacy matters in templates: `{% load privacy %}`."""

from datetime import date

from django import template

register = template.Library()


@register.filter
def iso_day(text: str) -> date:
    """A day from ISO text, as notifications keep it."""
    return date.fromisoformat(text)
