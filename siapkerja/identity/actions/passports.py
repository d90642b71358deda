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
from siapkerja.reference.queries import rule


class NotAPassport(Refused):
    code = "not_a_passport"
    sentence = _("Nomor paspor terdiri dari 5 sampai 12 huruf dan angka. Periksa kembali pada paspor Anda.")


class PassportExpired(Refused):
    code = "passport_expired"
    sentence = _("Paspor ini sudah lewat masa berlakunya. Catatkan paspor yang berlaku.")


class PassportVerified(Refused):
    code = "passport_verified"
    sentence = _("Paspor ini sudah dicek dan cocok, jadi tidak dapat diganti sendiri. Hubungi petugas bila datanya keliru.")


class FormerPassportKnown(Refused):
    code = "former_passport_known"
    sentence = _("Paspor ini sudah tercatat pada Anda.")


class TooManyFormerPassports(Refused):
    code = "too_many_former_passports"
    sentence = _("Paling banyak %(most)s paspor lama dapat dicatat. Hapus yang keliru, atau minta petugas di loket mencocokkan yang ada.")


class ReplacedInFuture(Refused):
    code = "passport_replaced_in_future"
    sentence = _("Tanggal penggantian ini belum terjadi. Periksa tanggalnya.")


class CurrentPassportFirst(Refused):
    code = "current_passport_first"
    sentence = _("Cocokkan dulu paspor yang berlaku, lalu paspor lamanya.")


class NoPassport(Refused):
    code = "no_passport"
    sentence = _("Belum ada paspor yang tercatat. Catatkan dulu di identitas.")


class PassportElsewhere(Refused):
    code = "passport_elsewhere"
    sentence = _("Paspor ini sudah dibuktikan oleh orang lain. Sampaikan kepada pusat bantuan.")


@transaction.atomic
def confirm_passport(*, person: Person, claim_id: int | None = None, at: datetime) -> PassportClaim:
    """Somebody who may has compared a passport with the booklet and its bearer: it is verified from now on.

    Args:
        claim_id: which of the person's passports, also a former one; None is the one in use.

    Raises:
        NoPassport: it is not recorded for this person.
        PassportExpired: the one in use is no longer valid today.
        CurrentPassportFirst: a former one, while who the bearer is was not proven by the one in use.
        PassportElsewhere: another person's claim of it was verified before.
    """
    standing = PassportClaim.objects.standing().select_for_update().filter(person=person).first()
    claim = standing
    if claim_id is not None and (standing is None or standing.pk != claim_id):
        claim = PassportClaim.objects.former().select_for_update().filter(person=person, pk=claim_id).first()
    if claim is None:
        raise NoPassport
    if claim.state == PassportClaimState.VERIFIED:
        return claim
    if claim.replaced_on is None and claim.expires_on < timezone.localdate(at):
        raise PassportExpired
    if claim.replaced_on is not None and (standing is None or standing.state != PassportClaimState.VERIFIED):
        raise CurrentPassportFirst
    proven = PassportClaim.objects.of_passport(claim.country, claim.number).proven()
    if proven.exclude(person=person).exists():
        raise PassportElsewhere
    if own := proven.select_for_update().filter(person=person).first():
        return _made_one(own, claim, at)
    claim.state, claim.decided_at = PassportClaimState.VERIFIED, at
    claim.save(update_fields=["state", "decided_at"])
    return claim


def _made_one(proven: PassportClaim, claim: PassportClaim, at: datetime) -> PassportClaim:
    """The person said the same passport twice, and one of the two was compared: that one stays, in use if either is."""
    claim.state, claim.decided_at = PassportClaimState.WITHDRAWN, at
    claim.save(update_fields=["state", "decided_at"])
    if claim.replaced_on is None:
        proven.replaced_on = None
        proven.save(update_fields=["replaced_on"])
    return proven


