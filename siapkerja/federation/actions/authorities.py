"""Connecting an account of ours with one at another authority, and parting them."""

from datetime import datetime

from allauth.socialaccount.models import SocialAccount
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.audit.recording import record_act
from siapkerja.federation.queries import has_another_way_in
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import User
from siapkerja.kernel.errors import Refused


class AlreadyConnected(Refused):
    code = "already_connected"
    sentence = _("Akun di sana sudah terhubung dengan akun lain di sini. Masuk ke akun itu, atau putuskan hubungannya di sana dulu.")


class OnlyWayIn(Refused):
    code = "only_way_in"
    sentence = _("Ini satu-satunya cara Anda masuk. Buat kata sandi dulu, lalu putuskan hubungan ini.")


@transaction.atomic
def connect_authority(*, user: User, authority_id: str, subject: str, by: Actor, at: datetime) -> bool:
    """Let whoever the authority calls `subject` sign in to this account.

    Returns:
        False if it was so already.

    Raises:
        AlreadyConnected: the subject belongs to another account.
    """
    try:
        with transaction.atomic():
            account = SocialAccount.objects.create(user=user, provider=authority_id, uid=subject)
    except IntegrityError as error:
        if SocialAccount.objects.filter(user=user, provider=authority_id, uid=subject).exists():
            return False
        raise AlreadyConnected from error
    record_act(by, "authority_connected", f"socialaccount.social_account:{account.pk}", at, authority=authority_id)
    return True


@transaction.atomic
def disconnect_authority(*, account: SocialAccount, by: Actor, at: datetime) -> None:
    """Part the two accounts.

    Raises:
        OnlyWayIn: without it nobody could sign in to the account.
    """
    user = User.objects.select_for_update().get(pk=account.user_id)
    if not has_another_way_in(user, without_id=account.pk):
        raise OnlyWayIn
    subject = f"socialaccount.social_account:{account.pk}"
    SocialAccount.objects.filter(pk=account.pk).delete()
    record_act(by, "authority_disconnected", subject, at, authority=account.provider)
