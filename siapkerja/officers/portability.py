"""What is held of acting for a person, for "Data saya" (UU 27/2022 art. 6-7, 13)."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.files.models import StoredFile
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.holdings import Holding, register
from siapkerja.officers.models import CitizenRegistration
from siapkerja.officers.queries.assistance import assisted_person


def _assistance(person_id: int) -> list[dict[str, Any]]:
    return [
        {
            "officer": row.agent,
            "role": row.role,
            "basis": row.basis,
            "from": row.starts_at,
            "to": row.over_at,
            "done": [{"at": at, "what": words} for words, at in row.acts],
        }
        for row in assisted_person(person_id, at=timezone.now(), limit=1000)
    ]


def _registrations(person_id: int) -> list[dict[str, Any]]:
    rows = CitizenRegistration.objects.filter(person_id=person_id).with_names().order_by("pk")
    return [
        {"at": row.registered_at, "officer": row.officer.full_name, "village": row.village.full_name, "form": str(row.form.public_id)}
        for row in rows
    ]


def register_holdings() -> None:
    register(
        Holding(
            slug="registrations",
            name=_("Pencatatan oleh petugas"),
            purpose=_("Bukti bahwa petugas mencatatkan Anda atas formulir yang Anda tanda tangani."),
            read=_registrations,
            source=_("Petugas desa atau Dinas, dari formulir yang Anda tanda tangani."),
        )
    )
    register(
        Holding(
            slug="assistance",
            name=_("Pendampingan oleh petugas"),
            purpose=_("Bukti siapa bertindak atas nama Anda, atas izin apa, dan apa yang dilakukannya."),
            read=_assistance,
        )
    )


_READERS = frozenset({OfficerRole.AUDITOR, OfficerRole.DATA_PROTECTION_OFFICER})


def may_read_form(actor: Actor, stored: StoredFile) -> bool:
    """A signed form is read by who signed it, by the officer who took it in, and by those who check officers."""
    if actor.on_behalf_of_id:
        return False
    return actor.person_id in {stored.person_id, stored.stored_by_id} or bool(actor.officer_regions(_READERS))
