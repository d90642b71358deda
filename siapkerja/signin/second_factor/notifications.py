"""What people are told of how their account is signed in to: in the inbox, and of a new device by e-mail too.

Of changed factors allauth itself writes a mail, which no preference switches off.
"""

from typing import Any

from siapkerja.facts.second_factor import SecondFactorChanged, SignedInOnNewDevice
from siapkerja.notifications.notices import Notice, register
from siapkerja.signin.second_factor.devices import BROWSERS, SYSTEMS


def _device(fact: SignedInOnNewDevice) -> dict[str, Any]:
    return {"browser": BROWSERS.get(fact.browser, ""), "system": SYSTEMS.get(fact.system, "")}


def register_notices() -> None:
    register(
        Notice(
            slug="signed_in_on_new_device",
            fact=SignedInOnNewDevice,
            category="account",
            audience=lambda fact: [fact.person_id],
            params=_device,
            url=lambda fact: ("signin:security", []),
        ),
        Notice(
            slug="second_factor_changed",
            fact=SecondFactorChanged,
            category="account",
            audience=lambda fact: [fact.person_id],
            params=lambda fact: {"change": fact.change, "codes_left": fact.codes_left},
            key=lambda fact: f"second_factor_changed:{fact.subject}:{fact.version}:{fact.change}",
            url=lambda fact: ("signin:security", []),
            channels=(),
        ),
    )
