"""Messages, interviews and offers to test with, made through the actions."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from karirhub.actions import applications, interviews, offers
from karirhub.enums import ContractType
from karirhub.models import Application, Interview, Offer
from tests.support.people import Somebody


def proposed(sent: Application, manager: Somebody, *, days: tuple[int, ...] = (3, 4), **more: Any) -> Interview:
    """An interview with times so many days from now."""
    now = timezone.now()
    told: dict[str, Any] = {"minutes": 45, "place": "Kantor Contoh, Bandung", "by": manager.actor, "at": now}
    return interviews.propose_slots(application=sent, times=[now + timedelta(days=day) for day in days], **told | more)


def agreed(sent: Application, manager: Somebody, seeker: Somebody, **more: Any) -> Interview:
    interview = proposed(sent, manager, **more)
    return interviews.choose_slot(interview=interview, slot=interview.slots.all()[0], by=seeker.actor, at=timezone.now())


def offered(sent: Application, manager: Somebody, **more: Any) -> Offer:
    """An offer for an application that was looked at for it."""
    if sent.state == "sent":
        sent = applications.move(application=sent, name="view", by=manager.actor, at=timezone.now())
    today = timezone.localdate()
    told: dict[str, Any] = {
        "wage": 5_200_000,
        "starts_on": today + timedelta(days=20),
        "answer_by": today + timedelta(days=7),
        "contract_type": ContractType.PERMANENT,
        "terms": "Uang makan dan antar jemput.",
        "by": manager.actor,
        "at": timezone.now(),
    }
    return offers.make_offer(application=sent, **told | more)
