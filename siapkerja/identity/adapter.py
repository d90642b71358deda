"""How django-allauth meets our tables."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils import timezone

from siapkerja.identity.actions.people import register_account
from siapkerja.identity.models import User


class AccountAdapter(DefaultAccountAdapter):
    """Accounts have no user name; a new one gets its person from the name asked at sign-up."""

    def populate_username(self, request: HttpRequest, user: Any) -> None: ...

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        user = super().save_user(request, user, form, commit=False)
        register_account(user=user, full_name=form.cleaned_data["full_name"], at=timezone.now())
        return user
