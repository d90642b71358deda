"""The tax number NPWP: 15 digits of the old form, or 16 (PMK 112/2022)."""


def check_digit_holds(npwp: str) -> bool | None:
    """Does the ninth digit of the old form agree with the eight before it (Luhn)?

    A mismatch is a reason to look again, never to refuse: old numbers with wrong digits are in use.

    Args:
        npwp: digits only; 15, or 16 with a leading 0 where the old number was carried over.

    Returns:
        None where the number carries no such digit (16 digits that are a NIK, or another length).
    """
    if len(npwp) == 16 and npwp.startswith("0"):
        npwp = npwp[1:]
    if len(npwp) != 15 or not npwp.isdigit():
        return None
    total = 0
    for place, digit in enumerate(reversed(npwp[:9])):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
