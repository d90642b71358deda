"""Applying for a job seeker's card (AK/I), checking the application, and issuing the card. Everything is free of charge."""

import io
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import formats, translation
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from karirhub.actions.balances import register_seeker, strike_off_seeker
from karirhub.actions.card_moving import locked_for_office, locked_of_holder, move
from karirhub.enums import CardReturnReason, MaritalStatus, Religion
from karirhub.models import JobSeekerCard
from karirhub.permissions import GRANTS, Permission
from karirhub.queries.card_days import age_on, check_due, last_day, next_report_day, renewable_from, today_in
from karirhub.queries.cards import KIND, content_of, digest_of, gaps_of, picture_of, sealed
from karirhub.queries.offices import office_of
from siapkerja.documents.actions.documents import issue as issue_document
from siapkerja.documents.actions.documents import withdraw as withdraw_document
from siapkerja.documents.models import Document
from siapkerja.documents.numbers import next_number
from siapkerja.files.actions.stored_files import remove, store
from siapkerja.files.models import StoredFile
from siapkerja.files.reading import open_stored
from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import require
from siapkerja.identity.queries import is_nik_of_person_held, standing_nik
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.profiles.models import Profile
from siapkerja.profiles.queries import profile_of
from siapkerja.reference.models import Region
from siapkerja.reference.queries import rule

PHOTO = "karirhub.card_photo"
LARGEST_PHOTO = 2 * 1024 * 1024


class CardNotReady(Refused):
    code = "card_not_ready"


class CardRunning(Refused):
    code = "card_running"
    sentence = _("Permohonan kartu Anda masih berjalan. Buka halaman kartu untuk melihat keadaannya.")


class CardHeld(Refused):
    code = "card_held"


class NotDeclared(Refused):
    code = "card_not_declared"
    sentence = _("Centang pernyataan bahwa data ini benar.")


class TooYoung(Refused):
    code = "card_too_young"


class NikIsHeld(Refused):
    code = "nik_is_held"
    sentence = _(
        "NIK ini sedang diperiksa karena diakui lebih dari satu orang. Kartu menunggu sampai pemeriksaannya selesai; "
        "tidak ada yang perlu dikirim ulang."
    )


@dataclass(frozen=True, kw_only=True)
class CardAnswers:
    """What the form AK/I asks besides the account and the profile.

    Attributes:
        religion: "" where the person does not say.
        languages: those spoken, with commas between them.
        last_industry: section of KBLI of the last work, `NEVER_WORKED`, or "" where the person does not say.
    """

    birth_place: str
    marital_status: MaritalStatus
    religion: Religion | str = ""
    languages: str = ""
    last_industry: str = ""

    def as_text(self) -> dict[str, str]:
        return {name: str(value).strip() for name, value in asdict(self).items()}


@transaction.atomic
def apply_for_card(*, answers: CardAnswers, is_declared: bool, by: Actor, at: datetime) -> JobSeekerCard:
    """Apply for a card, or for the one after it, with the profile as it is now; the office of one's own regency checks it.

    Raises:
        NotPermitted: nobody is signed in.
        NotDeclared, NikIsHeld: as they say.
        CardNotReady: the profile lacks something; the sentence says what.
        TooYoung: below working age.
        CardRunning: an application waits already.
        CardHeld: there is a card, and it is too early to renew it.
    """
    require(GRANTS, by, Permission.HOLD_CARD)
    if (person_id := by.subject_id) is None:
        raise NotPermitted()
    if not is_declared:
        raise NotDeclared(fields={"is_declared": str(NotDeclared.sentence)})
    if JobSeekerCard.objects.of_person(person_id).pending().exists():
        raise CardRunning()
    profile = _ready_profile(person_id)
    regency = Region.objects.get(pk=str(profile.person.village_id)[:4])
    today = today_in(regency, at)
    _demand_age(profile, today)
    before = JobSeekerCard.objects.of_person(person_id).filter(state__in=("active", "lapsed", "hired")).order_by("-pk").first()
    _demand_renewable(before, today)
    card = JobSeekerCard(
        person_id=person_id, regency=regency, renews=before, applied_at=at, moved_at=at, check_due_on=check_due(today),
        **_snapshot(profile, answers),
    )  # fmt: skip
    card.photo = _copied_photo(person_id, by, at)
    card.save()
    move(card, "apply", by, at, is_first=True)
    return card


@transaction.atomic
def resubmit(*, card: JobSeekerCard, answers: CardAnswers, is_declared: bool, by: Actor, at: datetime) -> JobSeekerCard:
    """Send a returned application again, with the profile as it has been mended.

    Raises:
        NotPermitted, MoveNotAllowed, NotDeclared, CardNotReady, NikIsHeld: as for `apply_for_card`.
    """
    current = locked_of_holder(card, by)
    if not is_declared:
        raise NotDeclared(fields={"is_declared": str(NotDeclared.sentence)})
    profile = _ready_profile(current.person_id)
    today, old_photo = today_in(current.regency, at), current.photo
    regency_id = str(profile.person.village_id)[:4]
    photo = _copied_photo(current.person_id, by, at)
    told = _snapshot(profile, answers) | {"photo": photo, "regency_id": regency_id, "check_due_on": check_due(today), "applied_at": at}
    move(current, "resubmit", by, at, **told)
    if old_photo is not None:
        remove(stored=old_photo, by=by, at=at)
    return current


