"""The four pages that ask for a code. allauth keeps the process; here it gets sentences, a waiting time and attempts left.

A page for an account that does not exist behaves the same: same words, same count, same way on.
"""

import math
import time
from typing import Any
from urllib.parse import urlencode

from allauth.account import views as allauth_views
from allauth.account.internal.flows.email_verification_by_code import EMAIL_VERIFICATION_CODE_SESSION_KEY
from allauth.account.internal.flows.password_reset_by_code import PASSWORD_RESET_VERIFICATION_SESSION_KEY
from allauth.account.internal.flows.phone_verification import PHONE_VERIFICATION_SESSION_KEY
from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from allauth.core.exceptions import RateLimited
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from siapkerja.signin.contacts import shown
from siapkerja.signin.recording import record

RESENDS = 3


class CodePage:
    """What the four pages have in common. Subclasses say where allauth keeps the process.

    Attributes:
        code: what the code is for, in the audit log.
        here, again: URL names of this page, and of the one where a new code is asked for.
    """

    code = ""
    here = ""
    again = ""
    request: HttpRequest

    def kept(self, request: HttpRequest) -> dict[str, Any]:
        """The state of the process in the session; {} where there is none."""
        raise NotImplementedError

    @property
    def running(self) -> Any:
        return getattr(self, "_process", None) or getattr(self, "process", None)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        state = self.kept(request)
        sentence = ""
        if state and time.time() - state["at"] > settings.CODE_SECONDS:
            sentence = _("Kode sudah lewat waktunya. Minta kode baru.")
        elif not state and request.method == "POST":
            sentence = _("Kode ini sudah dipakai atau tidak berlaku lagi. Minta kode baru bila masih perlu.")
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        if sentence and isinstance(response, HttpResponseRedirect):
            messages.error(request, sentence)
            response["Location"] = self.way_on(request)
        return response

    def way_on(self, request: HttpRequest) -> str:
        """Where a new code is asked for; whoever is signed in goes to their contacts."""
        return reverse("signin:contacts" if request.user.is_authenticated else self.again)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        code = context["verify_form"].fields["code"]
        code.label, code.widget.attrs["inputmode"] = _("Kode"), "numeric"
        code.widget.attrs.pop("placeholder", None)
        process = self.running
        since = time.time() - process.state["at"]
        return context | {
            "contact": shown(self.contact()),
            "is_phone": "@" not in self.contact(),
            "minutes": max(math.ceil((settings.CODE_SECONDS - since) / 60), 1),
            "attempts_left": process.max_attempts - process.state["failed_attempts"],
            "wait": max(math.ceil(settings.CODE_PAUSE_SECONDS - since), 0),
            "can_resend": process.state["resend_count"] < RESENDS,
            "can_change": False,
        }

    def contact(self) -> str:
        """Where the code went, as it was typed; "" where a NIK was, so that it gives nothing away."""
        state = self.running.state
        return str(state.get("email") or state.get("phone") or "")

    # Trying a code

    def form_valid(self, form: Any) -> HttpResponseBase:
        if self.request.POST.get("action") == "resend":
            return self.send_again()
        if not self.leads_somewhere():
            form.add_error("code", _("Kode tidak cocok. Periksa kembali kode pada pesan terbaru dari kami."))
            return self.form_invalid(form)
        response: HttpResponseBase = super().form_valid(form)  # type: ignore[misc]
        return response

    def leads_somewhere(self) -> bool:
        process = self.running
        return process.user is not None and not process.state.get("account_already_exists")

    def form_invalid(self, form: Any) -> HttpResponseBase:
        """An empty field costs no attempt; the last wrong one ends the code."""
        if not self.request.POST.get("code", "").strip():
            return self.render_to_response(self.get_context_data(form=form))  # type: ignore[attr-defined]
        process = self.running
        record("code_refused", self.request, process.user, typed=self.contact(), code=self.code)
        if process.record_invalid_attempt():
            return self.render_to_response(self.get_context_data(form=form))  # type: ignore[attr-defined]
        sentence = _("Kode salah %(count)s kali, jadi kode itu tidak berlaku lagi. Minta kode baru.")
        messages.error(self.request, sentence % {"count": process.max_attempts})
        return HttpResponseRedirect(self.way_on(self.request))

    # Another code

    def send_again(self) -> HttpResponse:
        process = self.running
        wait = math.ceil(settings.CODE_PAUSE_SECONDS - (time.time() - process.state["at"]))
        if process.state["resend_count"] >= RESENDS:
            messages.warning(self.request, _("Kode sudah dikirim beberapa kali. Mulai lagi bila tetap tidak datang."))
        elif wait > 0:
            messages.warning(self.request, _("Tunggu %(count)s detik lagi, lalu minta kode baru.") % {"count": wait})
        else:
            self.send_now(process)
        following = self.request.POST.get("next") or self.request.GET.get("next")
        return HttpResponseRedirect(reverse(self.here) + (f"?{urlencode({'next': following})}" if following else ""))

    def send_now(self, process: Any) -> None:
        try:
            if self.leads_somewhere():
                self.resend(process)
            else:
                process.record_resend()
        except RateLimited:
            messages.warning(self.request, _("Terlalu banyak permintaan. Tunggu sebentar, lalu coba lagi."))
            return
        process.state["at"] = time.time()
        process.persist()
        messages.success(self.request, _("Kode baru sudah kami kirim. Kode sebelumnya tidak berlaku lagi."))

    def resend(self, process: Any) -> None:
        process.resend()


