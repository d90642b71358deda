"""What the business register tells whoever registers a company: by the code of a letter, or by its NIB.

A code is sixteen signs: the number of its row and 45 bits of a signature, so that a guess is refused before anything is looked up.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.models import LegalEntity, RegisteredCompany, RegistrationCode
from siapkerja.kernel.errors import Refused

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ROW_SIGNS, SIGNED_SIGNS, GROUP = 7, 9, 4
NIB_LENGTH = 13
# What the register says of a person's own business only to whoever holds its letter.
ADDRESS: dict[str, Any] = {"village": None, "address": "", "postal_code": ""}


class CodeUnknown(Refused):
    code = "registration_code_unknown"
    sentence = _("Kode ini tidak dikenal. Periksa 16 huruf dan angkanya, atau isi tanpa kode.")


class CodeExpired(Refused):
    code = "registration_code_expired"
    sentence = _("Kode ini sudah lewat masa berlakunya. Isi sendiri di bawah; NIB tetap dapat dipakai.")


class CodeUsed(Refused):
    code = "registration_code_used"
    sentence = _("Kode ini sudah dipakai. Satu kode hanya untuk satu kali mendaftar.")


class NibNotInRegister(Refused):
    code = "nib_not_in_register"
    sentence = _("NIB ini tidak ada di data register usaha yang kami terima. Isi sendiri di bawah.")


class CompanyOnPortal(Refused):
    """Somebody acts for the company already; `nib` leads to the claim."""

    code = "company_on_portal"
    sentence = _("NIB ini sudah terdaftar. Bila itu organisasi Anda, ajukan klaim di sini.")

    def __init__(self, nib: str) -> None:
        super().__init__()
        self.nib = nib


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the register knows of a company, as the form of registering takes it; nothing of its contacts."""

    nib: str
    name: str = ""
    legal_form: str = ""
    industry: Any = None
    village: Any = None
    address: str = ""
    postal_code: str = ""


def code_of(row: RegistrationCode) -> str:
    """`0000-012X-…`, as it is printed."""
    plain = _digits(row.pk, ROW_SIGNS) + _signature(row.pk, settings.SECRET_KEY)
    return "-".join(plain[start : start + GROUP] for start in range(0, len(plain), GROUP))


def known_by(typed: str, *, at: datetime) -> Known:
    """What the register has for a code or a NIB that somebody typed.

    Raises:
        CodeUnknown, CodeUsed, CodeExpired, NibNotInRegister.
        CompanyOnPortal: an organisation has this NIB.
    """
    plain = "".join(sign for sign in typed.upper() if sign.isalnum())
    if plain.isascii() and plain.isdigit() and len(plain) == NIB_LENGTH:
        return _by_nib(plain)
    return _told(_by_code(plain, at))


def _by_nib(nib: str) -> Known:
    if LegalEntity.objects.filter(nib=nib).exists():
        raise CompanyOnPortal(nib)
    company = _companies().filter(nib=nib, left_on=None).first()
    if company is None:
        raise NibNotInRegister
    return replace(_told(company), **ADDRESS) if company.is_of_one_person else _told(company)


def _by_code(plain: str, at: datetime) -> RegisteredCompany:
    pk = _row_of(plain.translate(str.maketrans("OIL", "011")))
    code = RegistrationCode.objects.filter(pk=pk).first() if pk else None
    if code is None:
        raise CodeUnknown
    company = _companies().get(pk=code.company_id)
    if company.legal_entity_id or LegalEntity.objects.filter(nib=company.nib).exists():
        raise CompanyOnPortal(company.nib)
    if code.used_at:
        raise CodeUsed
    if code.expires_at <= at:
        raise CodeExpired
    return company


def _companies() -> Any:
    return RegisteredCompany.objects.select_related("industry", "village")


def _told(company: RegisteredCompany) -> Known:
    return Known(
        nib=company.nib, name=company.name, legal_form=company.legal_form, industry=company.industry, village=company.village,
        address=company.address, postal_code=company.postal_code,
    )  # fmt: skip


def _row_of(plain: str) -> int | None:
    """The number in a code whose signature is right."""
    if len(plain) != ROW_SIGNS + SIGNED_SIGNS or not set(plain) <= set(ALPHABET):
        return None
    pk = 0
    for sign in plain[:ROW_SIGNS]:
        pk = pk * len(ALPHABET) + ALPHABET.index(sign)
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return pk if any(constant_time_compare(plain[ROW_SIGNS:], _signature(pk, key)) for key in keys) else None


def _signature(pk: int, key: str | bytes) -> str:
    digest = salted_hmac("identity.registration_code", str(pk), secret=key, algorithm="sha256").digest()
    return _digits(int.from_bytes(digest[:6], "big") >> 3, SIGNED_SIGNS)


def _digits(number: int, signs: int) -> str:
    found = ""
    for _sign in range(signs):
        number, rest = divmod(number, len(ALPHABET))
        found = ALPHABET[rest] + found
    return found
