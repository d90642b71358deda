"""With the person's consent, a line of the profile rests on what the employer reported."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.events.publishing import publish
from siapkerja.facts.wajiblapor import EmploymentConfirmed
from siapkerja.identity.actions.consents import give_consent
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import ConsentPurpose
from siapkerja.identity.models import Person
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.profiles.actions.histories import confirm_experience, unconfirm_experiences
from siapkerja.profiles.models import Experience
from wajiblapor.models import EmploymentDispute, Filing
from wajiblapor.queries.employment import CONFIRMING, Employment


class ConsentMissing(Refused):
    code = "confirmation_consent_missing"
    sentence = _("Centang persetujuan Anda, supaya kami boleh menuliskannya di profil.")


class LineDisputed(Refused):
    code = "reported_line_disputed"
    sentence = _("Anda menyatakan data ini keliru. Setelah keberatan itu selesai, data dapat dipakai di profil.")


@transaction.atomic
def confirm_employment(
    *, employment: Employment, is_agreed: bool, experience: Experience | None = None, by: Actor, at: datetime
) -> Experience:
    """Write what the employer reported (position, months, employer, never the wage) into the person's own profile, marked as confirmed.

    Args:
        employment: what was reported of the actor (`queries.employment`).
        is_agreed: the person agrees that the profile shows it so (UU 27/2022 art. 20).
        experience: the line it replaces; a line that rests on this workplace already is written anew, else there is a new one.

    Raises:
        NotPermitted: the line is somebody else's.
        ConsentMissing, LineDisputed.
    """
    if by.subject_id is None:
        raise NotPermitted
    person = Person.objects.get(pk=by.subject_id)
    if not is_agreed:
        raise ConsentMissing(fields={"is_agreed": str(ConsentMissing.sentence)})
    workplace, newest = employment.workplace, employment.newest
    if EmploymentDispute.objects.standing().filter(person=person, workplace=workplace).exists():
        raise LineDisputed
    give_consent(person=person, purpose=ConsentPurpose.CONFIRM_EMPLOYMENT, recipient=None, by=by, at=at)
    reported_on = _last_named_on(employment)
    entry = confirm_experience(
        person=person,
        position=newest.job_title[:120],
        employer=workplace.legal_entity.name[:150],
        starts_on=(employment.started_on or newest.since).replace(day=1),
        ends_on=None if employment.is_current else max(reported_on, employment.started_on or reported_on).replace(day=1),
        source=employment.source,
        confirmed_on=reported_on,
        experience=experience or next(iter(employment.confirmed), None),
        by=by,
        at=at,
    )
    publish(
        EmploymentConfirmed(
            version=newest.filing.pk,
            experience_id=entry.pk,
            person_id=person.pk,
            legal_entity_id=workplace.legal_entity_id,
            workplace_id=workplace.pk,
            confirmed_on=reported_on,
        ),
        by=by,
        at=at,
    )
    return entry


def _last_named_on(employment: Employment) -> date:
    """Day of the last filing that named the person."""
    zone, newest = employment.workplace.time_zone, employment.newest
    named = Filing.objects.filter(report__workplace=employment.workplace, report__is_sandbox=False, pk__gte=newest.filing.pk)
    if newest.ended_by is not None:
        named = named.filter(pk__lt=newest.ended_by)
    last = named.order_by("-pk").first() or newest.filing
    return day_in(zone, last.filed_at)


@transaction.atomic
def take_back_confirmations(*, person_id: int) -> int:
    """The person withdrew the consent: the lines stay as their own words. Returns how many were marked."""
    return unconfirm_experiences(person_id=person_id, source_like=CONFIRMING)
