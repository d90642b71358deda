"""What like vacancies say: suggestions for whoever writes one."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import quantiles

from karirhub.models import Vacancy, VacancySkill
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.reach import within_reach
from siapkerja.reference.models import Occupation
from siapkerja.reference.queries import place_words
from siapkerja.reference.queries.occupations import occupation_named, occupations_like

LOOKED_AT = 200
# Fewer say too little, and might give one company's pay away.
FEWEST = 5
MOST_SKILLS = 6


@dataclass(frozen=True)
class UsualPay:
    """What is usually paid, in rupiah a month: the middle half of what like vacancies publish.

    Attributes:
        place: words for where these vacancies are.
        vacancies: how many it is drawn from.
    """

    low: int
    high: int
    place: str
    vacancies: int


@dataclass(frozen=True)
class Suggested:
    """What a title suggests.

    Attributes:
        occupation: None where the title names none.
        near: occupations to choose from instead.
        education: code, "" where too few vacancies say.
    """

    occupation: Occupation | None
    near: tuple[Occupation, ...]
    pay: UsualPay | None
    skills: tuple[str, ...]
    education: str


def suggested(*, title: str, occupation_code: str, regency_code: str) -> Suggested:
    """Suggestions for a vacancy; `occupation_code` "" lets the title find it. At most ten queries."""
    occupation = Occupation.objects.filter(code=occupation_code).first() if occupation_code else _by_title(title)
    if occupation is None:
        return Suggested(None, tuple(occupations_like(title)), None, (), "")
    rows = list(
        Vacancy.objects.in_the_country()
        .filter(occupation=occupation, published_at__isnull=False)
        .order_by("-pk")
        .values_list("pk", "regency_id", "wage_min", "wage_max", "is_wage_visible", "education_id")[:LOOKED_AT]
    )
    levels = Counter(row[5] for row in rows).most_common(1)
    education = levels[0][0] if levels and len(rows) >= FEWEST else ""
    return Suggested(occupation, (), _pay(occupation, rows, regency_code), _skills(row[0] for row in rows), education)


def _by_title(title: str) -> Occupation | None:
    """The occupation the whole title names, else the only one its words find."""
    if found := occupation_named(title):
        return found
    words = title.split()
    for end in range(len(words) - 1, 0, -1):
        if found := occupation_named(" ".join(words[:end])):
            return found
    near = occupations_like(title)
    return near[0] if len(near) == 1 else None


def _pay(occupation: Occupation, rows: list[tuple[int, str, int, int | None, bool, str]], regency_code: str) -> UsualPay | None:
    """In the regency if enough say so, else in its province, else in the country. Places are looked at among the newest first."""
    told = [(regency, low, high or low) for _pk, regency, low, high, is_visible, _education in rows if is_visible]
    for within in (regency_code, regency_code[:2], ""):
        near = [(low, high) for regency, low, high in told if regency.startswith(within)]
        if within and len(near) < FEWEST:
            near = _told_within(occupation, within)
        if len(near) >= FEWEST:
            low = quantiles([low for low, _high in near], n=4)[0]
            high = quantiles([high for _low, high in near], n=4)[2]
            return UsualPay(_rounded(low), max(_rounded(low), _rounded(high)), place_words(within) or "Indonesia", len(near))
    return None


def _told_within(occupation: Occupation, within: str) -> list[tuple[int, int]]:
    rows = Vacancy.objects.in_the_country().filter(occupation=occupation, published_at__isnull=False, is_wage_visible=True)
    rows = rows.filter(regency__code__startswith=within)
    return [(low, high or low) for low, high in rows.order_by("-pk").values_list("wage_min", "wage_max")[:LOOKED_AT]]


def _rounded(amount: float) -> int:
    return int(round(amount, -4))


def _skills(vacancy_ids: Iterable[int]) -> tuple[str, ...]:
    names = VacancySkill.objects.filter(vacancy__in=list(vacancy_ids)).values_list("name", flat=True)
    return tuple(name for name, _count in Counter(name.lower() for name in names).most_common(MOST_SKILLS))


def copyable(organisation: LegalEntity, actor: Actor, limit: int = 12) -> list[Vacancy]:
    """The company's last vacancies, to begin a new one from."""
    rows = Vacancy.objects.of(organisation.pk).filter(within_reach(organisation, actor)).exclude(state="discarded")
    return list(rows.select_related("regency").order_by("-pk")[:limit])
