"""Employers as people look for them among those with open vacancies."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from karirhub.queries.documents import VACANCIES
from siapkerja.identity.models import LegalEntity
from siapkerja.search.queries import ask

SHORTEST_NAME = 3
MOST_SHOWN = 30


@dataclass(frozen=True)
class Employer:
    """`vacancies`: how many are open."""

    legal_entity_id: int
    name: str
    vacancies: int


def employer_names(ids: Iterable[str]) -> dict[str, str]:
    """Names by number as text; unknown ones are left out."""
    wanted = [int(number) for number in ids]
    return {str(pk): name for pk, name in LegalEntity.objects.filter(pk__in=wanted).values_list("pk", "name")} if wanted else {}


def employers_like(text: str) -> list[Employer]:
    """Employers with open vacancies whose name holds what was typed, most vacancies first; none before the third letter."""
    words = text.split()
    if sum(map(len, words)) < SHORTEST_NAME:
        return []
    known = LegalEntity.objects.all()
    for word in words[:6]:
        known = known.filter(name__icontains=word)
    rows = list(known.order_by("name", "pk").values_list("pk", "name")[:200])
    numbers: Sequence[int] = ask(VACANCIES, lambda engine: engine.rows_with("employer", [str(pk) for pk, _name in rows])) if rows else []
    found = [Employer(pk, name, number) for (pk, name), number in zip(rows, numbers, strict=True) if number]
    return sorted(found, key=lambda one: (-one.vacancies, one.name))[:MOST_SHOWN]
