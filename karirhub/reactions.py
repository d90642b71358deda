"""What Karirhub does when something has happened."""

from datetime import datetime

from karirhub.actions.certificates import note_published, note_withdrawn
from karirhub.actions.vacancies import tell_anew
from karirhub.models import Vacancy
from karirhub.queries.figures import APPLICATIONS, OPENINGS, VACANCIES
from siapkerja.events.reactions import on
from siapkerja.facts.karirhub import ApplicationSubmitted, VacancyPublished
from siapkerja.facts.organisations import OrganisationChanged, OrganisationsMerged
from siapkerja.facts.sertihub import SchemePublished, SchemeWithdrawn
from siapkerja.identity.actor import Actor
from siapkerja.kernel.calendar import day_in
from siapkerja.statistics.actions.contributions import contribute
from siapkerja.statistics.counting import counts


@counts(VacancyPublished)
def count_vacancy(fact: VacancyPublished, *, at: datetime) -> None:
    """Each published vacancy adds to the figures of its regency and month."""
    contribute(
        source=f"karirhub.vacancy:{fact.vacancy_id}",
        version=fact.version,
        region_code=fact.regency_code,
        month=day_in("Asia/Jakarta", at),
        amounts={VACANCIES: 1, OPENINGS: fact.openings},
    )


@counts(ApplicationSubmitted)
def count_application(fact: ApplicationSubmitted, *, at: datetime) -> None:
    """Each application adds to the figures of the vacancy's regency; many come at once, so nobody waits for it."""
    contribute(
        source=f"karirhub.application:{fact.application_id}",
        version=fact.version,
        region_code=Vacancy.objects.values_list("regency_id", flat=True).get(pk=fact.vacancy_id),
        month=day_in("Asia/Jakarta", fact.at),
        amounts={APPLICATIONS: 1},
        is_urgent=False,
    )


@on(SchemePublished, queue="quick")
def know_scheme(fact: SchemePublished, *, at: datetime) -> None:
    """Employers can ask for its certificate from now on."""
    note_published(
        number=fact.number, title=fact.title, occupation_code=fact.occupation_code, unit_codes=fact.unit_codes, version=fact.version
    )


@on(SchemeWithdrawn, queue="quick")
def forget_scheme(fact: SchemeWithdrawn, *, at: datetime) -> None:
    """Nobody can newly ask for its certificate."""
    note_withdrawn(number=fact.number, version=fact.version)


@on(OrganisationChanged, queue="quick")
def tell_new_name(fact: OrganisationChanged, *, at: datetime) -> None:
    """Open vacancies are found by their employer's name: a new one is searched for at once."""
    tell_anew(legal_entity_id=fact.legal_entity_id, by=Actor.the_system("karirhub"), at=at)


@on(OrganisationsMerged, queue="quick")
def tell_new_employer(fact: OrganisationsMerged, *, at: datetime) -> None:
    """Vacancies of the duplicate are the other's now, and found by its name."""
    tell_anew(legal_entity_id=fact.legal_entity_id, by=Actor.the_system("karirhub"), at=at)
