from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import PassportClaimState
from siapkerja.identity.fields import index_version, passport_index
from siapkerja.identity.models import PassportClaim, Person
from siapkerja.kernel import passport as rules
from siapkerja.kernel.errors import Refused


class NotAPassport(Refused):
    code = "not_a_passport"
    sentence = _("Nomor paspor terdiri dari 5 sampai 12 huruf dan angka. Periksa kembali pada paspor Anda.")


class PassportExpired(Refused):
    code = "passport_expired"
    sentence = _("Paspor ini sudah lewat masa berlakunya. Catatkan paspor yang berlaku.")


class PassportVerified(Refused):
    code = "passport_verified"
    sentence = _("Paspor ini sudah dicek dan cocok, jadi tidak dapat diganti sendiri. Hubungi petugas bila datanya keliru.")


class NoPassport(Refused):
    code = "no_passport"
    sentence = _("Belum ada paspor yang tercatat. Catatkan dulu di identitas.")


class PassportElsewhere(Refused):
    code = "passport_elsewhere"
    sentence = _("Paspor ini sudah dibuktikan oleh orang lain. Sampaikan kepada pusat bantuan.")


@transaction.atomic
def confirm_passport(*, person: Person, at: datetime) -> PassportClaim:
    """Somebody who may has compared the standing passport with the booklet and its bearer: it is verified from now on.

    Raises:
        NoPassport: none is recorded.
        PassportExpired: no longer valid today.
        PassportElsewhere: another person's claim of it was verified before.
    """
    claim = PassportClaim.objects.standing().select_for_update().filter(person=person).first()
    if claim is None:
        raise NoPassport
    if claim.state == PassportClaimState.VERIFIED:
        return claim
    if claim.expires_on < timezone.localdate(at):
        raise PassportExpired
    others = PassportClaim.objects.of_passport(claim.country, claim.number).filter(state=PassportClaimState.VERIFIED)
    if others.exists():
        raise PassportElsewhere
    claim.state, claim.decided_at = PassportClaimState.VERIFIED, at
    claim.save(update_fields=["state", "decided_at"])
    return claim


@transaction.atomic
def correct_passport(*, person: Person, number: str, country: str, expires_on: date, by: Actor, at: datetime) -> PassportClaim:
    """Record that a foreigner says this passport is theirs, in place of what they said before.

    As with a NIK, others may say the same until one is verified.

    Args:
        country: issuing country, ISO 3166-1 alpha-3.
        expires_on: last valid day.

    Raises:
        NotAPassport: not 5 to 12 letters and digits.
        PassportExpired: no longer valid today.
        PassportVerified: the standing one is verified and differs.
    """
    cleaned = rules.normalised(number)
    if not rules.is_wellformed(cleaned):
        raise NotAPassport(fields={"passport_number": str(NotAPassport.sentence)})
    if expires_on < timezone.localdate(at):
        raise PassportExpired(fields={"passport_expires_on": str(PassportExpired.sentence)})
    standing = PassportClaim.objects.standing().select_for_update().filter(person=person).first()
    if standing is not None:
        if (standing.number, standing.country, standing.expires_on) == (cleaned, country, expires_on):
            return standing
        if standing.state == PassportClaimState.VERIFIED:
            raise PassportVerified(fields={"passport_number": str(PassportVerified.sentence)})
        standing.state, standing.decided_at = PassportClaimState.WITHDRAWN, at
        standing.save(update_fields=["state", "decided_at"])
    return PassportClaim.objects.create(
        person=person,
        number=cleaned,
        number_index=passport_index(country, cleaned),
        index_version=index_version(),
        country=country,
        expires_on=expires_on,
        claimed_at=at,
    )
