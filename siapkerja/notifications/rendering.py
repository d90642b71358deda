"""A notification in words, in the language of whoever reads it."""

from dataclasses import dataclass
from typing import Any

from django.template import Context, engines
from django.template.loader_tags import BlockContext, BlockNode
from django.urls import NoReverseMatch, reverse

from siapkerja.notifications.models import Notification


@dataclass(frozen=True)
class Rendered:
    """Plain text, not escaped: a template escapes it as any other value. `url` is a path, "" where there is none."""

    subject: str
    body: str
    url: str


def render(notification: Notification) -> Rendered:
    """The words of a notification, in the active language."""
    url = address_of(notification)
    engine: Any = engines["django"]
    template = engine.engine.get_template(f"notifications/{notification.slug}.txt")
    context = Context({**notification.params, "url": url}, autoescape=False)
    blocks = {node.name: node for node in template.nodelist.get_nodes_by_type(BlockNode)}
    with context.bind_template(template):
        return Rendered(_block(blocks["subject"], context), _block(blocks["body"], context), url)


def address_of(notification: Notification) -> str:
    """Path of the matter in the active language; "" where it has none, or the page no longer exists."""
    if not notification.url_name:
        return ""
    try:
        return reverse(notification.url_name, args=notification.url_args)
    except NoReverseMatch:
        return ""


def _block(block: Any, context: Context) -> str:
    context.render_context["block_context"] = BlockContext()
    text = str(block.nodelist.render(context))
    return "\n".join(line.strip() for line in text.strip().splitlines())
