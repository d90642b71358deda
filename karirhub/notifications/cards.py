"""Who hears of job seekers' cards and referrals."""

from typing import Any

from karirhub.models import JobSeekerCard, Referral, with_employer
from siapkerja.facts.karirhub import CardDue, CardMoved, SeekerReferred
from siapkerja.notifications.notices import Notice, register

_OWN_CARD_MOVES = {"apply", "resubmit", "cancel", "check_in", "reopen", "replace"}


def _card_holder(fact: CardMoved) -> list[int]:
    """People know of what they did themselves."""
    return [] if fact.move in _OWN_CARD_MOVES else [fact.person_id]


def _card_matter(fact: CardMoved | CardDue) -> dict[str, Any]:
    """The office and the days; what stands on the card stays out of what leaves the portal."""
    card = JobSeekerCard.objects.select_related("regency").get(pk=fact.card_id)
    due_on = getattr(fact, "due_on", None)
    return {
        "regency": card.regency.name,
        "state": getattr(fact, "state", card.state),
        "move": getattr(fact, "move", ""),
        "due_on": due_on.isoformat() if due_on else "",
        "days_left": getattr(fact, "days_left", 0),
        "is_end": getattr(fact, "is_end", False),
    }


def _card_page(fact: CardMoved | CardDue) -> tuple[str, list[str]]:
    return "karirhub:card", []


def _referral_matter(fact: SeekerReferred) -> dict[str, Any]:
    letter = with_employer(Referral.objects.all(), "vacancy__").get(pk=fact.referral_id)
    return {"office": letter.office, "title": letter.vacancy.title, "company": letter.vacancy.employer_name}


register(
    Notice(
        slug="card_moved",
        fact=CardMoved,
        category="karirhub",
        audience=_card_holder,
        when=lambda fact: fact.move not in _OWN_CARD_MOVES,
        params=_card_matter,
        url=_card_page,
    ),
    Notice(
        slug="card_due",
        fact=CardDue,
        category="karirhub",
        audience=lambda fact: [fact.person_id],
        params=_card_matter,
        url=_card_page,
    ),
    Notice(
        slug="seeker_referred",
        fact=SeekerReferred,
        category="karirhub",
        audience=lambda fact: [fact.person_id],
        params=_referral_matter,
        url=lambda fact: ("karirhub:card", []),
    ),
)
