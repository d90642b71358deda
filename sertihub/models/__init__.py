from sertihub.models.assessments import Assessment
from sertihub.models.assessors import Assessor
from sertihub.models.bodies import BodyStatement, BodyStatementMove, CertificationBody
from sertihub.models.candidacies import Candidacy, CandidacyMove, CandidacyUnit, Evidence, Remark, SelfAssessment
from sertihub.models.certificates import Certificate, CertificateMove
from sertihub.models.offers import Offer, Training
from sertihub.models.schemes import Scheme, SchemeMove, SchemeUnit
from sertihub.models.standards import CompetenceUnit, Criterion, Element
from sertihub.models.venues import Venue

__all__ = [
    "Assessment",
    "Assessor",
    "BodyStatement",
    "BodyStatementMove",
    "Candidacy",
    "CandidacyMove",
    "CandidacyUnit",
    "Certificate",
    "CertificateMove",
    "CertificationBody",
    "CompetenceUnit",
    "Criterion",
    "Element",
    "Evidence",
    "Offer",
    "Remark",
    "Scheme",
    "SchemeMove",
    "SchemeUnit",
    "SelfAssessment",
    "Training",
    "Venue",
]
