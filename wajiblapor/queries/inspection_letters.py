"""Letters of duty of an inspection: the one in force, and those that were called back when the team changed."""

from dataclasses import dataclass
from datetime import date

from siapkerja.documents.models import Document
from siapkerja.kernel.calendar import day_in
from wajiblapor.models import DutyLetter, Inspection

DUTY_LETTER = "inspection_duty_letter"


@dataclass(frozen=True)
class DutySpan:
    """On which days at the workplace a visit rests on which letter."""

    number: str
    since: date
    until: date

    def covers(self, day: date) -> bool:
        return self.since <= day <= self.until


def duty_spans(inspection: Inspection) -> list[DutySpan]:
    """Of all its letters, the newest first; one query."""
    letters = Document.objects.filter(kind=DUTY_LETTER, subject=f"wajiblapor.inspection:{inspection.pk}").order_by("-issued_at", "-pk")
    zone, spans = inspection.workplace.time_zone, []
    for letter in letters:
        until = letter.valid_until or date.max
        if letter.withdrawn_at:
            until = min(until, day_in(zone, letter.withdrawn_at))
        spans.append(DutySpan(letter.number, day_in(zone, letter.issued_at), until))
    return spans


def is_called_back(inspection: Inspection) -> bool:
    """A letter of duty was out, and counts no more."""
    return DutyLetter.objects.filter(pk=inspection.pk, document__withdrawn_at__isnull=False).exists()
