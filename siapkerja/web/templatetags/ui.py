"""Tags and filters of the portal's look: `{% load ui %}`. templates/components/README.md shows each with an example."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from django import forms, template
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from siapkerja.identity.enums import MemberRole
from siapkerja.identity.models import LegalEntity
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.phone import spaced
from siapkerja.kernel.workflow import State
from siapkerja.notifications import queries as notifications
from siapkerja.web import charts, wording
from siapkerja.web.icons import icon_url
from siapkerja.web.languages import in_other_language

register = template.Library()

TONE_ICONS = {
    "good": "check-lg",
    "warn": "exclamation-triangle-fill",
    "bad": "x-lg",
    "info": "info-circle-fill",
    "neutral": "circle",
}
NOTE_ICONS = TONE_ICONS | {"good": "check-circle-fill", "bad": "x-circle-fill"}
RING = SafeString('<circle cx="18" cy="18" r="15"/>')
RING_ARC = '<circle cx="18" cy="18" r="15" pathLength="100" stroke-dasharray="{} 100"/>'
STAGE_MARKS = {"done": SafeString(' class="done"'), "current": SafeString(' aria-current="step"'), "to come": SafeString("")}
MESSAGE_TONES = {"success": "good", "warning": "warn", "error": "bad"}


# Words and numbers


@register.filter
def rupiah(amount: wording.Number | None) -> str:
    return "" if amount is None else wording.rupiah(amount)


@register.filter
def number(value: wording.Number | None, decimals: int = 0) -> str:
    return "" if value is None else wording.number(value, int(decimals))


@register.filter
def compact(value: wording.Number | None) -> str:
    return "" if value is None else wording.compact(value)


@register.filter
def day(value: date | str | None) -> str:
    """Also of a day as ISO text, as notices carry it."""
    if isinstance(value, str):
        value = date.fromisoformat(value) if value else None
    return "" if value is None else wording.day(value)


@register.filter
def month(value: date | None) -> str:
    return "" if value is None else wording.month(value)


@register.filter
def moment(value: datetime | None, zone: str = wording.JAKARTA) -> str:
    return "" if value is None else wording.moment(value, zone)


@register.filter
def days_from_now(value: date | None) -> str:
    return "" if value is None else wording.days_from_now(value)


@register.filter
def telephone(number: str | None) -> str:
    """`0812-3456-789`, as people write it."""
    return spaced(number or "")


@register.filter
def initials(name: str) -> str:
    """`SC` for "Sari Contoh": the letters in the round picture of an account."""
    words = [word for word in name.split() if word[:1].isalpha()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper() or "?"


@register.simple_tag(name="time")
def time_element(value: date | datetime | None, zone: str = wording.JAKARTA) -> SafeString:
    """A `time` element that reads as a day, or as a moment with its zone."""
    if value is None:
        return SafeString("")
    words = wording.moment(value, zone) if isinstance(value, datetime) else wording.day(value)
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), words)


@register.filter
def local_day(value: datetime | None, zone: str = wording.JAKARTA) -> date | None:
    """The day of a moment where people are; `.date` would be that of Greenwich."""
    return None if value is None else day_in(zone, value)


# Icons and states


@register.simple_tag
def icon(name: str, label: str = "", css: str = "") -> SafeString:
    """An icon; decorative unless it has a `label` of its own."""
    return _named_icon(name, label, css) if label else _plain_icon(name, css)


def _named_icon(name: str, label: str, css: str) -> SafeString:
    markup = '<svg class="i{}" role="img" aria-label="{}"><use href="{}"/></svg>'
    return format_html(markup, f" {css}" if css else "", label, icon_url(name))


@cache
def _plain_icon(name: str, css: str) -> SafeString:
    """Asked for dozens of times a page, and always the same."""
    return format_html('<svg class="i{}" aria-hidden="true"><use href="{}"/></svg>', f" {css}" if css else "", icon_url(name))


@register.simple_tag
def tag(label: str, tone: str = "neutral", icon_name: str = "") -> SafeString:
    """A state as word, icon and colour."""
    css = "" if tone == "neutral" else f" {tone}"
    picture = icon(icon_name or TONE_ICONS[tone])
    return format_html('<span class="tag{}">{}{}</span>', css, picture, label)


@register.simple_tag
def state_tag(state: State) -> SafeString:
    """The tag of a workflow state (`Report.state_row`, `WORKFLOW.state(value)`)."""
    return tag(state.label, state.tone, state.icon)


@register.simple_tag
def ring(percent: float, tone: str = "", size: str = "") -> SafeString:
    """A ring filled to `percent`; decorative, the words stand beside it."""
    filled = max(0, min(100, round(percent)))
    css = " ".join(filter(None, ["ring", size, f"t-{tone}" if tone else ""]))
    arc = format_html(RING_ARC, filled) if filled else ""
    return format_html('<svg class="{}" viewBox="0 0 36 36" aria-hidden="true">{}{}</svg>', css, RING, arc)


@register.simple_tag
def clock(due: date, start: date | None = None, today: date | None = None, warn_below: int = 3) -> SafeString:
    """A deadline: a ring that fills from `start` to `due`, and the days that are left."""
    today = today or timezone.localdate()
    left = (due - today).days
    tone = "bad" if left < 0 else "warn" if left <= warn_below else ""
    term = (due - start).days if start else 30
    percent = 100 if left < 0 else 100 * (1 - left / term) if term > 0 else 100
    css = f" t-{tone}" if tone else ""
    return format_html('<span class="clock{}">{}{}</span>', css, ring(percent, tone, "s"), wording.remaining(due, today))


@register.filter
def message_tone(level_tag: str) -> str:
    return MESSAGE_TONES.get(level_tag, "info")


@register.filter
def note_icon(tone: str) -> str:
    return NOTE_ICONS.get(tone, "info-circle-fill")


@register.simple_tag(name="icon_url")
def icon_address(name: str) -> str:
    """Address of an icon for a `use` of one's own."""
    return icon_url(name)


