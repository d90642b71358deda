"""Giving an account a new contact when the old ones are dead, and putting everything back after an objection."""

import json
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.idp.oidc.models import Token
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.audit.recording import record_act
from siapkerja.identity.actor import Actor
from siapkerja.identity.fields import index_version, phone_index
from siapkerja.identity.models import User
from siapkerja.kernel.errors import Refused


class ContactTaken(Refused):
    code = "contact_taken"
    sentence = _("Kontak baru ini sudah dipakai akun lain. Minta pemohon mengajukan lagi dengan e-mail atau nomor HP lain.")


@transaction.atomic
def give_new_contact(*, user: User, email: str = "", phone: str = "", drops_second_factors: bool, by: Actor, at: datetime) -> str:
    """Make a proven contact the account's only one, void its password, and end every session and token.

    Args:
        email, phone: one of them; the telephone in international form.
        drops_second_factors: also remove passkeys, authenticator app and recovery codes.

    Returns:
        What was replaced, as JSON for `put_back`. It holds contacts and hashes: keep it encrypted.

    Raises:
        ContactTaken: another account has proven this contact.
    """
    locked = User.objects.select_for_update().get(pk=user.pk)
    _refuse_taken(locked, email, phone)
    before = json.dumps(_snapshot(locked))
    EmailAddress.objects.filter(user=locked).delete()
    if email:
        EmailAddress.objects.create(user=locked, email=email.lower(), verified=True, primary=True)
    locked.email = email or None
    _write_phone(locked, phone, at if phone else None)
    locked.set_unusable_password()
    locked.save()
    if drops_second_factors:
        Authenticator.objects.filter(user=locked).delete()
    end_sessions(user=locked, by=by, at=at)
    record_act(by, "contact_replaced", f"identity.user:{locked.pk}", at, dropped_factors=drops_second_factors)
    return before


@transaction.atomic
def put_back(*, user: User, before: str, by: Actor, at: datetime) -> None:
    """Undo `give_new_contact`: contacts, password and second factors as they were. Sessions opened since are ended.

    A contact that another account has proven meanwhile stays with that account.
    """
    locked = User.objects.select_for_update().get(pk=user.pk)
    kept: dict[str, Any] = json.loads(before)
    EmailAddress.objects.filter(user=locked).delete()
    email, phone = kept["email"], kept["phone"]
    if email and _others_with_email(locked, email):
        email = None
    if phone and User.objects.with_phone(phone).filter(phone_verified_at__isnull=False).exclude(pk=locked.pk).exists():
        phone = None
    for address in kept["addresses"]:
        if not _others_with_email(locked, address["email"]):
            EmailAddress.objects.create(user=locked, **address)
    locked.email, locked.password = email, kept["password"]
    verified_at = kept["phone_verified_at"]
    _write_phone(locked, phone or "", datetime.fromisoformat(verified_at) if phone and verified_at else None)
    locked.save()
    if not Authenticator.objects.filter(user=locked).exists():
        Authenticator.objects.bulk_create(Authenticator(user=locked, type=row["type"], data=row["data"]) for row in kept["factors"])
    end_sessions(user=locked, by=by, at=at)
    record_act(by, "contact_put_back", f"identity.user:{locked.pk}", at)


@transaction.atomic
def set_recovered_password(*, user: User, password: str, by: Actor, at: datetime) -> None:
    """Set the password of whoever proved a recovery link; sessions that might stand are ended."""
    locked = User.objects.select_for_update().get(pk=user.pk)
    locked.set_password(password)
    locked.save(update_fields=["password"])
    end_sessions(user=locked, by=by, at=at)
    record_act(by, "password_set_after_recovery", f"identity.user:{locked.pk}", at)


@transaction.atomic
def end_sessions(*, user: User, by: Actor, at: datetime) -> None:
    """Sign the account out everywhere, other systems that were let in included."""
    for session in UserSession.objects.filter(user=user):
        session.end()
    Token.objects.filter(user=user).delete()
    record_act(by, "sessions_ended", f"identity.user:{user.pk}", at)


def known_contacts(user: User) -> list[tuple[str, str]]:
    """Every address the account can be written to, as ("email" or "sms", address), each once."""
    emails = {user.email.lower()} if user.email else set()
    emails |= {address.lower() for address in EmailAddress.objects.filter(user=user).values_list("email", flat=True)}
    phones = {user.phone} if user.phone else set()
    if user.person and user.person.phone:
        phones.add(user.person.phone)
    return [*(("email", address) for address in sorted(emails)), *(("sms", number) for number in sorted(phones))]


def contacts_in(before: str) -> list[tuple[str, str]]:
    """The addresses an account had before its contact was replaced, like `known_contacts`."""
    kept = json.loads(before)
    emails = {kept["email"]} if kept["email"] else set()
    emails |= {address["email"] for address in kept["addresses"]}
    phones = {number for number in (kept["phone"], kept["person_phone"]) if number}
    return [*(("email", address) for address in sorted(emails)), *(("sms", number) for number in sorted(phones))]


def _snapshot(user: User) -> dict[str, Any]:
    return {
        "email": user.email.lower() if user.email else None,
        "addresses": list(EmailAddress.objects.filter(user=user).values("email", "verified", "primary")),
        "phone": user.phone,
        "person_phone": user.person.phone if user.person else None,
        "phone_verified_at": user.phone_verified_at.isoformat() if user.phone_verified_at else None,
        "password": user.password,
        "factors": list(Authenticator.objects.filter(user=user).values("type", "data")),
    }


def _write_phone(user: User, phone: str, verified_at: datetime | None) -> None:
    user.phone, user.phone_verified_at = phone or None, verified_at
    user.phone_index, user.phone_index_version = (phone_index(phone) if phone else None), index_version()


def _refuse_taken(user: User, email: str, phone: str) -> None:
    if email and _others_with_email(user, email):
        raise ContactTaken()
    if phone and User.objects.with_phone(phone).filter(phone_verified_at__isnull=False).exclude(pk=user.pk).exists():
        raise ContactTaken()


def _others_with_email(user: User, email: str) -> bool:
    owned = EmailAddress.objects.filter(email__iexact=email, verified=True).exclude(user=user).exists()
    return owned or User.objects.filter(email__iexact=email).exclude(pk=user.pk).exists()
