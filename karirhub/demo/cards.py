"""Job seekers' cards of the demo's employment officer in Kabupaten Demak: waiting, returned, in use, due, placed; and locked months."""

import io
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from PIL import Image, ImageDraw

from karirhub.actions import card_life, cards, guidance, placements
from karirhub.actions.balances import lock_month
from karirhub.actions.cards import CardAnswers
from karirhub.actions.openings import settle_openings
from karirhub.actions.placements import PlacementContent
from karirhub.enums import NEVER_WORKED, CardReturnReason, CounsellingTopic, MaritalStatus, StrikeReason
from karirhub.models import JobSeekerCard, Vacancy
from karirhub.queries.balances import next_to_lock
from karirhub.queries.card_days import report_days
from siapkerja.demo.acting import person_actor
from siapkerja.demo.country import Country
from siapkerja.identity.actions.people import claim_niks
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Person
from siapkerja.identity.queries import actor_of
from siapkerja.kernel.calendar import add_months
from siapkerja.profiles.actions.histories import record_education
from siapkerja.profiles.actions.photos import put_photo
from siapkerja.profiles.actions.profiles import write_address, write_wanted
from siapkerja.profiles.actions.skills import add_skills
from siapkerja.profiles.enums import WorkStatus
from siapkerja.reference.models import EducationLevel, Occupation, Region

REGENCY, SERIAL, OFFICER = "3321", 960, "pengantar"


@dataclass(frozen=True)
class Seeker:
    """Who asks for a card; `days_ago` they did, `becomes` what their card is today, `worked` the section of KBLI they last worked in."""

    name: str
    is_female: bool
    age: int
    education: str
    occupation: str
    days_ago: float
    becomes: str
    worked: str = NEVER_WORKED


SEEKERS = (
    Seeker("Hartono Contoh", False, 41, "SMA", "8322", 745, "renewed", "H"),
    Seeker("Mulyono Contoh", False, 34, "SMK", "7231", 176, "due", "G"),
    Seeker("Endah Contoh", True, 22, "SMA", "5223", 96, "placed"),
    Seeker("Rizki Contoh", False, 19, "SMK", "7411", 81, "moved"),
    Seeker("Nurul Contoh", True, 27, "S1", "2411", 74, "counselled", "K"),
    Seeker("Sutrisno Contoh", False, 46, "SMP", "9313", 50, "active", "F"),
    Seeker("Lestari Contoh", True, 24, "SMA", "8153", 33, "referred", "C"),
    Seeker("Fitri Contoh", True, 21, "SMA", "4110", 3, "returned"),
    Seeker("Wahyu Contoh", False, 29, "SMK", "8153", 1.1, "waiting"),
    Seeker("Ayu Contoh", True, 18, "SMA", "5223", 0.1, "waiting"),
)


def issue_cards(country: Country) -> int:
    """Once, where the ready company's slice is built; returns how many people asked."""
    if not country.has_showpiece or OFFICER not in country.accounts or country.village_in(REGENCY) is None:
        return 0
    officer = actor_of(country.accounts[OFFICER].user, on=country.today)
    picture = _picture()
    for seeker, person in zip(SEEKERS, _settle(country), strict=True):
        _fill_profile(country, seeker, person, picture)
        _live_on(country, seeker, _apply(country, seeker, person), officer)
    _lock_months(country, officer)
    return len(SEEKERS)


def _settle(country: Country) -> list[Person]:
    people, niks = [], []
    for number, seeker in enumerate(SEEKERS):
        village = country.village_in(REGENCY) or ""
        born_on = date(country.today.year - seeker.age, 1 + number % 9, 3 + number)
        people.append(
            Person(
                full_name=seeker.name, sex="female" if seeker.is_female else "male", born_on=born_on, phone=f"+62812900{number:05d}",
                village_id=village, is_demo=True, created_at=country.moment(days_ago=760),
            )
        )  # fmt: skip
        niks.append(country.synthetic_nik(village_code=village, born_on=born_on, is_female=seeker.is_female, serial=SERIAL + number))
    Person.objects.bulk_create(people)
    claim_niks(people=list(zip(people, niks, strict=True)), by=country.system)
    return people


