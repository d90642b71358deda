"""Kept searches in the copy of one's own data."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.alerts.actions.subscriptions import erase_searches
from siapkerja.alerts.queries import searches_of
from siapkerja.identity.actor import Actor
from siapkerja.identity.holdings import Holding, register


def _read(person_id: int) -> list[dict[str, Any]]:
    rows = searches_of(person_id)
    return [{"kind": row.kind, "search": row.query, "frequency": row.frequency, "asked_at": row.asked_at} for row in rows]


def _erase(person_id: int, by: Actor, at: datetime) -> None:
    erase_searches(person_id=person_id, by=by, at=at)


def register_holdings() -> None:
    register(
        Holding(
            slug="searches",
            name=_("Pencarian tersimpan"),
            purpose=_("Memberi tahu Anda bila ada yang baru sesuai pencarian Anda (UU 27/2022 pasal 20)."),
            read=_read,
            source=_("Anda sendiri, saat menyimpan pencarian."),
            goes=_("Semua pencarian tersimpan dan kabarnya."),
            erase=_erase,
        )
    )
