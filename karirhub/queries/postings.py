"""A vacancy as search engines on the web read it: schema.org JobPosting, by the rules Google publishes for job results."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import translation
from django.utils.html import escape

from karirhub.models import Vacancy
from karirhub.queries.details import Place
from siapkerja.identity.models import LegalEntity
from siapkerja.kernel.calendar import day_in
from siapkerja.reference.queries.countries import two_letters

COUNTRY = "ID"
CURRENCY = "IDR"
MONTHS_A_YEAR = 12
# The words of schema.org's employmentType; how long the contract lasts and how full the week is are two of its dimensions.
_BY_CONTRACT = {"fixed_term": "CONTRACTOR", "daily": "PER_DIEM", "apprenticeship": "INTERN"}
_BY_TIME = {"full_time": "FULL_TIME", "part_time": "PART_TIME"}
# educationRequirements.credentialCategory by the rank of our levels, as far as Google knows a word.
_CREDENTIALS = ((2, ""), (4, "high school"), (7, "associate degree"), (8, "bachelor degree"), (99, "postgraduate degree"))


def job_posting(vacancy: Vacancy, branches: Sequence[Place]) -> dict[str, Any]:
    """The posting of an open vacancy.

    Args:
        vacancy: with names and its origin; the caller has made sure that it is open, as an ended one must not carry a posting.
        branches: its other workplaces.
    """
    origin = getattr(vacancy, "origin", None)
    told: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": vacancy.title,
        "description": _description(vacancy),
        "identifier": {"@type": "PropertyValue", "name": "SIAPKerja", "value": vacancy.number},
        "url": settings.BASE_URL + vacancy.get_absolute_url(),
        "datePosted": f"{_published_on(vacancy):%Y-%m-%d}",
        "validThrough": _end_of(vacancy),
        "employmentType": _employment_types(vacancy),
        "hiringOrganization": _organisation(vacancy.legal_entity, origin.employer_name if origin else ""),
        "directApply": not (origin and origin.apply_url),
        "totalJobOpenings": vacancy.openings,
        "occupationalCategory": f"{vacancy.occupation_id} {vacancy.occupation.title}",
        "inLanguage": "id",
    }
    told |= _places(vacancy, branches)
    if hours := _work_hours(vacancy):
        told["workHours"] = hours
    if vacancy.is_wage_visible:
        told["baseSalary"] = _salary(vacancy)
    if credential := next(word for rank, word in _CREDENTIALS if vacancy.education.rank <= rank):
        told["educationRequirements"] = {"@type": "EducationalOccupationalCredential", "credentialCategory": credential}
    if vacancy.experience_years:
        months = vacancy.experience_years * MONTHS_A_YEAR
        told["experienceRequirements"] = {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": months}
    return told


def _description(vacancy: Vacancy) -> str:
    """The whole of what the page says, in HTML, as Google asks; what an employer typed stays text."""
    parts = (("", vacancy.description), ("Syarat", vacancy.requirements), ("Yang diperoleh", vacancy.benefits))
    return "".join(f"{f'<h3>{head}</h3>' if head else ''}{_paragraphs(text)}" for head, text in parts if text)


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line.strip())}</p>" for line in text.splitlines() if line.strip())


def _published_on(vacancy: Vacancy) -> date:
    return day_in(vacancy.workplace.time_zone, vacancy.published_at) if vacancy.published_at else vacancy.closes_on


def _work_hours(vacancy: Vacancy) -> str:
    """`Senin–Sabtu, 07.00–15.00; 40 jam seminggu; bergiliran (sif)`, in Indonesian whoever reads the page."""
    with translation.override("id"):
        kinds = [str(kind.label).lower() for kind in vacancy.hours_kinds]
    week = f"{vacancy.hours_per_week} jam seminggu" if vacancy.hours_per_week else ""
    return "; ".join(filter(None, (vacancy.working_hours, week, *kinds)))


def _end_of(vacancy: Vacancy) -> str:
    """The last moment of the last day, in the workplace's own time."""
    zone = ZoneInfo(vacancy.workplace.time_zone)
    return datetime.combine(vacancy.closes_on, time(23, 59, 59), zone).isoformat()


def _employment_types(vacancy: Vacancy) -> list[str]:
    by_contract = _BY_CONTRACT.get(vacancy.contract_type)
    return [_BY_TIME[vacancy.working_time], *([by_contract] if by_contract else [])]


def _organisation(organisation: LegalEntity, employer: str) -> dict[str, Any]:
    if employer:
        return {"@type": "Organization", "name": employer}
    told: dict[str, Any] = {"@type": "Organization", "name": organisation.name}
    if organisation.nib:
        told["identifier"] = {"@type": "PropertyValue", "name": "NIB", "value": organisation.nib}
    return told


def _places(vacancy: Vacancy, branches: Sequence[Place]) -> dict[str, Any]:
    """Where the work is done: the workplace while it looks for people itself, and every branch that does.

    Work from anywhere says so, and from which country.
    """
    told: dict[str, Any] = {}
    if vacancy.work_arrangement == "remote":
        told = {
            "jobLocationType": "TELECOMMUTE",
            "applicantLocationRequirements": {"@type": "Country", "name": COUNTRY},
        }
    if vacancy.is_overseas:
        return told | {"jobLocation": _at(two_letters(vacancy.country) or vacancy.place)}
    is_only_elsewhere = sum(branch.openings for branch in branches) >= vacancy.openings
    places = [] if is_only_elsewhere else [_main_place(vacancy)]
    places += [_at(COUNTRY, one.regency, one.province, one.address, one.postal_code, one.point) for one in branches]
    return told | {"jobLocation": places if len(places) > 1 else places[0]}


def _main_place(vacancy: Vacancy) -> dict[str, Any]:
    """The street is told where the work is done in the workplace's own regency."""
    here = vacancy.workplace if vacancy.workplace.regency_id == vacancy.regency_id else None
    province = vacancy.regency.parent.name if vacancy.regency.parent else None
    street, postal_code = (here.address, here.postal_code) if here else ("", "")
    return _at(COUNTRY, vacancy.regency.name, province, street, postal_code, (vacancy.latitude, vacancy.longitude))


def _at(
    country: str,
    regency: str = "",
    province: str | None = None,
    street: str = "",
    postal_code: str = "",
    point: tuple[float | None, float | None] = (None, None),
) -> dict[str, Any]:
    """A schema.org Place; what is not known is left out."""
    named = {"addressLocality": regency, "addressRegion": province, "streetAddress": street, "postalCode": postal_code}
    known = {key: value for key, value in named.items() if value}
    place: dict[str, Any] = {"@type": "Place", "address": {"@type": "PostalAddress", "addressCountry": country, **known}}
    latitude, longitude = point
    if latitude is not None and longitude is not None:
        place["geo"] = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    return place


def _salary(vacancy: Vacancy) -> dict[str, Any]:
    value: dict[str, Any] = {"@type": "QuantitativeValue", "unitText": "MONTH"}
    if vacancy.wage_max and vacancy.wage_max != vacancy.wage_min:
        value |= {"minValue": vacancy.wage_min, "maxValue": vacancy.wage_max}
    else:
        value["value"] = vacancy.wage_min
    return {"@type": "MonetaryAmount", "currency": CURRENCY, "value": value}
