"""Which of Karirhub's facts are steps on a person's way, and what waits for them there."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from karirhub.models import Application, Interview, JobFair, Vacancy
from karirhub.queries.certificates import Opened, held_by, opened_by
from siapkerja.facts.karirhub import ApplicantHired, ApplicationMoved, ApplicationSubmitted, FairVisited
from siapkerja.facts.profiles import QualificationProven
from siapkerja.identity.queries import wants_no_matching
from siapkerja.journey import next_steps
from siapkerja.journey.next_steps import NextStep
from siapkerja.journey.steps import Step, register


def _title(fact: Any) -> Mapping[str, str]:
    return {"title": Vacancy.objects.values_list("title", flat=True).get(pk=fact.vacancy_id)}


def _own_page(fact: Any) -> tuple[str, list[str]]:
    return "karirhub:application", [str(Application.objects.values_list("public_id", flat=True).get(pk=fact.application_id))]


def _led_to(state: str) -> Callable[[ApplicationMoved], bool]:
    return lambda fact: fact.state == state


def _move(state: str, icon: str, words: Any) -> Step:
    return Step(
        slug=f"application_{state}",
        fact=ApplicationMoved,
        service="karirhub",
        icon=icon,
        words=words,
        params=_title,
        url=_own_page,
        when=_led_to(state),
    )


def _opened(fact: QualificationProven) -> Opened | None:
    return opened_by(person_id=fact.person_id, number=fact.scheme_number, unit_codes=fact.unit_codes, on=timezone.localdate())


register(
    Step(
        slug="vacancies_recommended",
        fact=QualificationProven,
        service="karirhub",
        icon="star",
        words=_("%(count)s lowongan yang meminta %(title)s disarankan untuk Anda"),
        person=lambda fact: [fact.person_id] if _opened(fact) else [],
        params=lambda fact: asdict(found) if (found := _opened(fact)) else {},
        url=lambda fact: ("karirhub:for_you", []),
    ),
    Step(
        slug="application_sent",
        fact=ApplicationSubmitted,
        service="karirhub",
        icon="send",
        words=_("Anda melamar sebagai %(title)s"),
        params=_title,
        url=_own_page,
    ),
    _move("viewed", "eye", _("Lamaran Anda sebagai %(title)s dilihat perusahaan")),
    _move("shortlisted", "check-lg", _("Anda lolos seleksi berkas untuk %(title)s")),
    _move("interview", "calendar3", _("Anda diundang wawancara untuk %(title)s")),
    _move("offered", "file-earmark-text", _("Anda mendapat penawaran kerja sebagai %(title)s")),
    _move("declined", "arrow-repeat", _("Anda belum terpilih sebagai %(title)s")),
    _move("lapsed", "hourglass-split", _("Lamaran Anda sebagai %(title)s ditutup tanpa jawaban")),
    _move("withdrawn", "arrow-left", _("Anda menarik lamaran sebagai %(title)s")),
    Step(
        slug="hired",
        fact=ApplicantHired,
        service="karirhub",
        icon="briefcase",
        words=_("Anda diterima bekerja sebagai %(title)s"),
        params=_title,
        url=_own_page,
    ),
    Step(
        slug="fair_visited",
        fact=FairVisited,
        service="karirhub",
        icon="people",
        words=_("Anda datang ke %(fair)s"),
        params=lambda fact: {"fair": JobFair.objects.values_list("name", flat=True).get(pk=fact.fair_id)},
        url=lambda fact: ("karirhub:fair_tickets", []),
    ),
)

WAITING = {
    "offered": (_("Baca penawaran kerja sebagai %(title)s"), _("Perusahaan menunggu jawaban Anda."), _("Baca penawaran")),
    "interview": (
        _("Datang wawancara untuk %(title)s"),
        _("Waktu dan tempatnya ada di halaman lamaran Anda."),
        _("Lihat undangan"),
    ),
}
CHOOSING = (_("Pilih waktu wawancara untuk %(title)s"), _("Perusahaan mengusulkan beberapa waktu."), _("Pilih waktu"))


@next_steps.register
def _answers_awaited(person_id: int, today: date) -> Iterable[NextStep]:
    """Offers first, then invitations."""
    proposed = Interview.objects.filter(application=OuterRef("pk"), state="proposed")
    waiting = Application.objects.of_person(person_id).filter(state__in=WAITING).select_related("vacancy")
    for found in waiting.annotate(is_choosing=Exists(proposed)).order_by("-state", "-pk"):
        title, text, action = CHOOSING if found.is_choosing and found.state == "interview" else WAITING[found.state]
        yield NextStep(
            service="karirhub",
            title=title % {"title": found.vacancy.title},
            text=str(text),
            url=reverse("karirhub:application", args=[found.public_id]),
            action=str(action),
        )


@next_steps.register
def _certificates_asked_for(person_id: int, today: date) -> Iterable[NextStep]:
    """Open vacancies that ask for what the person holds, as long as they have not applied there."""
    held = held_by(person_id, today)
    if not held or wants_no_matching(person_id):
        return
    asking = Vacancy.objects.taking(today).filter(asked__scheme__number__in=list(held))
    count = asking.exclude(applications__person=person_id).distinct().count()
    if count:
        yield NextStep(
            service="karirhub",
            title=gettext("Lamar lowongan yang meminta sertifikat Anda"),
            text=ngettext("%(count)s lowongan menunggu pelamar seperti Anda.", "%(count)s lowongan menunggu pelamar seperti Anda.", count)
            % {"count": count},
            url=reverse("karirhub:for_you"),
            action=gettext("Lihat lowongannya"),
        )
