"""Which vacancies a person keeps, and what they are to somebody looking at a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, Exists, OuterRef, QuerySet, Value

from karirhub.models import Application, SavedVacancy, with_employer

SAVED = "saved"


@dataclass(frozen=True)
class Marks:
    """What a person has done about the vacancies of one list."""

    applied: frozenset[int] = frozenset()
    saved: frozenset[int] = frozenset()


def marks_on(person_id: int | None, vacancy_ids: Iterable[int]) -> Marks:
    """One query, none for strangers."""
    ids = list(vacancy_ids)
    if person_id is None or not ids:
        return Marks()
    applied = Application.objects.of_person(person_id).filter(vacancy__in=ids).exclude(state="withdrawn")
    saved = SavedVacancy.objects.of_person(person_id).filter(vacancy__in=ids)
    mine = applied.order_by().values_list("vacancy_id", "state").union(_kept(saved), all=True)
    rows = list(mine)
    return Marks(
        frozenset(vacancy for vacancy, what in rows if what != SAVED),
        frozenset(vacancy for vacancy, what in rows if what == SAVED),
    )


def saved_by(person_id: int | None) -> QuerySet[SavedVacancy]:
    """What a person keeps, with whether they have applied; in no order."""
    applied = Application.objects.filter(person=OuterRef("person"), vacancy=OuterRef("vacancy")).exclude(state="withdrawn")
    named = [f"vacancy__{part}" for part in ("regency", "education", "occupation", "workplace")]
    texts = ("vacancy__description", "vacancy__requirements", "vacancy__benefits")
    rows = with_employer(SavedVacancy.objects.of_person(person_id), "vacancy__").select_related(*named)
    return rows.defer(*texts).annotate(has_applied=Exists(applied))


def is_saved(person_id: int | None, vacancy_id: int) -> bool:
    return SavedVacancy.objects.of_person(person_id).filter(vacancy=vacancy_id).exists()


def to_remind(vacancy_id: int, closes_on: date) -> list[int]:
    """Persons who keep a vacancy that still closes on that day, and have not applied."""
    applied = Application.objects.filter(vacancy=vacancy_id).values("person")
    rows = SavedVacancy.objects.filter(vacancy=vacancy_id, vacancy__closes_on=closes_on, vacancy__state="published")
    return list(rows.exclude(person__in=applied).order_by("person").values_list("person", flat=True))


def saved_held(person_id: int) -> list[dict[str, Any]]:
    """For the copy of one's own data."""
    rows = with_employer(SavedVacancy.objects.of_person(person_id), "vacancy__").order_by("pk")
    return [{"vacancy": row.vacancy.title, "employer": row.vacancy.employer_name, "saved_at": row.saved_at} for row in rows]


def _kept(rows: QuerySet[SavedVacancy]) -> Any:
    return rows.order_by().values_list("vacancy_id", Value(SAVED, output_field=CharField()))
