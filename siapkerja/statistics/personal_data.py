"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.personal_data import LINK, Basis, Record, plain

RECORDS: tuple[Record, ...] = (
    plain(
        "statistics.Contribution",
        ("id figure source version region_code month amount is_counted counted_region_code counted_month counted_amount"),
    ),
    plain("statistics.Rollup", "id figure region_code month value folded_at"),
    plain("statistics.YearRollup", "id figure region_code year value folded_at"),
    Record(
        model="statistics.Milestone",
        personal={"person_id": LINK},
        other="id kind on regency_code source version is_standing is_counted counted_on counted_regency_code",
        what=_("Pelatihan, sertifikat, pekerjaan, dan bantuan usaha yang Anda capai: jenis, tanggal, dan kabupaten/kota"),
        why=_("Menghitung setiap orang satu kali dalam statistik, dan melihat apakah pelatihan berujung pada pekerjaan."),
        basis=Basis.PUBLIC_TASK,
        law="UU 13/2003 Pasal 8 dan 18, Perpres 57/2023, UU 16/1997 tentang Statistik",
        retention=_("Tanpa nama dan NIK. Setelah akun Anda dihapus, catatannya tidak lagi menunjuk kepada Anda."),
    ),
    plain("statistics.PeopleCount", "id measure span starts_on region_code days people folded_at"),
)
