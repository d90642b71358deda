"""Addresses that lead on: a service begins with one of its pages."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe


def leads_to(page: str) -> Callable[[HttpRequest], HttpResponse]:
    """A view for whoever types the service's name alone.

    Args:
        page: name of the address where the service begins; must be open to everybody.
    """

    @login_not_required
    @require_safe
    def start(request: HttpRequest) -> HttpResponse:
        return redirect(page)

    return start
