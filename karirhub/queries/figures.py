"""The figures of Karirhub for statistics: folded from what `reactions` contributes, and from people's milestones."""

from django.utils.translation import gettext_lazy as _

from siapkerja.statistics.figures import Figure
from siapkerja.statistics.models import MilestoneKind

VACANCIES = "published-vacancies"
OPENINGS = "vacancy-openings"
APPLICATIONS = "job-applications"
HIRED = "people-hired"

_SOURCE = _("Lowongan yang dipasang pemberi kerja di Karirhub")
_APPLICATIONS = _("Lamaran lewat Karirhub")

FIGURES = (
    Figure(
        slug=VACANCIES,
        name=_("Lowongan baru"),
        definition=_(
            "Lowongan yang terbit pada masa itu, menurut wilayah tempat kerjanya (Perpres 57/2023). Lowongan yang diteruskan portal "
            "mitra tidak dihitung."
        ),
        source=_SOURCE,
        unit=_("lowongan"),
        service="karirhub",
    ),
    Figure(
        slug=OPENINGS,
        name=_("Orang yang dicari"),
        definition=_("Jumlah orang yang dibutuhkan dalam lowongan yang terbit pada masa itu."),
        source=_SOURCE,
        unit=_("orang"),
        service="karirhub",
    ),
    Figure(
        slug=APPLICATIONS,
        name=_("Lamaran masuk"),
        definition=_("Lamaran yang dikirim pada masa itu, menurut wilayah tempat kerjanya. Satu orang dapat melamar beberapa kali."),
        source=_APPLICATIONS,
        unit=_("lamaran"),
        service="karirhub",
        counts_people=True,
    ),
    Figure(
        slug=HIRED,
        name=_("Orang diterima bekerja"),
        definition=_(
            "Orang yang dinyatakan diterima oleh pemberi kerja pada masa itu, menurut wilayah tempat kerjanya. "
            "Setiap orang terhitung satu kali, berapa pun pekerjaannya."
        ),
        source=_APPLICATIONS,
        unit=_("orang"),
        service="karirhub",
        milestone=MilestoneKind.HIRED,
        counts_people=True,
    ),
)
