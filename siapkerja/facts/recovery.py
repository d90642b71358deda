"""What is announced of lost accounts and of NIK that two people call theirs."""

from dataclasses import dataclass
from typing import ClassVar

from siapkerja.facts.base import Fact


@dataclass(frozen=True, kw_only=True)
class _AboutRecovery(Fact):
    publisher: ClassVar[str] = "recovery"
    subject_field: ClassVar[str] = "recovery_ticket_id"
    recovery_ticket_id: int
    region_code: str


@dataclass(frozen=True, kw_only=True)
class RecoveryAsked(_AboutRecovery):
    """Somebody asks for an account back and has proven a new contact."""


@dataclass(frozen=True, kw_only=True)
class RecoveryProposed(_AboutRecovery):
    """One officer is satisfied; another one has to look."""


@dataclass(frozen=True, kw_only=True)
class AccountRecovered(_AboutRecovery):
    """Two officers agreed and the account has a new contact; its sessions are ended."""

    person_id: int


@dataclass(frozen=True, kw_only=True)
class RecoveryObjected(_AboutRecovery):
    """Whoever reads an old contact of the account says it was not them; the change is undone until an officer decides."""


@dataclass(frozen=True, kw_only=True)
class RecoveryEnded(_AboutRecovery):
    """A request ended without the account changing hands: "refused", "withdrawn", "reverted" or "lapsed"."""

    ending: str


@dataclass(frozen=True, kw_only=True)
class _AboutDispute(Fact):
    publisher: ClassVar[str] = "recovery"
    subject_field: ClassVar[str] = "nik_dispute_id"
    nik_dispute_id: int
    region_code: str


@dataclass(frozen=True, kw_only=True)
class NikDisputeFiled(_AboutDispute):
    """Somebody says that a NIK used by another account is theirs."""


@dataclass(frozen=True, kw_only=True)
class NikDisputeHeard(_AboutDispute):
    """An officer hears both sides; while that lasts, nobody signs in by this NIK and no new document names it."""

    person_ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class NikDisputeDecided(_AboutDispute):
    """An officer decided whose NIK it is; `outcome` is claimant, holder, both or neither."""

    outcome: str
    is_final: bool
    person_ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class NikDisputeAppealed(_AboutDispute):
    """One side asks for a second decision."""
