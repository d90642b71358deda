"""Who hears of what happens in Wirausaha."""

from typing import Any

from siapkerja.facts.wirausaha import AccountDue, ProposalMoved, ProposalSubmitted
from siapkerja.notifications.notices import Notice, register
from wirausaha.models import Proposal

Fact = ProposalMoved | ProposalSubmitted | AccountDue
# The applicant knows of their own steps; sending is told by its number.
OWN_MOVES = {"submit", "sign", "report", "withdraw"}


def _applicant(fact: Fact) -> list[int]:
    return [] if getattr(fact, "move", "") in OWN_MOVES else [fact.person_id]


def _matter(fact: Fact) -> dict[str, Any]:
    found = Proposal.objects.select_related("programme").get(pk=fact.proposal_id)
    return {
        "title": found.title,
        "programme": found.programme.title,
        "number": found.number or "",
        "state": getattr(fact, "state", "submitted"),
        "move": getattr(fact, "move", ""),
        "due_on": found.due_on.isoformat() if found.due_on else "",
        "days_left": getattr(fact, "days_left", 0),
    }


def _own_page(fact: Fact) -> tuple[str, list[str]]:
    return "wirausaha:proposal", [str(Proposal.objects.only("public_id").get(pk=fact.proposal_id).public_id)]


register(
    Notice(slug="aid_submitted", fact=ProposalSubmitted, category="wirausaha", audience=_applicant, params=_matter, url=_own_page),
    Notice(slug="aid_moved", fact=ProposalMoved, category="wirausaha", audience=_applicant, params=_matter, url=_own_page),
    Notice(slug="aid_account_due", fact=AccountDue, category="wirausaha", audience=_applicant, params=_matter, url=_own_page),
)
