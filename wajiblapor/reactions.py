"""What Wajib Lapor does about facts."""

from datetime import datetime

from siapkerja.events.reactions import on
from siapkerja.facts.wajiblapor import ReportSubmitted
from wajiblapor.actions.tallies import count_report


@on(ReportSubmitted)
def count_submitted_report(fact: ReportSubmitted, *, at: datetime) -> None:
    count_report(fact=fact)