def _fill_profile(country: Country, seeker: Seeker, person: Person, picture: bytes) -> None:
    by, at = person_actor(person), country.moment(days_ago=750)
    levels = set(EducationLevel.objects.values_list("code", flat=True))
    known = Occupation.objects.filter(code=seeker.occupation).exists()
    write_address(
        person=person, village_code=str(person.village_id), street=f"Dusun Krajan RT 0{1 + person.pk % 8}", postal_code="59511", by=by, at=at
    )  # fmt: skip
    record_education(
        person=person, level_code=seeker.education if seeker.education in levels else "SMA", institution=f"Sekolah Contoh {seeker.age}",
        field_of_study="", started_in=None, finished_in=country.today.year - max(seeker.age - 18, 1), by=by, at=at,
    )  # fmt: skip
    add_skills(person=person, names=["Bekerja dalam regu", "Mengoperasikan komputer"], by=by, at=at)
    wanted = seeker.occupation if known else "8153"
    write_wanted(person=person, work_status=WorkStatus.NOT_WORKING, occupation_code=wanted, region_code=REGENCY, by=by, at=at)
    put_photo(person=person, stream=io.BytesIO(picture), by=by, at=at)


def _apply(country: Country, seeker: Seeker, person: Person) -> JobSeekerCard:
    return cards.apply_for_card(
        answers=_answers(seeker), is_declared=True, by=person_actor(person), at=country.moment(days_ago=seeker.days_ago)
    )


def _answers(seeker: Seeker) -> CardAnswers:
    married = MaritalStatus.SINGLE if seeker.age < 26 else MaritalStatus.MARRIED
    spoken = "Indonesia, Jawa, Inggris" if seeker.education == "S1" else "Indonesia, Jawa"
    return CardAnswers(birth_place="Demak", marital_status=married, languages=spoken, last_industry=seeker.worked)


def _live_on(country: Country, seeker: Seeker, card: JobSeekerCard, officer: Actor) -> None:
    """What became of the card until today."""
    at = country.moment(days_ago=seeker.days_ago) + timedelta(hours=3)
    if seeker.becomes == "waiting":
        return
    if seeker.becomes == "returned":
        note = "Wajah tertutup bayangan. Ambil lagi di tempat terang."
        cards.send_back(card=card, reason=CardReturnReason.PHOTO, note=note, by=officer, at=at)
        return
    card = cards.issue(card=card, by=officer, at=at)
    if seeker.becomes == "placed":
        starts_on = country.today - timedelta(days=38)
        content = PlacementContent(employer="CV Contoh Ritel Demak", position="Pramuniaga", work_region=REGENCY, starts_on=starts_on)
        placements.record_by_hand(card=card, content=content, by=officer, at=country.moment(days_ago=38))
    elif seeker.becomes == "moved":
        card_life.strike_off(card=card, reason=StrikeReason.MOVED, by=officer, at=country.moment(days_ago=20))
    elif seeker.becomes == "counselled":
        text = "Ingin bekerja di bidang keuangan. Disarankan melengkapi sertifikat administrasi, lalu melamar di Semarang dan Demak."
        guidance.write_note(card=card, topic=CounsellingTopic.CAREER, text=text, by=officer, at=country.moment(days_ago=12))
    elif seeker.becomes == "referred":
        _refer(country, card, officer)
    elif seeker.becomes == "renewed":
        _renew(country, seeker, card, officer)


def _renew(country: Country, seeker: Seeker, card: JobSeekerCard, officer: Actor) -> None:
    """Reported each time, and renewed when its two years were nearly over."""
    holder, zone = person_actor(card.person), country.now.tzinfo
    for due_on in report_days(card.issued_on or country.today):
        if due_on < (card.valid_until or country.today):
            card = card_life.check_in(card=card, by=holder, at=datetime.combine(due_on - timedelta(days=5), time(10), zone))
    again = cards.apply_for_card(answers=_answers(seeker), is_declared=True, by=holder, at=country.moment(days_ago=20))
    cards.issue(card=again, by=officer, at=country.moment(days_ago=19))


def _refer(country: Country, card: JobSeekerCard, officer: Actor) -> None:
    """To an open vacancy of the ready company."""
    ours = Vacancy.objects.public().filter(workplace=country.workplaces[0], closes_on__gt=country.today).order_by("pk").first()
    if ours is not None:
        guidance.refer(card=card, vacancy=ours, by=officer, at=country.moment(days_ago=1))


def _lock_months(country: Country, officer: Actor) -> None:
    """All months that are over but the last one, which is left to whoever tries it."""
    regency = Region.objects.get(pk=REGENCY)
    settle_openings(region_code=REGENCY[:2], at=country.now)
    last = add_months(country.today.replace(day=1), -1)
    while (month := next_to_lock(REGENCY, country.today)) is not None and month < last:
        lock_month(regency=regency, month=month, by=officer, at=country.now)


def _picture() -> bytes:
    """A portrait of nobody."""
    sheet = Image.new("RGB", (360, 480), "#b3261e")
    drawing = ImageDraw.Draw(sheet)
    drawing.ellipse((120, 90, 240, 230), fill="#d9b38c")
    drawing.rectangle((80, 270, 280, 480), fill="white")
    stream = io.BytesIO()
    sheet.save(stream, "JPEG")
    return stream.getvalue()
