"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.personal_data import LINK, Basis, Record, plain

EVENTS: Any = {
    "what": _("Jejak kejadian"),
    "why": _("Memberi tahu layanan lain tentang yang terjadi, dengan kode saja."),
    "basis": Basis.PUBLIC_TASK,
    "law": "UU 25/2009",
    "retention": _("13 bulan."),
}

RECORDS: tuple[Record, ...] = (
    Record(
        model="events.EventRecord",
        personal={"by_person_id": LINK, "on_behalf_of_id": LINK, "payload": LINK},
        other="id fact subject version at role recorded_at xid",
        **EVENTS,
    ),
    plain("events.Delivery", "id event_id reaction state attempts queued due_at done_at trouble"),
)
