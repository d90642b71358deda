"""What is announced of officers' assignments and of acting for citizens."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from siapkerja.facts.base import Fact


@dataclass(frozen=True, kw_only=True)
class _AboutAssignment(Fact):
    """`assignment_id` is the first row where an assignment covers the regencies of an inspection area."""

    publisher: ClassVar[str] = "officers"
    subject_field: ClassVar[str] = "assignment_id"
    assignment_id: int
    person_id: int
    role: str
    region_code: str
    valid_to: date | None


@dataclass(frozen=True, kw_only=True)
class AssignmentGiven(_AboutAssignment):
    """A person is an officer from a day on."""

    valid_from: date


@dataclass(frozen=True, kw_only=True)
class AssignmentExtended(_AboutAssignment):
    """An assignment lasts longer, or without end."""


@dataclass(frozen=True, kw_only=True)
class AssignmentEnded(_AboutAssignment):
    """An assignment was ended before its time; it carries nothing any more."""


@dataclass(frozen=True, kw_only=True)
class AssignmentRunsOut(_AboutAssignment):
    """An assignment ends soon unless somebody extends it."""


@dataclass(frozen=True, kw_only=True)
class _AboutAssistance(Fact):
    publisher: ClassVar[str] = "officers"
    subject_field: ClassVar[str] = "representation_id"
    representation_id: int
    person_id: int
    agent_id: int


@dataclass(frozen=True, kw_only=True)
class AssistanceBegun(_AboutAssistance):
    """An officer acts for a citizen until an hour, on the citizen's code or signed form."""

    basis: str
    ends_at: datetime


@dataclass(frozen=True, kw_only=True)
class AssistanceEnded(_AboutAssistance):
    """An officer acts for a citizen no longer."""


@dataclass(frozen=True, kw_only=True)
class CitizenRegistered(Fact):
    """An officer wrote a citizen down from a signed form; the village is where the citizen lives (ten digits)."""

    publisher: ClassVar[str] = "officers"
    subject_field: ClassVar[str] = "registration_id"
    registration_id: int
    person_id: int
    agent_id: int
    village_code: str
