from typing import Any

from allauth.socialaccount.adapter import get_adapter
from django import template

register = template.Library()


@register.inclusion_tag("federation/authority/buttons.html", takes_context=True)
def sign_in_authorities(context: template.Context) -> dict[str, Any]:
    """A button for every authority people may sign in with; nothing where there is none. Keeps where the visitor wanted to go."""
    request = context["request"]
    return {
        "authorities": get_adapter().list_providers(request),
        "next": context.get("redirect_field_value") or "",
        "csrf_token": context.get("csrf_token", ""),
    }
