"""What Sertihub does about what others announce, and about its own certificates in people's profiles."""

from datetime import datetime

from sertihub.actions.offers import note_trainers, offer_certification
from sertihub.models import Certificate
from sertihub.queries.figures import CANDIDATES, CERTIFICATES, SCHEMES
from siapkerja.events.reactions import on
from siapkerja.facts.sertihub import CandidacySubmitted, CertificateExpired, CertificateIssued, CertificateRevoked, SchemePublished
from siapkerja.facts.skillhub import TrainingCompleted
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import WorkplaceKind
from siapkerja.identity.models import Workplace
from siapkerja.kernel.calendar import day_in
from siapkerja.profiles.actions.qualifications import lose, prove
from siapkerja.statistics.actions.contributions import contribute
from siapkerja.statistics.counting import counts

BY = Actor.the_system("sertihub")
EXPIRED = "expired"


@on(TrainingCompleted, queue="quick")
def keep_trainers(fact: TrainingCompleted, *, at: datetime) -> None:
    """Who trained somebody does not assess them."""
    note_trainers(person_id=fact.person_id, trainer_ids=fact.instructor_ids, enrolment_id=fact.enrolment_id, completed_on=fact.completed_on)


@on(TrainingCompleted, queue="quick")
def offer_matching_schemes(fact: TrainingCompleted, *, at: datetime) -> None:
    """What was taught can be certified."""
    offer_certification(
        person_id=fact.person_id,
        enrolment_id=fact.enrolment_id,
        legal_entity_id=fact.legal_entity_id,
        regency_code=fact.regency_code,
        unit_codes=fact.unit_codes,
        by=BY,
        at=at,
    )


@on(CertificateIssued, queue="quick")
def prove_competence(fact: CertificateIssued, *, at: datetime) -> None:
    """A certificate proves a competence in its holder's profile, unless it was revoked before this is heard."""
    certificate = Certificate.objects.select_related("scheme").get(pk=fact.certificate_id)
    if certificate.state != "active":
        return
    prove(
        person_id=fact.person_id,
        kind="competence",
        title=certificate.scheme.title,
        issuer_id=fact.legal_entity_id,
        document_id=fact.document_id,
        number=fact.number,
        issued_on=fact.issued_on,
        valid_until=fact.valid_until,
        source=_source(fact.certificate_id),
        scheme_number=fact.scheme_number,
        occupation_code=fact.occupation_code,
        unit_codes=fact.unit_codes,
        by=BY,
        at=at,
    )


@on(CertificateRevoked, queue="quick")
def lose_revoked_competence(fact: CertificateRevoked, *, at: datetime) -> None:
    lose(source=_source(fact.certificate_id), reason_code=fact.reason_code, by=BY, at=at)


@on(CertificateExpired, queue="quick")
def lose_expired_competence(fact: CertificateExpired, *, at: datetime) -> None:
    lose(source=_source(fact.certificate_id), reason_code=EXPIRED, by=BY, at=at)


def _source(certificate_id: int) -> str:
    return f"sertihub.certificate:{certificate_id}"


def _head_office(legal_entity_id: int) -> str:
    """Regency of a body's head office; "" (the country alone) where it has none any more."""
    offices = Workplace.objects.filter(legal_entity=legal_entity_id, kind=WorkplaceKind.HEAD_OFFICE, closed_on=None)
    return offices.values_list("regency_id", flat=True).first() or ""


@counts(SchemePublished)
def count_scheme(fact: SchemePublished, *, at: datetime) -> None:
    """A scheme counts when it was published first."""
    contribute(
        source=f"sertihub.scheme:{fact.scheme_id}",
        version=fact.version,
        region_code=_head_office(fact.legal_entity_id),
        month=day_in("Asia/Jakarta", at),
        amounts={SCHEMES: 1},
        is_first=True,
    )


@counts(CandidacySubmitted)
def count_candidacy(fact: CandidacySubmitted, *, at: datetime) -> None:
    """An application counts when it was sent first; one sent again after it was returned is the same."""
    contribute(
        source=f"sertihub.candidacy:{fact.candidacy_id}",
        version=fact.version,
        region_code=_head_office(fact.legal_entity_id),
        month=day_in("Asia/Jakarta", at),
        amounts={CANDIDATES: 1},
        is_first=True,
    )


@counts(CertificateIssued)
def count_certificate(fact: CertificateIssued, *, at: datetime) -> None:
    """A certificate counts where its holder was assessed."""
    contribute(
        source=f"sertihub.certificate:{fact.certificate_id}",
        version=fact.version,
        region_code=fact.regency_code,
        month=fact.issued_on,
        amounts={CERTIFICATES: 1},
    )


@counts(CertificateRevoked)
def count_revoked_certificate(fact: CertificateRevoked, *, at: datetime) -> None:
    """A revoked certificate counts nowhere."""
    contribute(
        source=f"sertihub.certificate:{fact.certificate_id}",
        version=fact.version,
        region_code="",
        month=day_in("Asia/Jakarta", at),
        amounts={CERTIFICATES: 0},
    )
