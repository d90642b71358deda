"""Proving a telephone number, remembering a language, and forgetting sign-ups that were never finished."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.fields import index_version, phone_index
from siapkerja.identity.models import Person, User
from siapkerja.kernel.errors import Refused
from siapkerja.signin.contacts import Contact, ContactKind

# A sign-up is given up when its code has long expired, and its contact is free for whoever proves it.
GIVEN_UP_AFTER = timedelta(minutes=20)
FORGOTTEN_AFTER = timedelta(days=7)


class PhoneTaken(Refused):
    code = "phone_taken"
    sentence = _("Nomor HP ini sudah dipakai akun lain.")


@transaction.atomic
def note_phone(*, user: User, phone: str, at: datetime) -> None:
    """Write the number somebody says is theirs; it opens nothing until it is proven.

    Args:
        phone: international form.
    """
    user.phone, user.phone_index, user.phone_index_version, user.phone_verified_at = phone, phone_index(phone), index_version(), None
    user.save(update_fields=["phone", "phone_index", "phone_index_version", "phone_verified_at"])


@transaction.atomic
def prove_phone(*, user: User, phone: str, at: datetime) -> None:
    """The code sent to this number was entered: it signs in and gets messages from now on.

    Where the person's record has no number yet, this becomes it.

    Raises:
        PhoneTaken: another account has proven it.
    """
    user.phone, user.phone_index, user.phone_index_version, user.phone_verified_at = phone, phone_index(phone), index_version(), at
    try:
        with transaction.atomic():
            user.save(update_fields=["phone", "phone_index", "phone_index_version", "phone_verified_at"])
    except IntegrityError as error:
        raise PhoneTaken(fields={"phone": str(PhoneTaken.sentence)}) from error
    if user.person_id:
        Person.objects.filter(pk=user.person_id, phone=None).update(phone=phone)


@transaction.atomic
def remember_language(*, user: User, language: str) -> None:
    """The account's messages are written in this language from now on."""
    if user.language != language:
        user.language = language
        user.save(update_fields=["language"])


@transaction.atomic
def free_contact(*, contact: Contact, at: datetime) -> bool:
    """Forget sign-ups with this contact that were given up, so that a mistyped or squatted one keeps nobody out.

    Returns:
        Whether nobody has the contact any more.
    """
    waiting = User.objects.never_finished(before=at - GIVEN_UP_AFTER)
    if contact.kind is ContactKind.PHONE:
        _forget(list(waiting.with_phone(contact.value)))
        return not User.objects.with_phone(contact.value).filter(phone_verified_at__isnull=False).exists()
    _forget(list(waiting.filter(email__iexact=contact.value)))
    return not User.objects.filter(email__iexact=contact.value).exists()


@transaction.atomic
def forget_unfinished(*, at: datetime) -> int:
    """Forget sign-ups whose code was not entered within a week. Returns how many."""
    return _forget(list(User.objects.never_finished(before=at - FORGOTTEN_AFTER).filter(person__isnull=False)[:500]))


def _forget(users: list[User]) -> int:
    """Account and person; somebody who has meanwhile been given a role or a record stays."""
    forgotten = 0
    for user in users:
        person = user.person
        try:
            with transaction.atomic():
                user.delete()
                if person is not None:
                    person.delete()
        except ProtectedError:
            continue
        forgotten += 1
    return forgotten
