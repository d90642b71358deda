"""The certification schemes Karirhub knows of, and which of them a vacancy asks for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from karirhub.enums import Demand
from karirhub.models import AskedCertificate, CertificationScheme, Vacancy
from karirhub.queries.documents import VACANCIES
from siapkerja.kernel.errors import Refused
from siapkerja.kernel.text import folded
from siapkerja.search.actions.entries import refresh

MOST_ASKED = 5


class TooManyCertificates(Refused):
    code = "too_many_certificates"
    sentence = _("Paling banyak lima sertifikat. Pilih yang benar-benar diperlukan.")


class CertificateNotOffered(Refused):
    code = "certificate_not_offered"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A scheme's public number and how much its certificate is wanted."""

    number: str
    demand: Demand


@transaction.atomic
def note_published(
    *, number: str, title: str, occupation_code: str, unit_codes: Sequence[str], certified: Sequence[str] = (), version: int
) -> None:
    """A certification body offers a scheme, or offers it differently. An older announcement than the one known changes nothing
    but fills in what was missing.
    """
    scheme = _known(number, version, title=title)
    if scheme.version > version:
        if scheme.title:
            return
    else:
        scheme.version, scheme.is_offered = version, True
    is_renamed = scheme.title != title
    scheme.title, scheme.occupation_code, scheme.unit_codes = title, occupation_code, list(unit_codes)
    scheme.certified = folded(" . ".join([title, *certified]))
    scheme.save()
    if is_renamed:
        refresh(document=VACANCIES, ids=list(AskedCertificate.objects.filter(scheme=scheme).values_list("vacancy_id", flat=True)))


@transaction.atomic
def note_withdrawn(*, number: str, version: int) -> None:
    """A scheme takes no more candidates. Vacancies that ask for its certificate go on asking: those who hold it still do."""
    scheme = _known(number, version, is_offered=False)
    if scheme.version <= version:
        scheme.version, scheme.is_offered = version, False
        scheme.save(update_fields=["version", "is_offered"])


def _known(number: str, version: int, **told: object) -> CertificationScheme:
    CertificationScheme.objects.get_or_create(number=number, defaults={"version": version, **told})
    return CertificationScheme.objects.select_for_update().get(number=number)


def ask_for(*, vacancy: Vacancy, asked: Iterable[Asked]) -> None:
    """Let a vacancy ask for exactly these certificates. Called by whoever writes the vacancy, with it locked.

    Raises:
        TooManyCertificates: more than five.
        CertificateNotOffered: a number nobody knows, or of a scheme that is offered no longer and was not asked for before.
    """
    wanted = {one.number: one.demand for one in asked}
    if len(wanted) > MOST_ASKED:
        raise TooManyCertificates(fields={"certificates": str(TooManyCertificates.sentence)})
    before = (
        {row.scheme.number: row for row in AskedCertificate.objects.filter(vacancy=vacancy).select_related("scheme")} if vacancy.pk else {}
    )
    if not wanted and not before:
        return
    schemes = {scheme.number: scheme for scheme in CertificationScheme.objects.filter(number__in=wanted)}
    for number in wanted:
        if number not in schemes or not (schemes[number].is_offered or number in before):
            sentence = _now("Sertifikat %(number)s tidak ditawarkan. Pilih dari hasil pencarian.") % {"number": number[:60]}
            raise CertificateNotOffered(sentence, fields={"certificates": sentence})
    AskedCertificate.objects.filter(vacancy=vacancy).exclude(scheme__number__in=wanted).delete()
    AskedCertificate.objects.bulk_create(
        (AskedCertificate(vacancy=vacancy, scheme=schemes[number], demand=demand) for number, demand in wanted.items()),
        update_conflicts=True,
        unique_fields=["vacancy", "scheme"],
        update_fields=["demand"],
    )
