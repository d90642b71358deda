"""What Wajib Lapor does about facts."""

from datetime import datetime

from siapkerja.events.reactions import on
from siapkerja.facts.karirhub import ApplicantHired, ApplicationMoved
from siapkerja.facts.wajiblapor import ReportSubmitted
from siapkerja.statistics.actions.contributions import contribute
from siapkerja.statistics.counting import counts
from wajiblapor.actions.joiners import expect_joiner, release_joiner, settle_joiners
from wajiblapor.queries.figures import REPORTS, WORKERS_BY_COLUMN


@counts(ReportSubmitted, queue="quick")
def count_submitted_report(fact: ReportSubmitted, *, at: datetime) -> None:
    """Each filed report adds to the figures of its regency in the month it was filed."""
    contribute(
        source=f"wajiblapor.report:{fact.report_id}",
        version=fact.version,
        region_code=fact.regency_code,
        month=fact.reported_on,
        amounts={REPORTS: 1, **{slug: getattr(fact, column) for column, slug in WORKERS_BY_COLUMN.items()}},
    )


@on(ApplicantHired, queue="quick")
def expect_hired(fact: ApplicantHired, *, at: datetime) -> None:
    """The company's next roster should name whom it hired."""
    expect_joiner(
        source=_hiring(fact.application_id),
        person_id=fact.person_id,
        legal_entity_id=fact.legal_entity_id,
        workplace_id=fact.workplace_id,
        occupation_code=fact.occupation_code,
        starts_on=fact.starts_on,
        at=at,
    )


@on(ApplicationMoved, queue="quick")
def release_withdrawn(fact: ApplicationMoved, *, at: datetime) -> None:
    """Who withdraws does not start."""
    if fact.move == "withdraw":
        release_joiner(source=_hiring(fact.application_id), at=at)


@on(ReportSubmitted, queue="quick")
def settle_hired(fact: ReportSubmitted, *, at: datetime) -> None:
    """The roster names some of those who were expected."""
    settle_joiners(report_id=fact.report_id, at=at)


def _hiring(application_id: int) -> str:
    return f"karirhub.application:{application_id}"
