"""What happened to a card, in words for its holder and for the office."""

from django.utils.translation import gettext as _

from karirhub.enums import CardReturnReason, StrikeReason
from karirhub.models import JobSeekerCard
from karirhub.workflows import CARD
from siapkerja.web.timeline import Entry

_REASONS = {**dict(CardReturnReason.choices), **dict(StrikeReason.choices)}


def steps_told(card: JobSeekerCard, *, with_people: bool = False) -> list[Entry]:
    """Newest first: the state each move led to, with its reason.

    Args:
        with_people: name the officer, for the office.
    """
    entries = []
    for row in card.moves.select_related("by_person").order_by("-at", "-pk"):
        title = _("Melapor masih mencari kerja") if row.move == "check_in" else str(CARD.state(row.target).label)
        name = row.by_person.full_name if with_people and row.by_person else ""
        reason = str(_REASONS.get(row.reason_code, "")) if row.reason_code else ""
        entries.append(Entry(title, row.at, "\n".join(filter(None, (reason, row.note, name)))))
    return entries


def return_words(card: JobSeekerCard) -> str:
    """What the office asked to be mended last; "" where nothing was."""
    row = card.moves.filter(move="send_back").order_by("-at", "-pk").first()
    return "\n".join(filter(None, (str(_REASONS.get(row.reason_code, "")), row.note))) if row else ""
