"""Reading job seekers' cards: by their holder, by the office, and what stands on them."""

import base64
import hashlib
import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import formats, translation
from django.utils.translation import gettext as _

from karirhub.enums import MaritalStatus, Religion
from karirhub.models import JobSeekerCard, Referral
from karirhub.permissions import GRANTS, Permission
from karirhub.queries.card_days import opens_on, renewable_from, report_days, today_in
from siapkerja.documents.models import Document
from siapkerja.files.models import StoredFile
from siapkerja.files.reading import open_stored
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import Sex
from siapkerja.identity.permissions import allows, regions_of
from siapkerja.identity.queries import standing_nik
from siapkerja.kernel.phone import spaced
from siapkerja.kernel.text import masked
from siapkerja.profiles.enums import WorkStatus
from siapkerja.profiles.models import Profile
from siapkerja.profiles.queries import photo_of, profile_of, residence_of

KIND = "job_seeker_card"
MOST_SCHOOLS, MOST_SKILLS, MOST_WORKS, MOST_LANGUAGES = 5, 8, 4, 6
_A_LANGUAGE = "bahasa "


@dataclass(frozen=True)
class Gap:
    """Something a card needs that the profile does not say yet, and the page where it is said."""

    words: str
    url_name: str


def gaps_of(profile: Profile, *, has_nik: bool) -> list[Gap]:
    """What is missing for a card, in the order of the profile."""
    person = profile.person
    is_named = bool(person.full_name and person.sex and person.born_on and person.phone)
    wanted = [
        (is_named, _("Nama, jenis kelamin, tanggal lahir, dan nomor HP"), "identity"),
        (has_nik, _("NIK"), "identity"),
        (bool(person.village_id and profile.street), _("Alamat sampai desa atau kelurahan"), "address"),
        (bool(profile.education_level_id), _("Pendidikan terakhir"), "education"),
        (bool(profile.wanted_occupation_id), _("Jabatan yang dicari"), "wanted"),
        (profile.photo_id is not None, _("Foto wajah"), "photo"),
    ]  # fmt: skip
    return [Gap(words, f"profiles:{page}") for is_there, words, page in wanted if not is_there]


def content_of(profile: Profile, answers: Mapping[str, str]) -> dict[str, Any]:
    """What stands on a card, plain and frozen: the account, the profile, and the answers of the form AK/I."""
    person, nik = profile.person, standing_nik(profile.person_id)
    return {
        "name": person.full_name,
        "nik": nik.nik if nik else "",
        "born_on": person.born_on.isoformat() if person.born_on else "",
        "sex": person.sex,
        "phone": person.phone or "",
        "address": ", ".join(filter(None, (profile.street, residence_of(profile), profile.postal_code))),
        "education": profile.education_level.name if profile.education_level else "",
        "schools": [
            {"level": row.level.name, "name": row.institution, "field": row.field_of_study, "year": str(row.finished_in or "")}
            for row in profile.educations.select_related("level")[:MOST_SCHOOLS]
        ],
        "skills": [skill.name for skill in profile.skills.all()[:MOST_SKILLS]],
        "works": [
            {
                "position": row.position,
                "employer": row.employer,
                "from": row.starts_on.strftime("%Y-%m"),
                "to": row.ends_on.strftime("%Y-%m") if row.ends_on else "",
            }
            for row in profile.experiences.all()[:MOST_WORKS]
        ],
        "wanted": profile.wanted_occupation.title if profile.wanted_occupation else "",
        **answers,
        # Whoever knows a person's data must not be able to recognise them by the digest on the document.
        "salt": secrets.token_hex(16),
    }


def spoken(words: str) -> str:
    """Languages as they were typed, each once and in order."""
    names = [" ".join(name.split()) for name in words.split(",")]
    return ", ".join(dict.fromkeys(filter(None, names)))


