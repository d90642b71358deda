"""Money, numbers and days as people read them, in the language of the page."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.utils import formats, timezone
from django.utils.translation import get_language, gettext, ngettext

from siapkerja.kernel.calendar import ZONE_NAMES

JAKARTA = "Asia/Jakarta"
Number = int | float | Decimal


def number(value: Number, decimals: int = 0) -> str:
    """`1.240` and `9,4`; in English `1,240` and `9.4`."""
    return formats.number_format(value, decimal_pos=decimals, use_l10n=True, force_grouping=True)


def rupiah(amount: Number) -> str:
    """`Rp4.500.000`; in English `Rp4,500,000`."""
    return f"Rp{number(round(amount))}"


def compact(value: Number) -> str:
    """A large number at a glance: `812`, `12 ribu`, `9,4 juta`, `1,2 miliar`."""
    size = abs(float(value))
    if size < 10_000:
        return number(value)
    if size < 10**6:
        shown, word = float(value) / 10**3, gettext("ribu")
    elif size < 10**9:
        shown, word = float(value) / 10**6, gettext("juta")
    else:
        shown, word = float(value) / 10**9, gettext("miliar")
    rounded = round(shown, 1)
    return f"{number(rounded, 0 if rounded.is_integer() else 1)} {word}"


def day(value: date) -> str:
    """`5 Maret 2026`. An aware time is read as a day in Jakarta."""
    if isinstance(value, datetime):
        value = value.astimezone(ZoneInfo(JAKARTA)).date()
    return formats.date_format(value, "j F Y")


def month(value: date) -> str:
    """`Maret 2026`."""
    return formats.date_format(value, "F Y")


def moment(value: datetime, zone: str = JAKARTA) -> str:
    """`5 Maret 2026, 09.14 WIB`; `zone` is the IANA name of one of Indonesia's three zones."""
    local = value.astimezone(ZoneInfo(zone))
    clock = local.strftime("%H:%M" if get_language() == "en" else "%H.%M")
    return f"{formats.date_format(local.date(), 'j F Y')}, {clock} {ZONE_NAMES.get(zone, '')}".rstrip()


# From here on people count in years: "5.676 hari lalu" tells nobody anything.
LONG_AGO = 730


def days_from_now(value: date, today: date | None = None) -> str:
    """`13 hari lagi`, `besok`, `hari ini`, `kemarin`, `2 hari lalu`."""
    distance = (value - (today or timezone.localdate())).days
    if distance in {-1, 0, 1}:
        return (gettext("hari ini"), gettext("besok"), gettext("kemarin"))[distance]
    if distance > 0:
        return ngettext("%(count)s hari lagi", "%(count)s hari lagi", distance) % {"count": number(distance)}
    if -distance > LONG_AGO:
        years = -distance // 365
        return ngettext("%(count)s tahun lalu", "%(count)s tahun lalu", years) % {"count": number(years)}
    return ngettext("%(count)s hari lalu", "%(count)s hari lalu", -distance) % {"count": number(-distance)}


def remaining(due: date, today: date | None = None) -> str:
    """Words beside a deadline ring: `sisa 2 hari`, `hari terakhir`, `lewat 1 hari`."""
    left = (due - (today or timezone.localdate())).days
    if left == 0:
        return gettext("hari terakhir")
    if left > 0:
        return ngettext("sisa %(count)s hari", "sisa %(count)s hari", left) % {"count": number(left)}
    if -left > LONG_AGO:
        years = -left // 365
        return ngettext("lewat %(count)s tahun", "lewat %(count)s tahun", years) % {"count": number(years)}
    return ngettext("lewat %(count)s hari", "lewat %(count)s hari", -left) % {"count": number(-left)}
