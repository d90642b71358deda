"""Which of Skillhub's facts are steps on a person's way, and what waits for them there."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from siapkerja.facts.skillhub import EnrolmentMoved, PersonEnrolled, TrainingCertificateIssued, TrainingCompleted
from siapkerja.journey import next_steps
from siapkerja.journey.next_steps import NextStep
from siapkerja.journey.steps import Step, register
from skillhub.models import Enrolment


def _title(fact: Any) -> Mapping[str, str]:
    title = Enrolment.objects.values_list("batch__programme__title", flat=True).get(pk=fact.enrolment_id)
    return {"title": title}


def _own_page(fact: Any) -> tuple[str, list[str]]:
    return "skillhub:enrolment", [str(Enrolment.objects.values_list("public_id", flat=True).get(pk=fact.enrolment_id))]


def _led_to(state: str) -> Callable[[EnrolmentMoved], bool]:
    return lambda fact: fact.state == state


def _move(state: str, icon: str, words: Any) -> Step:
    return Step(
        slug=f"training_{state}",
        fact=EnrolmentMoved,
        service="skillhub",
        icon=icon,
        words=words,
        params=_title,
        url=_own_page,
        when=_led_to(state),
    )


register(
    Step(
        slug="training_registered",
        fact=PersonEnrolled,
        service="skillhub",
        icon="pencil",
        words=_("Anda mendaftar pelatihan %(title)s, urutan ke-%(place)s"),
        params=lambda fact: {**_title(fact), "place": fact.place},
        url=_own_page,
    ),
    _move("selected", "check-lg", _("Anda terpilih untuk pelatihan %(title)s")),
    _move("reserved", "clock", _("Anda menjadi cadangan untuk pelatihan %(title)s")),
    _move("declined", "arrow-repeat", _("Anda belum terpilih untuk pelatihan %(title)s")),
    _move("confirmed", "calendar-check", _("Anda daftar ulang pelatihan %(title)s, kursi Anda pasti")),
    _move("lapsed", "clock-history", _("Batas daftar ulang pelatihan %(title)s lewat")),
    _move("not_passed", "arrow-repeat", _("Anda belum lulus pelatihan %(title)s")),
    _move("withdrawn", "arrow-left", _("Anda mengundurkan diri dari pelatihan %(title)s")),
    _move("called_off", "x-lg", _("Angkatan pelatihan %(title)s dibatalkan")),
    Step(
        slug="training_completed",
        fact=TrainingCompleted,
        service="skillhub",
        icon="mortarboard",
        words=_("Anda lulus pelatihan %(title)s"),
        params=_title,
        url=_own_page,
    ),
    Step(
        slug="training_certified",
        fact=TrainingCertificateIssued,
        service="skillhub",
        icon="award",
        words=_("Sertifikat pelatihan %(title)s terbit, nomor %(number)s"),
        params=lambda fact: {**_title(fact), "number": fact.number},
        url=_own_page,
    ),
)


@next_steps.register
def _seats_to_confirm(person_id: int, today: date) -> Iterable[NextStep]:
    """A seat that was offered and waits for the person's word."""
    for found in Enrolment.objects.of_person(person_id).filter(state="selected").with_batch():
        yield NextStep(
            service="skillhub",
            title=gettext("Daftar ulang pelatihan %(title)s") % {"title": found.batch.programme.title},
            text=gettext("Anda terpilih. Pastikan kursi Anda, sesudah batasnya kursi ditawarkan kepada cadangan."),
            url=reverse("skillhub:enrolment", args=[found.public_id]),
            action=gettext("Lihat dan daftar ulang"),
            due=found.confirm_by,
        )