@transaction.atomic
def correct_passport(*, person: Person, number: str, country: str, expires_on: date, by: Actor, at: datetime) -> PassportClaim:
    """Record that a foreigner says this passport is theirs, in place of what they said before.

    As with a NIK, others may say the same until one is verified. One that was compared and runs longer than the compared one is its
    renewal: the former stays proven, and what was reported under it stays theirs; the new one is to be compared, too. While it is not, the
    former may be put back: the renewal may have been mistyped.

    Args:
        country: issuing country, ISO 3166-1 alpha-3.
        expires_on: last valid day.

    Raises:
        NotAPassport: not 5 to 12 letters and digits.
        PassportExpired: no longer valid today.
        PassportVerified: the standing one is verified, and this is no renewal of it.
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
            _replace(standing, number=cleaned, country=country, expires_on=expires_on, at=at)
        else:
            standing.state, standing.decided_at = PassportClaimState.WITHDRAWN, at
            standing.save(update_fields=["state", "decided_at"])
    if former := _former(person, cleaned, country):
        return _put_back(former, expires_on=expires_on, at=at)
    return _claimed(person, number=cleaned, country=country, expires_on=expires_on, replaced_on=None, at=at)


def _replace(standing: PassportClaim, *, number: str, country: str, expires_on: date, at: datetime) -> None:
    is_same = (standing.number, standing.country) == (number, country)
    if is_same or expires_on <= standing.expires_on or _is_known(standing.person_id, number, country):
        raise PassportVerified(fields={"passport_number": str(PassportVerified.sentence)})
    standing.replaced_on = timezone.localdate(at)
    standing.save(update_fields=["replaced_on"])


def _former(person: Person, number: str, country: str) -> PassportClaim | None:
    """That passport, where the person has it as a former one; one that was compared before one that was not."""
    claims = list(PassportClaim.objects.former().of_passport(country, number).select_for_update().filter(person=person))
    return next((claim for claim in claims if claim.state == PassportClaimState.VERIFIED), claims[0] if claims else None)


def _put_back(claim: PassportClaim, *, expires_on: date, at: datetime) -> PassportClaim:
    """A former passport is the one in use. What was compared with the booklet stays as it was compared."""
    claim.replaced_on = None
    if claim.state != PassportClaimState.VERIFIED:
        claim.expires_on = expires_on
    if claim.expires_on < timezone.localdate(at):
        raise PassportExpired(fields={"passport_expires_on": str(PassportExpired.sentence)})
    claim.save(update_fields=["replaced_on", "expires_on"])
    return claim


@transaction.atomic
def declare_former_passport(
    *, person: Person, number: str, country: str, expires_on: date, replaced_on: date, by: Actor, at: datetime
) -> PassportClaim:
    """Record that a foreigner used another passport before the standing one. It shows nothing until its booklet was compared, too.

    Args:
        country: issuing country, ISO 3166-1 alpha-3.
        expires_on: last valid day, past or not.
        replaced_on: day from which the newer one was used.

    Raises:
        NotAPassport, NoPassport, FormerPassportKnown, ReplacedInFuture, TooManyFormerPassports.
    """
    cleaned = rules.normalised(number)
    if not rules.is_wellformed(cleaned):
        raise NotAPassport(fields={"number": str(NotAPassport.sentence)})
    today = timezone.localdate(at)
    if replaced_on > today:
        raise ReplacedInFuture(fields={"replaced_on": str(ReplacedInFuture.sentence)})
    if PassportClaim.objects.standing().select_for_update().filter(person=person).first() is None:
        raise NoPassport
    if _is_known(person.pk, cleaned, country):
        raise FormerPassportKnown(fields={"number": str(FormerPassportKnown.sentence)})
    most = int(rule("passport.most_former", today).value)
    if PassportClaim.objects.former().filter(person=person).count() >= most:
        raise TooManyFormerPassports(str(TooManyFormerPassports.sentence) % {"most": most})
    return _claimed(person, number=cleaned, country=country, expires_on=expires_on, replaced_on=replaced_on, at=at)


@transaction.atomic
def withdraw_former_passport(*, person: Person, claim_id: int, by: Actor, at: datetime) -> None:
    """Take back a former passport that was typed wrongly.

    Raises:
        NoPassport: it is none of the person's.
        PassportVerified: it was compared.
    """
    claim = PassportClaim.objects.former().select_for_update().filter(person=person, pk=claim_id).first()
    if claim is None:
        raise NoPassport
    if claim.state == PassportClaimState.VERIFIED:
        raise PassportVerified
    claim.state, claim.decided_at = PassportClaimState.WITHDRAWN, at
    claim.save(update_fields=["state", "decided_at"])


def _is_known(person_id: int, number: str, country: str) -> bool:
    known = PassportClaim.objects.of_passport(country, number).exclude(state=PassportClaimState.WITHDRAWN)
    return known.filter(person=person_id).exists()


def _claimed(person: Person, *, number: str, country: str, expires_on: date, replaced_on: date | None, at: datetime) -> PassportClaim:
    return PassportClaim.objects.create(
        person=person,
        number=number,
        number_index=passport_index(country, number),
        index_version=index_version(),
        country=country,
        expires_on=expires_on,
        replaced_on=replaced_on,
        claimed_at=at,
    )
