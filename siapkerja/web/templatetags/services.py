"""Services by their slug: `{% load services %}`."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from siapkerja.web.portal import Service, services
from siapkerja.web.templatetags.ui import icon

register = template.Library()


def _named(slug: str) -> Service | None:
    return next((service for service in services() if service.slug == slug), None)


@register.simple_tag
def service_chip(slug: str) -> SafeString:
    """A service's icon and name in its colour; the profile, which all share, where no service has the slug."""
    service = _named(slug)
    if service is None:
        return format_html('<span class="tag of">{}{}</span>', icon("person-circle"), gettext("Profil"))
    return format_html('<span class="tag of {}">{}{}</span>', service.css_class, icon(service.icon), service.name)


@register.filter
def service_colour(slug: str) -> str:
    """The CSS class with a service's colour, "" for the profile."""
    service = _named(slug)
    return service.css_class if service else ""
