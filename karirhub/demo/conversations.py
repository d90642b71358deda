"""What the ready seeker and the companies say to each other: messages, an interview to come, an offer to answer."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from karirhub.actions import applications, interviews, messages, offers
from karirhub.demo.seekers import USUAL_PROFILES
from karirhub.models import Application
from siapkerja.demo.acting import employer_actor, person_actor
from siapkerja.demo.country import Country


def converse(country: Country) -> int:
    """In the slice with the ready accounts: one application with times to choose from, one with an agreed time, one with an offer."""
    if not country.has_showpiece:
        return 0
    seeker = country.seekers(USUAL_PROFILES)[0]
    rows = Application.objects.of_person(seeker.pk).filter(state__in=["sent", "viewed", "shortlisted"]).with_vacancy().order_by("pk")
    for step, application in zip((_agree, _offer, _propose), rows, strict=False):
        step(country, application)
    return len(rows[:3])


def _propose(country: Country, application: Application) -> None:
    by = employer_actor(country, application.vacancy.legal_entity_id)
    zone = ZoneInfo(application.vacancy.workplace.time_zone)
    times = [datetime.combine(country.today + timedelta(days=days), time(hour), zone) for days, hour in ((4, 9), (4, 13), (6, 10))]
    interviews.propose_slots(
        application=application, times=times, minutes=45, place="Kantor kami, ruang wawancara lantai 1",
        note="Bawa KTP dan ijazah asli. Tanyakan Ibu Ratna di pos depan.", by=by, at=country.moment(days_ago=1),
    )  # fmt: skip


def _agree(country: Country, application: Application) -> None:
    seeker, by = person_actor(application.person), employer_actor(country, application.vacancy.legal_entity_id)
    _propose(country, application)
    at = country.moment(days_ago=0.5)
    interview = application.interviews.get()
    interviews.choose_slot(interview=interview, slot=interview.slots.all()[0], by=seeker, at=at)
    asked = "Apakah saya boleh membawa contoh jahitan sendiri?"
    messages.send_message(application=application, text=asked, by=seeker, at=at)
    answer = "Boleh, justru kami senang melihatnya. Sampai jumpa di wawancara."
    messages.send_message(application=application, text=answer, by=by, at=country.moment(days_ago=0.3))


def _offer(country: Country, application: Application) -> None:
    vacancy = application.vacancy
    by, at = employer_actor(country, vacancy.legal_entity_id), country.moment(days_ago=0.4)
    if application.state == "sent":
        application = applications.move(application=application, name="view", by=by, at=at)
    offers.make_offer(
        application=application, wage=vacancy.best_wage, starts_on=country.today + timedelta(days=21),
        answer_by=country.today + timedelta(days=7), contract_type=vacancy.contract_type, contract_months=vacancy.contract_months,
        terms="Uang makan setiap hari kerja.\nJam kerja 07.30 sampai 15.30, Senin sampai Jumat.", by=by, at=at,
    )  # fmt: skip
