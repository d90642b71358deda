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
    told = ("batch__programme__title", "batch__programme__legal_entity__name", "place", "confirm_by")
    title, centre, place, confirm_by = Enrolment.objects.values_list(*told).get(pk=fact.enrolment_id)
    return {
        "title": title,
        "centre": centre,
        "state": getattr(fact, "state", "registered"),
        "place": place,
        "number": getattr(fact, "number", ""),
        "confirm_by": confirm_by.isoformat() if confirm_by else "",
    }


def _own_page(fact: Fact) -> tuple[str, list[str]]:
    return "skillhub:enrolment", [str(Enrolment.objects.values_list("public_id", flat=True).get(pk=fact.enrolment_id))]


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
