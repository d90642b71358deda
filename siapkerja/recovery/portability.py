"""What recoveries and disputes hold of a person, for their own page and copy, and what stands against forgetting them."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.identity.holdings import Holding, Obstacle, register, register_obstacle
from siapkerja.recovery.actions.erasure import forget_in_cases
from siapkerja.recovery.models import NikDispute, RecoveryTicket
from siapkerja.recovery.queries import OPEN_DISPUTES
from siapkerja.recovery.workflows import OPEN_RECOVERIES


def _recoveries(person_id: int) -> list[dict[str, Any]]:
    rows = RecoveryTicket.objects.numbered().filter(person_id=person_id).order_by("pk")
    return [
        {"number": row.number, "way": row.way, "state": row.state, "filed_at": row.filed_at, "new_contact": row.contact, "story": row.story}
        for row in rows
    ]


def _disputes(person_id: int) -> list[dict[str, Any]]:
    mine = Q(claimant_id=person_id) | Q(holders__claim__person_id=person_id, holders__is_claimants_own=False)
    found = []
    for row in NikDispute.objects.numbered().filter(mine).distinct().order_by("pk"):
        is_claimant = row.claimant_id == person_id
        answer = row.holders.filter(claim__person_id=person_id).first()
        told = row.story if is_claimant else (answer.answer if answer else None)
        found.append(
            {
                "number": row.number,
                "side": "claimant" if is_claimant else "holder",
                "state": row.state,
                "outcome": row.outcome,
                "filed_at": row.filed_at,
                "told": told,
            }
        )
    return found


def _forget(person_id: int, by: Actor, at: datetime) -> None:
    forget_in_cases(person_id=person_id, by=by, at=at)


def _open_dispute(person_id: int, at: datetime) -> str | None:
    mine = Q(claimant_id=person_id) | Q(holders__claim__person_id=person_id)
    is_open = NikDispute.objects.filter(mine, state__in=[state for state in OPEN_DISPUTES if state != "decided"]).exists()
    return str(_("Sengketa NIK Anda belum diputuskan. Tunggu putusannya, atau cabut sengketanya.")) if is_open else None


def _open_recovery(person_id: int, at: datetime) -> str | None:
    """Whoever cannot sign in does not use the account, and must not lose it while an officer looks."""
    is_open = RecoveryTicket.objects.filter(person_id=person_id, state__in=OPEN_RECOVERIES).exists()
    return str(_("Permintaan pemulihan akun Anda masih diproses. Tunggu keputusannya.")) if is_open else None


def register_holdings() -> None:
    register(
        Holding(
            slug="recoveries",
            name=_("Permintaan pemulihan akun"),
            purpose=_("Mengembalikan akun kepada pemiliknya, juga bila HP dan e-mailnya mati."),
            read=_recoveries,
            source=_("Anda sendiri saat mengajukan, atau petugas di loket."),
            goes=_("Nama, NIK, kontak, cerita, dan foto Anda."),
            stays=_("Nomor permintaan dan putusannya, tanpa nama Anda, 5 tahun (UU 25/2009)."),
            erase=_forget,
        )
    )
    register(
        Holding(
            slug="nik_disputes",
            name=_("Sengketa NIK"),
            purpose=_("Menentukan siapa pemilik sebuah NIK."),
            read=_disputes,
            source=_("Anda sendiri saat mengajukan atau menjawab."),
            goes=_("Nama, NIK, cerita, jawaban, dan foto Anda."),
            stays=_("Nomor sengketa dan putusannya, tanpa nama Anda, 5 tahun (UU 25/2009)."),
        )
    )
    register_obstacle(Obstacle(slug="open_recovery", find=_open_recovery, is_only_for_unused=True))
    register_obstacle(Obstacle(slug="nik_dispute", find=_open_dispute))
