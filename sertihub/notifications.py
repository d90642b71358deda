"""Who hears of what happens to candidates and certificates."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from sertihub.models import Assessment, Candidacy, Certificate, Offer, Scheme
from siapkerja.facts.sertihub import (
    AssessmentScheduled,
    CandidacyMoved,
    CandidacySubmitted,
    CertificateExpired,
    CertificateIssued,
    CertificateRevoked,
    CertificationOffered,
)
from siapkerja.identity.models import Membership
from siapkerja.identity.permissions import EDITORS, MANAGERS
from siapkerja.notifications.notices import Notice, register

AboutCase = CandidacyMoved | CandidacySubmitted | AssessmentScheduled
AboutCertificate = CertificateIssued | CertificateRevoked | CertificateExpired

# What candidates do themselves, and what the next fact tells them better.
KNOWN_TO_CANDIDATE = frozenset({"submit", "agree", "withdraw", "certify"})
# Of these the body's staff hear: it is their turn, or the case is gone.
FOR_STAFF = frozenset({"submit", "agree", "recommend", "withdraw"})


def _offered_first(fact: CertificationOffered) -> list[int]:
    """One message a training: of the nearest body's scheme, which leads to the others."""
    return [fact.person_id] if Offer.objects.filter(pk=fact.offer_id, rank=0).exists() else []


def _offer_matter(fact: CertificationOffered) -> dict[str, Any]:
    scheme = Scheme.objects.select_related("body__legal_entity").get(pk=fact.scheme_id)
    return {"title": scheme.title, "body": scheme.body.legal_entity.name}


def _candidate(fact: CandidacyMoved) -> list[int]:
    return [] if fact.move in KNOWN_TO_CANDIDATE else [fact.person_id]


def _self(fact: AboutCase | AboutCertificate) -> list[int]:
    return [fact.person_id]


def _staff(fact: CandidacySubmitted) -> Iterable[int]:
    return _members(fact.legal_entity_id, EDITORS)


def _staff_in_turn(fact: CandidacyMoved) -> Iterable[int]:
    """Editors, and for a decision the managers, of whom the committee is."""
    if fact.move not in FOR_STAFF:
        return []
    return _members(fact.legal_entity_id, MANAGERS if fact.move == "recommend" else EDITORS)


def _members(legal_entity_id: int, roles: Iterable[str]) -> Iterable[int]:
    members = Membership.objects.at(timezone.localdate()).filter(legal_entity=legal_entity_id, role__in=roles)
    return members.values_list("person_id", flat=True).distinct()


def _matter(fact: AboutCase) -> dict[str, Any]:
    """The scheme's and the body's words; names of people stay out, as notifications leave the portal by e-mail."""
    candidacies = Candidacy.objects.values_list("scheme__title", "body__legal_entity__name", "number")
    title, body, number = candidacies.get(pk=fact.candidacy_id)
    on, venue = Assessment.objects.filter(candidacy=fact.candidacy_id).values_list("on", "venue__name").first() or (None, "")
    return {
        "title": title,
        "body": body,
        "number": number,
        "state": getattr(fact, "state", "submitted"),
        "on": on.isoformat() if on else "",
        "venue": venue,
    }


def _certificate_matter(fact: AboutCertificate) -> dict[str, Any]:
    found = Certificate.objects.select_related("scheme", "body__legal_entity").get(pk=fact.certificate_id)
    return {
        "title": found.scheme.title,
        "body": found.body.legal_entity.name,
        "number": found.number,
        "valid_until": found.valid_until.isoformat(),
    }


def _own_page(fact: AboutCase | AboutCertificate) -> tuple[str, list[str]]:
    return "sertihub:candidacy", [str(Candidacy.objects.values_list("public_id", flat=True).get(pk=fact.candidacy_id))]


def _staff_page(fact: AboutCase) -> tuple[str, list[str]]:
    candidacies = Candidacy.objects.values_list("body__legal_entity__public_id", "public_id")
    body, candidacy = candidacies.get(pk=fact.candidacy_id)
    return "sertihub:candidate", [str(body), str(candidacy)]


def _assessor(fact: AssessmentScheduled) -> list[int]:
    return [fact.assessor_person_id]


def _assessor_page(fact: AssessmentScheduled) -> tuple[str, list[str]]:
    return "sertihub:assessment", [str(Candidacy.objects.only("public_id").get(pk=fact.candidacy_id).public_id)]


def _list(fact: CertificationOffered) -> tuple[str, list[str]]:
    return "sertihub:certification", []


register(
    Notice(
        slug="certification_offered",
        fact=CertificationOffered,
        category="sertihub",
        audience=_offered_first,
        params=_offer_matter,
        url=_list,
    ),
    Notice(slug="candidacy_received", fact=CandidacySubmitted, category="sertihub", audience=_self, params=_matter, url=_own_page),
    Notice(slug="candidacy_waiting", fact=CandidacySubmitted, category="sertihub", audience=_staff, params=_matter, url=_staff_page),
    Notice(slug="candidacy_moved", fact=CandidacyMoved, category="sertihub", audience=_candidate, params=_matter, url=_own_page),
    Notice(slug="candidacy_in_turn", fact=CandidacyMoved, category="sertihub", audience=_staff_in_turn, params=_matter, url=_staff_page),
    Notice(
        slug="assessment_assigned", fact=AssessmentScheduled, category="sertihub", audience=_assessor, params=_matter, url=_assessor_page
    ),
    Notice(
        slug="certificate_issued", fact=CertificateIssued, category="sertihub", audience=_self, params=_certificate_matter, url=_own_page
    ),
    Notice(
        slug="certificate_revoked", fact=CertificateRevoked, category="sertihub", audience=_self, params=_certificate_matter, url=_own_page
    ),
    Notice(
        slug="certificate_expired", fact=CertificateExpired, category="sertihub", audience=_self, params=_certificate_matter, url=_own_page
    ),
)
