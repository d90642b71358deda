"""What Karirhub tells the portal about itself."""

from datetime import datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from karirhub.actions.erasure import erase_applications
from karirhub.actions.figures import count_published_vacancies
from karirhub.queries import documents  # noqa: F401 - registers what is searched
from karirhub.queries.applications import sees_applicant
from karirhub.queries.figures import FIGURES
from karirhub.queries.holdings import applications_held, open_application
from karirhub.queries.search import open_vacancies
from karirhub.views.public.reach import VACANCIES_IN_REACH
from siapkerja.identity import holdings
from siapkerja.identity.actor import Actor
from siapkerja.identity.assistance import open_pages
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.merging import call_references
from siapkerja.profiles.seeing import register_viewers
from siapkerja.statistics import figures
from siapkerja.statistics.counting import count_records
from siapkerja.villages import reach
from siapkerja.web.portal import Figure, Service, register
from siapkerja.web.wording import compact


def _figure() -> Figure | None:
    return Figure(compact(open_vacancies()), gettext("lowongan dibuka"))


def _erase(person_id: int, by: Actor, at: datetime) -> None:
    erase_applications(person_id=person_id, by=by, at=at)


holdings.register(
    holdings.Holding(
        slug="applications",
        name=_("Lamaran Anda"),
        purpose=_("Menyampaikan lamaran Anda kepada pemberi kerja yang Anda pilih."),
        read=applications_held,
        source=_("Anda sendiri, saat melamar; pemberi kerja, saat menanggapi."),
        goes=_("Lamaran yang berjalan ditarik; isi lamaran dan surat Anda dihapus, juga dari halaman pemberi kerja."),
        stays=_("Catatan penempatan, tanpa nama Anda, 10 tahun (Perpres 57/2023)."),
        erase=_erase,
    )
)
holdings.register_obstacle(holdings.Obstacle(slug="open_application", find=open_application, is_only_for_unused=True))

register_viewers(sees_applicant, purpose=ViewPurpose.SELECTION)

figures.register(*FIGURES)
count_records(count_published_vacancies)

call_references("karirhub.vacancy", _("Lowongan"))

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
        person_entries=(("karirhub:for_you", _("Lowongan untuk Anda")), ("karirhub:applications", _("Lamaran saya"))),
    )
)

open_pages(
    {
        "karirhub:apply": _("Melamar lowongan"),
        "karirhub:for_you": "",
        "karirhub:applications": "",
        "karirhub:application": "",
        "karirhub:withdraw": _("Menarik lamaran"),
    }
)

reach.register(VACANCIES_IN_REACH)
