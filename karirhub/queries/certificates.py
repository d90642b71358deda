"""Which certificates vacancies ask for, and which of them a person holds."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from karirhub.models import AskedCertificate, CertificationScheme, Vacancy
from karirhub.queries.details import Certificate
from siapkerja.identity.queries import wants_no_matching
from siapkerja.profiles.enums import QualificationKind
from siapkerja.profiles.models import Qualification

SHOWN_SCHEMES = 8


@dataclass(frozen=True)
class AskedShown:
    """A certificate a vacancy asks for, as one reader sees it.

    Attributes:
        held: the reader's own proven qualification; None where there is none, or nobody is signed in.
    """

    scheme: Certificate
    is_required: bool
    held: Qualification | None


def schemes_like(words: str, *, without: Iterable[str] = (), limit: int = SHOWN_SCHEMES) -> list[CertificationScheme]:
    """Offered schemes whose number or title holds every word typed."""
    rows = CertificationScheme.objects.offered().exclude(number__in=list(without))
    for word in words.split()[:6]:
        rows = rows.filter(Q(title__icontains=word) | Q(number__icontains=word) | Q(occupation_code=word))
    return list(rows.order_by("title", "number")[:limit])


def schemes_numbered(numbers: Sequence[str]) -> dict[str, CertificationScheme]:
    return {scheme.number: scheme for scheme in CertificationScheme.objects.filter(number__in=numbers)} if numbers else {}


def asked_by(vacancy: Vacancy) -> list[AskedCertificate]:
    """What a vacancy asks for, the compulsory ones first."""
    rows = AskedCertificate.objects.filter(vacancy=vacancy).select_related("scheme")
    return sorted(rows, key=lambda row: (not row.is_required, row.scheme.title))


def asked_shown(asked: Sequence[Certificate], person_id: int | None, on: date) -> list[AskedShown]:
    """What a vacancy asks for (`details_of`), and what of it the reader holds on a day; two queries for somebody signed in."""
    held = held_by(person_id, on, numbers=[row.number for row in asked]) if asked and person_id else {}
    return [AskedShown(row, row.is_required, held.get(row.number)) for row in asked]


def held_by(person_id: int, on: date, *, numbers: Sequence[str] | None = None) -> dict[str, Qualification]:
    """What a person holds that counts on a day, by the number of each scheme it satisfies; of several the one that lasts longest.

    Args:
        numbers: only these schemes.
    """
    competences = Qualification.objects.of_person(person_id).standing(on).filter(kind=QualificationKind.COMPETENCE)
    lasting = sorted(competences, key=lambda row: row.valid_until or date.max)
    if not lasting:
        return {}
    known = satisfied_schemes([(row.scheme_number, row.unit_codes) for row in lasting])
    schemes = list(known if numbers is None else known.filter(number__in=numbers))
    held = {row.scheme_number: row for row in lasting if row.scheme_number and (numbers is None or row.scheme_number in numbers)}
    for row in lasting:
        held |= {scheme.number: row for scheme in schemes if scheme.number not in held and scheme.is_satisfied_by(row.unit_codes)}
    return held


def satisfied_schemes(certificates: Iterable[tuple[str, Sequence[str]]]) -> QuerySet[CertificationScheme]:
    """Schemes that certificates satisfy: their own, and those of other bodies all of whose units they cover.

    Args:
        certificates: number of the scheme and units of each.
    """
    wanted = Q(pk__in=[])
    for number, unit_codes in certificates:
        wanted |= Q(number=number)
        if unit_codes:
            wanted |= Q(unit_codes__contained_by=list(unit_codes)) & ~Q(unit_codes=[])
    return CertificationScheme.objects.filter(wanted)


def words_of(vacancy_ids: Sequence[int]) -> dict[int, list[str]]:
    """Numbers and titles asked for by each vacancy; one query."""
    told: dict[int, list[str]] = defaultdict(list)
    rows = AskedCertificate.objects.filter(vacancy__in=vacancy_ids).values_list("vacancy_id", "scheme__title", "scheme__number")
    for vacancy_id, title, number in rows:
        told[vacancy_id] += [title, number]
    return told


@dataclass(frozen=True)
class Opened:
    """What a new certificate opens: how many vacancies ask for something it satisfies, and what it is called."""

    count: int
    title: str


def opened_by(*, person_id: int, number: str, unit_codes: Sequence[str], on: date) -> Opened | None:
    """Open vacancies to suggest to whoever was certified; None where nobody asks for it, or the person wants no suggestions.

    Args:
        number: of the scheme, "" for what is no competence certificate.
    """
    if not number or wants_no_matching(person_id):
        return None
    count = open_vacancies_asking(number, on, unit_codes)
    title = CertificationScheme.objects.values_list("title", flat=True).filter(number=number).first()
    return Opened(count, title or number) if count else None


def open_vacancies_asking(number: str, on: date, unit_codes: Sequence[str] = ()) -> int:
    """How many vacancies that take applications on a day ask for something that a certificate of these units satisfies."""
    schemes = satisfied_schemes([(number, unit_codes)])
    asking = Exists(AskedCertificate.objects.filter(vacancy=OuterRef("pk"), scheme__in=schemes.values("pk")))
    return Vacancy.objects.taking(on).filter(asking).count()
