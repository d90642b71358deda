"""Searching everything at once: the field in the header leads here."""

import re

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from siapkerja.kernel.text import folded
from siapkerja.reference.models import RegionLevel
from siapkerja.reference.queries import search_regions
from siapkerja.villages.queries.pages import village_path
from siapkerja.web.finding import Finds, Hit, finders
from siapkerja.web.views.help_pages import TOPICS

LONGEST = 200
SHOWN = 3
# A number of a document has a year or a serial in it, and signs between; a word with a digit ("K3", "S1") is none.
_NUMBER = re.compile(r"(?=(?:.*\d){4})[\w./ -]{6,60}", re.ASCII)
_VILLAGE_CODE = re.compile(r"\d{2}\.?\d{2}\.?\d{2}\.?\d{4}", re.ASCII)
_SHORTEST_WORD = 4


@login_not_required
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The best few of every service, help, and the village or document that the words name; each with its own list behind it.

    Like the other pages of public search it is not counted how often somebody asks: what costs is kept by the index.
    """
    text = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST]
    groups = [(finder, finder.find(text, SHOWN)) for finder in finders()] if text else []
    context = {
        "text": text,
        "groups": [(finder, found) for finder, found in groups if found.total],
        "empty": [finder for finder, found in groups if not found.total],
        "topics": _topics(text),
        "villages": _villages(text) if text else None,
        "document_url": _document_url(text),
    }
    response = render(request, "web/search.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def _topics(text: str) -> list[Hit]:
    """Help pages of which most words begin as those typed do."""
    typed = [word for word in folded(text).split() if len(word) >= _SHORTEST_WORD]
    ranked = []
    for topic in TOPICS:
        known = folded(f"{topic.title} {topic.summary}").replace(",", " ").split()
        ranked.append((sum(any(word.startswith(one) for word in known) for one in typed), topic))
    best = sorted((one for one in ranked if one[0]), key=lambda one: -one[0])[:SHOWN]
    return [Hit(str(topic.title), reverse("web:help_topic", args=[topic.slug]), str(topic.summary)) for _number, topic in best]


def _villages(text: str) -> Finds | None:
    """Villages of that very name or code; None where the words are none. At most two queries."""
    url = f"{reverse('villages:find')}?{urlencode({'q': text})}"
    if _VILLAGE_CODE.fullmatch(text):
        path = village_path(re.sub(r"\D", "", text))
        hits = [_village(path[-1].code, path[-1].name, ", ".join(region.name for region in reversed(path[:-1])))] if path else []
    else:
        found = search_regions(text, level=RegionLevel.VILLAGE, limit=SHOWN + 1)
        hits = [_village(one.code, one.name, one.place) for one in found if one.is_exact]
    return Finds(total=len(hits), hits=hits[:SHOWN], url=url, is_whole=len(hits) <= SHOWN) if hits else None


def _village(code: str, name: str, place: str) -> Hit:
    return Hit(name, reverse("villages:village", args=[code]), place)


def _document_url(text: str) -> str:
    """The public check, where the words may be a document's number. Whether there is one only that page says, which counts who asks."""
    return f"{reverse('documents:verify')}?{urlencode({'nomor': text})}" if _NUMBER.fullmatch(text) else ""
