"""Files and privacy matters in the copy of one's own data."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.files.models import StoredFile
from siapkerja.identity.actor import Actor
from siapkerja.identity.holdings import Holding, Obstacle, register, register_obstacle
from siapkerja.privacy.actions.clearing import clear_files, clear_requests
from siapkerja.privacy.models import CorrectionRequest, DeletionRequest


def _files(person_id: int) -> list[dict[str, Any]]:
    rows = StoredFile.objects.kept().filter(person_id=person_id).order_by("pk")
    return [
        {"name": row.filename, "purpose": row.purpose, "size": row.size, "stored_at": row.stored_at, "expires_at": row.expires_at}
        for row in rows
    ]


def _requests(person_id: int) -> list[dict[str, Any]]:
    corrections = CorrectionRequest.objects.filter(person=person_id).order_by("pk")
    deletions = DeletionRequest.objects.filter(person=person_id).order_by("pk")
    found = [
        {"number": row.number, "field": row.field, "wanted": row.wanted, "state": row.state, "at": row.filed_at, "answer": row.answer}
        for row in corrections
    ]
    return found + [{"number": row.number, "state": row.state, "at": row.asked_at} for row in deletions]


def _open_correction(person_id: int, at: datetime) -> str | None:
    if CorrectionRequest.objects.open().filter(person=person_id).exists():
        return str(_("Permintaan perbaikan data Anda masih diperiksa. Tunggu keputusannya, atau batalkan dulu."))
    return None


def _clear_files(person_id: int, by: Actor, at: datetime) -> None:
    clear_files(person_id=person_id, by=by, at=at)


def _clear_requests(person_id: int, by: Actor, at: datetime) -> None:
    clear_requests(person_id=person_id, by=by, at=at)


def register_holdings() -> None:
    register(
        Holding(
            slug="files",
            name=_("Berkas Anda"),
            purpose=_("Bukti untuk permohonan Anda, dan berkas yang dibuat untuk Anda."),
            read=_files,
            source=_("Anda sendiri saat mengunggah, atau dibuat portal untuk Anda."),
            goes=_("Isi berkas dan kuncinya."),
            stays=_("Dokumen yang sudah terbit dan bukti perkara yang sudah diputus, sampai masa simpannya habis (UU 43/2009)."),
            erase=_clear_files,
        )
    )
    register(
        Holding(
            slug="data_requests",
            name=_("Permintaan data pribadi"),
            purpose=_("Menjawab permintaan Anda dan membuktikan bahwa sudah dijawab."),
            read=_requests,
            source=_("Anda sendiri, saat meminta."),
            goes=_("Isi permintaan dan jawabannya."),
            stays=_("Nomor, waktu, dan keputusannya, tanpa nama Anda, 5 tahun (UU 27/2022 Pasal 31)."),
            erase=_clear_requests,
        )
    )
    register_obstacle(Obstacle(slug="open_correction", find=_open_correction))
