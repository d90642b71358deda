"""What an employment officer does for a seeker: talks that are written down, and letters that bring them to a vacancy."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import formats, translation
from django.utils.translation import gettext_lazy as _

from karirhub.actions.card_moving import locked_for_office
from karirhub.enums import CounsellingTopic
from karirhub.models import CounsellingNote, JobSeekerCard, Referral, Vacancy
from karirhub.permissions import Permission
from karirhub.queries.card_days import today_in
from karirhub.queries.offices import office_of
from siapkerja.documents.actions.documents import issue as issue_document
from siapkerja.documents.numbers import next_number
from siapkerja.events.publishing import publish as announce
from siapkerja.facts.karirhub import SeekerReferred
from siapkerja.identity.actor import Actor
from siapkerja.kernel.errors import Refused

LETTER = "referral_letter"
LONGEST_NOTE = 4000


class NotRegistered(Refused):
    code = "seeker_not_registered"
    sentence = _("Bimbingan dan rujukan untuk pencari kerja yang kartunya pernah terbit.")


class NothingWritten(Refused):
    code = "counselling_note_empty"
    sentence = _("Tulis isi bimbingannya.")


class NoteTooLong(Refused):
    code = "counselling_note_too_long"
    sentence = _("Catatan paling panjang 4.000 huruf.")


class NotSeeking(Refused):
    code = "seeker_not_seeking"
    sentence = _("Kartunya sedang tidak berlaku, jadi belum dapat dirujuk. Minta pemegang melapor dulu.")


class VacancyOver(Refused):
    code = "referral_vacancy_over"
    sentence = _("Lowongan ini sudah tidak menerima lamaran. Pilih lowongan lain.")


class AlreadyReferred(Refused):
    code = "already_referred"
    sentence = _("Pencari kerja ini sudah dirujuk ke lowongan itu.")


@transaction.atomic
def write_note(*, card: JobSeekerCard, topic: CounsellingTopic, text: str, by: Actor, at: datetime) -> CounsellingNote:
    """Write down a talk with a seeker. Nobody changes it later.

    Raises:
        NotPermitted, OwnMatter: not an officer of the card's regency, or their own card.
        NotRegistered, NothingWritten, NoteTooLong: as they say.
    """
    current = locked_for_office(card, Permission.GUIDE_SEEKERS, by)
    if current.number is None:
        raise NotRegistered()
    words = text.strip()
    if not words:
        raise NothingWritten(fields={"text": str(NothingWritten.sentence)})
    if len(words) > LONGEST_NOTE:
        raise NoteTooLong(fields={"text": str(NoteTooLong.sentence)})
    return CounsellingNote.objects.create(card=current, topic=topic, text=words, by_person_id=by.person_id, at=at)


@transaction.atomic
def refer(*, card: JobSeekerCard, vacancy: Vacancy, by: Actor, at: datetime) -> Referral:
    """Write a letter that brings a seeker to an open vacancy, under the office's next number of the year.

    The employer reads who referred once the seeker applies; until then only the seeker has the letter.

    Raises:
        NotPermitted, OwnMatter: not an officer of the card's regency, or their own card.
        NotSeeking: the card does not count now.
        VacancyOver: it takes no applications.
        AlreadyReferred: there is a letter for it.
    """
    current = locked_for_office(card, Permission.GUIDE_SEEKERS, by)
    on = today_in(current.regency, at)
    if current.state != "active" or not current.is_valid_on(on):
        raise NotSeeking()
    if not vacancy.is_open_on(on):
        raise VacancyOver()
    if Referral.objects.filter(card=current, vacancy=vacancy).exists():
        raise AlreadyReferred()
    office = office_of(current.regency, by, on)
    referral = Referral(card=current, vacancy=vacancy, office=office.name, by_person_id=by.person_id, at=at)
    ordinal = next_number(f"karirhub.referral:{current.regency_id}:{on.year}", at=at)
    referral.document = issue_document(
        kind=LETTER, number=f"{current.regency_id}/{ordinal:05d}/AK.IV/{on.year}", subject=f"karirhub.card:{current.pk}",
        facts=_letter(current, vacancy, office.name, office.officer, on), holder=str(current.content["name"]),
        valid_until=vacancy.closes_on, person_id=current.person_id, by=by, at=at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            referral.save()
    except IntegrityError as error:
        raise AlreadyReferred() from error
    announce(
        SeekerReferred(
            version=1, referral_id=referral.pk, card_id=current.pk, vacancy_id=vacancy.pk, person_id=current.person_id
        ),
        by=by,
        at=at,
    )  # fmt: skip
    return referral


def _letter(card: JobSeekerCard, vacancy: Vacancy, office: str, officer: str, on: date) -> dict[str, str | int | None]:
    """What stands on the letter, in Indonesian. What is personal beyond the name stays on the card."""
    with translation.override("id"):
        return {
            "office": office,
            "card": card.number or "",
            "wanted": str(card.content["wanted"]),
            "employer": vacancy.employer_name,
            "position": vacancy.title,
            "vacancy": vacancy.number or "",
            "place": vacancy.place,
            "written": str(formats.date_format(on, "j F Y")),
            "officer": officer,
        }
