"""Job seekers' cards to test with, made through the actions."""

import io
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from PIL import Image

from karirhub.actions import cards
from karirhub.actions.cards import CardAnswers
from karirhub.enums import MaritalStatus
from karirhub.models import JobSeekerCard
from siapkerja.identity.actions.people import claim_nik, complete_person
from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.queries import standing_nik
from siapkerja.profiles.actions.photos import put_photo
from siapkerja.profiles.actions.profiles import write_wanted
from siapkerja.profiles.enums import WorkStatus
from siapkerja.profiles.models import Profile
from siapkerja.reference.models import EducationLevel
from tests.support.people import SYSTEM, Somebody, make_officer, make_region

VILLAGE = "3273021004"


def portrait_file() -> io.BytesIO:
    stream = io.BytesIO()
    Image.new("RGB", (300, 400), "red").save(stream, "JPEG")
    stream.seek(0)
    return stream


def with_profile(somebody: Somebody, *, born_on: date = date(1999, 4, 2), village: str = VILLAGE, photo: bool = True) -> Somebody:
    """Everything a card needs."""
    person, now = somebody.person, timezone.now()
    make_region(village)
    complete_person(
        person=person,
        full_name=person.full_name,
        sex="female",
        born_on=born_on,
        phone="+62811000222",
        village_code=village,
        by=SYSTEM,
        at=now,
    )
    if standing_nik(person.pk) is None:
        claim_nik(person=person, nik=f"{village[:6]}{born_on.day + 40:02d}{born_on:%m%y}{person.pk % 10_000:04d}", by=SYSTEM, at=now)
    Profile.objects.update_or_create(
        person=person,
        defaults={"education_level": EducationLevel.objects.get(code="SMA"), "street": "Jalan Contoh 7", "updated_at": now},
    )
    write_wanted(
        person=person, work_status=WorkStatus.NOT_WORKING, occupation_code="8153", region_code=village[:4], by=somebody.actor, at=now
    )
    if photo:
        put_photo(person=person, stream=portrait_file(), by=somebody.actor, at=now)
    return somebody


def make_employment_officer(region: str = "3273") -> Somebody:
    return make_officer("Ujang Contoh", OfficerRole.EMPLOYMENT_OFFICER, region)


def answers(**more: Any) -> CardAnswers:
    told: dict[str, Any] = {"birth_place": "Bandung", "marital_status": MaritalStatus.SINGLE}
    return CardAnswers(**told | more)


def applied(somebody: Somebody, *, at: datetime | None = None) -> JobSeekerCard:
    """An application by somebody with a complete profile."""
    with_profile(somebody)
    return cards.apply_for_card(answers=answers(), is_declared=True, by=somebody.actor, at=at or timezone.now())


def issued(somebody: Somebody, officer: Somebody, *, at: datetime | None = None) -> JobSeekerCard:
    """A card that counts."""
    at = at or timezone.now()
    return cards.issue(card=applied(somebody, at=at), by=officer.actor, at=at)


def days_later(moment: datetime, days: int) -> datetime:
    return moment + timedelta(days=days)
