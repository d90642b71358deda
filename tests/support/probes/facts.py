from dataclasses import dataclass
from typing import ClassVar

from siapkerja.facts.base import Fact


@dataclass(frozen=True, kw_only=True)
class ProbeSent(Fact):
    """`hold` names a folder: a reaction that finds it makes the file `begun` in it and waits until `hold` is gone."""

    publisher: ClassVar[str] = "probes"
    subject_field: ClassVar[str] = "probe_id"
    probe_id: int
    hold: str = ""
    fails: bool = False


@dataclass(frozen=True, kw_only=True)
class ProbeUnheard(Fact):
    """Nobody reacts to it."""

    publisher: ClassVar[str] = "probes"
    subject_field: ClassVar[str] = "probe_id"
    probe_id: int


@dataclass(frozen=True, kw_only=True)
class ProbePicked(Fact):
    """Heard only where it is `wanted`."""

    publisher: ClassVar[str] = "probes"
    subject_field: ClassVar[str] = "probe_id"
    probe_id: int
    wanted: bool
