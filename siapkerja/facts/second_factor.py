"""What is announced of how people sign in. `version` counts seconds: every occasion is one of its own."""

from dataclasses import dataclass
from typing import ClassVar

from siapkerja.facts.base import Fact


@dataclass(frozen=True, kw_only=True)
class SignedInOnNewDevice(Fact):
    """Somebody signed in with a browser their account had not been used with."""

    publisher: ClassVar[str] = "signin"
    subject_field: ClassVar[str] = "known_device_id"
    known_device_id: int
    person_id: int
    browser: str
    system: str


@dataclass(frozen=True, kw_only=True)
class SecondFactorChanged(Fact):
    """A second factor was added, removed or stood in for.

    Attributes:
        change: passkey_added, passkey_removed, totp_added, totp_removed, recovery_codes_made, recovery_code_used.
        codes_left: unused recovery codes after it; None where it is not about them.
    """

    publisher: ClassVar[str] = "signin"
    subject_field: ClassVar[str] = "person_id"
    person_id: int
    change: str
    codes_left: int | None = None
