"""A person's own e-mail address and telephone number, and what to do when one cannot come in."""

from typing import cast

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from siapkerja.identity.models import User
from siapkerja.signin.contacts import shown
from siapkerja.signin.queries import proven_email, proven_phone


@require_safe
def contacts(request: HttpRequest) -> HttpResponse:
    user = cast(User, request.user)
    return render(request, "signin/contacts.html", {"email": proven_email(user), "phone": shown(proven_phone(user))})


@require_safe
@login_not_required
def trouble(request: HttpRequest) -> HttpResponse:
    """Every way back in, in words; each leads to the page that starts it."""
    return render(request, "signin/trouble.html")
