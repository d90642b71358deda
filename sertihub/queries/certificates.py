"""Reading certificates, and what stands on them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from sertihub.enums import RevokeReason
from sertihub.models import Certificate, CertificateMove, CertificationBody, Scheme
from sertihub.workflows import CERTIFICATE
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


@dataclass(frozen=True)
class Named:
    """What a number typed by a body's staff stands for.

    Attributes:
        certificate: the body's own.
        sentence: why there is none to show.
    """

    certificate: Certificate | None = None
    sentence: str = ""


def look_up(body: CertificationBody, number: str) -> Named:
    """The body's certificate of that number; or a sentence, also where another body issued it."""
    found = certificate_numbered(number)
    if found is None:
        return Named(sentence=_("Tidak ada sertifikat bernomor %(number)s. Periksa lagi nomornya, angka demi angka.") % {"number": number})
    if found.body_id != body.pk:
        sentence = _("Sertifikat bernomor %(number)s diterbitkan %(body)s, bukan lembaga Anda. Hanya lembaga itu yang dapat mencabutnya.")
        return Named(sentence=sentence % {"number": found.number, "body": found.body.legal_entity.name})
    return Named(certificate=found)


@dataclass(frozen=True)
class Happened:
    """One entry of a certificate's history."""

    title: str
    at: datetime
    note: str = ""


def history_of(certificate: Certificate) -> list[Happened]:
    """What became of a certificate, in words, newest first."""
    reasons = dict(RevokeReason.choices)
    rows = CertificateMove.objects.filter(record=certificate).order_by("-at", "-pk")
    told = [
        Happened(
            str(CERTIFICATE.state(row.target).label), row.at, "\n".join(filter(None, (str(reasons.get(row.reason_code, "")), row.note)))
        )
        for row in rows
    ]
    return [*told, Happened(_("Terbit"), certificate.document.issued_at)]


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
