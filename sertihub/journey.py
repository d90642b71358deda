"""Which steps of certification stand on a person's way, and what waits for them there."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sertihub.models import Assessment, Candidacy, Offer, Scheme
from sertihub.queries.offers import offers_to
from siapkerja.facts.sertihub import (
    AssessmentScheduled,
    CandidacyMoved,
    CandidacySubmitted,
    CertificateExpired,
    CertificateIssued,
    CertificateRevoked,
    CertificationOffered,
)
from siapkerja.journey import next_steps
from siapkerja.journey.next_steps import NextStep
from siapkerja.journey.steps import Step, register


def _scheme(fact: Any) -> dict[str, str]:
    title, body = Scheme.objects.values_list("title", "body__legal_entity__name").get(pk=fact.scheme_id)
    return {"scheme": title, "body": body}


def _scheme_of_case(fact: Any) -> dict[str, str]:
    scheme = Scheme.objects.select_related("body__legal_entity").get(candidacies=fact.candidacy_id)
    return {"scheme": scheme.title, "body": scheme.body.legal_entity.name}


def _schedule(fact: AssessmentScheduled) -> dict[str, str]:
    assessment = Assessment.objects.select_related("venue").filter(candidacy=fact.candidacy_id).first()
    return _scheme(fact) | {"on": fact.on.isoformat(), "venue": assessment.venue.name if assessment else ""}


def _case(fact: Any) -> tuple[str, list[str]]:
    return "sertihub:candidacy", [str(Candidacy.objects.values_list("public_id", flat=True).get(pk=fact.candidacy_id))]


def _who_is_offered(fact: CertificationOffered) -> list[int]:
    """One step a training, for the nearest body; the page behind it shows the others."""
    return [fact.person_id] if Offer.objects.filter(pk=fact.offer_id, rank=0).exists() else []


def _moved(name: str, icon: str, words: Any) -> Step:
    """A step for one move of a case."""

    def is_this(fact: CandidacyMoved) -> bool:
        return fact.move == name

    return Step(
        slug=f"candidacy_{name}", fact=CandidacyMoved, service="sertihub", icon=icon, words=words, params=_scheme, url=_case, when=is_this
    )


register(
    Step(
        slug="certification_offered",
        fact=CertificationOffered,
        service="sertihub",
        icon="award",
        words=_("Sertifikasi %(scheme)s ditawarkan kepada Anda"),
        params=_scheme,
        url=lambda fact: ("sertihub:certification", []),
        person=_who_is_offered,
    ),
    Step(
        slug="candidacy_submitted",
        fact=CandidacySubmitted,
        service="sertihub",
        icon="envelope",
        words=_("Anda mengajukan sertifikasi %(scheme)s ke %(body)s"),
        params=_scheme,
        url=_case,
    ),
    _moved("send_back", "exclamation-triangle-fill", _("%(body)s meminta Anda memperbaiki permohonan %(scheme)s")),
    _moved("refuse", "x-lg", _("Permohonan %(scheme)s tidak diterima %(body)s")),
    _moved("verify", "check-lg", _("Berkas permohonan %(scheme)s dinyatakan lengkap")),
    Step(
        slug="assessment_scheduled",
        fact=AssessmentScheduled,
        service="sertihub",
        icon="calendar3",
        words=_("Asesmen %(scheme)s dijadwalkan %(on)s di %(venue)s"),
        params=_schedule,
        url=_case,
    ),
    _moved("agree", "check-lg", _("Anda menyetujui asesmen %(scheme)s")),
    _moved("miss", "clock", _("Anda tidak hadir pada asesmen %(scheme)s")),
    _moved("recommend", "people", _("Anda mengikuti asesmen %(scheme)s")),
    _moved("find_competent", "check-circle-fill", _("Komite %(body)s memutuskan Anda kompeten: %(scheme)s")),
    _moved("find_not_yet_competent", "arrow-left", _("Komite %(body)s memutuskan Anda belum kompeten: %(scheme)s")),
    _moved("withdraw", "arrow-left", _("Anda mengundurkan diri dari sertifikasi %(scheme)s")),
    Step(
        slug="certificate_issued",
        fact=CertificateIssued,
        service="sertihub",
        icon="award",
        words=_("Sertifikat kompetensi %(scheme)s terbit"),
        params=_scheme_of_case,
        url=_case,
    ),
    Step(
        slug="certificate_revoked",
        fact=CertificateRevoked,
        service="sertihub",
        icon="x-lg",
        words=_("Sertifikat kompetensi %(scheme)s dicabut"),
        params=_scheme_of_case,
        url=_case,
    ),
    Step(
        slug="certificate_expired",
        fact=CertificateExpired,
        service="sertihub",
        icon="clock",
        words=_("Sertifikat kompetensi %(scheme)s habis masa berlakunya"),
        params=_scheme_of_case,
        url=_case,
    ),
)

# What waits for the candidate, by state of the case.
WAITING = {
    "scheduled": (_("Setujui jadwal asesmen %(scheme)s"), _("Baca hari, tempat uji, dan asesornya dulu."), _("Lihat jadwal")),
    "to_mend": (_("Perbaiki permohonan %(scheme)s"), _("Lembaga sertifikasi menuliskan apa yang perlu diperbaiki."), _("Perbaiki")),
    "draft": (_("Lanjutkan permohonan %(scheme)s"), _("Permohonan ini belum Anda ajukan."), _("Lanjutkan")),
}


@next_steps.register
def _cases_that_wait(person_id: int, today: date) -> Iterable[NextStep]:
    """A day to agree to, something to mend, an application begun."""
    rows = Candidacy.objects.filter(person=person_id, state__in=WAITING).select_related("scheme", "assessment")
    for found in sorted(rows, key=lambda row: (list(WAITING).index(row.state), -row.pk)):
        title, text, action = WAITING[found.state]
        yield NextStep(
            service="sertihub",
            title=str(title) % {"scheme": found.scheme.title},
            text=str(text),
            url=reverse("sertihub:candidacy", args=[found.public_id]),
            action=str(action),
            due=found.assessment.on if found.state == "scheduled" else None,
        )


@next_steps.register
def _certification_offered(person_id: int, today: date) -> Iterable[NextStep]:
    """The nearest scheme that certifies what was learned last, as long as the person has not applied."""
    offer = offers_to(person_id).first()
    if offer is not None:
        yield NextStep(
            service="sertihub",
            title=gettext("Ajukan sertifikasi %(scheme)s") % {"scheme": offer.scheme.title},
            text=gettext("Pelatihan Anda memuat semua unit skema ini. Sertifikatnya berlaku di seluruh Indonesia."),
            url=reverse("sertihub:certification"),
            action=gettext("Lihat tawaran"),
        )
