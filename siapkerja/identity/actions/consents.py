"""A person's yes to a use of their data, and taking it back (UU 27/2022 art. 9, 20-22)."""

from datetime import datetime

from django.db import IntegrityError, transaction

from siapkerja.audit.recording import record_act
from siapkerja.events.publishing import publish
from siapkerja.facts.identity import ConsentGiven, ConsentWithdrawn
from siapkerja.files.models import StoredFile
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import CONSENT_EDITION, ConsentPurpose
from siapkerja.identity.models import Consent, LegalEntity, Person

ON_PAPER = "paper"


@transaction.atomic
def give_consent(
    *,
    person: Person,
    purpose: ConsentPurpose,
    recipient: LegalEntity | None,
    by: Actor,
    at: datetime,
    signed_form: StoredFile | None = None,
) -> Consent:
    """Record a consent; one that stands already is given back unchanged.

    Args:
        signed_form: the sealed paper form it was given on, if it was.
    """
    terms = {"person": person, "purpose": purpose, "recipient": recipient, "withdrawn_at": None}
    try:
        with transaction.atomic():
            channel = ON_PAPER if signed_form else by.channel
            consent = Consent.objects.create(**terms, given_at=at, wording=CONSENT_EDITION, channel=channel, signed_form=signed_form)
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
