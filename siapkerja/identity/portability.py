"""What identity itself holds of a person, for the download of one's own data (UU 27/2022 art. 6-7, 13)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.identity.holdings import Holding, register
from siapkerja.identity.models import Membership, Person
from siapkerja.identity.queries import consents_of, standing_nik, views_of_person


def _account(person_id: int) -> dict[str, Any]:
    person = Person.objects.select_related("user", "village").get(pk=person_id)
    claim = standing_nik(person_id)
    user = getattr(person, "user", None)
    return {
        "full_name": person.full_name,
        "sex": person.sex,
        "born_on": person.born_on,
        "phone": person.phone,
        "email": user.email if user else None,
        "nik": claim.nik if claim else None,
        "nik_state": claim.state if claim else None,
        "village_code": person.village_id,
        "village": person.village.name if person.village else None,
        "joined_at": person.created_at,
    }


def _memberships(person_id: int) -> list[dict[str, Any]]:
    rows = Membership.objects.filter(person_id=person_id).select_related("legal_entity").order_by("pk")
    return [{"organisation": row.legal_entity.name, "role": row.role, "from": row.valid_from, "to": row.valid_to} for row in rows]


def _consents(person_id: int) -> list[dict[str, Any]]:
    return [
        {
            "purpose": consent.purpose,
            "recipient": consent.recipient.name if consent.recipient else None,
            "given_at": consent.given_at,
            "withdrawn_at": consent.withdrawn_at,
        }
        for consent in consents_of(person_id)
    ]


def _views(person_id: int) -> list[dict[str, Any]]:
    return [{"at": seen.at, "what": seen.what, "role": seen.role} for seen in views_of_person(person_id, limit=5000)]


def register_holdings() -> None:
    register(
        Holding(
            slug="account",
            name=_("Akun dan identitas"),
            purpose=_("Mengenali Anda saat memakai layanan."),
            read=_account,
        )
    )
    register(
        Holding(
            slug="memberships",
            name=_("Peran Anda di organisasi"),
            purpose=_("Memastikan hanya orang yang berhak yang bertindak untuk organisasi."),
            read=_memberships,
        )
    )
    register(
        Holding(
            slug="consents",
            name=_("Persetujuan Anda"),
            purpose=_("Bukti bahwa data Anda dibagikan atas izin Anda."),
            read=_consents,
        )
    )
    register(
        Holding(
            slug="views",
            name=_("Siapa yang melihat data Anda"),
            purpose=_("Agar Anda tahu siapa yang membuka data pribadi Anda dan kapan."),
            read=_views,
        )
    )
