"""How django-allauth meets our tables, our words and our doors."""

from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.userkit import user_email
from allauth.core.internal import ratelimit
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from siapkerja.identity.actions.people import register_account
from siapkerja.identity.models import User
from siapkerja.identity.queries import actor_of
from siapkerja.signin import mailing
from siapkerja.signin.actions.accounts import note_phone, prove_phone, remember_language
from siapkerja.signin.contacts import Contact, ContactKind
from siapkerja.signin.fields import PhoneField
from siapkerja.signin.queries import account_by_phone, account_of, proven_email, proven_phone
from siapkerja.signin.recording import digest, record
from siapkerja.signin.sentences import SENTENCES

STAGE = "allauth.account.stages.EmailVerificationStage"
NOTICES_BY_TEXT = {
    "account/email/password_changed": "password_changed",
    "account/email/password_reset": "password_changed",
    "account/email/email_changed": "contact_changed",
}


class AccountAdapter(DefaultAccountAdapter):
    """Accounts have no user name; a new one gets its person from the name asked at sign-up."""

    error_messages = DefaultAccountAdapter.error_messages | SENTENCES

    # Signing up and in

    def populate_username(self, request: HttpRequest, user: Any) -> None: ...

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        user = super().save_user(request, user, form, commit=False)
        user_email(user, form.cleaned_data.get("email") or None)
        user.language = get_language() or user.language
        register_account(user=user, full_name=form.cleaned_data["full_name"], at=timezone.now())
        if phone := form.cleaned_data.get("phone"):
            note_phone(user=user, phone=phone, at=timezone.now())
        return user

    def get_login_stages(self) -> list[str]:
        stages: list[str] = super().get_login_stages()
        return ["siapkerja.signin.stages.ContactVerificationStage" if stage == STAGE else stage for stage in stages]

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        """A new account is shown the two things it may be for."""
        return reverse("profiles:welcome")

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Officers to their desk, everybody else to what is theirs. An address asked for before signing in comes first."""
        actor = actor_of(cast(User, request.user), on=timezone.localdate())
        return reverse("identity:officer" if actor.is_officer else "profiles:overview")

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> Any:
        remember_language(user=user, language=get_language() or user.language)
        return super().post_login(request, user, **kwargs)

    # Throttles: strict for one account, however it is named

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        contact = _typed(credentials)
        user = credentials.get("account") or (account_of(contact) if contact else None)
        return f"account:{user.pk}" if user else f"unknown:{digest(contact.value if contact else '')}"

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except Exception:
            self._record_failure(request, credentials, "too_many_attempts")
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        self._record_failure(request, credentials, "")

    def _record_failure(self, request: HttpRequest, credentials: dict[str, Any], reason: str) -> None:
        contact = _typed(credentials)
        user = credentials.get("account") or (account_of(contact) if contact else None)
        through = contact.kind.value if contact else "password"
        reason = reason or ("wrong_password" if user else "unknown_account")
        record("sign_in_failed", request, user, typed=contact.value if contact else "", reason=reason, through=through)

    def reauthenticate(self, user: Any, password: str) -> bool:
        """One's own password again; counted with the failed sign-ins of this account."""
        self.pre_authenticate(self.request, account=user)
        if not user.check_password(password):
            self.authentication_failed(self.request, account=user)
            return False
        self._rollback_login_failed_rl_usage()
        return True

    def forgive_failures(self, request: HttpRequest, user: User) -> None:
        """Whoever has just made a new password need not wait for the old one's failures."""
        key = self._get_login_attempts_cache_key(request, account=user)
        ratelimit.clear(request, app="allauth.account", action="login_failed", key=key)

    # Telephones

    def phone_form_field(self, **kwargs: Any) -> PhoneField:
        return PhoneField(**kwargs)

    def get_phone(self, user: Any) -> tuple[str, bool] | None:
        return (user.phone, user.phone_verified_at is not None) if user.phone else None

    def set_phone(self, user: Any, phone: str, verified: bool) -> None:
        if user.pk is None:  # a new account is written by `save_user`, with its person first
            return
        (prove_phone if verified else note_phone)(user=user, phone=phone, at=timezone.now())

    def set_phone_verified(self, user: Any, phone: str) -> None:
        before = proven_phone(user)
        prove_phone(user=user, phone=phone, at=timezone.now())
        if before != phone:
            record("phone_changed" if before else "phone_proven", self.request, user)
            self._tell_of_new_phone(user, before)

    def get_user_by_phone(self, phone: str) -> User | None:
        return account_by_phone(phone)

    def _tell_of_new_phone(self, user: User, before: str) -> None:
        """To the number given up and to the e-mail address, so that a stolen session is noticed."""
        if before:
            mailing.send_text(template="contact_changed", phone=before, context={})
        if user.last_login and (email := proven_email(user)):
            self.send_notification_mail("account/email/phone_changed", user, email=email)

    # Messages

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Stored here, sent by the worker. A password code may also be asked for by telephone number."""
        if "@" in email:
            mailing.send_mail(template=template_prefix, email=email, context=context)
        elif email.startswith("+") and "code" in context:
            mailing.send_text(template="code", phone=email, context=context)

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """By e-mail; to accounts without one as a text message where it matters."""
        super().send_notification_mail(template_prefix, user, context, email)
        text = NOTICES_BY_TEXT.get(template_prefix)
        if text and (phone := proven_phone(user)) and (not proven_email(user) or text == "contact_changed"):
            mailing.send_text(template=text, phone=phone, context={})

    def send_verification_code_sms(self, user: Any, phone: str, code: str, **kwargs: Any) -> None:
        mailing.send_text(template="code", phone=phone, context={"code": code})

    def send_account_already_exists_sms(self, phone: str) -> None:
        mailing.send_text(template="account_exists", phone=phone, context={"url": reverse("account_reset_password")})


def _typed(credentials: dict[str, Any]) -> Contact | None:
    """The contact somebody is signing in with."""
    for kind in ContactKind:
        if value := credentials.get(kind.value):
            return Contact(kind, value)
    return None
