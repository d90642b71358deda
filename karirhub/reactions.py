"""What Karirhub does when something has happened."""

from datetime import datetime

from karirhub.queries.figures import OPENINGS, VACANCIES
from siapkerja.events.reactions import on
from siapkerja.facts.karirhub import VacancyPublished
from siapkerja.kernel.calendar import day_in
from siapkerja.statistics.actions.contributions import contribute


@on(VacancyPublished, queue="bulk")
def count_vacancy(fact: VacancyPublished, *, at: datetime) -> None:
    """Each published vacancy adds to the figures of its regency and month."""
    contribute(
        source=f"karirhub.vacancy:{fact.vacancy_id}",
        version=fact.version,
        region_code=fact.regency_code,
        month=day_in("Asia/Jakarta", at),
        amounts={VACANCIES: 1, OPENINGS: fact.openings},
    )
