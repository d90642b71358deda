"""What the demo's job seekers keep: searches, and vacancies."""

from karirhub.actions.saved import save_vacancy
from karirhub.demo.jobs import JOBS
from karirhub.models import Application, Vacancy
from karirhub.views.public.kept import KEPT_VACANCIES
from siapkerja.alerts.actions.subscriptions import keep_search
from siapkerja.alerts.enums import Frequency
from siapkerja.demo.acting import person_actor
from siapkerja.demo.country import Country

SEEKERS, SAVED_EACH = 12, 3


def keep(country: Country) -> int:
    """Some seekers keep the search for their trade and a few vacancies they have not applied for; the ready seeker does, too."""
    seekers = country.seekers(SEEKERS)
    vacancies = list(Vacancy.objects.public().order_by("pk")[:60])
    made = 0
    for number, person in enumerate(seekers):
        by, at = person_actor(person), country.moment(days_ago=20)
        query = f"q={JOBS[number % len(JOBS)].titles[0]}"
        keep_search(kind=KEPT_VACANCIES, query=query, frequency=Frequency.WEEKLY, language="id", by=by, at=at)
        applied = set(Application.objects.of_person(person.pk).values_list("vacancy_id", flat=True))
        left = [vacancy for vacancy in vacancies if vacancy.pk not in applied]
        for vacancy in country.random.sample(left, k=min(SAVED_EACH, len(left))):
            save_vacancy(vacancy=vacancy, by=by, at=at)
            made += 1
    return made
