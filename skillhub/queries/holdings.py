"""What Skillhub holds of a person, for the copy of one's own data."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from skillhub.models import Batch, Enrolment


def enrolments_held(person_id: int) -> list[dict[str, Any]]:
    """Every registration with its history, attendance and certificates."""
    rows = Enrolment.objects.of_person(person_id).with_batch().order_by("pk")
    return [_told(row) for row in rows.prefetch_related("moves", "attendance__day", "certificates__document")]


def batches_trained(person_id: int) -> list[dict[str, Any]]:
    """Every batch the person is named as an instructor of."""
    rows = Batch.objects.filter(instructors__person=person_id).select_related("programme__legal_entity").order_by("pk")
    return [{"programme": row.programme.title, "centre": row.programme.legal_entity.name, "batch": row.number} for row in rows]


def open_enrolment(person_id: int, at: datetime) -> str | None:
    """Why an unused account is left alone: a centre may still answer its registration."""
    if Enrolment.objects.of_person(person_id).active().exists():
        return str(_("Pendaftaran pelatihan Anda masih berjalan."))
    return None


def _told(row: Enrolment) -> dict[str, Any]:
    programme = row.batch.programme
    return {
        "programme": programme.title,
        "centre": programme.legal_entity.name,
        "batch": row.batch.number,
        "place": row.place,
        "state": row.state,
        "score": row.score,
        "birth_place": row.birth_place,
        "registered_at": row.registered_at,
        "history": [{"state": move.target, "at": move.at, "note": move.note} for move in row.moves.all()],
        "attendance": [{"on": one.day.on, "mark": one.mark} for one in row.attendance.all()],
        "certificates": [{"number": one.document.number, "issued_on": one.issued_on} for one in row.certificates.all()],
    }
