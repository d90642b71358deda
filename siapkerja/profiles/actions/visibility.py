"""Who may find the profile. Being found rests on a consent of its own, which goes with it (UU 27/2022 art. 9, 20)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actions.consents import give_consent, withdraw_consent
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import ConsentPurpose
from siapkerja.identity.models import Consent, LegalEntity, Person
from siapkerja.kernel.errors import Refused
from siapkerja.profiles.actions.profiles import own_profile
from siapkerja.profiles.enums import Visibility
from siapkerja.profiles.models import EmployerChoice, Profile
from siapkerja.reference.queries import rule

FOUND = (Visibility.CHOSEN, Visibility.FINDABLE)


class FindingNeedsConsent(Refused):
    code = "finding_needs_consent"
    sentence = _("Centang persetujuan supaya perusahaan boleh menemukan profil Anda.")


class TooManyEmployers(Refused):
    code = "too_many_employers"


@transaction.atomic
def choose_visibility(*, person: Person, visibility: Visibility | str, consents: bool, by: Actor, at: datetime) -> Profile:
    """Set who may read the profile. A consent to be found is recorded, or withdrawn where it is no longer wanted.

    Args:
        consents: the person agrees to be found; asked for the two kinds that employers find.

    Raises:
        NotPermitted: it is somebody else's profile.
        FindingNeedsConsent: it is to be found and the yes is missing.
    """
    profile = own_profile(person, by=by, at=at)
    if visibility in FOUND:
        if not consents:
            raise FindingNeedsConsent(fields={"consents": str(FindingNeedsConsent.sentence)})
        give_consent(person=person, purpose=ConsentPurpose.BE_FOUND_BY_EMPLOYERS, recipient=None, by=by, at=at)
    else:
        standing = Consent.objects.filter(person=person, purpose=ConsentPurpose.BE_FOUND_BY_EMPLOYERS, withdrawn_at=None)
        for consent in standing:
            withdraw_consent(consent=consent, by=by, at=at)
    profile.visibility = visibility
    profile.save(update_fields=["visibility"])
    return profile


@transaction.atomic
def name_employer(*, person: Person, legal_entity: LegalEntity, is_allowed: bool, by: Actor, at: datetime) -> EmployerChoice:
    """Let an employer find the profile, or hide it from that one; what was said of it before is replaced.

    Raises:
        NotPermitted: it is somebody else's profile.
        TooManyEmployers: as many as the rule `profile.most_employers` allows.
    """
    profile = own_profile(person, by=by, at=at)
    most = int(rule("profile.most_employers", timezone.localdate(at)).value)
    if profile.employer_choices.exclude(legal_entity=legal_entity).count() >= most:
        raise TooManyEmployers(_now("Paling banyak %(most)s perusahaan. Hapus yang tidak perlu dulu.") % {"most": most})
    choice, _is_new = EmployerChoice.objects.update_or_create(
        profile=profile, legal_entity=legal_entity, defaults={"is_allowed": is_allowed, "chosen_at": at}
    )
    return choice


@transaction.atomic
def forget_employer(*, person: Person, choice: EmployerChoice, by: Actor, at: datetime) -> None:
    """Take an employer off the list.

    Raises:
        NotPermitted: it is somebody else's profile.
    """
    profile = own_profile(person, by=by, at=at)
    EmployerChoice.objects.filter(pk=choice.pk, profile=profile).delete()
