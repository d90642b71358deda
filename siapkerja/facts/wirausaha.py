"""What Wirausaha announces."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from siapkerja.facts.base import Fact


@dataclass(frozen=True, kw_only=True)
class _AboutProgramme(Fact):
    publisher: ClassVar[str] = "wirausaha"
    subject_field: ClassVar[str] = "programme_id"
    programme_id: int
    year: int


@dataclass(frozen=True, kw_only=True)
class ProgrammeOpened(_AboutProgramme):
    """A programme of the year takes applications."""

    closes_on: date


@dataclass(frozen=True, kw_only=True)
class ProgrammeClosed(_AboutProgramme):
    """A programme of the year takes no more applications."""


@dataclass(frozen=True, kw_only=True)
class _AboutProposal(Fact):
    publisher: ClassVar[str] = "wirausaha"
    subject_field: ClassVar[str] = "proposal_id"
    proposal_id: int
    programme_id: int
    person_id: int
    village_code: str
    regency_code: str


@dataclass(frozen=True, kw_only=True)
class ProposalSubmitted(_AboutProposal):
    """Somebody applied for business aid, alone or for a group."""

    number: str


@dataclass(frozen=True, kw_only=True)
class ProposalMoved(_AboutProposal):
    """An application for business aid went on: checked, visited, decided, returned, withdrawn."""

    move: str
    state: str
    reason_code: str


@dataclass(frozen=True, kw_only=True)
class AidAgreed(_AboutProposal):
    """Beneficiary and office signed the agreement; aid can be paid out.

    Attributes:
        amount: rupiah.
        account_by: last day for the accountability report.
        member_ids: who else of the group has told the portal the NIK named in the application.
    """

    document_id: int
    amount: int
    agreed_on: date
    account_by: date
    member_ids: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AidAccountedFor(_AboutProposal):
    """The accountability report was accepted.

    Attributes:
        spent: rupiah shown by receipts.
        workers: people who found work in the business.
    """

    spent: int
    workers: int


@dataclass(frozen=True, kw_only=True)
class AccountDue(_AboutProposal):
    """The day for the accountability report comes near, and none was sent.

    Attributes:
        days_left: as many days before `account_by` as the rule of reminders names.
    """

    account_by: date
    days_left: int
