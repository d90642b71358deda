"""What went to and fro about one application, as its employer reads it."""

from collections.abc import Sequence
from dataclasses import dataclass

from karirhub.models import Application, ApplicationMessage, ApplicationNote, Interview, Offer
from karirhub.workflows import APPLICATION


@dataclass(frozen=True)
class Dealings:
    """Attributes:
    interview, offer: the latest of each, None where there was none.
    may_write, may_invite, may_offer: what the employer can do now.
    """

    messages: Sequence[ApplicationMessage]
    notes: Sequence[ApplicationNote]
    interview: Interview | None
    offer: Offer | None
    may_write: bool
    may_invite: bool
    may_offer: bool


def dealings_of(application: Application) -> Dealings:
    """Everything said about an application; five queries."""
    interview = application.interviews.select_related("chosen").prefetch_related("slots").first()
    offer = application.offers.first()
    names = {move.name for move in APPLICATION.moves_from(application.state)}
    has_standing = offer is not None and offer.state in {"open", "accepted"}
    return Dealings(
        messages=list(application.messages.select_related("attachment")),
        notes=list(application.notes.select_related("by_person").order_by("-at", "-pk")),
        interview=interview,
        offer=offer,
        may_write=application.is_open or application.state == "hired",
        may_invite=("invite" in names or application.state == "interview") and not (interview and interview.is_open),
        may_offer=("offer" in names or application.state == "offered") and not has_standing,
    )
