"""Who hears of what happens in Skillhub."""

from typing import Any

from siapkerja.facts.skillhub import EnrolmentMoved, PersonEnrolled, TrainingCertificateIssued, TrainingCertificateWithdrawn
from siapkerja.notifications.notices import Notice, register
from skillhub.models import Enrolment

Fact = PersonEnrolled | EnrolmentMoved | TrainingCertificateIssued | TrainingCertificateWithdrawn


def _person(fact: Fact) -> list[int]:
    """The person knows of their own steps."""
    return [] if getattr(fact, "move", "") in {"withdraw", "confirm"} else [fact.person_id]


def _matter(fact: Fact) -> dict[str, Any]:
    found = Enrolment.objects.with_batch().get(pk=fact.enrolment_id)
    programme = found.batch.programme
    return {
        "title": programme.title,
        "centre": programme.legal_entity.name,
        "state": getattr(fact, "state", "registered"),
        "place": found.place,
        "number": getattr(fact, "number", ""),
        "confirm_by": found.confirm_by.isoformat() if found.confirm_by else "",
    }


def _own_page(fact: Fact) -> tuple[str, list[str]]:
    return "skillhub:enrolment", [str(Enrolment.objects.only("public_id").get(pk=fact.enrolment_id).public_id)]


register(
    Notice(slug="enrolment_received", fact=PersonEnrolled, category="skillhub", audience=_person, params=_matter, url=_own_page),
    Notice(slug="enrolment_moved", fact=EnrolmentMoved, category="skillhub", audience=_person, params=_matter, url=_own_page),
    Notice(
        slug="training_certificate_issued",
        fact=TrainingCertificateIssued,
        category="skillhub",
        audience=_person,
        params=_matter,
        url=_own_page,
    ),
    Notice(
        slug="training_certificate_withdrawn",
        fact=TrainingCertificateWithdrawn,
        category="skillhub",
        audience=_person,
        params=_matter,
        url=_own_page,
    ),
)
