"""What companies reported of a person, for that person: found by the blind index of a proven NIK or passport."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from siapkerja.identity.enums import NikClaimState
from siapkerja.identity.fields import nik_indexes
from siapkerja.identity.models import Workplace
from siapkerja.identity.queries import proven_passports, standing_nik
from siapkerja.kernel.calendar import day_in
from siapkerja.profiles.models import Experience
from siapkerja.reference.models import EducationLevel
from siapkerja.reference.queries import country_spellings
from wajiblapor.enums import Contract, Disability, WageSystem
from wajiblapor.models import EmploymentSpan, Filing, ReportKey
from wajiblapor.rosters.sealing import PERSONAL, passport_identity, unseal

CONFIRMING = "wajiblapor.employment:"


@dataclass(frozen=True)
class Span:
    """A stretch in which a company's reports say the same of the person.

    Attributes:
        since, until: days of the first report that said so and of the one that no longer did (None: it still stands).
        ended_by: the filing that no longer said so.
    """

    filing: Filing
    since: date
    until: date | None
    ended_by: int | None
    attributes: dict[str, Any]
    personal: dict[str, Any]

    @property
    def job_title(self) -> str:
        return str(self.attributes.get("job_title", ""))

    @property
    def contract(self) -> str:
        return _label(Contract, self.attributes.get("contract"))

    @property
    def wage_system(self) -> str:
        return _label(WageSystem, self.attributes.get("wage_system"))

    @property
    def disability(self) -> str:
        return _label(Disability, self.attributes.get("disability"))

    @property
    def started_on(self) -> date | None:
        return _day(self.attributes.get("started_on"))

    @property
    def contract_ends_on(self) -> date | None:
        return _day(self.attributes.get("contract_ends_on"))

    @property
    def wage(self) -> int | None:
        base = self.attributes.get("base_wage")
        return None if base is None else base + (self.attributes.get("allowance") or 0)


@dataclass(frozen=True)
class Employment:
    """What one workplace reported of the person, the newest first.

    Attributes:
        confirmed: the lines of the profile that rest on it.
    """

    workplace: Workplace
    spans: list[Span]
    confirmed: list[Experience]

    @property
    def newest(self) -> Span:
        return self.spans[0]

    @property
    def is_current(self) -> bool:
        """The last report of the workplace names the person."""
        return self.newest.until is None

    @property
    def started_on(self) -> date | None:
        days = [span.started_on for span in self.spans if span.started_on]
        return min(days, default=None)

    @property
    def source(self) -> str:
        return f"{CONFIRMING}{self.workplace.pk}"


def proven_indexes(person_id: int) -> list[bytes]:
    """Under which blind indexes a person's lines stand: of the proven NIK, and of the proven passports, also of renewed ones, however the
    company wrote their country. Whoever merely types a number learns nothing of whose it is.
    """
    nik = standing_nik(person_id)
    said = [nik.nik] if nik is not None and nik.state == NikClaimState.VERIFIED else []
    for passport in proven_passports(person_id):
        said += dict.fromkeys(passport_identity(country, passport.number) for country in country_spellings(passport.country))
    return [index for identity in said for index in nik_indexes(identity)]


def employments_of(person_id: int, *, workplace_id: UUID | None = None) -> list[Employment]:
    """What was reported of a person by workplace, the current ones first; six queries. Empty without a proven NIK or passport."""
    indexes = proven_indexes(person_id)
    if not indexes:
        return []
    rows = EmploymentSpan.objects.filter(worker_index__in=indexes, workplace__is_sandbox=False).select_related(
        "workplace__legal_entity", "workplace__regency", "valid_from_filing", "valid_to_filing"
    )
    if workplace_id is not None:
        rows = rows.filter(workplace__public_id=workplace_id)
    found = list(rows.order_by("-valid_from_filing_id"))
    keys = _keys(found)
    by_workplace: dict[int, list[EmploymentSpan]] = {}
    for row in found:
        by_workplace.setdefault(row.workplace_id, []).append(row)
    lines = Experience.objects.filter(profile__person=person_id, confirmed_by__startswith=CONFIRMING) if found else []
    confirmed: dict[str, list[Experience]] = {}
    for line in lines:
        confirmed.setdefault(line.confirmed_by, []).append(line)
    employments = [
        Employment(
            spans_here[0].workplace,
            [_span(row, keys) for row in spans_here],
            confirmed.get(f"{CONFIRMING}{pk}", []),
        )
        for pk, spans_here in by_workplace.items()
    ]
    return sorted(employments, key=lambda one: (not one.is_current, -one.newest.filing.pk))


def employment_at(person_id: int, workplace_id: UUID) -> Employment | None:
    """What one workplace reported of a person, None where it never did."""
    return next(iter(employments_of(person_id, workplace_id=workplace_id)), None)


def reads_alike(one: EmploymentSpan, other: EmploymentSpan, columns: Iterable[str]) -> bool:
    """Two lines of a person say the same in these columns; what is sealed is opened only where it is asked for."""
    wanted = set(columns)
    if any(one.attributes.get(column) != other.attributes.get(column) for column in wanted):
        return False
    sealed = wanted.intersection(PERSONAL)
    if not sealed:
        return True
    keys = _keys([one, other])
    said, says = (unseal(keys[row.valid_from_filing.report_id], bytes(row.sealed)) for row in (one, other))
    return all(said.get(column) == says.get(column) for column in sealed)


def education_word(code: str) -> str:
    return EducationLevel.objects.filter(code=code).values_list("name", flat=True).first() or ""


def _keys(rows: Iterable[EmploymentSpan]) -> dict[int, bytes]:
    reports = {row.valid_from_filing.report_id for row in rows}
    return {key.report_id: key.plain for key in ReportKey.objects.filter(report__in=reports)} if reports else {}


def _span(row: EmploymentSpan, keys: dict[int, bytes]) -> Span:
    zone = row.workplace.time_zone
    return Span(
        filing=row.valid_from_filing,
        since=day_in(zone, row.valid_from_filing.filed_at),
        until=day_in(zone, row.valid_to_filing.filed_at) if row.valid_to_filing else None,
        ended_by=row.valid_to_filing_id,
        attributes=row.attributes,
        personal=unseal(keys[row.valid_from_filing.report_id], bytes(row.sealed)),
    )


def _label(choices: Any, value: str | None) -> str:
    return next((str(choice.label) for choice in choices if choice.value == value), "")


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
