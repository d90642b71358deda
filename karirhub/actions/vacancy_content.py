"""What an employer says of a vacancy, and writing down the parts that are rows of their own."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from karirhub.actions.certificates import Asked
from karirhub.enums import ContractType, Demand, PlacementKind, QuestionKind, WageSystem, WorkArrangement, WorkingTime
from karirhub.models import AskedCertificate, ScreeningQuestion, SelectionStage, Vacancy, VacancyContact, VacancyPlace, VacancySkill
from siapkerja.kernel.errors import Refused
from siapkerja.reference.models import RegionLevel

MOST_SKILLS, MOST_QUESTIONS, MOST_STAGES, MOST_OPTIONS = 15, 10, 8, 8
# Rows of their own, not columns of the vacancy.
_APART = ("certificates", "skills", "places", "questions", "stages", "contact_name", "contact_phone")
# Columns that also depend on something else than what is said.
_WORKED_OUT = ("answer_within_days", "district_id", "opens_on")


class QuestionsInUse(Refused):
    code = "vacancy_questions_in_use"
    sentence = _("Pertanyaan dan tahap seleksi tidak dapat diubah lagi, karena sudah ada yang melamar dengan menjawabnya.")


class TooManyParts(Refused):
    code = "vacancy_too_many_parts"
    sentence = _("Paling banyak 15 keterampilan, 10 pertanyaan, dan 8 tahap seleksi.")


class PlacesDoNotFit(Refused):
    code = "vacancy_places_do_not_fit"
    sentence = _("Jumlah di cabang melebihi jumlah yang dibutuhkan.")


class DistrictElsewhere(Refused):
    code = "vacancy_district_elsewhere"
    sentence = _("Kecamatan ini tidak ada di kabupaten atau kota yang dipilih.")


class NotOurWorkplace(Refused):
    code = "vacancy_not_our_workplace"
    sentence = _("Pilih cabang perusahaan Anda yang masih dibuka.")


@dataclass(frozen=True, kw_only=True)
class PlaceOpenings:
    """How many of the openings are at another workplace of the company."""

    workplace_id: int
    openings: int


@dataclass(frozen=True, kw_only=True)
class Question:
    """What every applicant is asked; `options` only where one is chosen."""

    text: str
    kind: QuestionKind
    options: tuple[str, ...] = ()
    is_required: bool = True


@dataclass(frozen=True, kw_only=True)
class VacancyContent:
    """What an employer says of a vacancy. Wages are rupiah a month; codes are of the reference data.

    Attributes:
        openings_men, openings_women: how many of the openings are for one sex only; needs `sex_reason`.
        answer_within_days: days; None takes what the rule `vacancy_answer_days` says.
        district_id: six digits, of the regency; None for that of the workplace, where the work is done in its regency.
        opens_on: first day on which people can apply; None for at once.
        certificates: competence certificates asked for, five at most.
        places: other workplaces of the company; the rest of the openings is at the vacancy's own.
        contact_name, contact_phone: whom officers ask; never public.
    """

    title: str
    occupation_id: str
    industry_id: int | None = None
    description: str
    requirements: str = ""
    benefits: str = ""
    openings: int
    openings_men: int = 0
    openings_women: int = 0
    sex_reason: str = ""
    age_min: int | None = None
    age_max: int | None = None
    age_reason: str = ""
    contract_type: ContractType
    contract_months: int | None = None
    working_time: WorkingTime = WorkingTime.FULL_TIME
    work_arrangement: WorkArrangement = WorkArrangement.ON_SITE
    working_hours: str = ""
    hours_per_week: int | None = None
    is_shift_work: bool = False
    is_night_work: bool = False
    is_weekend_work: bool = False
    has_flexible_hours: bool = False
    education_id: str
    majors: str = ""
    experience_years: int = 0
    wage_min: int
    wage_max: int | None = None
    is_wage_visible: bool = True
    wage_system: WageSystem = WageSystem.MONTHLY
    regency_id: str
    district_id: str | None = None
    placement: PlacementKind = PlacementKind.LOCAL
    is_overseas: bool = False
    country: str = ""
    agency_name: str = ""
    agency_permit: str = ""
    recruitment_permit: str = ""
    is_disability_friendly: bool = False
    disability_types: tuple[str, ...] = ()
    accommodation: str = ""
    documents_asked: tuple[str, ...] = ()
    answer_within_days: int | None = None
    opens_on: date | None = None
    closes_on: date
    certificates: tuple[Asked, ...] = ()
    skills: tuple[str, ...] = ()
    places: tuple[PlaceOpenings, ...] = ()
    questions: tuple[Question, ...] = ()
    stages: tuple[str, ...] = ()
    contact_name: str = ""
    contact_phone: str = ""

    @classmethod
    def column_names(cls) -> list[str]:
        """What stands in the vacancy's own row as it is said."""
        return [field.name for field in fields(cls) if field.name not in (*_APART, *_WORKED_OUT)]

    @classmethod
    def of(cls, vacancy: Vacancy) -> "VacancyContent":
        """What a vacancy says now, to be said again with changes (`dataclasses.replace`)."""
        columns: dict[str, Any] = {name: getattr(vacancy, name) for name in cls.column_names()}
        columns |= {name: tuple(columns[name]) for name in ("disability_types", "documents_asked")}
        contact = getattr(vacancy, "contact", None)
        return cls(
            **columns,
            **{name: getattr(vacancy, name) for name in _WORKED_OUT},
            certificates=tuple(Asked(number=row.scheme.number, demand=Demand(row.demand)) for row in _certificates_of(vacancy)),
            skills=tuple(row.name for row in vacancy.skills.all()),
            places=tuple(PlaceOpenings(workplace_id=row.workplace_id, openings=row.openings) for row in vacancy.places.all()),
            questions=questions_of(vacancy),
            stages=tuple(row.name for row in vacancy.stages.all()),
            contact_name=contact.name if contact else "",
            contact_phone=contact.phone if contact else "",
        )

    @property
    def columns(self) -> dict[str, Any]:
        told = {name: getattr(self, name) for name in self.column_names()}
        at_home = PlacementKind.LOCAL if self.placement == PlacementKind.ABROAD else self.placement
        return told | {
            "placement": PlacementKind.ABROAD if self.is_overseas else at_home,
            "disability_types": list(self.disability_types) if self.is_disability_friendly else [],
            "documents_asked": list(self.documents_asked),
        }


