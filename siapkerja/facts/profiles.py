"""What profiles announce."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from siapkerja.facts.base import Fact


@dataclass(frozen=True, kw_only=True)
class _AboutQualification(Fact):
    publisher: ClassVar[str] = "profiles"
    subject_field: ClassVar[str] = "qualification_id"
    qualification_id: int
    person_id: int
    kind: str
    scheme_number: str


@dataclass(frozen=True, kw_only=True)
class QualificationProven(_AboutQualification):
    """A profile shows a qualification as proven by its issuer's own record.

    Attributes:
        kind: "training" or "competence".
        scheme_number: the certification scheme's public number, "" for a training.
        occupation_code: KBJI, "" where not said.
    """

    occupation_code: str
    unit_codes: tuple[str, ...]
    valid_until: date | None


@dataclass(frozen=True, kw_only=True)
class QualificationLost(_AboutQualification):
    """A proven qualification no longer counts: revoked or expired."""

    reason_code: str
