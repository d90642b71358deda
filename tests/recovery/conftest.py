"""People who lost their telephone, and officers of their place."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from siapkerja.identity.actions.people import claim_nik
from siapkerja.identity.enums import NikClaimState, OfficerRole
from siapkerja.identity.models import NikClaim
from siapkerja.messaging.models import OutgoingMessage
from tests.support.parts.recovery import BORN_ON, NIK
from tests.support.people import SYSTEM, Somebody, make_officer, make_region, make_somebody, now

NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)


def holds_nik(somebody: Somebody, *, nik: str = NIK, state: NikClaimState = NikClaimState.VERIFIED) -> NikClaim:
    """The person's claim of a NIK of Kota Bandung, with their birth date."""
    somebody.person.born_on = BORN_ON
    somebody.person.save()
    claim = claim_nik(person=somebody.person, nik=nik, by=SYSTEM, at=now())
    claim.state, claim.decided_at = state, now()
    claim.save()
    return claim


def letters_to(address: str) -> list[str]:
    """Bodies of the messages sent to an address, oldest first."""
    contents = [message.content for message in OutgoingMessage.objects.order_by("pk")]
    return [content.body for content in contents if content and content.to == address]


def path_in(body: str) -> str:
    """The path of the link in a message."""
    return "/" + next(word for word in body.split() if word.startswith("http")).split("/", 3)[3]


@pytest.fixture
def owner(db: None) -> Somebody:
    """Rina, whose verified NIK was issued in Kota Bandung."""
    make_region("3273")
    rina = make_somebody("Rina Contoh")
    holds_nik(rina)
    return rina


@pytest.fixture
def first(db: None) -> Somebody:
    """Regency officer of Kota Bandung."""
    return make_officer("Wawan Contoh", OfficerRole.REGENCY_OFFICER, "3273")


@pytest.fixture
def second(db: None) -> Somebody:
    """Employment officer of Kota Bandung."""
    return make_officer("Yani Contoh", OfficerRole.EMPLOYMENT_OFFICER, "3273")


@pytest.fixture
def newest_letter() -> Callable[[str], str]:
    return lambda address: letters_to(address)[-1]
