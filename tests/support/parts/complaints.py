"""A reported vacancy whose employer is asked, for addresses about complaints."""

from typing import Any

from django.utils import timezone

from karirhub.actions.complaints import ask_employer, take_case
from tests.support.complaints import reported
from tests.support.people import SYSTEM, Somebody
from tests.support.vacancies import open_vacancy


def records(manager: Somebody, seeker: Somebody) -> dict[str, Any]:
    """What the addresses of complaints need: one case nobody has taken, and one whose employer knows of it."""
    vacancy, asked = open_vacancy(manager.workplace), open_vacancy(manager.workplace)
    complaint, acting = reported(vacancy), {"by": SYSTEM, "at": timezone.now()}
    ask_employer(case=take_case(case=reported(asked).case, **acting), question="Apa yang terjadi?", **acting)
    return {
        "complaint.number": complaint.number,
        "complaint.code": complaint.code,
        "complaint_case": complaint.case.number,
        "reported.number": vacancy.number,
        "asked_vacancy": asked.pk,
    }
