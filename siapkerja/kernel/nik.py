"""What a NIK (Nomor Induk Kependudukan, 16 digits PPKKCC DDMMYY SSSS) says, and what it does not prove.

A NIK has no check digit; its region is where it was first issued and may since be retired; so everything beyond
sixteen digits is a hint shown to the person, never a reason to refuse.
"""

from dataclasses import dataclass
from datetime import date

LENGTH = 16
FEMALE_DAY_OFFSET = 40


@dataclass(frozen=True)
class ParsedNik:
    """Parts of a NIK.

    Attributes:
        region_code: six digits, district where it was issued.
        sex: "female" or "male", from the day of birth (+40 for women).
        born_on: None where the digits are no date; the century is the latest that is not in the future of `today`.
    """

    digits: str
    region_code: str
    sex: str
    born_on: date | None


def digits_of(text: str) -> str:
    """The digits of what was typed; spaces, dots and dashes between them are forgiven."""
    return "".join(text.split()).replace(".", "").replace("-", "")


def is_wellformed(digits: str) -> bool:
    return len(digits) == LENGTH and digits.isascii() and digits.isdigit()


def parse(digits: str, *, today: date) -> ParsedNik:
    """Read the parts of a well-formed NIK.

    Raises:
        ValueError: not sixteen digits.
    """
    if not is_wellformed(digits):
        raise ValueError("a NIK has sixteen digits")
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    sex = "female" if day > FEMALE_DAY_OFFSET else "male"
    if day > FEMALE_DAY_OFFSET:
        day -= FEMALE_DAY_OFFSET
    return ParsedNik(digits, digits[:6], sex, _birth_date(day, month, year, today))


def _birth_date(day: int, month: int, year: int, today: date) -> date | None:
    century = today.year // 100 * 100
    for candidate in (century + year, century - 100 + year):
        try:
            born_on = date(candidate, month, day)
        except ValueError:
            continue
        if born_on <= today:
            return born_on
    return None
