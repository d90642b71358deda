"""What stands behind Karirhub's figures, for officers' lists."""

from collections.abc import Mapping, Sequence

from karirhub.models import Application, Vacancy, with_employer
from siapkerja.statistics.records import Record


def vacancies_behind(ids: Sequence[int]) -> Mapping[int, Record]:
    rows = Vacancy.objects.filter(pk__in=ids).with_employer()
    return {row.pk: Record(title=row.title, detail=_of(row), url=row.get_absolute_url() if row.is_public else "") for row in rows}


def applications_behind(ids: Sequence[int]) -> Mapping[int, Record]:
    rows = with_employer(Application.objects.filter(pk__in=ids), "vacancy__")
    return {row.pk: Record(title=row.number, detail=f"{row.vacancy.title}, {row.vacancy.employer_name}") for row in rows}


def _of(vacancy: Vacancy) -> str:
    return ", ".join(filter(None, (vacancy.employer_name, vacancy.number)))
