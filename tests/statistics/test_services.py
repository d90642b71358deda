"""What the services count arrives in statistics."""

from collections.abc import Callable

from django.utils import timezone

from siapkerja.statistics.actions.contributions import fold_contributions
from siapkerja.statistics.figures import figures, value_of
from siapkerja.statistics.periods import Period
from tests.support.people import Somebody
from tests.support.samples import filed_report
from tests.support.vacancies import draft_vacancy, open_vacancy


def test_filed_reports_and_their_workers_are_counted_where_and_when_they_were_filed(
    manager: Somebody, deliver_facts: Callable[[], int]
) -> None:
    filed_report(manager, workers=3)
    deliver_facts()
    fold_contributions(at=timezone.now())

    month = Period.month(timezone.localdate())
    assert value_of("manpower-reports", "32", month) == 1
    assert value_of("reported-workers", "3273", month) == 3
    assert value_of("reported-workers", "35", month) == 0


def test_published_vacancies_are_counted_once_however_often_the_fact_arrives(manager: Somebody, deliver_facts: Callable[[], int]) -> None:
    open_vacancy(manager.workplace, openings=7)
    draft_vacancy(manager.workplace)
    deliver_facts()
    fold_contributions(at=timezone.now())

    month = Period.month(timezone.localdate())
    assert value_of("published-vacancies", "32", month) == 1
    assert value_of("vacancy-openings", "", month) == 7


def test_every_figure_says_what_it_means_and_where_it_comes_from() -> None:
    for figure in figures():
        assert str(figure.definition).endswith(".")
        assert figure.source
        assert figure.unit
