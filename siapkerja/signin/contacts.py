"""What people type to be known by: an e-mail address, a telephone number, or a NIK, all in one field."""

import re
from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from siapkerja.kernel import nik as nik_rules
from siapkerja.kernel import phone as phone_rules

_ABROAD = re.compile(r"^\+[1-9]\d{7,14}$")
_MOBILE = re.compile(r"^\+628\d{7,11}$")


class ContactKind(StrEnum):
    EMAIL = "email"
    PHONE = "phone"
    NIK = "nik"


@dataclass(frozen=True)
class Contact:
    """One way to be known. `value` is lower case, `+62…`, or sixteen digits."""

    kind: ContactKind
    value: str

    @property
    def takes_codes(self) -> bool:
        return self.kind is not ContactKind.NIK


class NotAContact(ValidationError):
    """What was typed is none of the three; the message says what is missing."""


def read_contact(text: str) -> Contact:
    """Understand what was typed.

    Raises:
        NotAContact: with a sentence for the field.
    """
    typed = text.strip()
    if "@" in typed:
        return Contact(ContactKind.EMAIL, _email(typed))
    digits = nik_rules.digits_of(typed)
    # 0062… is a way to write a telephone number; no NIK begins with 00.
    if nik_rules.is_wellformed(digits) and not digits.startswith("00"):
        return Contact(ContactKind.NIK, digits)
    return Contact(ContactKind.PHONE, read_phone(typed))


def _email(typed: str) -> str:
    try:
        validate_email(typed)
    except ValidationError as error:
        raise NotAContact(_("Alamat e-mail ini belum lengkap. Contoh: nama@contoh.com."), "email") from error
    return typed.lower()


def read_phone(typed: str) -> str:
    """A number that can get a text message, in international form; numbers abroad begin with + and the country.

    Raises:
        NotAContact: with a sentence for the field.
    """
    compact = re.sub(r"[\s().-]", "", typed)
    if _ABROAD.match(compact) and not compact.startswith("+62"):
        return compact
    try:
        number = phone_rules.normalised(typed)
    except ValueError as error:
        raise _not_a_number(compact) from error
    if not _MOBILE.match(number):
        raise NotAContact(_("Nomor telepon rumah tidak dapat menerima kode. Pakai nomor HP, misalnya 0812-3456-7890."), "landline")
    return number


def _not_a_number(compact: str) -> NotAContact:
    if compact.isdigit() and len(compact) > 13:
        return NotAContact(_("NIK terdiri dari 16 angka, Anda mengisi %(count)s."), "nik_length", {"count": len(compact)})
    return NotAContact(_("Tulis e-mail, nomor HP seperti 0812-3456-7890, atau NIK 16 angka."), "contact")


def shown(value: str) -> str:
    """A contact as people write it: `0812-3456-7890`, or the e-mail address as it is."""
    return value if "@" in value else phone_rules.spaced(value)