def languages_told(profile: Profile) -> str:
    """The languages among the skills of a profile, where they are written as "Bahasa Jawa"."""
    skills = profile.skills.filter(folded__startswith=_A_LANGUAGE).values_list("name", flat=True)
    return ", ".join(name[len(_A_LANGUAGE) :] for name in skills[:MOST_LANGUAGES])


def says_never_worked(profile: Profile) -> bool:
    return profile.has_no_experience or profile.work_status == WorkStatus.NEVER_WORKED


def sealed(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True)


def digest_of(card: JobSeekerCard) -> str:
    """What the card's document vouches for, without showing it."""
    return hashlib.sha256(card.sealed_content.encode()).hexdigest()


def words_of(card: JobSeekerCard, *, in_full: bool = False) -> list[tuple[str, str]]:
    """What stands on a card, label by label.

    Args:
        in_full: with every digit of the NIK, as on the card itself; pages show it masked.
    """
    content = card.content
    if not content:
        return []
    born_on = date.fromisoformat(content["born_on"])
    return [
        (_("Nama"), content["name"]),
        ("NIK", content["nik"] if in_full else masked(content["nik"])),
        (_("Tempat dan tanggal lahir"), ", ".join(filter(None, (content["birth_place"], _day(born_on))))),
        (_("Jenis kelamin"), str(Sex(content["sex"]).label)),
        (_("Status perkawinan"), str(MaritalStatus(content["marital_status"]).label) if content["marital_status"] else ""),
        (_("Agama"), str(Religion(content["religion"]).label) if content.get("religion") else ""),
        (_("Alamat"), content["address"]),
        (_("Nomor HP"), spaced(content["phone"])),
        (_("Pendidikan terakhir"), content["education"]),
        (_("Sekolah"), "; ".join(_school(row) for row in content["schools"])),
        (_("Keterampilan"), ", ".join(content["skills"])),
        (_("Bahasa yang dikuasai"), content.get("languages", "")),
        (_("Pengalaman kerja"), "; ".join(_work(row) for row in content.get("works", []))),
        (_("Jabatan yang dicari"), content["wanted"]),
    ]


def _day(day: date) -> str:
    return str(formats.date_format(day, "j F Y"))


def _school(row: Mapping[str, str]) -> str:
    return ", ".join(filter(None, (row["level"], row["name"], row["field"], row["year"])))


def _work(row: Mapping[str, str]) -> str:
    """ "Penjahit, PT Contoh, 2021–2024"."""
    years = "–".join(dict.fromkeys((row["from"][:4], row["to"][:4] or _("sekarang"))))
    return ", ".join((row["position"], row["employer"], years))


def sheet_of(document: Document) -> dict[str, Any]:
    """What the PDF shows besides the document's facts: everything personal, read from where it is sealed. In Indonesian."""
    card = JobSeekerCard.objects.select_related("photo", "regency").filter(document=document).first()
    if card is None or card.issued_on is None or not card.content:
        return {
            "rows": [], "schools": [], "skills": "", "languages": "", "works": [], "reports": [], "photo": "", "name": document.holder,
        }  # fmt: skip
    return {
        "rows": [list(row) for row in words_of(card, in_full=True)[:9] if row[1]],
        "name": card.content["name"],
        "schools": [_school(row) for row in card.content["schools"]] or [card.content["education"]],
        "skills": ", ".join(card.content["skills"]),
        "languages": card.content.get("languages", ""),
        "works": [_work(row) for row in card.content.get("works", [])],
        "reports": _reports(card, card.issued_on),
        "photo": _picture(card.photo) if card.photo else "",
    }


def _reports(card: JobSeekerCard, issued_on: date) -> list[list[str]]:
    """Each day due, and when the holder reported for it: "" where they have not."""
    made = {row.due_on: _("%(day)s, lewat SIAPKerja") % {"day": _day(today_in(card.regency, row.at))} for row in card.check_ins.all()}
    return [[_day(day), made.get(day, "")] for day in report_days(issued_on)]


