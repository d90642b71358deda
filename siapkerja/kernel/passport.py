"""Passport numbers (ICAO Doc 9303 part 4): up to nine letters and digits in the machine-readable zone; some states print more."""

import re

_WELLFORMED = re.compile(r"^[A-Z0-9]{5,12}$")


def normalised(text: str) -> str:
    """Capital letters and digits of what was typed, without spaces, dots and dashes."""
    return re.sub(r"[\s.-]", "", text).upper()


def is_wellformed(number: str) -> bool:
    return bool(_WELLFORMED.match(number)) and any(character.isdigit() for character in number)
