"""Which of the profile's facts are steps on a person's way, and what is best done next there."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from siapkerja.facts.profiles import QualificationLost, QualificationProven
from siapkerja.journey import next_steps
from siapkerja.journey.next_steps import NextStep
from siapkerja.journey.steps import PORTAL, Step, register
from siapkerja.profiles.models import Qualification
from siapkerja.profiles.models.qualifications import EXPIRED
from siapkerja.profiles.queries import is_ready_to_apply, profile_of


def _owner(fact: Any) -> list[int]:
    """Nobody, where the person was forgotten meanwhile."""
    return list(Qualification.objects.filter(pk=fact.qualification_id).values_list("person_id", flat=True))


def _title(fact: Any) -> Mapping[str, str]:
    return {"title": Qualification.objects.values_list("title", flat=True).get(pk=fact.qualification_id)}


def _step(slug: str, fact: Any, icon: str, words: Any, **more: Any) -> Step:
    return Step(
        slug=slug,
        fact=fact,
        service=PORTAL,
        icon=icon,
        words=words,
        person=_owner,
        params=_title,
        url=lambda fact: ("profiles:profile", []),
        **more,
    )


register(
    _step(
        "training_proven",
        QualificationProven,
        "patch-check-fill",
        _("Pelatihan %(title)s terbukti di profil Anda"),
        when=lambda fact: fact.kind == "training",
    ),
    _step(
        "competence_proven",
        QualificationProven,
        "patch-check-fill",
        _("Kompetensi %(title)s terbukti di profil Anda"),
        when=lambda fact: fact.kind == "competence",
    ),
    _step(
        "qualification_expired",
        QualificationLost,
        "clock-history",
        _("Masa berlaku %(title)s di profil Anda habis"),
        when=lambda fact: fact.reason_code == EXPIRED,
    ),
    _step(
        "qualification_revoked",
        QualificationLost,
        "x-lg",
        _("%(title)s di profil Anda dicabut penerbitnya"),
        when=lambda fact: fact.reason_code != EXPIRED,
    ),
)


@next_steps.register
def _profile_to_complete(person_id: int, today: date) -> Iterable[NextStep]:
    """What an application or a registration would ask for."""
    if not is_ready_to_apply(profile_of(person_id)):
        yield NextStep(
            service=PORTAL,
            title=gettext("Lengkapi profil Anda"),
            text=gettext("Sekali isi, dipakai saat mendaftar pelatihan, sertifikasi, dan melamar kerja."),
            url=reverse("profiles:profile"),
            action=gettext("Lengkapi profil"),
        )
