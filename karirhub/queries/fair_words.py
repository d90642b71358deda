"""Job fairs in words: their days, hours and place, and slots as visitors read them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import formats, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from karirhub.enums import BoothDeclineReason
from karirhub.models import FairBooth, FairSlot, FairTicket, JobFair
from karirhub.queries.fairs import DaySlots
from karirhub.workflows import BOOTH, JOB_FAIR
from siapkerja.documents.pdf import qr_drawing
from siapkerja.kernel.calendar import ZONE_NAMES
from siapkerja.web.timeline import Entry
from siapkerja.web.wording import day, number


@dataclass(frozen=True)
class FairTold:
    """A fair with its words; `is_over` where its last day has ended, `has_begun` from the first hour of its first one."""

    fair: JobFair
    days: str
    hours: str
    place: str
    is_over: bool = False
    has_begun: bool = False
    left: str = ""


def fair_told(fair: JobFair, at: datetime) -> FairTold:
    """What a list or the head of a page says. `places_left` is shown where the query counted it."""
    is_over = fair.is_over(at)
    left = getattr(fair, "places_left", None)
    is_offered = fair.is_published and not is_over and left is not None
    places = left_words(left or 0) if is_offered else ""
    return FairTold(fair, days_words(fair), hours_words(fair), place_words(fair), is_over, fair.has_begun(at), places)


def days_words(fair: JobFair) -> str:
    """`Selasa, 24 November 2026`, or `24 sampai 26 November 2026`."""
    first, last = fair.starts_on, fair.ends_on
    if first == last:
        return weekday(first)
    same_month = (first.year, first.month) == (last.year, last.month)
    return _("%(first)s sampai %(last)s") % {"first": str(first.day) if same_month else day(first), "last": day(last)}


def weekday(on: date) -> str:
    """`Selasa, 24 November 2026`."""
    return str(formats.date_format(on, "l, j F Y"))


def hours_words(fair: JobFair) -> str:
    """`08.00–15.00 WIB`."""
    sign = "%H:%M" if get_language() == "en" else "%H.%M"
    return f"{fair.opens_at.strftime(sign)}–{fair.closes_at.strftime(sign)} {ZONE_NAMES.get(fair.time_zone, '')}".rstrip()


def place_words(fair: JobFair) -> str:
    """`Jalan Contoh 1, Kelurahan Dago, Kecamatan Coblong, Kota Bandung`; the name of the venue stands apart."""
    if fair.is_online:
        return _("Lewat tautan tiap stan, yang terlihat di tiket Anda saat giliran tiba.")
    district = fair.village.parent
    return ", ".join(filter(None, (fair.address, fair.village.full_name, district.full_name if district else "", fair.regency.name)))


def slot_clock(slot: FairSlot, zone: str) -> str:
    """`09.00–10.00`."""
    sign = "%H:%M" if get_language() == "en" else "%H.%M"
    local = ZoneInfo(zone)
    return f"{slot.starts_at.astimezone(local).strftime(sign)}–{slot.ends_at.astimezone(local).strftime(sign)}"


def ticket_when(ticket: FairTicket) -> str:
    """`Selasa, 24 November 2026, 09.00–10.00 WIB`."""
    zone = ticket.fair.time_zone
    on = ticket.slot.starts_at.astimezone(ZoneInfo(zone)).date()
    return f"{weekday(on)}, {slot_clock(ticket.slot, zone)} {ZONE_NAMES.get(zone, '')}".rstrip()


def left_words(left: int) -> str:
    """`sisa 12 tempat`, or that there is none."""
    return _("sisa %(count)s tempat") % {"count": number(left)} if left else _("penuh")


@dataclass(frozen=True)
class SlotTold:
    """A slot as a visitor reads it; `share` is how full it is, 0 to 100."""

    slot: FairSlot
    clock: str
    left: str
    is_free: bool
    present: int = 0

    @property
    def share(self) -> int:
        return round(100 * self.slot.taken / self.slot.capacity) if self.slot.capacity else 100


@dataclass(frozen=True)
class DayTold:
    words: str
    slots: Sequence[SlotTold]


def days_told(days: Sequence[DaySlots], fair: JobFair, at: datetime, *, present: dict[int, int] | None = None) -> list[DayTold]:
    """All slots, day by day; those that are over or full cannot be taken."""
    came = present or {}
    return [
        DayTold(weekday(found.on), [_slot_told(slot, fair.time_zone, at, came.get(slot.pk, 0)) for slot in found.slots]) for found in days
    ]


def _slot_told(slot: FairSlot, zone: str, at: datetime, present: int) -> SlotTold:
    is_over = slot.ends_at <= at
    words = _("sudah lewat") if is_over else left_words(slot.left)
    return SlotTold(slot, slot_clock(slot, zone), words, not is_over and slot.left > 0, present)


def fair_steps(fair: JobFair) -> list[Entry]:
    """What happened to a fair, newest first, with who did it: for officers."""
    names = {"draft": _("Draf dibuat"), "revise": _("Isian diubah")}
    rows = fair.moves.select_related("by_person").order_by("-at", "-pk")[:30]
    return [
        Entry(
            names.get(row.move) or str(JOB_FAIR.state(row.target).label),
            row.at,
            "\n".join(filter(None, (row.note, row.by_person.full_name if row.by_person else ""))),
        )
        for row in rows
    ]


def booth_steps(booth: FairBooth) -> list[Entry]:
    """What happened to a booth, newest first, for its employer."""
    names = {"request": _("Stan diminta"), "correct": _("Hasil diperbaiki")}
    reasons = dict(BoothDeclineReason.choices)
    return [
        Entry(
            names.get(row.move) or str(BOOTH.state(row.target).label),
            row.at,
            "\n".join(filter(None, (str(reasons.get(row.reason_code, "")), row.note))),
        )
        for row in booth.moves.order_by("-at", "-pk")
    ]


def in_indonesian(make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What is printed is Indonesian, whatever the page."""
    with translation.override("id"):
        return make()


def sheet_of(ticket: FairTicket, address: str) -> dict[str, Any]:
    """What stands on a ticket of paper; `address` is what its code says."""
    fair = ticket.fair
    return {
        "title": _("Tiket bursa kerja"),
        "fair": fair.name,
        "organiser": fair.organiser,
        "number": ticket.number,
        "holder": ticket.person.full_name if ticket.person else "",
        "rows": [[_("Nama"), ticket.person.full_name if ticket.person else ""], [_("Giliran"), ticket_when(ticket)],
                 [_("Tempat"), fair.where], [_("Alamat"), place_words(fair)], [_("Kontak"), fair.contact]],
        "accessibility": fair.accessibility,
        "qr": qr_drawing(address),
        "qr_alt": _("Kode QR untuk petugas di pintu"),
        "free": _("Gratis. Tidak ada yang boleh meminta bayaran di bursa kerja."),
        "note": _("Tiket ini pribadi dan berlaku satu kali. Bawa KTP. Tidak jadi datang? Kembalikan tiketnya di SIAPKerja."),
    }  # fmt: skip
