"""Structured data for search engines on a page."""

import json
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# `<` ends the block or begins a comment in it, the others are read differently by old parsers of scripts.
_ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


@register.simple_tag
def linked_data(told: dict[str, Any] | None) -> SafeString | str:
    """JSON-LD in a data block. A browser never runs one (its type is no script's), so the policy `script-src 'self'` lets it be."""
    if not told:
        return ""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - what could end the block is escaped
