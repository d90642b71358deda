"""The profile in the download of one's own data."""

import dataclasses
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.identity.holdings import Holding, register
from siapkerja.profiles.actions.erasure import erase_profile, erase_qualifications
from siapkerja.profiles.queries import profile_of, qualifications_of, residence_of


def _profile(person_id: int) -> dict[str, Any]:
    profile = profile_of(person_id)
    return {
        "summary": profile.summary,
        "street": profile.street,
        "postal_code": profile.postal_code,
        "residence": residence_of(profile),
        "work_status": profile.work_status,
        "wanted_occupation": profile.wanted_occupation.title if profile.wanted_occupation else None,
        "wanted_region": profile.wanted_region.name if profile.wanted_region else None,
        "wanted_wage": profile.wanted_wage,
        "wanted_contract": profile.wanted_contract,
        "educations": [
            {
                "level": entry.level.name,
                "institution": entry.institution,
                "field_of_study": entry.field_of_study,
                "started_in": entry.started_in,
                "finished_in": entry.finished_in,
            }
            for entry in profile.educations.select_related("level")
        ],
        "experiences": [
            {
                "position": entry.position,
                "employer": entry.employer,
                "starts_on": entry.starts_on,
                "ends_on": entry.ends_on,
                "description": entry.description,
            }
            for entry in profile.experiences.all()
        ],
        "skills": [skill.name for skill in profile.skills.all()],
        "photo_stored_at": profile.photo.stored_at if profile.photo else None,
        "updated_at": profile.updated_at,
    }


def _qualifications(person_id: int) -> list[dict[str, Any]]:
    return [dataclasses.asdict(row) for row in qualifications_of(person_id, on=timezone.localdate())]


def _erase(person_id: int, by: Actor, at: datetime) -> None:
    erase_profile(person_id=person_id, by=by, at=at)


def _erase_qualifications(person_id: int, by: Actor, at: datetime) -> None:
    erase_qualifications(person_id=person_id, by=by, at=at)


def register_holdings() -> None:
    register(
        Holding(
            slug="profile",
            name=_("Profil"),
            purpose=_("Mengisi lamaran dan pendaftaran Anda, dan menyarankan lowongan yang cocok."),
            read=_profile,
            source=_("Anda sendiri, saat mengisi profil."),
            goes=_("Seluruh isi profil: pendidikan, pengalaman, keterampilan, ringkasan, dan alamat."),
            erase=_erase,
        )
    )
    register(
        Holding(
            slug="qualifications",
            name=_("Kualifikasi terbukti"),
            purpose=_("Menunjukkan pelatihan dan kompetensi Anda yang sudah dibuktikan penerbitnya."),
            read=_qualifications,
            source=_("Lembaga pelatihan dan lembaga sertifikasi, saat menerbitkan sertifikat Anda."),
            goes=_("Seluruh tanda terbukti di profil Anda."),
            stays=_("Sertifikatnya sendiri dicatat penerbitnya dan tetap dapat diperiksa."),
            erase=_erase_qualifications,
        )
    )
