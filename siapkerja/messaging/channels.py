"""The ways a message can take, and what an address looks like on each."""

import re
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from siapkerja.kernel import phone
from siapkerja.kernel.errors import Refused
from siapkerja.kernel.text import masked

_ABROAD = re.compile(r"^\+[1-9]\d{7,14}$")


class Channel(StrEnum):
    EMAIL = "email"
    SMS = "sms"
    WHATSAPP = "whatsapp"

    @property
    def is_by_telephone(self) -> bool:
        return self is not Channel.EMAIL


CHANNEL_WORDS = {Channel.EMAIL: _("E-mail"), Channel.SMS: _("SMS"), Channel.WHATSAPP: _("WhatsApp")}


class AddressNotUsable(Refused):
    """A message cannot go to what was given as an address."""

    code = "address_not_usable"
    sentence = _("Alamat e-mail atau nomor telepon ini tidak dapat dikirimi pesan. Periksa kembali penulisannya.")


def usable_address(channel: Channel, to: str) -> str:
    """The address as it is stored and sent to: telephone numbers the international way.

    Raises:
        AddressNotUsable: not an address of this channel.
    """
    text = to.strip()
    try:
        if channel is Channel.EMAIL:
            validate_email(text)
            return text
        return text if _ABROAD.match(text) and not text.startswith("+62") else phone.normalised(text)
    except (ValidationError, ValueError) as error:
        raise AddressNotUsable() from error


def masked_address(channel: Channel, to: str) -> str:
    """`b***@contoh.example` or `+6281******90`: enough for the owner to know it, too little for anybody else."""
    if channel.is_by_telephone:
        return masked(to, head=5, tail=2)
    name, at, domain = to.rpartition("@")
    return f"{name[:1]}***{at}{domain}"
