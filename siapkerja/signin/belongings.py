"""What somebody asked for at an address before they had an account is theirs once the address is proven."""

from typing import Any

from allauth.account import signals
from allauth.account.models import EmailAddress
from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from siapkerja.alerts.actions.subscriptions import take_over
from siapkerja.identity.actor import Actor, Channel
from siapkerja.identity.models import User
from siapkerja.signin.queries import proven_email


def _take_over(request: HttpRequest | None, user: User) -> None:
    address = proven_email(user)
    if user.person_id is None or not address:
        return
    by = Actor(channel=Channel.WEB, user_id=user.pk, person_id=user.person_id)
    gained = take_over(person_id=user.person_id, address=address, by=by, at=timezone.now())
    if gained and request is not None:
        messages.info(request, _("Kabar yang Anda minta ke alamat e-mail ini kini ada di Pencarian tersimpan."))


def _signed_in(request: HttpRequest, user: User, **_: Any) -> None:
    """Signing up ends with it, too; and so what was asked for without signing in is found."""
    _take_over(request, user)


def _confirmed(request: HttpRequest, email_address: EmailAddress, **_: Any) -> None:
    if request.user.is_authenticated:
        _take_over(request, email_address.user)


def listen() -> None:
    """Hear allauth's signals."""
    signals.user_logged_in.connect(_signed_in, dispatch_uid="signin.belongings_signed_in")
    signals.email_confirmed.connect(_confirmed, dispatch_uid="signin.belongings_confirmed")
