"""Whom the next roster of a workplace should name, as the company that hired them may read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from siapkerja.identity.enums import ConsentPurpose
from siapkerja.identity.fields import nik_indexes
from siapkerja.identity.models import Person
from siapkerja.identity.queries import has_consented, has_limited, standing_nik
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
    if not report.is_draft:
        return Joiners([], 0)
    rows = ExpectedJoiner.objects.waiting().filter(legal_entity=report.legal_entity_id, workplace=report.workplace_id)
    waiting = list(rows.select_related("person__village__parent__parent").order_by("starts_on", "pk")[:MOST_SHOWN])
    if not waiting:
        return Joiners([], 0)
    titles = dict(Occupation.objects.filter(code__in={row.occupation_code for row in waiting}).values_list("code", "title"))
    shown = []
    withheld = 0
    for row in waiting:
        claim = standing_nik(row.person_id)
        nik = claim.nik if claim else ""
        if nik and _is_in_uploaded(report, nik):
            continue
        if not _is_shared(row):
            withheld += 1
            continue
        shown.append(_joiner(row, nik, titles.get(row.occupation_code, ""), on))
    return Joiners(shown, withheld)


def count_joiners(report: ManpowerReport, *, on: date) -> int:
    return joiners_of(report, on=on).total


def _is_in_uploaded(report: ManpowerReport, nik: str) -> bool:
    uploads = RosterUpload.objects.current().filter(report=report)
    return RosterRow.objects.filter(upload__in=uploads.values("pk"), worker_index__in=nik_indexes(nik)).exists()


def _is_shared(row: ExpectedJoiner) -> bool:
    shares = has_consented(row.person_id, ConsentPurpose.SHARE_PROFILE_WITH_EMPLOYER, row.legal_entity_id)
    return shares and not has_limited(row.person_id)


def _joiner(row: ExpectedJoiner, nik: str, occupation: str, on: date) -> Joiner:
    person = row.person
    education = Profile.objects.values_list("education_level_id", flat=True).filter(pk=person.pk).first()
    certified = Qualification.objects.of_person(person.pk).standing(on).filter(kind="competence").exists()
    cells = {
        "nik": nik,
        "name": person.full_name,
        "sex": person.sex,
        "born_on": person.born_on,
        "education": education,
        "job_title": occupation,
        "started_on": row.starts_on,
        "home_regency": _home(person),
        "certificate": "yes" if certified else "",
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
