"""What a page says of a vacancy besides its row."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONArray, JSONObject
from django.utils.functional import Promise

from karirhub.enums import AskedDocument, Demand, Disability
from karirhub.models import AskedCertificate, ScreeningQuestion, SelectionStage, Vacancy, VacancyPlace, VacancySkill
from siapkerja.reference.queries.countries import country_name


@dataclass(frozen=True)
class Question:
    """A question every applicant answers, as it is announced."""

    text: str
    options: list[str]
    is_required: bool


@dataclass(frozen=True)
class Certificate:
    """A competence certificate asked for: its scheme's number and title, and whether somebody still offers it."""

    number: str
    title: str
    is_offered: bool
    demand: str

    @property
    def is_required(self) -> bool:
        return self.demand == Demand.REQUIRED


@dataclass(frozen=True)
class Place:
    """Another workplace where some of the openings are; degrees where they are known.

    Attributes:
        middle: of its regency, latitude and longitude.
    """

    workplace: str
    regency: str
    openings: int
    province: str | None
    address: str
    postal_code: str
    latitude: float | None
    longitude: float | None
    middle: Sequence[float | None]

    @property
    def point(self) -> tuple[float | None, float | None]:
        """Where it stands. One that nobody has placed has the middle of its regency, which is no place of its own."""
        point = (self.latitude, self.longitude)
        return (None, None) if point == tuple(self.middle) else point


@dataclass(frozen=True)
class Details:
    """Parts of a vacancy that are rows of their own, and codes in words.

    Attributes:
        certificates: the compulsory ones first.
        here: openings at the vacancy's own workplace, where others have some too.
        country: in the language of the page, "" for work in the country.
    """

    skills: list[str]
    stages: list[str]
    questions: list[Question]
    places: list[Place]
    certificates: list[Certificate]
    here: int
    documents: list[str | Promise]
    disabilities: list[str | Promise]
    country: str


def skills_of(vacancy_ids: Sequence[int]) -> dict[int, list[str]]:
    """Skills asked for by each vacancy; one query."""
    told: dict[int, list[str]] = defaultdict(list)
    for vacancy_id, name in VacancySkill.objects.filter(vacancy__in=vacancy_ids).order_by("pk").values_list("vacancy_id", "name"):
        told[vacancy_id].append(name)
    return told


def details_of(vacancy: Vacancy) -> Details:
    """One query."""
    told = _rows_of(vacancy)
    places = [Place(**row) for row in told["places"]]
    documents, disabilities = dict(AskedDocument.choices), dict(Disability.choices)
    return Details(
        skills=told["skills"],
        stages=told["stages"],
        questions=[Question(**row) for row in told["questions"]],
        places=places,
        certificates=sorted((Certificate(**row) for row in told["certificates"]), key=lambda row: (not row.is_required, row.title)),
        here=vacancy.openings - sum(place.openings for place in places),
        documents=[documents[code] for code in vacancy.documents_asked if code in documents],
        disabilities=[disabilities[code] for code in vacancy.disability_types if code in disabilities],
        country=country_name(vacancy.country) if vacancy.is_overseas else "",
    )


def _rows_of(vacancy: Vacancy) -> dict[str, Any]:
    """What stands in rows of its own, gathered by the database; also of a vacancy that a program tries out."""
    mine = {"vacancy": OuterRef("pk")}
    place = JSONObject(
        workplace="workplace__name", regency="workplace__regency__name", openings="openings",
        province="workplace__regency__parent__name", address="workplace__address", postal_code="workplace__postal_code",
        latitude="workplace__latitude", longitude="workplace__longitude",
        middle=JSONArray("workplace__regency__latitude", "workplace__regency__longitude"),
    )  # fmt: skip
    question = JSONObject(text="text", options="options", is_required="is_required")
    certificate = JSONObject(number="scheme__number", title="scheme__title", is_offered="scheme__is_offered", demand="demand")
    told = JSONObject(
        certificates=ArraySubquery(AskedCertificate.objects.filter(**mine).order_by("pk").values(told=certificate)),
        skills=ArraySubquery(VacancySkill.objects.filter(**mine).order_by("pk").values("name")),
        stages=ArraySubquery(SelectionStage.objects.filter(**mine).order_by("order").values("name")),
        questions=ArraySubquery(ScreeningQuestion.objects.filter(**mine).order_by("order").values(told=question)),
        places=ArraySubquery(VacancyPlace.objects.filter(**mine).order_by("pk").values(told=place)),
    )
    rows: dict[str, Any] = Vacancy._base_manager.filter(pk=vacancy.pk).values_list(told, flat=True).get()
    return rows
