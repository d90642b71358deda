from datetime import datetime
from typing import cast

from django.db import transaction

from karirhub.actions.applications import withdraw
from karirhub.actions.card_life import strike_off_erased
from karirhub.actions.cards import cancel
from karirhub.models import (
    Application,
    ApplicationDraft,
    ApplicationMark,
    ApplicationMessage,
    ApplicationNote,
    ApplicationSummary,
    AttachedDocument,
    CounsellingNote,
    Interview,
    JobSeekerCard,
    Offer,
    ScreeningAnswer,
    VacancyInvitation,
)
from karirhub.queries.applications import blank_snapshot, sealed
from siapkerja.files.actions.stored_files import remove
from siapkerja.files.models import StoredFile
from siapkerja.identity.actor import Actor

BLANK_TERMS = '{"wage": 0, "terms": ""}'


@transaction.atomic
def erase_applications(*, person_id: int, by: Actor, at: datetime) -> None:
    """Open applications are withdrawn; what the person sent goes. That somebody was placed stays, without saying who (Perpres 57/2023)."""
    themselves = Actor(channel=by.channel, person_id=person_id)
    for application in Application.objects.of_person(person_id).open():
        withdraw(application=application, by=themselves, at=at)
    mine = Application.objects.of_person(person_id)
    for message in ApplicationMessage.objects.filter(application__in=mine, attachment__isnull=False).select_related("attachment"):
        remove(stored=cast(StoredFile, message.attachment), by=by, at=at)
    ApplicationMessage.objects.filter(application__in=mine).delete()
    ScreeningAnswer.objects.filter(application__in=mine).delete()
    AttachedDocument.objects.filter(application__in=mine).delete()
    ApplicationDraft.objects.filter(person=person_id).delete()
    Interview.objects.filter(application__in=mine).update(note=None)
    Offer.objects.filter(application__in=mine).update(sealed_terms=BLANK_TERMS)
    mine.update(sealed_snapshot=sealed(blank_snapshot()), letter=None)
    for model in (ApplicationSummary, ApplicationNote, ApplicationMark):
        model.objects.filter(application__person=person_id).delete()
    VacancyInvitation.objects.filter(person=person_id).delete()


@transaction.atomic
def erase_card(*, person_id: int, by: Actor, at: datetime) -> None:
    """Applications for a card end, a card is struck off; what stood on it, its photo and what was talked about go."""
    themselves = Actor(channel=by.channel, person_id=person_id)
    cards = JobSeekerCard.objects.of_person(person_id).select_related("photo")
    for card in cards.pending():
        cancel(card=card, by=themselves, at=at)
    for card in cards.filter(state__in=("active", "lapsed", "hired")):
        strike_off_erased(card=card, by=by, at=at)
    photos = [card.photo for card in cards.exclude(photo=None)]
    CounsellingNote.objects.filter(card__person=person_id).delete()
    cards.update(sealed_content="", photo=None)
    for photo in filter(None, photos):
        remove(stored=photo, by=by, at=at)