# Finding one's way


@register.inclusion_tag("components/breadcrumbs.html")
def crumbs(*steps: str) -> dict[str, Any]:
    """`{% crumbs "Wajib Lapor" url "Laporan 2026" %}`: pairs of words and address; the last has no address."""
    pairs = [(steps[i], steps[i + 1] if i + 1 < len(steps) else "") for i in range(0, len(steps), 2)]
    return {"steps": [(gettext("Beranda"), reverse("web:home")), *pairs]}


@register.simple_tag(takes_context=True)
def other_language_url(context: template.Context) -> str:
    """The same page in the other of the two languages."""
    request: HttpRequest = context["request"]
    return in_other_language(request.get_full_path())


@register.inclusion_tag("components/pagination.html")
def pagination(page: Any, label: str = "") -> dict[str, Any]:
    """Links of a `siapkerja.web.pagination.KeysetPage` or of a Django paginator's page with `urls`."""
    return {"page": page, "label": label or gettext("Halaman hasil")}


@register.simple_tag(takes_context=True)
def account_name(context: template.Context) -> str:
    """Name of whoever is signed in."""
    user = context["request"].user
    return user.person.full_name if user.person_id else user.email


@register.simple_tag(takes_context=True)
def unread_count(context: template.Context) -> int:
    """Unread messages of whoever is signed in."""
    return notifications.unread_count(context["request"].actor.person_id)


@register.simple_tag(takes_context=True)
def acting_role(context: template.Context, organisation: LegalEntity) -> str:
    """In what role one acts for the organisation, in words."""
    roles = context["request"].actor.member_roles(organisation.pk)
    return min(roles, key=list(MemberRole).index).label.lower() if roles else ""


# Forms


@register.inclusion_tag("components/form/error_summary.html")
def error_summary(*bound: forms.BaseForm) -> dict[str, Any]:
    """All errors of the given forms on top of the page, each a link to its field."""
    general: list[str] = []
    linked: list[tuple[str, str, str]] = []
    for form in bound:
        if not form.is_bound:
            continue
        general += [str(error) for error in form.non_field_errors()]
        for field in form:
            target = field.id_for_label or f"{field.auto_id}_0"
            # What one ticks is labelled with a whole sentence, and the error says the rest.
            label = "" if input_kind(field) == "check" else str(field.label)
            linked += [(target, label, str(error)) for error in field.errors]
    return {"general": general, "linked": linked, "count": len(general) + len(linked)}


@register.filter
def input_kind(field: forms.BoundField) -> str:
    """Which shape of the field template fits: choices, check, file or line."""
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxSelectMultiple | forms.RadioSelect):
        return "choices"
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    if isinstance(widget, forms.FileInput):
        return "file"
    return "line"


@register.filter
def control(field: forms.BoundField) -> SafeString:
    """The field's input, without a placeholder that only says the label again."""
    placeholder = _bare(field.field.widget.attrs.get("placeholder", ""))
    label = _bare(field.label)
    repeats = bool(placeholder) and (placeholder in label or label in placeholder)
    return field.as_widget(attrs={"placeholder": False} if repeats else {})


def _bare(words: Any) -> str:
    return str(words).casefold().replace("-", "")


# Records


@register.simple_tag
def facts(rows: Iterable[tuple[Any, Any]]) -> SafeString:
    """A definition list; rows whose value is empty are left out, days and moments are written out."""
    shown = [(label, _in_words(value)) for label, value in rows if value not in (None, "")]
    return format_html('<dl class="facts">{}</dl>', format_html_join("", "<div><dt>{}</dt><dd>{}</dd></div>", shown))


def _in_words(value: Any) -> str:
    return time_element(value) if isinstance(value, date) else conditional_escape(value)


@register.simple_tag
def steps(names: Sequence[str], current: int, label: str = "") -> SafeString:
    """How far a case has come; `current` counts from 0, `len(names)` means all done."""
    marks = [STAGE_MARKS["done" if i < current else "current" if i == current else "to come"] for i in range(len(names))]
    items = format_html_join("", "<li{}>{}</li>", zip(marks, names, strict=True))
    return format_html('<ol class="steps" aria-label="{}">{}</ol>', label or gettext("Tahapan"), items)


@register.inclusion_tag("components/timeline.html")
def timeline(entries: Iterable[Any], zone: str = wording.JAKARTA) -> dict[str, Any]:
    """What happened, newest first. Entries have `title`, `at` and, where known, `note`."""
    return {"entries": list(entries), "zone": zone}


# Data


@register.inclusion_tag("components/bar_chart.html")
def bar_chart(chart: charts.BarChart) -> dict[str, Any]:
    """Bars by SVG with the same numbers as a table below."""
    return {"chart": chart, "drawing": charts.draw(chart)}


@register.inclusion_tag("components/tile_map.html")
def tile_map(tiles: charts.TileMap) -> dict[str, Any]:
    """38 provinces as tiles on a grid; a list on a narrow screen."""
    return {"map": tiles, "tiles": charts.place(tiles)}
