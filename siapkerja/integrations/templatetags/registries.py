"""`{% registry_state "population" claim.pk ask_url %}`: what a registry says of a NIK claim or an organisation, with its date."""

from typing import Any

from django import template

from siapkerja.integrations.enums import Registry
from siapkerja.integrations.queries import state_of

register = template.Library()


@register.inclusion_tag("integrations/state.html", takes_context=True)
def registry_state(context: template.Context, registry: str, subject_id: int, ask_url: str = "") -> dict[str, Any]:
    """Two queries. Without `ask_url` nobody is offered to ask again."""
    return {"state": state_of(Registry(registry), subject_id), "ask_url": ask_url, "csrf_token": context.get("csrf_token", "")}
