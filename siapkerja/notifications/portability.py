"""Notifications in the copy of one's own data."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.identity.holdings import Holding, register
from siapkerja.notifications.actions.erasure import erase_notifications
from siapkerja.notifications.models import Notification
from siapkerja.notifications.rendering import render


def _read(person_id: int) -> list[dict[str, Any]]:
    rows = Notification.objects.of(person_id).order_by("-at", "-pk")
    return [{"at": row.at, "read_at": row.read_at, "subject": render(row).subject} for row in rows]


def _erase(person_id: int, by: Actor, at: datetime) -> None:
    erase_notifications(person_id=person_id, by=by, at=at)


def register_holdings() -> None:
    register(
        Holding(
            slug="notifications",
            name=_("Pemberitahuan untuk Anda"),
            purpose=_("Memberi tahu Anda tentang perkara Anda."),
            read=_read,
            source=_("Dibuat portal setiap kali ada yang terjadi pada perkara Anda."),
            goes=_("Seluruh kotak masuk dan pilihan pemberitahuan."),
            erase=_erase,
        )
    )
