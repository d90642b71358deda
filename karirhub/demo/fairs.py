"""Job fairs of the demo: one to come in Kabupaten Demak with booths, a waiting request and tickets, one online, and one that is over."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from karirhub.actions import fair_booths, fair_results, fair_tickets, fairs
from karirhub.actions.fair_results import BoothResult
from karirhub.actions.fairs import FairContent
from karirhub.demo.seekers import USUAL_PROFILES
from karirhub.models import FairBooth, JobFair, Vacancy
from siapkerja.demo.acting import employer_actor, person_actor
from siapkerja.demo.country import Country
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import LegalEntity, Person
from siapkerja.identity.queries import actor_of

REGENCY, OFFICER = "3321", "pengantar"
# Visitors, applications, interviewed and hired of the booths at the fair that is over.
RESULTS = ((10, 9, 5, 2), (7, 5, 3, 1), (4, 3, 1, 0))
COMING, CAME = 8, 16


def hold_fairs(country: Country) -> int:
    """Once, where the ready company's slice is built."""
    village = country.village_in(REGENCY)
    if not country.has_showpiece or OFFICER not in country.accounts or village is None:
        return 0
    officer = actor_of(country.accounts[OFFICER].user, on=country.today)
    employers = _employers(country, country.today)
    _come(country, officer, village, employers)
    _online(country, officer, village, employers)
    _past(country, officer, village)
    return 3


def _employers(country: Country, day: date) -> list[tuple[LegalEntity, list[Vacancy]]]:
    """The ready company and four others, each with up to three vacancies that were open on a day and are still."""
    found: list[tuple[LegalEntity, list[Vacancy]]] = []
    for office in country.workplaces[:40]:
        rows = Vacancy.objects.taking(day).filter(workplace=office, closes_on__gte=country.today).order_by("pk")[:3]
        if chosen := list(rows):
            found.append((office.legal_entity, chosen))
        if len(found) == 5:
            break
    return found


def _content(village: str, name: str, first: date, last: date) -> FairContent:
    return FairContent(
        name=name,
        organiser="Dinas Ketenagakerjaan Kabupaten Demak",
        description="Terbuka untuk semua pencari kerja, juga yang baru lulus. Bawa KTP, riwayat hidup, dan salinan ijazah. "
        "Ada ruang wawancara, sudut konsultasi pengantar kerja, dan pembuatan kartu AK/I di tempat.",
        village_id=village,
        venue="Gedung Serbaguna Contoh",
        address="Jalan Contoh Raya 12, seberang alun-alun",
        accessibility="Pintu landai dan toilet kursi roda di sisi timur. Juru bahasa isyarat pukul 09.00 sampai 11.00.",
        contact="(0291) 000000, dinas@contoh.example",
        starts_on=first,
        ends_on=last,
        opens_at=time(8),
        closes_at=time(14),
        booth_quota=12,
        slot_minutes=60,
        slot_capacity=40,
    )


def _come(country: Country, officer: Actor, village: str, employers: list[tuple[LegalEntity, list[Vacancy]]]) -> None:
    """In nine days: booths, one request to answer, one full slot, and a ticket of the ready seeker."""
    first = country.today + timedelta(days=9)
    fair = _announce(country, _content(village, f"Bursa Kerja Demak {first.year}", first, first + timedelta(days=1)), officer, days_ago=12)
    for number, (entity, brought) in enumerate(employers):
        asked = _ask(country, fair, entity, brought, at=country.moment(days_ago=8 - number))
        if number < len(employers) - 1 or len(employers) == 1:
            fair_booths.accept(booth=asked, number=number + 1, by=officer, at=country.moment(days_ago=7.5 - number))
    slots = list(fair.slots.all())
    for number, visitor in enumerate(country.seekers(USUAL_PROFILES)[:COMING]):
        slot = slots[(2, 0, 1, 1, 1, 1, 3, 7)[number % 8]]
        fair_tickets.take_ticket(slot=slot, by=person_actor(visitor), at=country.moment(days_ago=2))
    slots[1].refresh_from_db()
    fairs.set_slot_capacity(slot=slots[1], capacity=slots[1].taken, by=officer, at=country.moment(days_ago=1))


