"""What people reached, from the services' facts: counted once each per region and period, whichever service told it."""

from datetime import datetime

from siapkerja.facts.karirhub import ApplicantHired
from siapkerja.facts.sertihub import CertificateIssued, CertificateRevoked
from siapkerja.facts.skillhub import TrainingCompleted
from siapkerja.facts.wirausaha import AidAgreed
from siapkerja.kernel.calendar import day_in
from siapkerja.statistics.actions.milestones import reach
from siapkerja.statistics.counting import counts
from siapkerja.statistics.models import MilestoneKind

JAKARTA = "Asia/Jakarta"


@counts(TrainingCompleted)
def note_training(fact: TrainingCompleted, *, at: datetime) -> None:
    """Trained where the training took place."""
    reach(
        person_id=fact.person_id,
        kind=MilestoneKind.TRAINED,
        on=fact.completed_on,
        regency_code=fact.regency_code,
        source=f"skillhub.enrolment:{fact.enrolment_id}",
        version=fact.version,
    )


@counts(CertificateIssued)
def note_certificate(fact: CertificateIssued, *, at: datetime) -> None:
    """Certified where the person was assessed."""
    reach(
        person_id=fact.person_id,
        kind=MilestoneKind.CERTIFIED,
        on=fact.issued_on,
        regency_code=fact.regency_code,
        source=f"sertihub.certificate:{fact.certificate_id}",
        version=fact.version,
    )


@counts(CertificateRevoked)
def take_certificate_back(fact: CertificateRevoked, *, at: datetime) -> None:
    """Whose certificate was revoked was never certified by it; one that has run out, was."""
    reach(
        person_id=fact.person_id,
        kind=MilestoneKind.CERTIFIED,
        on=day_in(JAKARTA, at),
        regency_code="",
        source=f"sertihub.certificate:{fact.certificate_id}",
        version=fact.version,
        is_standing=False,
    )


@counts(ApplicantHired)
def note_hire(fact: ApplicantHired, *, at: datetime) -> None:
    """Hired on the day the employer said so, where the work is."""
    reach(
        person_id=fact.person_id,
        kind=MilestoneKind.HIRED,
        on=day_in(JAKARTA, at),
        regency_code=fact.regency_code,
        source=f"karirhub.application:{fact.application_id}",
        version=fact.version,
    )


@counts(AidAgreed)
def note_aid(fact: AidAgreed, *, at: datetime) -> None:
    """Helped to start a business, where the business is: the one who applied, and everybody of the group the portal knows."""
    source = f"wirausaha.proposal:{fact.proposal_id}"
    for person_id in (fact.person_id, *fact.member_ids):
        reach(
            person_id=person_id,
            kind=MilestoneKind.AIDED,
            on=fact.agreed_on,
            regency_code=fact.regency_code,
            source=source if person_id == fact.person_id else f"{source}.{person_id}",
            version=fact.version,
        )
