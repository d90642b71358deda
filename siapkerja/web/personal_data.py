"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.personal_data import GENERAL, LINK, SEALED, Basis, Record, history

LEVIES: Any = {
    "what": _("Laporan pungutan"),
    "why": _("Menindak pungutan atas layanan gratis."),
    "basis": Basis.PUBLIC_TASK,
    "law": "UU 25/2009 dan Perpres 87/2016",
    "retention": _("5 tahun setelah perkara selesai, lalu diarsipkan tanpa nama."),
}

RECORDS: tuple[Record, ...] = (
    Record(
        model="web.LevyReport",
        personal={"place": SEALED, "story": SEALED, "contact": SEALED, "handled_by": LINK, "amount": GENERAL},
        other="id ticket about regency happened_on state outcome version reported_at closed_at",
        **LEVIES,
    ),
    history("web.LevyReportMoved", **LEVIES),
)
