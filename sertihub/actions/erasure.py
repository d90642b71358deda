from datetime import datetime

from django.db import transaction
from django.db.models import Case, Q, Value, When
from django.utils import timezone

from sertihub.actions.candidacies import withdraw
from sertihub.enums import AssessmentPurpose
from sertihub.models import Assessor, Candidacy, Evidence, Offer, SelfAssessment, Training
from sertihub.workflows import BEFORE_ASSESSMENT
from siapkerja.files.actions.stored_files import remove
from siapkerja.identity.actor import Actor

# Another purpose has to be explained; this says that the words went.
_GONE = "-"


@transaction.atomic
def erase_candidacies(*, person_id: int, by: Actor, at: datetime) -> None:
    """What is still under way is withdrawn; the candidate's words and files go. How it was decided stays (PP 10/2018)."""
    themselves = Actor(channel=by.channel, person_id=person_id)
    own = Candidacy.objects.of_person(person_id)
    for candidacy in own.filter(state__in=BEFORE_ASSESSMENT):
        withdraw(candidacy=candidacy, by=themselves, at=at)
    _remove_evidence(person_id, by, at)
    SelfAssessment.objects.filter(candidacy__person=person_id).update(words="")
    own.update(
        purpose_note=Case(When(purpose=AssessmentPurpose.OTHER, then=Value(_GONE)), default=Value("")),
        employer="",
        position="",
        office_address="",
        office_phone=None,
        adjustment=None,
    )


@transaction.atomic
def erase_offers(*, person_id: int, by: Actor, at: datetime) -> None:
    Offer.objects.filter(person=person_id).delete()


@transaction.atomic
def erase_training_pairs(*, person_id: int, by: Actor, at: datetime) -> None:
    """Whoever is forgotten is neither assessed nor sent to assess, so the pair serves nobody."""
    Training.objects.filter(Q(person=person_id) | Q(trainer=person_id)).delete()


@transaction.atomic
def end_registrations(*, person_id: int, by: Actor, at: datetime) -> None:
    """No body sends them any more; what they assessed stays under their number."""
    Assessor.objects.filter(person=person_id, ended_on=None).update(ended_on=timezone.localdate(at))


def _remove_evidence(person_id: int, by: Actor, at: datetime) -> None:
    shown = list(Evidence.objects.filter(candidacy__person=person_id).select_related("stored"))
    Evidence.objects.filter(pk__in=[one.pk for one in shown]).delete()
    for one in shown:
        remove(stored=one.stored, by=by, at=at)
