"""A vacancy on the list: the four things people choose by, in words. Made here, as twenty cards a page are many template tags."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext, ngettext

from karirhub.enums import ContractType, WorkArrangement, WorkingTime
from karirhub.models import Vacancy
from siapkerja.web.wording import day, number, rupiah


@dataclass(frozen=True)
class Card:
    url: str
    title: str
    company: str
    wage: str
    place: str
    work: str
    education: str
    openings: str
    closes: str
    is_disability_friendly: bool


@dataclass(frozen=True)
class Hit:
    """A card among search results.

    Attributes:
        distance: "" where none was asked for.
        why: sentences that say why it was found.
        applicants: how many have applied, about; "" where that was not asked for.
    """

    card: Card
    vacancy: Vacancy
    distance: str = ""
    why: tuple[str, ...] = ()
    applicants: str = ""
    is_applied: bool = False
    is_saved: bool = False


def card(vacancy: Vacancy) -> Card:
    return Card(
        url=vacancy.get_absolute_url(),
        title=vacancy.title,
        company=vacancy.employer_name,
        wage=wage_words(vacancy),
        place=_place(vacancy),
        work=work_words(vacancy),
        education=vacancy.education.name,
        openings=ngettext("%(count)s orang dibutuhkan", "%(count)s orang dibutuhkan", vacancy.openings)
        % {"count": number(vacancy.openings)},
        closes=days_words(vacancy),
        is_disability_friendly=vacancy.is_disability_friendly,
    )


def wage_words(vacancy: Vacancy) -> str:
    """`Rp3.450.000–4.100.000`; a hidden wage is nowhere."""
    if not vacancy.is_wage_visible:
        return gettext("Upah tidak dicantumkan")
    if vacancy.wage_max and vacancy.wage_max != vacancy.wage_min:
        return f"{rupiah(vacancy.wage_min)}–{number(vacancy.wage_max)}"
    return rupiah(vacancy.wage_min)


def days_words(vacancy: Vacancy) -> str:
    """`Tutup 3 Des 2026`, `Dibuka 24 Nov, tutup 3 Des 2026`."""
    if vacancy.opens_on and vacancy.opens_later_than(timezone.localdate()):
        return gettext("Dibuka %(first)s, tutup %(last)s") % {"first": day(vacancy.opens_on), "last": day(vacancy.closes_on)}
    return gettext("Tutup %(day)s") % {"day": day(vacancy.closes_on)}


def work_words(vacancy: Vacancy) -> str:
    """`Penuh waktu, kontrak 12 bulan`."""
    words = f"{WorkingTime(vacancy.working_time).label}, {str(ContractType(vacancy.contract_type).label).lower()}"
    if not vacancy.contract_months:
        return words
    told = ngettext("%(work)s %(months)s bulan", "%(work)s %(months)s bulan", vacancy.contract_months)
    return told % {"work": words, "months": vacancy.contract_months}


def _place(vacancy: Vacancy) -> str:
    """`Kota Bandung, campuran`, `Malaysia · disalurkan dari Kota Bandung`."""
    place = vacancy.place
    if vacancy.is_overseas:
        place = gettext("%(country)s · disalurkan dari %(regency)s") % {"country": place, "regency": vacancy.regency.name}
    if vacancy.work_arrangement == "on_site":
        return place
    return f"{place}, {str(WorkArrangement(vacancy.work_arrangement).label).lower()}"
