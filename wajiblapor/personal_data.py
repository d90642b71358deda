"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.personal_data import GENERAL, HASHED, INDEXED, LINK, SEALED, SEALED_APART, SPECIFIC, Basis, Record, history, wrapped

EMPLOYMENT: Any = {
    "what": _("Masa kerja Anda menurut laporan perusahaan"),
    "why": _("Kewajiban perusahaan melaporkan ketenagakerjaan."),
    "basis": Basis.LEGAL_OBLIGATION,
    "law": "UU 7/1981 Pasal 6 dan 7",
    "retention": _("10 tahun setelah laporan, sebagai arsip wajib; tidak ikut terhapus bersama akun."),
}

JOINING: Any = {
    "what": _("Penerimaan kerja yang menunggu laporan perusahaan"),
    "why": _("Mengisi lebih dulu baris Anda di daftar pekerja perusahaan yang menerima Anda."),
    "basis": Basis.LEGAL_OBLIGATION,
    "law": "UU 7/1981 Pasal 6 dan 7",
    "retention": _("Sampai perusahaan melaporkan Anda, dan dihapus bersama akun."),
}

RECORDS: tuple[Record, ...] = (
    Record(
        model="wajiblapor.ManpowerReport",
        personal={"opened_by": LINK},
        other=(
            "id public_id legal_entity workplace regency year ordinal state version due_on opened_at submitted_at "
            "number reported_on next_due_on document workers_total workers_male workers_female workers_foreign"
        ),
        **EMPLOYMENT,
    ),
    history("wajiblapor.ReportHistory", **EMPLOYMENT),
    Record(
        model="wajiblapor.ReportKey",
        personal={"wrapped": wrapped("wajiblapor report key")},
        other="report",
        **EMPLOYMENT,
    ),
    Record(
        model="wajiblapor.IdentitySection",
        personal={"owner_name": GENERAL, "responsible_name": GENERAL, "responsible_position": GENERAL, "phone": SEALED},
        other=("report name nib npwp legal_form industry address village postal_code founded_on ownership capital scale saved_at"),
        **EMPLOYMENT,
    ),
    Record(
        model="wajiblapor.Filing",
        personal={"declared_name": GENERAL, "declared_position": GENERAL, "filed_by": LINK, "content": GENERAL},
        other="id report revision digest rules_version upload filed_at",
        **EMPLOYMENT,
    ),
    Record(
        model="wajiblapor.EmploymentSpan",
        personal={"worker_index": INDEXED, "digest": HASHED, "attributes": SPECIFIC, "sealed": SEALED_APART},
        other="workplace valid_from_filing valid_to_filing index_version",
        **EMPLOYMENT,
    ),
    Record(
        model="wajiblapor.ExpectedJoiner",
        personal={"person": LINK, "starts_on": GENERAL, "occupation_code": GENERAL},
        other="id legal_entity workplace source state report hired_at ended_at",
        **JOINING,
    ),
    Record(
        model="wajiblapor.RosterUpload",
        personal={"uploaded_by": LINK},
        other=(
            "id public_id report stored returned job format state uploaded_at checked_at rows faulty_rows "
            "doubtful_rows fault_counts unknown_columns summary rules_version refusal_code refusal_params"
        ),
        **EMPLOYMENT,
    ),
    history("wajiblapor.UploadHistory", **EMPLOYMENT),
    Record(
        model="wajiblapor.RosterRow",
        personal={"worker_index": INDEXED, "digest": HASHED, "attributes": SPECIFIC, "sealed": SEALED_APART},
        other="id upload row index_version",
        **EMPLOYMENT,
    ),
    Record(
        model="wajiblapor.RosterFault",
        personal={"value": SEALED, "params": GENERAL},
        other="id upload row column code severity",
        **EMPLOYMENT,
    ),
)