def _certificates_of(vacancy: Vacancy) -> list[AskedCertificate]:
    is_fetched = "asked" in getattr(vacancy, "_prefetched_objects_cache", {})
    rows = vacancy.asked.all() if is_fetched else vacancy.asked.select_related("scheme")
    return sorted(rows, key=lambda row: row.pk)


def questions_of(vacancy: Vacancy) -> tuple[Question, ...]:
    """The questions of a vacancy as they are said."""
    return tuple(
        Question(text=row.text, kind=QuestionKind(row.kind), options=tuple(row.options), is_required=row.is_required)
        for row in vacancy.questions.all()
    )


def locate(*, vacancy: Vacancy, district_id: str | None) -> None:
    """Where on the map: of the workplace when the work is done in its district; else only district and regency are known.

    Args:
        district_id: what the employer says; None for the workplace's.

    Raises:
        DistrictElsewhere: it lies in another regency.
    """
    office, middle = vacancy.workplace, (vacancy.regency.latitude, vacancy.regency.longitude)
    own = own_district(vacancy)
    vacancy.district_id = district_id or own
    if vacancy.is_overseas:
        vacancy.district_id = None
    elif district_id and not district_id.startswith(vacancy.regency_id):
        raise DistrictElsewhere(fields={"district": str(DistrictElsewhere.sentence)})
    is_there = vacancy.regency_id == office.regency_id and not vacancy.is_overseas and district_id in (None, own)
    # A workplace that nobody has placed stands in the middle of its regency: that is no place of its own.
    is_known = is_there and (office.latitude, office.longitude) != middle
    vacancy.latitude, vacancy.longitude = (office.latitude, office.longitude) if is_known else (None, None)


def own_district(vacancy: Vacancy) -> str | None:
    """The district of its workplace, where the work is done in the workplace's regency and its village is known."""
    office = vacancy.workplace
    is_there = vacancy.regency_id == office.regency_id and not vacancy.is_overseas
    return office.village_id[: RegionLevel.DISTRICT] if is_there and office.village_id else None


