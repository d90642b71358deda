"""The front page."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from siapkerja.web.portal import Deadline, Figure, Service, services

DEADLINES_SHOWN = 5


@dataclass(frozen=True)
class Card:
    service: Service
    figure: Figure | None


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    cards = [Card(s, s.figure() if s.is_open and s.figure else None) for s in services()]
    return render(
        request,
        "web/home.html",
        {
            "cards": cards,
            "deadlines": _deadlines(request),
            "doors": {service.slug: service for service in services() if service.is_open},
        },
    )


def _deadlines(request: HttpRequest) -> Sequence[Deadline]:
    """The next deadlines of whoever is signed in, from every service, nearest first."""
    if not request.user.is_authenticated:
        return []
    found = chain.from_iterable(s.deadlines(request) for s in services() if s.is_open and s.deadlines)
    return sorted(found, key=lambda deadline: deadline.on)[:DEADLINES_SHOWN]
