"""Recovery codes are seen in the minutes after they were made, until their owner says that they are kept; then never again."""

from datetime import timedelta
from typing import cast

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from siapkerja.identity.models import User
from siapkerja.signin.second_factor.actions import put_codes_away
from siapkerja.signin.second_factor.queries import recovery_codes_of

SHOWN_FOR = timedelta(minutes=10)


def _codes_to_show(request: HttpRequest) -> tuple[Authenticator, list[str]]:
    """The account's codes, grouped for reading; an empty list where their time has passed.

    Raises:
        Http404: there are none.
    """
    codes = recovery_codes_of(cast(User, request.user))
    if codes is None:
        raise Http404
    wrapped = codes.wrap()
    if wrapped.did_view or timezone.now() - codes.created_at > SHOWN_FOR:
        return codes, []
    return codes, [f"{code[:4]} {code[4:]}" for code in wrapped.get_unused_codes()]


@never_cache
@require_safe
@reauthentication_required(app="allauth.mfa")
def recovery_codes(request: HttpRequest) -> HttpResponse:
    codes, shown = _codes_to_show(request)
    left = len(codes.wrap().get_unused_codes())
    return render(request, "mfa/recovery_codes/index.html", {"codes": shown, "left": left, "made_at": codes.created_at})


@never_cache
@require_safe
@reauthentication_required(app="allauth.mfa")
def download(request: HttpRequest) -> HttpResponse:
    _row, shown = _codes_to_show(request)
    if not shown:
        raise Http404
    response = render(request, "mfa/recovery_codes/download.txt", {"codes": shown}, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="kode-pemulihan-siapkerja.txt"'
    return response


@require_POST
def put_away(request: HttpRequest) -> HttpResponse:
    codes = recovery_codes_of(cast(User, request.user))
    if codes is not None:
        put_codes_away(codes=codes, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        messages.success(request, _("Kode pemulihan tersimpan oleh Anda. Kami tidak menampilkannya lagi."))
    return redirect("mfa_index")