def first_day(vacancy: Vacancy, wished: date | None, today: date) -> date | None:
    """From when it takes applications, where the employer wishes a day: what takes them already goes on, and no day lies before today."""
    if not vacancy.is_public:
        return wished
    if vacancy.opens_on and vacancy.opens_on <= today:
        return vacancy.opens_on
    return max(wished or today, today)


def write_details(*, vacancy: Vacancy, content: VacancyContent, is_new: bool) -> None:
    """Write the parts of a vacancy that are rows of their own; only what differs is written.

    Raises:
        TooManyParts, PlacesDoNotFit, NotOurWorkplace: beside the field concerned.
        QuestionsInUse: people applied already, and the questions or stages would change.
    """
    _demand_measure(content)
    _write_skills(vacancy, tuple(dict.fromkeys(content.skills)), is_new)
    _write_places(vacancy, content, is_new)
    _write_selection(vacancy, content, is_new)
    _write_contact(vacancy, content, is_new)


def _demand_measure(content: VacancyContent) -> None:
    for name, rows, most in (
        ("skills", content.skills, MOST_SKILLS),
        ("questions", content.questions, MOST_QUESTIONS),
        ("stages", content.stages, MOST_STAGES),
    ):
        if len(rows) > most:
            raise TooManyParts(fields={name: str(TooManyParts.sentence)})


def _write_skills(vacancy: Vacancy, names: tuple[str, ...], is_new: bool) -> None:
    if not is_new:
        if tuple(vacancy.skills.values_list("name", flat=True)) == names:
            return
        vacancy.skills.all().delete()
    VacancySkill.objects.bulk_create([VacancySkill(vacancy=vacancy, name=name) for name in names])


def _write_places(vacancy: Vacancy, content: VacancyContent, is_new: bool) -> None:
    wanted = {place.workplace_id: place.openings for place in content.places if place.workplace_id != vacancy.workplace_id}
    if sum(wanted.values()) > content.openings:
        raise PlacesDoNotFit(fields={"openings": str(PlacesDoNotFit.sentence)})
    if not is_new:
        if dict(vacancy.places.values_list("workplace_id", "openings")) == wanted:
            return
        vacancy.places.all().delete()
    if wanted:
        ours = vacancy.legal_entity.workplaces.filter(pk__in=wanted, closed_on=None).count()
        if ours != len(wanted):
            raise NotOurWorkplace()
        VacancyPlace.objects.bulk_create([VacancyPlace(vacancy=vacancy, workplace_id=pk, openings=count) for pk, count in wanted.items()])


def _write_selection(vacancy: Vacancy, content: VacancyContent, is_new: bool) -> None:
    """Answers and applicants hang on these rows, so they are fixed once somebody has applied."""
    questions, stages = content.questions, content.stages
    if not is_new:
        had = questions_of(vacancy), tuple(vacancy.stages.values_list("name", flat=True))
        if had == (questions, stages):
            return
        if vacancy.applications.exists():
            raise QuestionsInUse()
        vacancy.questions.all().delete()
        vacancy.stages.all().delete()
    ScreeningQuestion.objects.bulk_create(_question_rows(vacancy, questions))
    SelectionStage.objects.bulk_create([SelectionStage(vacancy=vacancy, order=order, name=name) for order, name in enumerate(stages, 1)])


def _question_rows(vacancy: Vacancy, questions: Sequence[Question]) -> list[ScreeningQuestion]:
    return [
        ScreeningQuestion(
            vacancy=vacancy,
            order=order,
            text=question.text,
            kind=question.kind,
            options=list(question.options[:MOST_OPTIONS]) if question.kind == QuestionKind.CHOICE else [],
            is_required=question.is_required,
        )
        for order, question in enumerate(questions, 1)
    ]


def _write_contact(vacancy: Vacancy, content: VacancyContent, is_new: bool) -> None:
    if not (content.contact_name or content.contact_phone):
        if not is_new:
            VacancyContact.objects.filter(vacancy=vacancy).delete()
        return
    told = {"name": content.contact_name, "phone": content.contact_phone}
    VacancyContact.objects.update_or_create(vacancy=vacancy, defaults=told)
