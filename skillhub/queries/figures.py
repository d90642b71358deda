"""The figures of Skillhub for statistics: folded from what `reactions` contributes, and from people's milestones."""

from django.utils.translation import gettext_lazy as _

from siapkerja.statistics.figures import Figure
from siapkerja.statistics.models import MilestoneKind

PROGRAMMES = "training-programmes"
BATCHES = "training-batches"
SEATS = "training-seats"
REGISTRATIONS = "training-registrations"
TRAINED = "people-trained"

_SOURCE = _("Program dan angkatan yang diumumkan lembaga pelatihan di Skillhub")

FIGURES = (
    Figure(
        slug=PROGRAMMES,
        name=_("Program pelatihan baru"),
        definition=_("Program pelatihan yang pertama kali terbit pada masa itu, menurut tempat pelatihannya."),
        source=_SOURCE,
        unit=_("program"),
        service="skillhub",
    ),
    Figure(
        slug=BATCHES,
        name=_("Pelatihan dibuka"),
        definition=_("Angkatan yang pendaftarannya mulai pada masa itu. Yang batal diselenggarakan tidak dihitung."),
        source=_SOURCE,
        unit=_("angkatan"),
        service="skillhub",
    ),
    Figure(
        slug=SEATS,
        name=_("Kursi pelatihan"),
        definition=_("Jumlah kursi pada angkatan yang pendaftarannya mulai pada masa itu."),
        source=_SOURCE,
        unit=_("kursi"),
        service="skillhub",
    ),
    Figure(
        slug=REGISTRATIONS,
        name=_("Pendaftaran pelatihan"),
        definition=_("Pendaftaran yang masuk pada masa itu, menurut tempat pelatihannya. Satu orang dapat mendaftar beberapa kali."),
        source=_("Pendaftaran peserta di Skillhub"),
        unit=_("pendaftaran"),
        service="skillhub",
        counts_people=True,
    ),
    Figure(
        slug=TRAINED,
        name=_("Orang lulus pelatihan"),
        definition=_(
            "Orang yang lulus pelatihan pada masa itu, menurut tempat pelatihannya. "
            "Setiap orang terhitung satu kali, berapa pun pelatihannya."
        ),
        source=_("Hasil pelatihan yang dicatat lembaga pelatihan di Skillhub"),
        unit=_("orang"),
        service="skillhub",
        milestone=MilestoneKind.TRAINED,
        counts_people=True,
    ),
)
