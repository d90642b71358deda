"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.personal_data import GENERAL, LINK, SEALED, Basis, Record

PROFILE: Any = {
    "what": _("Profil"),
    "why": _("Mengisi lamaran dan pendaftaran Anda, dan menyarankan lowongan yang cocok."),
    "basis": Basis.CONSENT,
    "law": "UU 27/2022 Pasal 20",
    "retention": _("Selama akun Anda ada. Setelah akun dihapus tidak disimpan."),
}
QUALIFICATIONS: Any = {
    "what": _("Kualifikasi terbukti"),
    "why": _("Menunjukkan pelatihan dan kompetensi Anda yang sudah dibuktikan penerbitnya."),
    "basis": Basis.PUBLIC_TASK,
    "law": "UU 13/2003 Pasal 18 dan PP 31/2006",
    "retention": _("Selama akun Anda ada. Setelah akun dihapus tidak disimpan."),
}

RECORDS: tuple[Record, ...] = (
    Record(
        model="profiles.Profile",
        personal={
            "person": LINK,
            "summary": GENERAL,
            "street": GENERAL,
            "postal_code": GENERAL,
            "education_level": GENERAL,
            "has_no_experience": GENERAL,
            "work_status": GENERAL,
            "wanted_occupation": GENERAL,
            "wanted_region": GENERAL,
            "wanted_wage": GENERAL,
            "wanted_contract": GENERAL,
            "photo": LINK,
            "visibility": GENERAL,
        },
        other="updated_at",
        **PROFILE,
    ),
    Record(
        model="profiles.Education",
        personal={
            "profile": LINK,
            "level": GENERAL,
            "institution": GENERAL,
            "field_of_study": GENERAL,
            "started_in": GENERAL,
            "finished_in": GENERAL,
        },
        other="id",
        **PROFILE,
    ),
    Record(
        model="profiles.Experience",
        personal={
            "profile": LINK,
            "position": GENERAL,
            "employer": GENERAL,
            "occupation": GENERAL,
            "starts_on": GENERAL,
            "ends_on": GENERAL,
            "description": GENERAL,
            "confirmed_by": GENERAL,
            "confirmed_on": GENERAL,
        },
        other="id",
        **PROFILE,
    ),
    Record(
        model="profiles.Skill",
        personal={"profile": LINK, "name": GENERAL, "folded": GENERAL},
        other="id",
        **PROFILE,
    ),
    Record(
        model="profiles.KeptDocument",
        personal={"profile": LINK, "kind": GENERAL, "title": SEALED, "stored": LINK},
        other="id added_at",
        **PROFILE,
    ),
    Record(
        model="profiles.EmployerChoice",
        personal={"profile": LINK, "legal_entity": GENERAL, "is_allowed": GENERAL},
        other="id chosen_at",
        **PROFILE,
    ),
    Record(
        model="profiles.Qualification",
        personal={
            "person": LINK,
            "kind": GENERAL,
            "title": GENERAL,
            "number": GENERAL,
            "issued_on": GENERAL,
            "valid_until": GENERAL,
            "scheme_number": GENERAL,
            "occupation_code": GENERAL,
            "unit_codes": GENERAL,
            "lost_because": GENERAL,
            "document": LINK,
            "source": LINK,
        },
        other="id issuer proven_at lost_at version",
        **QUALIFICATIONS,
    ),
)
