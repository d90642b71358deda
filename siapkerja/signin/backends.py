"""Checking a password for an account known by e-mail, telephone, or a verified NIK."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest

from siapkerja.identity.models import User
from siapkerja.signin.queries import account_by_nik, account_by_phone, signing_up_by_phone


class AccountBackend(AuthenticationBackend):
    """allauth's backend hashes once also where there is no account, so that time tells nothing; this keeps to that."""

    def get_user(self, user_id: Any) -> User | None:
        """The account of a session, with the person behind it: every page greets them by name."""
        user = User.objects.select_related("person").filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None

    def _authenticate(self, request: HttpRequest | None, **credentials: Any) -> User | None:
        if nik := credentials.get("nik"):
            return self._check_password(account_by_nik(nik), credentials["password"])
        return super()._authenticate(request, **credentials)

    def _authenticate_by_phone(self, phone: str, password: str) -> User | None:
        """A sign-up that was left before its code was entered may go on with its password; the code is sent again."""
        return self._check_password(account_by_phone(phone) or signing_up_by_phone(phone), password)
