"""How one signs in: password, contacts, factors, devices; and setting up a second factor where a role needs one."""

from typing import cast

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from siapkerja.identity.models import User
from siapkerja.identity.queries import actor_of
from siapkerja.identity.second_factor import has_second_factor, needs_second_factor
from siapkerja.kernel.phone import spaced
from siapkerja.signin.second_factor.actions import end_other_sessions, end_session
from siapkerja.signin.second_factor.devices import device_of
from siapkerja.signin.second_factor.queries import factors_of, signed_in_devices

NEXT = "second_factor_next"


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    user = cast(User, request.user)
    devices = signed_in_devices(user, session_key=request.session.session_key)
    return render(
        request,
        "signin/security.html",
        {
            "factors": factors_of(user),
            "is_needed": needs_second_factor(actor_of(user, on=timezone.localdate())),
            "has_password": user.has_usable_password(),
            "addresses": EmailAddress.objects.filter(user=user).order_by("-primary", "pk"),
            "phone": spaced(user.person.phone or "") if user.person else "",
            "devices": devices,
            "others": sum(not device.is_here for device in devices),
        },
    )


@require_safe
def second_factor(request: HttpRequest) -> HttpResponse:
    """Where officers and signatories are led until they have a second factor; then on to where they were going."""
    user = cast(User, request.user)
    target = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        target = ""
    if has_second_factor(user):
        return HttpResponseRedirect(target or reverse("signin:security"))
    if target:
        request.session[NEXT] = target
    is_needed = needs_second_factor(actor_of(user, on=timezone.localdate()))
    return render(request, "signin/security_set_up.html", {"is_needed": is_needed})


@require_safe
def onwards(request: HttpRequest) -> HttpResponse:
    """After a factor was set up: to the page that had asked for it, else to the list of factors."""
    target = request.session.pop(NEXT, "")
    return HttpResponseRedirect(target or reverse("signin:security"))


@require_POST
def sign_out_device(request: HttpRequest, session_id: int) -> HttpResponse:
    session = get_object_or_404(UserSession, pk=session_id, user=request.user)
    if session.session_key == request.session.session_key:
        return redirect("account_logout")
    end_session(session=session, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("%(device)s sudah dikeluarkan.") % {"device": device_of(session.user_agent).words})
    return redirect("signin:security")


@require_POST
def sign_out_others(request: HttpRequest) -> HttpResponse:
    user = cast(User, request.user)
    count = end_other_sessions(user=user, but=request.session.session_key, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    if count:
        messages.success(
            request, ngettext("%(count)s perangkat lain dikeluarkan.", "%(count)s perangkat lain dikeluarkan.", count) % {"count": count}
        )
    else:
        messages.info(request, _("Tidak ada perangkat lain yang sedang masuk."))
    return redirect("signin:security")
