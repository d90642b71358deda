"""Trainings in reach of a village, in words for its page and poster."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from siapkerja.villages.figures import VillageFigure
from siapkerja.villages.queries.surroundings import Surroundings
from siapkerja.villages.reach import Reach, ReachCard, ReachDate
from siapkerja.web.wording import day
from skillhub.enums import BatchState
from skillhub.models import Batch
from skillhub.queries.reach import NearProgramme, people_in_training, programmes_in_reach
from skillhub.views.public.cards import cost_words, length_words


def cards_in_reach(around: Surroundings, limit: int) -> list[ReachCard]:
    return [_card(near) for near in programmes_in_reach(around, limit)]


def _card(near: NearProgramme) -> ReachCard:
    programme, batch = near.programme, near.batch
    cost = gettext("Gratis") if not programme.participant_pays else cost_words(programme)
    return ReachCard(
        title=programme.title,
        url=programme.get_absolute_url(),
        short_url=reverse("skillhub:short_programme", args=[programme.pk]),
        lines=(
            programme.legal_entity.name,
            gettext("%(cost)s, %(until)s") % {"cost": cost, "until": _until(batch)},
            length_words(programme),
            gettext("Mulai %(day)s") % {"day": day(batch.training_starts_on)},
        ),
        badge=near.nearness.words,
        why=near.nearness.why,
        dates=_dates(batch),
    )


def _until(batch: Batch) -> str:
    if batch.state == BatchState.REGISTERING:
        return gettext("daftar sampai %(day)s") % {"day": day(batch.registration_closes_on)}
    return gettext("pendaftaran mulai %(day)s") % {"day": day(batch.registration_opens_on)}


def _dates(batch: Batch) -> tuple[ReachDate, ...]:
    closing = ReachDate(batch.registration_closes_on, gettext("Pendaftaran ditutup"))
    starting = ReachDate(batch.training_starts_on, gettext("Pelatihan dimulai"))
    if batch.state == BatchState.REGISTERING:
        return closing, starting
    return ReachDate(batch.registration_opens_on, gettext("Pendaftaran dibuka")), closing, starting


def _more(regency: str) -> tuple[str, str]:
    words = gettext("Lihat semua pelatihan di %(place)s") % {"place": regency}
    return words, f"{reverse('skillhub:programmes')}?{urlencode({'tempat': regency})}"


PROGRAMMES_IN_REACH = Reach(
    service="skillhub",
    heading=_("Pelatihan terjangkau"),
    icon="mortarboard",
    order=2,
    cards=cards_in_reach,
    nothing=_("Belum ada pelatihan yang membuka pendaftaran di sekitar sini."),
    more=_more,
    on_poster=6,
)

IN_TRAINING = VillageFigure(
    slug="in-training",
    name=_("Sedang pelatihan"),
    definition=_("Warga yang daftar ulangnya selesai di pelatihan yang sedang berjalan."),
    order=20,
    rows=people_in_training,
)


@login_not_required
@require_safe
def short(request: HttpRequest, programme_id: int) -> HttpResponse:
    """The address that stands on paper leads to the page, which says itself whether it may be seen."""
    return redirect("skillhub:programme", programme_id, "-")
