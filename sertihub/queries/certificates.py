"""Reading certificates, and what stands on them."""

from uuid import UUID

from django.db.models import QuerySet

from sertihub.models import Certificate, CertificationBody, Scheme
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import NikClaim
from siapkerja.reference.models import Industry


def own_certificates(actor: Actor) -> QuerySet[Certificate]:
    """The person's certificates, newest first."""
    return Certificate.objects.of_person(actor.subject_id).with_names().order_by("-pk")


def certificates_of(body: CertificationBody) -> QuerySet[Certificate]:
    """What the body issued, newest first."""
    return Certificate.objects.of(body.pk).with_names().select_related("person").order_by("-pk")


def certificate_of(body: CertificationBody, public_id: UUID) -> Certificate | None:
    return certificates_of(body).select_related("candidacy").filter(public_id=public_id).first()


def certificate_numbered(number: str) -> Certificate | None:
    """By certificate or registration number, however its blanks were typed."""
    digits = "".join(sign for sign in number if sign.isdigit())
    if len(digits) == len("62010251250008276") + 4:
        spaced = " ".join((digits[:5], digits[5:9], digits[9:10], digits[10:17], digits[17:]))
        return Certificate.objects.with_names().filter(number=spaced).first()
    return Certificate.objects.with_names().filter(registration_number__iexact=" ".join(number.split())).first()


def number_prefix(scheme: Scheme) -> str:
    """`62010 2512 5`: industry group, occupation group, qualification level; 0 where the scheme names none."""
    occupation = (scheme.occupation.code if scheme.occupation else "")[:4]
    return f"{scheme.industry.code:0<5} {occupation:0<4} {scheme.kkni_level or 0}"


def sector_letter(industry: Industry) -> str:
    """The section of the industry classification a group belongs to: `J` for 62010."""
    current: Industry | None = industry
    while current is not None and current.parent_id is not None:
        current = current.parent
    return current.code if current is not None and current.code.isalpha() else "-"


def masked_nik_of(person_id: int) -> str:
    """`3273********0004`, "" where the person named no NIK."""
    claim = NikClaim.objects.standing().filter(person=person_id).first()
    return claim.masked_nik if claim else ""
