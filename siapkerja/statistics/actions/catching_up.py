"""Counting everything that waits: figures and people."""

from datetime import datetime

from siapkerja.statistics.actions.contributions import fold_contributions
from siapkerja.statistics.actions.milestones import fold_milestones


def count_what_waits(*, at: datetime, is_patient: bool = True) -> int:
    """Fold contributions and milestones into the sums that pages show.

    Args:
        is_patient: wait while somebody else folds; otherwise leave it to them.

    Returns:
        How many contributions and milestones were counted.
    """
    return fold_contributions(at=at, is_patient=is_patient) + fold_milestones(at=at, is_patient=is_patient)
