"""What a NIK says, in words, for the person to compare with their card. Nothing here is a reason to refuse."""

from dataclasses import dataclass
from datetime import date

from django.utils import formats
from django.utils.translation import gettext as _

from siapkerja.identity.enums import Sex
from siapkerja.kernel import nik as rules
from siapkerja.reference.models import Region


@dataclass(frozen=True)
class NikReading:
    """The reading of one NIK.

    Attributes:
        sentence: "Perempuan, lahir 12 Mei 1998, terbit di Coblong, Kota Bandung."
        warnings: what does not fit, each a sentence; the NIK may be right all the same.
    """

    sentence: str
    warnings: tuple[str, ...]


def read_nik(text: str, *, today: date, sex: str = "", born_on: date | None = None) -> NikReading | None:
    """Read what was typed; None while it is not sixteen digits. One query.

    Args:
        sex, born_on: what the person says of themselves, to compare with; "" and None compare nothing.
    """
    digits = rules.digits_of(text)
    if not rules.is_wellformed(digits):
        return None
    parsed = rules.parse(digits, today=today)
    place = _place_of(parsed.region_code)
    parts = [str(Sex(parsed.sex).label)]
    if parsed.born_on:
        parts.append(_("lahir %(day)s") % {"day": formats.date_format(parsed.born_on, "j F Y")})
    if place:
        parts.append(_("terbit di %(place)s") % {"place": place})
    return NikReading(", ".join(parts) + ".", tuple(_warnings(parsed, place, sex, born_on)))


def _warnings(parsed: rules.ParsedNik, place: str, sex: str, born_on: date | None) -> list[str]:
    found = []
    if not place:
        unknown = _("Kode wilayah %(code)s tidak ada di daftar sekarang. Itu wajar bila wilayahnya sudah dimekarkan.")
        found.append(unknown % {"code": parsed.region_code})
    if parsed.born_on is None:
        found.append(_("Angka ke-7 sampai ke-12 bukan tanggal. Cocokkan lagi dengan KTP."))
    elif born_on and born_on != parsed.born_on:
        found.append(_("Tanggal lahir yang Anda isi berbeda dari yang tertulis dalam NIK."))
    if sex and sex != parsed.sex:
        found.append(_("Jenis kelamin yang Anda isi berbeda dari yang tertulis dalam NIK."))
    return found


def _place_of(code: str) -> str:
    """District and regency of a six-digit code as far as they are known, also those that are no longer in force."""
    names = dict(Region.objects.filter(code__in=[code[:4], code]).values_list("code", "name"))
    return ", ".join(names[key] for key in (code, code[:4]) if key in names)
