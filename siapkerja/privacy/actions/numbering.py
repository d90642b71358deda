"""Numbers of privacy matters: kind, year, count."""

from datetime import datetime

from siapkerja.documents.numbers import next_number
from siapkerja.kernel.calendar import day_in


def new_number(prefix: str, *, at: datetime) -> str:
    """`PDP-K-2026-000012`; taken last in the act's own transaction."""
    year = day_in("Asia/Jakarta", at).year
    return f"PDP-{prefix}-{year}-{next_number(f'privacy.{prefix}:{year}', at=at):06d}"
