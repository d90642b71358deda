"""Tables of wirausaha."""

from wirausaha.models.agreements import AccountReport, Agreement, SpendingLine
from wirausaha.models.decisions import Decision, DecisionItem
from wirausaha.models.programmes import Programme, ProgrammeMove
from wirausaha.models.proposals import BudgetLine, Member, Proposal, ProposalMove
from wirausaha.models.verification import ReturnPoint, Visit

__all__ = [
    "AccountReport",
    "Agreement",
    "BudgetLine",
    "Decision",
    "DecisionItem",
    "Member",
    "Programme",
    "ProgrammeMove",
    "Proposal",
    "ProposalMove",
    "ReturnPoint",
    "SpendingLine",
    "Visit",
]
