"""Vacancies in reach of a village, in words for its page and poster."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from karirhub.queries.reach import NearVacancy, vacancies_in_reach
from karirhub.views.public.cards import wage_words, work_words
from siapkerja.villages.queries.surroundings import Surroundings
from siapkerja.villages.reach import Reach, ReachCard, ReachDate
from siapkerja.web.wording import day


def cards_in_reach(around: Surroundings, limit: int) -> list[ReachCard]:
    return [_card(near) for near in vacancies_in_reach(around, limit)]


def _card(near: NearVacancy) -> ReachCard:
    vacancy = near.vacancy
    return ReachCard(
        title=vacancy.title,
        url=vacancy.get_absolute_url(),
        short_url=reverse("karirhub:short_vacancy", args=[vacancy.pk]),
        lines=(
            vacancy.employer_name,
            gettext("%(wage)s, tutup %(day)s") % {"wage": wage_words(vacancy), "day": day(vacancy.closes_on)},
            work_words(vacancy),
            gettext("Pendidikan %(level)s") % {"level": vacancy.education.name},
        ),
        badge=near.nearness.words,
        why=near.nearness.why,
        dates=(ReachDate(vacancy.closes_on, gettext("Lowongan ditutup")),),
    )


def _more(regency: str) -> tuple[str, str]:
    words = gettext("Lihat semua lowongan di %(place)s") % {"place": regency}
    return words, f"{reverse('karirhub:vacancies')}?{urlencode({'tempat': regency})}"


VACANCIES_IN_REACH = Reach(
    service="karirhub",
    heading=_("Lowongan terjangkau"),
    icon="briefcase",
    order=1,
    cards=cards_in_reach,
    nothing=_("Belum ada lowongan terbuka di sekitar sini."),
    more=_more,
    on_poster=8,
)


@login_not_required
@require_safe
def short(request: HttpRequest, vacancy_id: int) -> HttpResponse:
    """The address that stands on paper leads to the page, which says itself whether it may be seen."""
    return redirect("karirhub:vacancy", vacancy_id, "-")
