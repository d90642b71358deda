"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.personal_data import LINK, Basis, Record, wrapped

MESSAGES: Any = {
    "what": _("Pesan yang sedang dikirim"),
    "why": _("Mengirim kode dan pemberitahuan kepada Anda."),
    "basis": Basis.PUBLIC_TASK,
    "law": "UU 25/2009",
    "retention": _("Beberapa jam setelah terkirim; penerima dan isinya lalu dihapus."),
}

RECORDS: tuple[Record, ...] = (
    Record(
        model="messaging.OutgoingMessage",
        personal={"sealed": wrapped("outgoing message"), "key": LINK},
        other="id public_id channel purpose state attempts created_at due_at worthless_at sent_at trouble",
        **MESSAGES,
    ),
)
