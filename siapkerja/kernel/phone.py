"""Indonesian telephone numbers, written the international way."""

import re

_NATIONAL = re.compile(r"^8\d{7,11}$|^[2-79]\d{6,10}$")


def normalised(text: str) -> str:
    """`+628123456789` from "0812 3456-789", "62812…" or "+62812…".

    Raises:
        ValueError: not a telephone number of Indonesia.
    """
    digits = re.sub(r"[\s().-]", "", text)
    for prefix in ("+62", "0062", "62", "0"):
        if digits.startswith(prefix):
            digits = digits[len(prefix) :].removeprefix("0")
            break
    if not _NATIONAL.match(digits):
        raise ValueError("no Indonesian telephone number")
    return "+62" + digits


def spaced(number: str) -> str:
    """`0812-3456-789`, as people write it; anything not made by `normalised` is given back as it is."""
    if not number.startswith("+62"):
        return number
    digits = "0" + number[3:]
    return "-".join(filter(None, (digits[:4], digits[4:8], digits[8:])))


def masked(number: str) -> str:
    """`0812-••••-•89`: enough to know one's own number again, too little to call it."""
    told = spaced(number)
    return told[:4] + "".join("•" if sign.isdigit() else sign for sign in told[4:-2]) + told[-2:] if len(told) > 7 else "•" * len(told)
