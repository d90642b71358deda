"""The same vacancy twice: mostly a slip, now and then meant. Whoever writes the second one is asked."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from karirhub.actions.vacancies import draft
from karirhub.actions.vacancy_content import VacancyContent
from karirhub.models import Vacancy
from karirhub.queries.sent_vacancies import alike
from karirhub.queries.vacancies import today_at
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Workplace
from siapkerja.kernel.errors import Refused


class SimilarVacancy(Refused):
    """Attributes: other: the vacancy that says the same."""

    code = "similar_vacancy"
    sentence = _("Lowongan dengan jabatan, tempat, dan jumlah yang sama sudah ada.")
    other: Vacancy | None = None


@transaction.atomic
def draft_single(*, workplace: Workplace, content: VacancyContent, is_double_meant: bool, by: Actor, at: datetime) -> Vacancy:
    """`draft`, unless the employer wrote the same title, place and number of people lately.

    Args:
        is_double_meant: they know of it and want this one as well.

    Raises:
        SimilarVacancy: names the other one.
        and what `draft` raises.
    """
    vacancy = draft(workplace=workplace, content=content, by=by, at=at)
    other = None if is_double_meant else alike(vacancy, employer_name="", on=today_at(vacancy, at))
    if other is not None:
        refusal = SimilarVacancy()
        refusal.other = other
        raise refusal
    return vacancy
