"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.personal_data import GENERAL, HASHED, INDEXED, LINK, SEALED, SEALED_MASKED, Basis, Record, plain

ACCOUNT: Any = {
    "what": _("Akun dan identitas"),
    "why": _("Mengenali Anda saat memakai layanan."),
    "basis": Basis.PUBLIC_TASK,
    "law": "UU 25/2009 Pasal 15 dan UU 24/2013 Pasal 79 (pemanfaatan data kependudukan)",
    "retention": _("Selama akun Anda ada. Setelah akun dihapus tidak disimpan."),
}
ASSIGNMENTS: Any = {
    "what": _("Penugasan sebagai petugas"),
    "why": _("Mencatat siapa berwenang atas wilayah apa."),
    "basis": Basis.PUBLIC_TASK,
    "law": "UU 30/2014 dan UU 25/2009",
    "retention": _("10 tahun setelah penugasan berakhir."),
}
CONSENTS: Any = {
    "what": _("Persetujuan Anda"),
    "why": _("Bukti bahwa data Anda dipakai atau dibagikan atas izin Anda."),
    "basis": Basis.LEGAL_OBLIGATION,
    "law": "UU 27/2022 Pasal 22 dan 24",
    "retention": _("5 tahun setelah persetujuan ditarik."),
}
REPRESENTATION: Any = {
    "what": _("Bantuan petugas atas nama Anda"),
    "why": _("Mencatat siapa membantu Anda, atas dasar apa, dan sampai kapan."),
    "basis": Basis.CONSENT,
    "law": "UU 27/2022 Pasal 20 dan UU 25/2009",
    "retention": _("5 tahun setelah bantuan berakhir."),
}
REGISTER: Any = {
    "what": _("Kontak perusahaan di register usaha (OSS)"),
    "why": _("Mengundang perusahaan yang belum ada di portal untuk melapor."),
    "basis": Basis.LEGAL_OBLIGATION,
    "law": "UU 7/1981 Pasal 6 dan 7; PP 5/2021",
    "retention": _("Sampai ada yang bertindak untuk perusahaan itu di portal, atau sampai perusahaan keluar dari register usaha."),
}
LIMITS: Any = {
    "what": _("Pembatasan yang Anda pilih"),
    "why": _("Menghormati pilihan Anda atas pemakaian data."),
    "basis": Basis.LEGAL_OBLIGATION,
    "law": "UU 27/2022 Pasal 10 dan 11",
    "retention": _("Selama akun Anda ada. Setelah akun dihapus tidak disimpan."),
}
MEMBERSHIPS: Any = {
    "what": _("Peran Anda di organisasi"),
    "why": _("Memastikan hanya orang yang berhak yang bertindak untuk organisasi."),
    "basis": Basis.PUBLIC_TASK,
    "law": "UU 7/1981 dan UU 25/2009",
    "retention": _("10 tahun setelah peran berakhir, karena laporan organisasi bertumpu padanya."),
}

RECORDS: tuple[Record, ...] = (
    Record(
        model="identity.Person",
        personal={"full_name": GENERAL, "sex": GENERAL, "born_on": GENERAL, "phone": SEALED, "village": GENERAL},
        other="id public_id is_demo created_at anonymised_at",
        **ACCOUNT,
    ),
    Record(
        model="identity.NikClaim",
        personal={"person": LINK, "nik": SEALED_MASKED, "nik_index": INDEXED, "doubts": GENERAL},
        other="id index_version state claimed_at decided_at",
        **ACCOUNT,
    ),
    plain("identity.InspectionArea", "id name province opened_at"),
    Record(
        model="identity.Assignment",
        personal={"person": LINK, "given_by": LINK, "ended_by": LINK},
        other=("id role region area unit reason document_number given_at valid_from valid_to ended_at ending_reason version warned_for"),
        **ASSIGNMENTS,
    ),
    plain(
        "identity.LegalEntity", "id public_id name legal_form nib npwp industry proven_at merged_into sandbox_of version is_demo created_at"
    ),
    plain(
        "identity.Workplace",
        (
            "id public_id legal_entity kind name address postal_code regency village latitude longitude time_zone closed_on closing "
            "version is_sandbox"
        ),
    ),
    Record(
        model="identity.RegisteredCompany",
        personal={"email": SEALED, "phone": SEALED, "contact_digest": HASHED},
        other=(
            "id public_id nib name legal_form industry sector scale regency village address postal_code legal_entity known_from left_on "
            "invited_at invited_by"
        ),
        **REGISTER,
    ),
    plain("identity.RegistrationCode", "id company way issued_at expires_at used_at"),
    plain("identity.Capacity", "id legal_entity kind valid_from valid_to"),
    Record(
        model="identity.Consent",
        personal={"person": LINK, "signed_form": LINK},
        other="id purpose recipient wording channel given_at withdrawn_at",
        **CONSENTS,
    ),
    Record(
        model="identity.Representation",
        personal={"agent": LINK, "principal": LINK, "signed_form": LINK, "ended_by": LINK},
        other="id basis assignment starts_at ends_at ended_at",
        **REPRESENTATION,
    ),
    Record(
        model="identity.ProcessingLimit",
        personal={"person": LINK},
        other="id kind set_at lifted_at",
        **LIMITS,
    ),
    Record(
        model="identity.Membership",
        personal={"person": LINK},
        other="id legal_entity workplace role valid_from valid_to ended_at ending version",
        **MEMBERSHIPS,
    ),
    Record(
        model="identity.PassportClaim",
        personal={
            "person": LINK,
            "number": SEALED_MASKED,
            "number_index": INDEXED,
            "country": GENERAL,
            "expires_on": GENERAL,
            "replaced_on": GENERAL,
        },
        other="id index_version state claimed_at decided_at",
        **ACCOUNT,
    ),
    Record(
        model="identity.User",
        personal={
            "password": HASHED,
            "last_login": GENERAL,
            "email": GENERAL,
            "phone": SEALED,
            "phone_index": INDEXED,
            "person": LINK,
            "language": GENERAL,
            "date_joined": GENERAL,
        },
        other="id is_superuser public_id phone_index_version phone_verified_at is_active is_staff",
        **ACCOUNT,
    ),
)
