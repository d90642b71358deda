"""A person's way in the copy of their own data."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.identity.holdings import Holding, register
from siapkerja.journey.actions.entries import erase_journey
from siapkerja.journey.queries import entries_of
from siapkerja.journey.wording import told


def _read(person_id: int) -> list[dict[str, Any]]:
    rows = (told(entry) for entry in entries_of(person_id))
    return [{"at": row.at, "service": row.service, "words": row.words} for row in rows if row]


def _erase(person_id: int, by: Actor, at: datetime) -> None:
    erase_journey(person_id=person_id, by=by, at=at)


def register_holdings() -> None:
    register(
        Holding(
            slug="journey",
            name=_("Perjalanan Anda"),
            purpose=_("Menunjukkan langkah-langkah Anda di semua layanan dalam satu halaman."),
            read=_read,
            source=_("Dicatat portal setiap kali Anda maju satu langkah di sebuah layanan."),
            goes=_("Seluruh langkah di halaman “Perjalanan saya”."),
            erase=_erase,
        )
    )
