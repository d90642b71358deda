"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.personal_data import GENERAL, LINK, Basis, Record

NOTIFICATIONS: Any = {
    "what": _("Pemberitahuan untuk Anda"),
    "why": _("Memberi tahu Anda tentang perkara Anda."),
    "basis": Basis.PUBLIC_TASK,
    "law": "UU 25/2009",
    "retention": _("Selama akun Anda ada. Setelah akun dihapus tidak disimpan."),
}
PREFERENCES: Any = {
    "what": _("Pilihan pemberitahuan"),
    "why": _("Mengirim hanya yang Anda inginkan."),
    "basis": Basis.CONSENT,
    "law": "UU 27/2022 Pasal 20",
    "retention": _("Selama akun Anda ada. Setelah akun dihapus tidak disimpan."),
}

RECORDS: tuple[Record, ...] = (
    Record(
        model="notifications.Notification",
        personal={"person": LINK, "params": GENERAL, "key": LINK},
        other="id slug category url_name url_args at read_at",
        **NOTIFICATIONS,
    ),
    Record(
        model="notifications.Message",
        personal={},
        other="id notification channel state attempts due_at sent_at trouble",
        **NOTIFICATIONS,
    ),
    Record(
        model="notifications.Preference",
        personal={"person": LINK},
        other="id category channel is_on",
        **PREFERENCES,
    ),
)
