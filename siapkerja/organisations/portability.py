"""What is held of a person here, for the download of one's own data."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.holdings import Holding, Obstacle, register, register_obstacle
from siapkerja.identity.models import Membership
from siapkerja.identity.rights import managers_of
from siapkerja.organisations.models import Invitation, Objection
from siapkerja.organisations.queries import cases_of


def _held(person_id: int) -> dict[str, Any]:
    return {
        "cases": [
            {
                "number": case.number,
                "kind": case.kind,
                "organisation": case.legal_entity.name,
                "statement": case.statement,
                "state": case.state,
                "submitted_at": case.submitted_at,
                "decided_at": case.decided_at,
            }
            for case in cases_of(person_id)
        ],
        "objections": [
            {"number": row.case.number, "words": row.words, "made_at": row.made_at}
            for row in Objection.objects.filter(person_id=person_id).select_related("case")
        ],
        "invitations_accepted": [
            {"organisation": row.legal_entity.name, "role": row.role, "email": row.email, "at": row.ended_at}
            for row in Invitation.objects.filter(accepted_by_id=person_id).select_related("legal_entity")
        ],
    }


def register_holdings() -> None:
    register(
        Holding(
            slug="organisation_cases",
            name=_("Permintaan Anda tentang organisasi"),
            purpose=_("Memutus siapa yang berhak bertindak untuk organisasi."),
            read=_held,
            source=_("Dari Anda sendiri, saat mengajukan."),
            goes=_("Permintaan yang masih terbuka harus ditarik dulu."),
            stays=_("Keputusan dan buktinya disimpan, karena hak atas organisasi bergantung padanya (UU 43/2009 tentang Kearsipan)."),
        )
    )
    register_obstacle(Obstacle(slug="last_manager", find=_last_manager))


def _last_manager(person_id: int, at: datetime) -> str | None:
    """No organisation is left without anybody who manages it."""
    on = timezone.localdate(at)
    for row in Membership.objects.at(on).filter(person_id=person_id, workplace=None).select_related("legal_entity").order_by("pk"):
        managers = managers_of(row.legal_entity_id, on=on)
        if managers.filter(person_id=person_id).exists() and not managers.exclude(person_id=person_id).exists():
            words = _now("Anda pengelola terakhir %(name)s. Undang pengelola lain dulu.")
            return words % {"name": row.legal_entity.name}
    return None
