"""A profile as a document of the person's own: a sheet to hand in (PDF), and JSON Resume for other systems."""

import base64
import io
import json
from datetime import date, datetime
from typing import Any

from django.utils import formats, translation
from django.utils.translation import gettext as _
from PIL import Image

from siapkerja.documents.pdf import compile_sheet, qr_drawing, verification_url
from siapkerja.files.reading import open_stored
from siapkerja.kernel.phone import spaced
from siapkerja.profiles.enums import QualificationKind
from siapkerja.profiles.json_resume import A_LANGUAGE
from siapkerja.profiles.models import Education, Experience, Profile, Qualification

TEMPLATE = "documents/typst/curriculum_vitae.typ"
SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
_PHOTO_SIZE = (330, 440)


def as_pdf(profile: Profile, *, language: str, email: str, with_photo: bool, at: datetime) -> bytes:
    """The profile as one or more A4 sheets, in Indonesian or English. Neither NIK nor street stand on it.

    Args:
        language: "id" or "en"; what the person typed stays as it is.
        email: "" to leave it out.
        with_photo: with the photo, where there is one.
        at: its moment; proven qualifications are those that count on that day.
    """
    with translation.override(language):
        return compile_sheet(TEMPLATE, _sheet(profile, language, email, with_photo, at), at=at)


def as_json_resume(profile: Profile, *, email: str, on: date) -> str:
    """The profile as JSON Resume 1.0.0."""
    person, district = profile.person, _place(profile)
    basics = {
        "name": person.full_name,
        "email": email,
        "phone": person.phone or "",
        "summary": profile.summary,
        "location": {"city": district, "countryCode": "ID"} if district else None,
    }
    told = {
        "$schema": SCHEMA,
        "basics": _filled(basics),
        "work": [
            _filled(
                {
                    "name": row.employer,
                    "position": row.position,
                    "startDate": f"{row.starts_on:%Y-%m}",
                    "endDate": f"{row.ends_on:%Y-%m}" if row.ends_on else "",
                    "summary": row.description,
                }
            )
            for row in profile.experiences.all()
        ],
        "education": [
            _filled(
                {
                    "institution": row.institution,
                    "area": row.field_of_study,
                    "studyType": row.level.name,
                    "startDate": str(row.started_in or ""),
                    "endDate": str(row.finished_in or ""),
                }
            )
            for row in profile.educations.select_related("level")
        ],
        "skills": [{"name": skill.name} for skill in profile.skills.all() if not skill.name.startswith(A_LANGUAGE)],
        "languages": [
            {"language": skill.name.removeprefix(A_LANGUAGE)} for skill in profile.skills.all() if skill.name.startswith(A_LANGUAGE)
        ],
        "certificates": [
            {"name": row.title, "date": row.issued_on.isoformat(), "issuer": row.issuer.name, "url": verification_url(row.document)}
            for row in _proven(profile, on)
        ],
        "meta": {"version": "v1.0.0", "lastModified": profile.updated_at.isoformat() if profile.updated_at else ""},
    }
    return json.dumps(_filled(told), ensure_ascii=False, indent=2)


def _sheet(profile: Profile, language: str, email: str, with_photo: bool, at: datetime) -> dict[str, Any]:
    person = profile.person
    contacts = [spaced(person.phone) if person.phone else "", email, _place(profile)]
    wanted = profile.wanted_occupation.title if profile.wanted_occupation else ""
    return {
        "language": language,
        "title": _("Riwayat hidup"),
        "name": person.full_name,
        "wanted": wanted,
        "contacts": [text for text in contacts if text],
        "photo": _photo(profile) if with_photo else "",
        "photo_alt": _("Foto %(name)s") % {"name": person.full_name},
        "summary_word": _("Tentang saya"),
        "summary": profile.summary,
        "work_word": _("Pengalaman kerja"),
        "works": [_work(row) for row in profile.experiences.all()],
        "education_word": _("Pendidikan"),
        "educations": [_education(row) for row in profile.educations.select_related("level")],
        "skills_word": _("Keterampilan"),
        "skills": [skill.name for skill in profile.skills.all()],
        "proven_word": _("Terbukti dari penerbitnya"),
        "proven_note": _("Pindai kode di samping setiap sertifikat untuk memeriksa keasliannya."),
        "proven": [_qualification(row) for row in _proven(profile, at.date())],
        "made": _("Dibuat dari SIAPKerja pada %(day)s") % {"day": _day(at.date())},
        "page_word": _("Halaman"),
    }


def _work(row: Experience) -> dict[str, str]:
    ends = _month(row.ends_on) if row.ends_on else _("sekarang")
    return {"position": row.position, "employer": row.employer, "time": f"{_month(row.starts_on)} – {ends}", "text": row.description}


def _education(row: Education) -> dict[str, str]:
    years = " – ".join(str(year) for year in (row.started_in, row.finished_in) if year)
    return {"level": row.level.name, "field": row.field_of_study, "institution": row.institution, "time": years}


def _qualification(row: Qualification) -> dict[str, str]:
    kind = _("Sertifikat kompetensi") if row.kind == QualificationKind.COMPETENCE else _("Pelatihan")
    url = verification_url(row.document)
    until = _("berlaku sampai %(day)s") % {"day": _day(row.valid_until)} if row.valid_until else ""
    return {
        "title": row.title,
        "text": ", ".join(filter(None, (kind, row.issuer.name, _day(row.issued_on), until))),
        "number": _("Nomor %(number)s") % {"number": row.number},
        "url": url,
        "address": url.partition("://")[2],
        "qr": qr_drawing(url),
        "qr_alt": _("Kode QR untuk memeriksa keaslian %(title)s") % {"title": row.title},
    }


def _proven(profile: Profile, on: date) -> list[Qualification]:
    return list(Qualification.objects.of_person(profile.pk).standing(on).for_reading())


def _photo(profile: Profile) -> str:
    """The photo within a drawing, as the sheet's engine takes pictures from text only; "" without one."""
    if profile.photo is None or not profile.photo.is_available:
        return ""
    with open_stored(profile.photo) as stored, Image.open(stored) as picture:
        smaller = io.BytesIO()
        picture.resize(_PHOTO_SIZE).save(smaller, "JPEG", quality=85)
    data = base64.b64encode(smaller.getvalue()).decode()
    width, height = _PHOTO_SIZE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="data:image/jpeg;base64,{data}"/></svg>'
    )


def _place(profile: Profile) -> str:
    """Regency and province; nobody needs the street of a stranger."""
    village = profile.person.village
    regency = village.parent.parent if village and village.parent else None
    return ", ".join(region.name for region in (regency, regency.parent if regency else None) if region)


def _filled(told: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in told.items() if value}


def _day(day: date) -> str:
    return formats.date_format(day, "j F Y")


def _month(day: date) -> str:
    return formats.date_format(day, "F Y")
