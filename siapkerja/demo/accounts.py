"""One ready account for each kind of user. Only these get a password."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.enums import Sex

DOMAIN = "contoh.siapkerja.example"


@dataclass(frozen=True)
class Account:
    """A demo account: `key` is the local part of its address."""

    key: str
    who: str
    full_name: str
    sex: Sex = Sex.FEMALE

    @property
    def email(self) -> str:
        return f"{self.key}@{DOMAIN}"


ACCOUNTS = (
    Account("pencari", _("Pencari kerja"), "Sari Contoh"),
    Account("perusahaan", _("Penanggung jawab perusahaan"), "Rina Contoh"),
    Account("staf", _("Kontributor perusahaan yang sama"), "Budi Contoh", Sex.MALE),
    Account("pembaca", _("Pembaca perusahaan yang sama: melihat, tidak mengubah"), "Nina Contoh"),
    Account("balai", _("Staf balai latihan kerja"), "Tuti Contoh"),
    Account("lsp", _("Pengelola lembaga sertifikasi"), "Laras Contoh"),
    Account("asesor", _("Asesor lembaga sertifikasi yang sama"), "Bagus Contoh", Sex.MALE),
    Account("kementerian", _("Petugas kementerian (seluruh Indonesia)"), "Wayan Contoh", Sex.MALE),
    Account("jateng", _("Petugas Dinas Provinsi Jawa Tengah"), "Dewi Contoh"),
    Account("bandung", _("Petugas Dinas Kota Bandung"), "Asep Contoh", Sex.MALE),
    Account("pengantar", _("Pengantar kerja Kabupaten Demak, memeriksa kartu AK/I"), "Yuni Contoh"),
    Account("kepala", _("Kepala Dinas Provinsi Jawa Tengah, menugaskan petugas"), "Retno Contoh"),
    Account("kadis", _("Kepala Dinas Kota Bandung"), "Ujang Contoh", Sex.MALE),
    Account("pengawas", _("Pengawas ketenagakerjaan Jawa Tengah, ketua tim pemeriksa"), "Ratna Contoh"),
    Account("anggota", _("Pengawas kedua dalam tim yang sama"), "Joko Contoh", Sex.MALE),
    Account("desa", _("Petugas desa di Kabupaten Demak, mendampingi warga"), "Slamet Contoh", Sex.MALE),
    Account("auditor", _("Auditor, melihat siapa boleh melakukan apa"), "Indra Contoh", Sex.MALE),
    Account("pdp", _("Pejabat pelindungan data pribadi"), "Lestari Contoh"),
    Account("admin", _("Administrator sistem"), "Maria Contoh"),
)


def password() -> str:
    """The installation's demo password: from the environment, else random and kept beside the data."""
    if settings.DEMO_PASSWORD:
        return str(settings.DEMO_PASSWORD)
    kept = Path(settings.VAR_DIR) / "demo-password"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(9))
    return kept.read_text().strip()
