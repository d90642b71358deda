"""What is behind the links in letters. Opening one changes nothing, as mail programs open links by themselves."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.alerts.actions import subscriptions, verdicts
from siapkerja.alerts.enums import Frequency
from siapkerja.alerts.forms import FrequencyForm
from siapkerja.alerts.kinds import kind_named, kinds
from siapkerja.alerts.models import Alert
from siapkerja.alerts.permissions import FIGURE_READERS
from siapkerja.alerts.queries import fit_since, readers, searches_of, verdict_on, was_told_of
from siapkerja.alerts.tokens import alert_of, is_manage_token, manage_token, read_confirmation
from siapkerja.identity.views.access import officer_view, person_view
from siapkerja.reference.queries import rule

DAYS_COUNTED = 30
ANSWERS = {"ya": True, "tidak": False}


def _told(alert: Alert) -> dict[str, Any]:
    """The alert in words, for the pages."""
    kind = kind_named(alert.kind)
    return {
        "alert": alert,
        "token": manage_token(alert),
        "noun": kind.noun,
        "search": kind.words(alert.query),
        "results_url": kind.path(alert.query),
    }


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The owner of the address says yes."""
    now = timezone.now()
    hours = int(rule("alert.confirmation_hours", now.date()).value)
    read = read_confirmation(token, hours=hours)
    if read is None:
        return render(request, "alerts/dead_link.html", {"hours": hours}, status=410)
    alert, frequency = read
    if request.method == "POST":
        alert = subscriptions.confirm(alert=alert, frequency=frequency, by=request.actor, at=now)  # type: ignore[attr-defined]
        messages.success(request, _("Terima kasih. Kabar akan dikirim ke alamat e-mail Anda."))
        return redirect("alerts:manage", manage_token(alert))
    return render(request, "alerts/confirm.html", _told(alert) | {"often": Frequency(frequency).label})


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def manage(request: HttpRequest, token: str) -> HttpResponse:
    """What the letters are about, how often they come, and the way to end them."""
    alert = alert_of(token)
    if alert is None:
        return _gone(request, token)
    form = FrequencyForm(request.POST or None, initial={"frequency": alert.frequency})
    if request.method == "POST" and form.is_valid():
        frequency = Frequency(form.cleaned_data["frequency"])
        subscriptions.change_frequency(alert=alert, frequency=frequency, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        messages.success(request, _("Pilihan Anda tersimpan."))
        return redirect("alerts:manage", token)
    return render(request, "alerts/manage.html", _told(alert) | {"form": form}, status=422 if form.errors else 200)


@login_not_required
@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """One press, of the page's button or of the mail program itself (RFC 8058), which knows no cross-site token."""
    alert = alert_of(token)
    if alert is None:
        return _gone(request, token)
    if request.method == "POST":
        told = _told(alert)
        subscriptions.stop(alert=alert, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        return render(request, "alerts/stopped.html", told)
    return render(request, "alerts/stop.html", _told(alert))


@login_not_required
@never_cache
@require_POST
def stop_all(request: HttpRequest, token: str) -> HttpResponse:
    alert = alert_of(token)
    if alert is None:
        return _gone(request, token)
    subscriptions.stop_all(alert=alert, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    return render(request, "alerts/stopped.html", {"is_everything": True})


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verdict(request: HttpRequest, token: str, object_id: int) -> HttpResponse:
    """Was what the letter told of what its reader looked for?"""
    alert = alert_of(token)
    if alert is None:
        return _gone(request, token)
    item = kind_named(alert.kind).items([object_id]).get(object_id)
    if not was_told_of(alert, object_id):
        raise Http404
    answer = ANSWERS.get(request.POST.get("jawab", ""))
    if request.method == "POST" and answer is not None:
        by = request.actor  # type: ignore[attr-defined]
        verdicts.say_whether_it_fits(alert=alert, object_id=object_id, is_fitting=answer, by=by, at=timezone.now())
    asked = request.GET.get("jawab", "")
    context = _told(alert) | {"item": item, "asked": asked if asked in ANSWERS else "", "said": verdict_on(alert, object_id)}
    return render(request, "alerts/verdict.html", context)


@person_view
@require_safe
def results(request: HttpRequest, search_id: UUID) -> HttpResponse:
    """Where a notice in the inbox leads: what one's kept search finds now. One that was deleted meanwhile says so."""
    alert = searches_of(request.actor.subject_id).filter(public_id=search_id).first()  # type: ignore[attr-defined]
    if alert is None:
        return render(request, "alerts/stopped.html", {"is_forgotten": True}, status=404)
    return redirect(kind_named(alert.kind).path(alert.query))


@officer_view(*FIGURE_READERS)
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """How many want to hear of what, and how often what they hear fits: for those who mend the search."""
    since = timezone.now() - timedelta(days=DAYS_COUNTED)
    rows = [(kind, readers(kind.slug), fit_since(kind.slug, since)) for kind in kinds()]
    told = [(kind.noun, [(label, numbers.get(value, 0)) for value, label in Frequency.choices], fit) for kind, numbers, fit in rows]
    return render(request, "alerts/figures.html", {"kinds": told, "days": DAYS_COUNTED})


def _gone(request: HttpRequest, token: str) -> HttpResponse:
    """A link of ours whose alert was stopped says so; anything else is not there."""
    if not is_manage_token(token):
        raise Http404
    return render(request, "alerts/stopped.html", {"is_before": True})
