"""A person's yes to a use of their data, and taking it back (UU 27/2022 art. 9, 20-22)."""

from datetime import datetime

from django.db import IntegrityError, transaction

from siapkerja.audit.recording import record_act
from siapkerja.events.publishing import publish
from siapkerja.facts.identity import ConsentGiven, ConsentWithdrawn
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import CONSENT_EDITION, ConsentPurpose
from siapkerja.identity.models import Consent, LegalEntity, Person


@transaction.atomic
def give_consent(*, person: Person, purpose: ConsentPurpose, recipient: LegalEntity | None, by: Actor, at: datetime) -> Consent:
    """Record a consent; one that stands already is given back unchanged."""
    terms = {"person": person, "purpose": purpose, "recipient": recipient, "withdrawn_at": None}
    try:
        with transaction.atomic():
            consent = Consent.objects.create(**terms, given_at=at, wording=CONSENT_EDITION, channel=by.channel)
    except IntegrityError:
        return Consent.objects.get(**terms)
    publish(
        ConsentGiven(
            version=1, consent_id=consent.pk, person_id=person.pk, purpose=str(purpose), recipient_id=recipient.pk if recipient else None
        ),
        by=by,
        at=at,
    )
    record_act(by, "consent_given", f"identity.consent:{consent.pk}", at, purpose=str(purpose), edition=CONSENT_EDITION)
    return consent


@transaction.atomic
def withdraw_consent(*, consent: Consent, by: Actor, at: datetime) -> None:
    """Take a consent back; it stays on record with both times. Withdrawing twice changes nothing."""
    if not Consent.objects.filter(pk=consent.pk, withdrawn_at=None).update(withdrawn_at=at):
        return
    publish(
        ConsentWithdrawn(
            version=2,
            consent_id=consent.pk,
            person_id=consent.person_id,
            purpose=consent.purpose,
            recipient_id=consent.recipient_id,
        ),
        by=by,
        at=at,
    )
    record_act(by, "consent_withdrawn", f"identity.consent:{consent.pk}", at, purpose=consent.purpose)
