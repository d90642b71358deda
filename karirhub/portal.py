"""What Karirhub tells the portal about itself."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from karirhub.queries import documents  # noqa: F401 - registers what is searched
from karirhub.queries.figures import FIGURES
from karirhub.queries.search import open_vacancies
from siapkerja.statistics import figures
from siapkerja.web.portal import Figure, Service, register
from siapkerja.web.wording import compact


def _figure() -> Figure | None:
    return Figure(compact(open_vacancies()), gettext("lowongan dibuka"))


for counted in FIGURES:
    figures.register(counted)

register(
    Service(
        slug="karirhub",
        name="Karirhub",
        tagline=_("Lowongan kerja dan lamaran"),
        icon="briefcase",
        css_class="karir",
        order=1,
        home_url="karirhub:vacancies",
        search_url="karirhub:vacancies",
        search_label=_("Cari lowongan"),
        figure=_figure,
        member_entries=(("karirhub:employer_vacancies", _("Lowongan perusahaan")),),
        person_entries=(("karirhub:applications", _("Lamaran saya")),),
    )
)
