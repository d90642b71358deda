"""Vacancies of the demo that ask for the certificates of its certification bodies."""

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta

from karirhub.actions.certificates import Asked, note_published
from karirhub.actions.vacancies import rewrite
from karirhub.actions.vacancy_content import VacancyContent
from karirhub.demo.seekers import HIRED, send
from karirhub.enums import Demand
from karirhub.models import Vacancy
from siapkerja.demo.acting import employer_actor
from siapkerja.demo.country import SLICES, Country
from siapkerja.events.models import EventRecord
from siapkerja.facts.sertihub import CertificateIssued, SchemePublished
from siapkerja.identity.models import Workplace

# Vacancies of each occupation that ask for a certificate; those of the ready company in its trade all do.
ASKING_EACH = 4
# Those hired of the certified, and how many days that takes from their application.
HIRED_AT_MOST, DAYS_TO_HIRE = 5, 4
# Vacancies of another occupation (KBJI) that such a certificate is good for.
ALSO_FOR = {"7531": ("8153",), "2513": ("2512",), "4110": ("3343",)}


def ask_for_certificates(country: Country) -> int:
    """The register is read from the announcements: facts are delivered only when everything is built."""
    schemes = _learn(country)
    ours = country.workplaces[0].pk if country.has_showpiece else 0
    offices = [workplace.pk for workplace in country.workplaces]
    asked = 0
    for code, numbers in sorted(schemes.items()):
        fitting = Vacancy.objects.public().filter(occupation__in=(code, *ALSO_FOR.get(code, ())), workplace__in=offices)
        rows = list(fitting.select_related("workplace").order_by("pk"))
        chosen = [row for row in rows if row.workplace_id == ours] + [row for row in rows if row.workplace_id != ours][:ASKING_EACH]
        for vacancy in chosen:
            _ask(country, vacancy, numbers, is_ours=vacancy.workplace_id == ours)
        asked += len(chosen)
    return asked


def hire_certified(country: Country) -> int:
    """Some of those who were certified lately apply where their certificate is asked for, and are hired."""
    offices = [workplace.pk for workplace in country.workplaces]
    people = {person.pk: person for person in country.people}
    at, hired = country.moment(days_ago=DAYS_TO_HIRE), 0
    told = EventRecord.objects.filter(fact=CertificateIssued.fact_name(), at__gte=country.moment(days_ago=30), at__lt=at).order_by("pk")
    for fact in (row.revived() for row in told):
        if not isinstance(fact, CertificateIssued) or fact.person_id not in people or hired == HIRED_AT_MOST:
            continue
        asking = Vacancy.objects.public().filter(asked__scheme__number=fact.scheme_number, workplace__in=offices, published_at__lt=at)
        vacancy = asking.exclude(applications__person=fact.person_id).order_by("pk").first()
        if vacancy is not None:
            send(country, people[fact.person_id], vacancy, at=at, path=HIRED)
            hired += 1
    return hired


def _learn(country: Country) -> dict[str, list[str]]:
    """Numbers of the schemes published in this slice, by occupation; the other slice learns its own."""
    told = [row.revived() for row in EventRecord.objects.filter(fact=SchemePublished.fact_name()).order_by("pk")]
    bodies = {fact.legal_entity_id for fact in told if isinstance(fact, SchemePublished)}
    offices = Workplace.objects.filter(legal_entity__in=bodies).values_list("legal_entity_id", "regency_id")
    here = {entity for entity, regency in offices if int(regency) % SLICES == country.slice}
    schemes: dict[str, list[str]] = defaultdict(list)
    for fact in told:
        if isinstance(fact, SchemePublished) and fact.legal_entity_id in here:
            note_published(
                number=fact.number, title=fact.title, occupation_code=fact.occupation_code, unit_codes=fact.unit_codes, version=fact.version
            )
            if fact.number not in schemes[fact.occupation_code]:
                schemes[fact.occupation_code].append(fact.number)
    return schemes


def _ask(country: Country, vacancy: Vacancy, numbers: list[str], *, is_ours: bool) -> None:
    pick = country.random
    chosen = numbers[:1] if is_ours else pick.sample(numbers, k=1 if pick.random() < 0.8 else min(2, len(numbers)))
    asked = tuple(Asked(number=number, demand=Demand.REQUIRED if pick.random() < 0.4 else Demand.PREFERRED) for number in chosen)
    assert vacancy.published_at is not None
    by = employer_actor(country, vacancy.legal_entity_id)
    content = replace(VacancyContent.of(vacancy), certificates=asked)
    rewrite(vacancy=vacancy, content=content, by=by, at=min(vacancy.published_at + timedelta(hours=3), country.now))
