"""What is announced of checks with other authorities' registries."""

from dataclasses import dataclass
from typing import ClassVar

from siapkerja.facts.base import Fact


@dataclass(frozen=True, kw_only=True)
class RegistryAnswered(Fact):
    """A registry has another answer than before: `state` is matches, differs, unavailable or not_checked."""

    publisher: ClassVar[str] = "integrations"
    subject_field: ClassVar[str] = "check_id"
    check_id: int
    registry: str
    subject_type: str
    subject_id: int
    state: str