def _stage_state(request: HttpRequest, stage: str) -> dict[str, Any]:
    """What a step of signing in keeps in the session."""
    login = request.session.get(LOGIN_SESSION_KEY) or {}
    state: dict[str, Any] = login.get("state", {}).get("stages", {}).get(stage, {}).get("data", {})
    return state if "at" in state else {}


class VerifyEmail(CodePage, allauth_views.ConfirmEmailVerificationCodeView):
    code, here, again = "email", "account_email_verification_sent", "account_login"

    def kept(self, request: HttpRequest) -> dict[str, Any]:
        return request.session.get(EMAIL_VERIFICATION_CODE_SESSION_KEY) or {}


class ConfirmLoginCode(CodePage, allauth_views.ConfirmLoginCodeView):
    code, here, again = "sign_in", "account_confirm_login_code", "account_request_login_code"

    def kept(self, request: HttpRequest) -> dict[str, Any]:
        return _stage_state(request, "login_by_code")

    def contact(self) -> str:
        return str(self.request.session.get("signin_asked_for", ""))


class ConfirmResetCode(CodePage, allauth_views.ConfirmPasswordResetCodeView):
    code, here, again = "password", "account_confirm_password_reset_code", "account_reset_password"

    def kept(self, request: HttpRequest) -> dict[str, Any]:
        return request.session.get(PASSWORD_RESET_VERIFICATION_SESSION_KEY) or {}

    def contact(self) -> str:
        return str(self.request.session.get("signin_asked_for", ""))

    def get_form_class(self) -> Any:
        from django.forms import Form

        return Form if self.request.POST.get("action") == "resend" else super().get_form_class()

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_form_kwargs()
        if self.request.POST.get("action") == "resend":
            kwargs.pop("code", None)
        return kwargs

    def resend(self, process: Any) -> None:
        process.send()
        process.record_resend()


class VerifyNewPhone(CodePage, allauth_views._VerifyPhoneSignupView):
    """While signing up."""

    code, here, again = "phone", "account_verify_phone", "account_login"

    def kept(self, request: HttpRequest) -> dict[str, Any]:
        return _stage_state(request, "verify_phone")


class VerifyChangedPhone(CodePage, allauth_views._VerifyPhoneChangeView):
    """Of somebody signed in."""

    code, here, again = "phone", "account_verify_phone", "account_change_phone"

    def kept(self, request: HttpRequest) -> dict[str, Any]:
        return request.session.get(PHONE_VERIFICATION_SESSION_KEY) or {}

    def respond_process_succeeded(self, form: Any) -> HttpResponse:
        return HttpResponseRedirect(reverse("signin:contacts"))


verify_email = login_not_required(never_cache(VerifyEmail.as_view()))
confirm_login_code = login_not_required(ConfirmLoginCode.as_view())
confirm_reset_code = login_not_required(never_cache(ConfirmResetCode.as_view()))


@login_not_required
@never_cache
def verify_phone(request: HttpRequest) -> HttpResponseBase:
    page = VerifyChangedPhone if request.user.is_authenticated else VerifyNewPhone
    return page.as_view()(request)
