"""What follows from a completed training: offers, and who may not assess whom."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sertihub.models import Offer, Training
from sertihub.queries.offers import schemes_covered
from siapkerja.events.publishing import publish as announce
from siapkerja.facts.sertihub import CertificationOffered
from siapkerja.identity.actor import Actor
from siapkerja.identity.queries import wants_no_matching
from siapkerja.kernel.errors import NotPermitted
from siapkerja.reference.queries import rule


@transaction.atomic
def offer_certification(
    *, person_id: int, enrolment_id: int, legal_entity_id: int, regency_code: str, unit_codes: Collection[str], by: Actor, at: datetime
) -> list[Offer]:
    """Offer a person the schemes that certify what they were taught, each once; nothing to whoever wants no suggestions.

    Args:
        enrolment_id: the completed training.
        legal_entity_id, regency_code: the training centre, and where it trained.
        unit_codes: competence units that were taught.

    Returns:
        The new offers.
    """
    if not unit_codes or wants_no_matching(person_id):
        return []
    most = int(rule("certification.offers_most", timezone.localdate(at)).value)
    found = schemes_covered(unit_codes=unit_codes, legal_entity_id=legal_entity_id, regency_code=regency_code, most=most)
    made = []
    for rank, one in enumerate(found):
        offer, is_new = Offer.objects.get_or_create(
            person_id=person_id, scheme=one.scheme, defaults={"enrolment_id": enrolment_id, "rank": rank, "offered_at": at}
        )
        if not is_new:
            continue
        made.append(offer)
        fact = CertificationOffered(
            version=1, offer_id=offer.pk, person_id=person_id, scheme_id=one.scheme.pk, scheme_number=one.scheme.number
        )
        announce(fact, by=by, at=at)
    return made


@transaction.atomic
def note_trainers(*, person_id: int, trainer_ids: Collection[int], enrolment_id: int, completed_on: date) -> int:
    """Keep who trained a person, so that none of them is sent to assess them. Returns how many pairs are new."""
    pairs = [
        Training.objects.get_or_create(
            person_id=person_id, trainer_id=trainer_id, enrolment_id=enrolment_id, defaults={"completed_on": completed_on}
        )[1]
        for trainer_id in sorted(set(trainer_ids))
    ]
    return sum(pairs)


@transaction.atomic
def dismiss_offer(*, offer: Offer, by: Actor, at: datetime) -> Offer:
    """Put an offer aside.

    Raises:
        NotPermitted: somebody else's.
    """
    if by.subject_id != offer.person_id:
        raise NotPermitted()
    current = Offer.objects.select_for_update().get(pk=offer.pk)
    if current.dismissed_at is None:
        current.dismissed_at = at
        current.save(update_fields=["dismissed_at"])
    return current
