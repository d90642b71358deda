"""Whom the next roster of a workplace should name, as the company that hired them may read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from siapkerja.identity.enums import ConsentPurpose, LimitKind
from siapkerja.identity.fields import nik_indexes
from siapkerja.identity.models import Consent, NikClaim, Person, ProcessingLimit
from siapkerja.profiles.enums import QualificationKind
from siapkerja.profiles.models import Profile, Qualification
from siapkerja.reference.models import Occupation
from wajiblapor.models import ExpectedJoiner, ManpowerReport, RosterRow, RosterUpload

# Nobody hires hundreds through the portal between two reports; beyond these the company's own payroll file is the list.
MOST_SHOWN = 200


@dataclass(frozen=True)
class Joiner:
    """A person hired through the portal whom the roster does not name yet.

    Attributes:
        cells: what is known for the roster, by slug of its column; codes as they are stored.
        has_begun: the first day of work has come, or is not known. Whoever begins later is no worker yet.
    """

    person_id: int
    name: str
    occupation: str
    starts_on: date | None
    has_begun: bool
    cells: dict[str, Any]


@dataclass(frozen=True)
class Joiners:
    """Attributes:
    shown: those whose data the company may read.
    withheld: how many others there are, who share their data no longer.
    """

    shown: list[Joiner]
    withheld: int

    @property
    def total(self) -> int:
        return len(self.shown) + self.withheld

    @property
    def for_roster(self) -> list[Joiner]:
        return [joiner for joiner in self.shown if joiner.has_begun]

    @property
    def person_ids(self) -> list[int]:
        return [joiner.person_id for joiner in self.shown]


def joiners_of(report: ManpowerReport, *, on: date) -> Joiners:
    """Who was hired for the report's workplace and stands neither in a filed roster nor in the one uploaded for it.

    Their data are given on only while they share them with this employer (UU 27/2022 art. 20), asked at every look.

    Args:
        on: day at the workplace.
    """
    if not report.is_open:
        return Joiners([], 0)
    rows = ExpectedJoiner.objects.waiting().filter(legal_entity=report.legal_entity_id, workplace=report.workplace_id)
    waiting = list(rows.select_related("person__village__parent__parent").order_by("starts_on", "pk")[:MOST_SHOWN])
    if not waiting:
        return Joiners([], 0)
    known = _read(report, waiting, on)
    shown, withheld = [], 0
    for row in waiting:
        if row.person_id in known.uploaded:
            continue
        if row.person_id in known.sharing:
            shown.append(_joiner(row, known, on))
        else:
            withheld += 1
    return Joiners(shown, withheld)


def count_joiners(report: ManpowerReport, *, on: date) -> int:
    return joiners_of(report, on=on).total


@dataclass(frozen=True)
class _Known:
    """What rows are made of, read for all persons at once.

    Attributes:
        sharing: who shares their data with this employer.
        uploaded: who is named in the roster uploaded for the report.
    """

    niks: dict[int, str]
    educations: dict[int, str | None]
    titles: dict[str, str]
    certified: set[int]
    sharing: set[int]
    uploaded: set[int]


def _read(report: ManpowerReport, rows: list[ExpectedJoiner], on: date) -> _Known:
    """Seven queries, however many they are."""
    people = [row.person_id for row in rows]
    niks = {claim.person_id: claim.nik for claim in NikClaim.objects.standing().filter(person__in=people)}
    agreed = Consent.objects.filter(purpose=ConsentPurpose.SHARE_PROFILE_WITH_EMPLOYER, withdrawn_at=None)
    consents = agreed.filter(recipient=report.legal_entity_id)
    limited = ProcessingLimit.objects.standing().filter(person__in=people, kind=LimitKind.LIMITED).values_list("person_id", flat=True)
    certified = Qualification.objects.filter(person__in=people, kind=QualificationKind.COMPETENCE).standing(on)
    return _Known(
        niks=niks,
        educations=dict(Profile.objects.filter(person__in=people).values_list("person_id", "education_level_id")),
        titles=dict(Occupation.objects.filter(code__in={row.occupation_code for row in rows}).values_list("code", "title")),
        certified=set(certified.values_list("person_id", flat=True)),
        sharing=set(consents.filter(person__in=people).values_list("person_id", flat=True)) - set(limited),
        uploaded=_uploaded(report, niks),
    )


def _uploaded(report: ManpowerReport, niks: dict[int, str]) -> set[int]:
    owners = {index: person_id for person_id, nik in niks.items() for index in nik_indexes(nik)}
    uploads = RosterUpload.objects.current().filter(report=report).values("pk")
    named = RosterRow.objects.filter(upload__in=uploads, worker_index__in=list(owners)).values_list("worker_index", flat=True)
    return {owners[bytes(index)] for index in named}


def _joiner(row: ExpectedJoiner, known: _Known, on: date) -> Joiner:
    person, occupation = row.person, known.titles.get(row.occupation_code, "")
    cells = {
        "nik": known.niks.get(person.pk),
        "name": person.full_name,
        "sex": person.sex,
        "born_on": person.born_on,
        "education": known.educations.get(person.pk),
        "job_title": occupation,
        "started_on": row.starts_on,
        "home_regency": _home(person),
        "certificate": "yes" if person.pk in known.certified else "",
    }
    has_begun = row.starts_on is None or row.starts_on <= on
    return Joiner(person.pk, person.full_name, occupation, row.starts_on, has_begun, {slug: cell for slug, cell in cells.items() if cell})


def _home(person: Person) -> str:
    """The name of the regency of residence, "" where it is not known."""
    district = person.village.parent if person.village else None
    return district.parent.name if district and district.parent else ""


def joinings_held(person_id: int) -> Iterable[dict[str, Any]]:
    """For the copy of one's own data."""
    rows = ExpectedJoiner.objects.filter(person=person_id).select_related("legal_entity", "workplace").order_by("pk")
    return [
        {
            "employer": row.legal_entity.name,
            "workplace": row.workplace.name,
            "occupation_code": row.occupation_code,
            "starts_on": row.starts_on,
            "hired_at": row.hired_at,
            "state": row.state,
        }
        for row in rows
    ]
