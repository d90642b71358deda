"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.personal_data import GENERAL, INDEXED, LINK, SEALED, SEALED_MASKED, Basis, Record, plain

SEARCHES: Any = {
    "what": _("Pencarian tersimpan dan kabar lewat e-mail"),
    "why": _("Memberi tahu Anda bila ada yang baru sesuai pencarian Anda."),
    "basis": Basis.CONSENT,
    "law": "UU 27/2022 Pasal 20",
    "retention": _("Sampai Anda menghentikannya; permintaan yang tidak dikonfirmasi dihapus setelah beberapa hari."),
}

RECORDS: tuple[Record, ...] = (
    Record(
        model="alerts.Alert",
        personal={"person": LINK, "email": SEALED_MASKED, "email_index": INDEXED, "query": SEALED, "language": GENERAL},
        other="id public_id kind index_version frequency zone asked_at confirmed_at told_at",
        **SEARCHES,
    ),
    plain("alerts.MatchingRound", "id kind started_at reached finished_at"),
    plain("alerts.NewRecord", "id kind object_id at round"),
    Record(
        model="alerts.Finding",
        personal={"alert": LINK},
        other="id round object_ids total due_at told_at",
        **SEARCHES,
    ),
    Record(
        model="alerts.Verdict",
        personal={"alert": LINK},
        other="id kind object_id is_fitting at",
        **SEARCHES,
    ),
)
