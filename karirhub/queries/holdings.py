"""What Karirhub holds of a person, for the copy of one's own data."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from karirhub.models import Application


def applications_held(person_id: int) -> list[dict[str, Any]]:
    """Every application with what was sent and how it went."""
    rows = Application.objects.of_person(person_id).with_vacancy().prefetch_related("moves").order_by("pk")
    return [
        {
            "number": row.number,
            "vacancy": row.vacancy.title,
            "employer": row.vacancy.legal_entity.name,
            "state": row.state,
            "sent_at": row.sent_at,
            "starts_on": row.starts_on,
            "profile_sent": row.snapshot,
            "letter": row.letter,
            "history": [{"state": move.target, "at": move.at, "note": move.note} for move in row.moves.all()],
        }
        for row in rows
    ]


def open_application(person_id: int, at: datetime) -> str | None:
    """Why an unused account is left alone: somebody may still answer its application."""
    if Application.objects.of_person(person_id).open().exists():
        return str(_("Lamaran Anda masih berjalan."))
    return None
