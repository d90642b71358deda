"""A job fair with a booth and a ticket for the access matrix."""

from typing import Any

from tests.support.fairs import announced, booth, slot_of, ticket
from tests.support.people import Somebody


def records(manager: Somebody, seeker: Somebody) -> dict[str, Any]:
    fair = announced()
    held, asked = ticket(fair, seeker), booth(fair, manager)
    return {
        "fair": fair.pk,
        "fair.slug": fair.slug,
        "fair_slot": slot_of(fair, 1).pk,
        "fair_ticket": held.public_id,
        "fair_ticket.token": held.token,
        "fair_booth": asked.public_id,
    }