@transaction.atomic
def cancel(*, card: JobSeekerCard, by: Actor, at: datetime) -> JobSeekerCard:
    """Take an application back before the card is issued."""
    current = locked_of_holder(card, by)
    return move(current, "cancel", by, at, check_due_on=None)


@transaction.atomic
def send_back(*, card: JobSeekerCard, reason: CardReturnReason, note: str, by: Actor, at: datetime) -> JobSeekerCard:
    """Ask the applicant to mend something; they read the reason and the note.

    Raises:
        NotPermitted, OwnMatter, MoveNotAllowed.
    """
    current = locked_for_office(card, Permission.CHECK_CARDS, by)
    return move(current, "send_back", by, at, reason_code=str(reason), note=note.strip(), check_due_on=None)


@transaction.atomic
def issue(*, card: JobSeekerCard, by: Actor, at: datetime) -> JobSeekerCard:
    """Issue the card under the regency's next number of the year; the one it renews is over.

    Raises:
        NotPermitted, OwnMatter, MoveNotAllowed.
        NikIsHeld: it is being heard whose NIK it is; the card waits.
    """
    current = locked_for_office(card, Permission.CHECK_CARDS, by)
    if is_nik_of_person_held(current.person_id):
        raise NikIsHeld()
    on = today_in(current.regency, at)
    _replace(current, by, at, on)
    document = _issue_document(current, on, by, at)
    move(
        current, "issue", by, at, number=document.number, document=document, issued_on=on, valid_until=last_day(on),
        check_in_due_on=next_report_day(on, after=on), check_due_on=None, reminded_days=None,
    )  # fmt: skip
    register_seeker(card=current, on=on)
    return current


def _replace(current: JobSeekerCard, by: Actor, at: datetime, on: date) -> None:
    """The card before this one is over. Who was counted stays counted, unless another regency counts them now."""
    rows = JobSeekerCard.objects.select_for_update(of=("self",)).of_person(current.person_id)
    for before in rows.filter(state__in=("active", "lapsed", "hired")).exclude(pk=current.pk):
        if before.regency_id != current.regency_id:
            strike_off_seeker(card=before, on=on)
        move(before, "replace", by, at)
        if before.document is not None:
            withdraw_document(document=before.document, reason_code="replaced", by=by, at=at)


def _issue_document(card: JobSeekerCard, on: date, by: Actor, at: datetime) -> Document:
    office = office_of(card.regency, by, on)
    ordinal = next_number(f"karirhub.card:{card.regency_id}:{on.year}", at=at)
    with translation.override("id"):
        facts = {
            "office": office.name,
            "regency": card.regency.name,
            "registered": str(formats.date_format(on, "j F Y")),
            "officer": office.officer,
            "content": digest_of(card),
        }
    return issue_document(
        kind=KIND, number=f"{card.regency_id}.{on:%d%m%y}.{ordinal:05d}", subject=f"karirhub.card:{card.pk}", facts=facts,
        holder=str(card.content["name"]), valid_until=last_day(on), person_id=card.person_id, by=by, at=at,
    )  # fmt: skip


def _ready_profile(person_id: int) -> Profile:
    profile = profile_of(person_id)
    gaps = gaps_of(profile, has_nik=standing_nik(person_id) is not None)
    if gaps:
        raise CardNotReady(_now("Lengkapi dulu di profil: %(parts)s.") % {"parts": ", ".join(gap.words for gap in gaps)})
    if is_nik_of_person_held(person_id):
        raise NikIsHeld()
    return profile


def _demand_age(profile: Profile, today: date) -> None:
    least = int(rule("working_age_min", today).value)
    if profile.person.born_on is None or age_on(profile.person.born_on, today) < least:
        raise TooYoung(_now("Kartu pencari kerja untuk usia %(age)s tahun ke atas.") % {"age": least})


def _demand_renewable(before: JobSeekerCard | None, today: date) -> None:
    first = renewable_from(before) if before else None
    if first is not None and today < first:
        words = formats.date_format(first, "j F Y")
        raise CardHeld(_now("Anda sudah punya kartu. Perpanjangan dibuka %(day)s.") % {"day": words})


def _snapshot(profile: Profile, answers: CardAnswers) -> dict[str, Any]:
    return {
        "sealed_content": sealed(content_of(profile, answers.as_text())),
        "sex": profile.person.sex,
        "education_id": profile.education_level_id,
        "occupation_id": profile.wanted_occupation_id,
    }


def _copied_photo(person_id: int, by: Actor, at: datetime) -> StoredFile | None:
    """The profile's photo may change later; the card keeps the one it was asked for with."""
    found = picture_of(person_id)
    if found is None:
        return None
    with open_stored(found) as stream:
        copy = io.BytesIO(stream.read())
    return store(stream=copy, filename="foto.jpg", purpose=PHOTO, person_id=person_id, by=by, at=at, max_bytes=LARGEST_PHOTO)