def _picture(stored: StoredFile) -> str:
    """A JPEG as a drawing that Typst takes as text."""
    with open_stored(stored) as stream:
        data = base64.b64encode(stream.read()).decode()
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 800" width="600" height="800">'
        f'<image href="data:image/jpeg;base64,{data}" width="600" height="800"/></svg>'
    )


def is_paused(document: Document, on: date) -> bool:
    """The holder found work or did not report: the card does not count now."""
    return JobSeekerCard.objects.filter(document=document).exclude(state="active").exists()


# By the holder ----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class OwnCards:
    """What a person sees: the application that runs, the card they hold, and what is missing for one."""

    pending: JobSeekerCard | None
    held: JobSeekerCard | None
    gaps: list[Gap]
    today: date

    @property
    def may_apply(self) -> bool:
        return self.pending is None and (self.held is None or self.may_renew)

    @property
    def may_renew(self) -> bool:
        first = renewable_from(self.held) if self.held else None
        return self.pending is None and first is not None and self.today >= first


def own_cards(person_id: int, today: date) -> OwnCards:
    """The person's card as it is, in five queries or so."""
    rows = JobSeekerCard.objects.of_person(person_id).with_names()
    profile = profile_of(person_id)
    return OwnCards(
        pending=rows.pending().first(),
        held=rows.filter(state__in=("active", "lapsed", "hired")).order_by("-pk").first(),
        gaps=gaps_of(profile, has_nik=standing_nik(person_id) is not None),
        today=today,
    )


def may_report(card: JobSeekerCard, today: date) -> bool:
    """Whether the holder may say now that they still seek work."""
    if card.state == "lapsed":
        return card.valid_until is not None and today <= card.valid_until
    return card.state == "active" and card.check_in_due_on is not None and today >= opens_on(card.check_in_due_on)


def preview_of(person_id: int) -> list[tuple[str, str]]:
    """What a card would say now, before the questions of the form; empty lines left out."""
    answers = {"birth_place": "", "marital_status": "", "religion": "", "languages": "", "last_industry": ""}
    card = JobSeekerCard(sealed_content=sealed(content_of(profile_of(person_id), answers)))
    return [(label, words) for label, words in words_of(card) if words]


def in_indonesian(make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What is printed is Indonesian, whatever the page."""
    with translation.override("id"):
        return make()


def card_of(actor: Actor, public_id: UUID) -> JobSeekerCard | None:
    """One's own card, or that of whom the actor helps."""
    if not actor.is_known:
        return None
    return JobSeekerCard.objects.of_person(actor.subject_id).with_names().filter(public_id=public_id).first()


def picture_of(person_id: int) -> StoredFile | None:
    """The photo an application would take along."""
    return photo_of(person_id)


# Who else may see it ------------------------------------------------------------------------------------------------------------


def sees_seeker(actor: Actor, person_id: int) -> bool:
    """Officers of the regency where the person asked for a card."""
    regions = regions_of(GRANTS, actor, Permission.CHECK_CARDS)
    return bool(regions) and JobSeekerCard.objects.of_person(person_id).within(regions).exclude(state="cancelled").exists()


def may_see_photo(actor: Actor, stored: StoredFile) -> bool:
    """The holder, whoever helps them, and officers of the card's regency."""
    card = JobSeekerCard.objects.filter(photo=stored).first()
    if card is None:
        return False
    return card.person_id == actor.subject_id or allows(GRANTS, actor, Permission.CHECK_CARDS, region_code=card.regency_id)


def may_read_card(actor: Actor, document: Document) -> bool:
    """Officers of the regency print it again, free of charge."""
    card = JobSeekerCard.objects.filter(document=document).first()
    return card is not None and allows(GRANTS, actor, Permission.CHECK_CARDS, region_code=card.regency_id)


def may_read_letter(actor: Actor, document: Document) -> bool:
    """Officers of the regency that wrote it."""
    letter = Referral.objects.filter(document=document).select_related("card").first()
    return letter is not None and allows(GRANTS, actor, Permission.GUIDE_SEEKERS, region_code=letter.card.regency_id)
