"""What the platform announces of people and organisations."""

from dataclasses import dataclass
from typing import ClassVar

from siapkerja.facts.base import Fact


@dataclass(frozen=True, kw_only=True)
class MembershipGranted(Fact):
    """A person may act for an organisation."""

    publisher: ClassVar[str] = "identity"
    subject_field: ClassVar[str] = "membership_id"
    membership_id: int
    person_id: int
    legal_entity_id: int
    role: str
