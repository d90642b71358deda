"""What Wirausaha counts for statistics."""

from datetime import datetime

from siapkerja.facts.wirausaha import AidAccountedFor, AidAgreed, ProposalSubmitted
from siapkerja.kernel.calendar import day_in
from siapkerja.statistics.actions.contributions import contribute
from siapkerja.statistics.counting import counts
from wirausaha.queries.figures import ACCOUNTED, AGREED, PROPOSALS

JAKARTA = "Asia/Jakarta"


@counts(ProposalSubmitted)
def count_proposal(fact: ProposalSubmitted, *, at: datetime) -> None:
    """An application counts when it was sent first; one sent again after it was returned is the same."""
    contribute(
        source=f"wirausaha.proposal:{fact.proposal_id}",
        version=fact.version,
        region_code=fact.regency_code,
        month=day_in(JAKARTA, at),
        amounts={PROPOSALS: 1},
        is_first=True,
    )


@counts(AidAgreed)
def count_agreement(fact: AidAgreed, *, at: datetime) -> None:
    """The money agreed counts where the business is."""
    contribute(
        source=f"wirausaha.proposal:{fact.proposal_id}",
        version=fact.version,
        region_code=fact.regency_code,
        month=fact.agreed_on,
        amounts={AGREED: fact.amount},
    )


@counts(AidAccountedFor)
def count_account(fact: AidAccountedFor, *, at: datetime) -> None:
    """Each accepted report counts where the business is."""
    contribute(
        source=f"wirausaha.proposal:{fact.proposal_id}",
        version=fact.version,
        region_code=fact.regency_code,
        month=day_in(JAKARTA, at),
        amounts={ACCOUNTED: 1},
    )
