"""What happened to somebody's cards, in words for their holder and for the office."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from karirhub.enums import CardReturnReason, StrikeReason
from karirhub.models import JobSeekerCard, JobSeekerCardMove, Placement, Referral, with_employer
from karirhub.workflows import CARD
from siapkerja.identity.models import Person
from siapkerja.web.timeline import Entry

_REASONS = {**dict(CardReturnReason.choices), **dict(StrikeReason.choices)}


def life_of(person_id: int, *, regency: str = "", with_people: bool = False) -> list[Entry]:
    """Newest first: requests, cards, check-ins and renewals, letters to vacancies and work found, through all cards of a person.

    Args:
        regency: only what happened at this office.
        with_people: name the officer, for the office.
    """
    office = {"regency": regency} if regency else {}
    cards = JobSeekerCard.objects.of_person(person_id).filter(**office)
    entries = [*_moves(cards, with_people), *_letters(cards, with_people), *_placements(person_id, office, with_people)]
    return sorted(entries, key=lambda entry: entry.at, reverse=True)


def _moves(cards: Iterable[JobSeekerCard], with_people: bool) -> Iterable[Entry]:
    rows = JobSeekerCardMove.objects.filter(record__in=cards).exclude(move="replace").select_related("by_person", "record")
    for row in rows.order_by("-at", "-pk"):
        reason = str(_REASONS.get(row.reason_code, "")) if row.reason_code else ""
        yield Entry(_title(row), row.at, _note(row.by_person if with_people else None, reason, row.note))


def _title(row: JobSeekerCardMove) -> str:
    number = {"number": row.record.number}
    if row.move == "check_in":
        return _("Melapor masih mencari kerja")
    if row.move == "issue":
        return _("Kartu diperpanjang, nomor %(number)s") % number if row.record.renews_id else _("Kartu terbit, nomor %(number)s") % number
    return str(CARD.state(row.target).label)


def _letters(cards: Iterable[JobSeekerCard], with_people: bool) -> Iterable[Entry]:
    rows = with_employer(Referral.objects.filter(card__in=cards), "vacancy__").select_related("by_person")
    for row in rows:
        title = _("Surat pengantar ke lowongan %(title)s") % {"title": row.vacancy.title}
        yield Entry(title, row.at, _note(row.by_person if with_people else None, row.vacancy.employer_name, row.office))


def _placements(person_id: int, office: Mapping[str, str], with_people: bool) -> Iterable[Entry]:
    rows = Placement.objects.filter(person=person_id, **office).select_related("by_person").prefetch_related("moves__by_person")
    for row in rows:
        work = {"position": row.position, "employer": row.employer}
        title = _("Ditempatkan sebagai %(position)s di %(employer)s") % work
        yield Entry(title, row.recorded_at, _note(row.by_person if with_people else None, str(row.get_scope_display())))
        for step in row.moves.all():
            said = _note(step.by_person if with_people else None, step.note)
            yield Entry(_("Penempatan sebagai %(position)s di %(employer)s dibatalkan") % work, step.at, said)


def _note(by: Person | None, *words: str) -> str:
    return "\n".join(filter(None, (*words, by.full_name if by else "")))


def return_words(card: JobSeekerCard) -> str:
    """What the office asked to be mended last; "" where nothing was."""
    row = card.moves.filter(move="send_back").order_by("-at", "-pk").first()
    return "\n".join(filter(None, (str(_REASONS.get(row.reason_code, "")), row.note))) if row else ""
