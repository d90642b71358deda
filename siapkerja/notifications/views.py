"""The inbox and what one wants to hear of."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.identity.views.access import person_view
from siapkerja.notifications import queries
from siapkerja.notifications.actions import inboxes
from siapkerja.notifications.categories import CATEGORIES
from siapkerja.notifications.forms import PreferencesForm
from siapkerja.notifications.models import Notification
from siapkerja.notifications.rendering import address_of
from siapkerja.notifications.rendering import render as rendered

PAGE_SIZE = 20


@require_safe
@person_view
def inbox(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    page: Any = Paginator(queries.inbox(actor.person_id), PAGE_SIZE).get_page(request.GET.get("hal"))
    page.previous_url = f"?hal={page.previous_page_number()}" if page.has_previous() else ""
    page.next_url = f"?hal={page.next_page_number()}" if page.has_next() else ""
    entries = [{"row": row, "words": rendered(row), "category": CATEGORIES.get(row.category, "")} for row in page]
    has_unread = any(row.read_at is None for row in page)
    return render(request, "notifications/inbox.html", {"entries": entries, "page": page, "has_unread": has_unread})


@require_POST
@person_view
def open_notification(request: HttpRequest, pk: int) -> HttpResponse:
    """Marks it read and leads to its matter, or back to the inbox where it has none."""
    actor = request.actor  # type: ignore[attr-defined]
    notification = get_object_or_404(Notification, pk=pk, person=actor.person_id)
    inboxes.mark_read(notification=notification, by=actor, at=timezone.now())
    return redirect(address_of(notification) or "notifications:inbox")


@require_POST
@person_view
def read_all(request: HttpRequest) -> HttpResponse:
    inboxes.mark_all_read(by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    return redirect("notifications:inbox")


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def preferences(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    form = PreferencesForm(request.POST if request.method == "POST" else None, wishes=queries.wishes(actor.person_id))
    if request.method == "POST" and form.is_valid():
        inboxes.choose_channels(wishes=form.wishes(), by=actor, at=timezone.now())
        messages.success(request, _("Pengaturan pemberitahuan tersimpan."))
        return redirect("notifications:preferences")
    return render(request, "notifications/preferences.html", {"form": form})
