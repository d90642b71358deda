"""What a NIK says, in words, for the person to compare with their card. Nothing here is a reason to refuse."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import formats
from django.utils.translation import gettext as _

from siapkerja.identity.enums import NikDoubt, Sex
from siapkerja.kernel import nik as rules
from siapkerja.reference.models import Region


@dataclass(frozen=True)
class NikReading:
    """The reading of one NIK.

    Attributes:
        sentence: "Perempuan, lahir 12 Mei 1998, terbit di Coblong, Kota Bandung."
        doubts: what does not fit; the NIK may be right all the same.
    """

    sentence: str
    doubts: tuple[NikDoubt, ...]
    region_code: str

    @property
    def warnings(self) -> tuple[str, ...]:
        """Each doubt as a sentence."""
        sentences = {
            NikDoubt.UNKNOWN_REGION: _("Kode wilayah %(code)s tidak ada di daftar sekarang. Itu wajar bila wilayahnya sudah dimekarkan."),
            NikDoubt.NO_BIRTH_DATE: _("Angka ke-7 sampai ke-12 bukan tanggal. Cocokkan lagi dengan KTP."),
            NikDoubt.OTHER_BIRTH_DATE: _("Tanggal lahir yang Anda isi berbeda dari yang tertulis dalam NIK."),
            NikDoubt.OTHER_SEX: _("Jenis kelamin yang Anda isi berbeda dari yang tertulis dalam NIK."),
        }
        return tuple(sentences[doubt] % {"code": self.region_code} for doubt in self.doubts)


def read_nik(
    text: str, *, today: date, sex: str = "", born_on: date | None = None, names: Mapping[str, str] | None = None
) -> NikReading | None:
    """Read what was typed; None while it is not sixteen digits. One query, or none with `names`.

    Args:
        sex, born_on: what the person says of themselves, to compare with; "" and None compare nothing.
        names: `names_of_regions` of all numbers that are read together.
    """
    digits = rules.digits_of(text)
    if not rules.is_wellformed(digits):
        return None
    parsed = rules.parse(digits, today=today)
    place, is_known = _place_of(parsed.region_code, names_of_regions([digits]) if names is None else names)
    # The NIK has two digits for the year: of somebody who says 1925 it does not say 2025.
    day = born_on if born_on and _fits(parsed, born_on) else parsed.born_on
    parts = [str(Sex(parsed.sex).label)]
    if day:
        parts.append(_("lahir %(day)s") % {"day": formats.date_format(day, "j F Y")})
    if place:
        parts.append(_("terbit di %(place)s") % {"place": place})
    return NikReading(", ".join(parts) + ".", tuple(_doubts(parsed, is_known, sex, born_on)), parsed.region_code)


def _fits(parsed: rules.ParsedNik, born_on: date) -> bool:
    return parsed.born_on is not None and parsed.born_on.strftime("%d%m%y") == born_on.strftime("%d%m%y")


def _doubts(parsed: rules.ParsedNik, is_known: bool, sex: str, born_on: date | None) -> list[NikDoubt]:
    found = []
    if not is_known:
        found.append(NikDoubt.UNKNOWN_REGION)
    if parsed.born_on is None:
        found.append(NikDoubt.NO_BIRTH_DATE)
    elif born_on and not _fits(parsed, born_on):
        found.append(NikDoubt.OTHER_BIRTH_DATE)
    if sex and sex != parsed.sex:
        found.append(NikDoubt.OTHER_SEX)
    return found


def names_of_regions(niks: Iterable[str]) -> dict[str, str]:
    """Names of the districts, regencies and provinces the numbers begin with, by code; also of those no longer in force."""
    codes = {nik[:digits] for nik in niks for digits in (2, 4, 6)}
    return dict(Region.objects.filter(code__in=codes).values_list("code", "name"))


def _place_of(code: str, names: Mapping[str, str]) -> tuple[str, bool]:
    """District and regency of a six-digit code, also those no longer in force, and whether the regency is known at all.

    Of a regency that was split off since and got another code, the province is still known.
    """
    known = [names[key] for key in (code, code[:4]) if key in names]
    return ", ".join(known) or names.get(code[:2], ""), bool(known)