def _online(country: Country, officer: Actor, village: str, employers: list[tuple[LegalEntity, list[Vacancy]]]) -> None:
    """Today and in the days to come: rooms behind links, and a ticket of the ready seeker."""
    first = country.today
    told = _content(village, f"Bursa Kerja Daring Demak {first.year}", first, first + timedelta(days=6))
    content = replace(
        told, is_online=True, venue="", address="", accessibility="Takarir langsung di ruang Dinas. Juru bahasa isyarat menurut permintaan.",
        opens_at=time(0, 30), closes_at=time(23, 30), slot_minutes=240,
    )  # fmt: skip
    fair = _announce(country, content, officer, days_ago=14)
    for number, (entity, brought) in enumerate(employers[:3]):
        room = f"https://ruang.contoh.example/stan-{number + 1}"
        asked = _ask(country, fair, entity, brought, at=country.moment(days_ago=10 - number), link=room)
        fair_booths.accept(booth=asked, number=number + 1, by=officer, at=country.moment(days_ago=9.5 - number))
    ready = country.accounts["pencari"]
    slot = next(slot for slot in fair.slots.all() if slot.ends_at > country.now)
    fair_tickets.take_ticket(slot=slot, by=person_actor(ready), at=country.moment(days_ago=1))


def _past(country: Country, officer: Actor, village: str) -> None:
    """Last month: visitors came, three booths reported, and the office closed it."""
    day = country.today - timedelta(days=27)
    employers = _employers(country, day)
    fair = _announce(country, _content(village, "Bursa Kerja Pesisir Demak", day, day), officer, days_ago=45)
    stood: list[FairBooth] = []
    for number, (entity, brought) in enumerate(employers[: len(RESULTS)]):
        asked = _ask(country, fair, entity, brought, at=country.moment(days_ago=40 - number))
        stood.append(fair_booths.accept(booth=asked, number=number + 1, by=officer, at=country.moment(days_ago=39.5 - number)))
    slots, zone = list(fair.slots.all()), ZoneInfo(fair.time_zone)
    visitors: list[Person] = country.seekers(USUAL_PROFILES)[1 : CAME + 1]
    for number, visitor in enumerate(visitors):
        slot = slots[number % len(slots)]
        held = fair_tickets.take_ticket(slot=slot, by=person_actor(visitor), at=country.moment(days_ago=35))
        if number % 5:
            fair_tickets.admit(ticket=held, by=officer, at=slot.starts_at + timedelta(minutes=number))
    evening = datetime.combine(day, time(16), zone)
    for booth, counted in zip(stood, RESULTS, strict=False):
        result = BoothResult(**dict(zip(("visitors", "applications", "interviewed", "hired"), counted, strict=True)))
        fair_results.report_result(booth=booth, result=result, by=employer_actor(country, booth.legal_entity_id), at=evening)
    note = "Sebagian pengunjung datang tanpa tiket dan dilayani pada jam terakhir."
    fairs.close(fair=fair, note=note, by=officer, at=evening + timedelta(days=8))


def _announce(country: Country, content: FairContent, officer: Actor, *, days_ago: float) -> JobFair:
    at = country.moment(days_ago=days_ago)
    return fairs.publish(fair=fairs.draft(content=content, by=officer, at=at), by=officer, at=at)


def _ask(country: Country, fair: JobFair, entity: LegalEntity, brought: list[Vacancy], *, at: datetime, link: str = "") -> FairBooth:
    needs = "" if link else "Satu stopkontak dan dua kursi tambahan."
    told = {"fair": fair, "legal_entity": entity, "vacancies": brought, "needs": needs, "link": link}
    return fair_booths.request_booth(**told, by=employer_actor(country, entity.pk), at=at)  # type: ignore[arg-type]
