"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.personal_data import GENERAL, LINK, Basis, Record

RECORDS: tuple[Record, ...] = (
    Record(
        model="journey.Entry",
        personal={"person": LINK, "params": GENERAL, "key": LINK, "url_args": LINK},
        other="id step service url_name at",
        what=_("Perjalanan Anda"),
        why=_("Menunjukkan langkah-langkah Anda di semua layanan dalam satu halaman."),
        basis=Basis.PUBLIC_TASK,
        law="UU 25/2009",
        retention=_("Selama akun Anda ada. Setelah akun dihapus tidak disimpan."),
    ),
)
