"""The figures of Sertihub for statistics: folded from what `reactions` contributes, and from people's milestones."""

from django.utils.translation import gettext_lazy as _

from siapkerja.statistics.figures import Figure
from siapkerja.statistics.models import MilestoneKind

SCHEMES = "certification-schemes"
CANDIDATES = "certification-candidates"
CERTIFICATES = "competence-certificates"
CERTIFIED = "people-certified"

_CERTIFICATES = _("Sertifikat yang terbit lewat Sertihub")

FIGURES = (
    Figure(
        slug=SCHEMES,
        name=_("Skema sertifikasi baru"),
        definition=_("Skema yang pertama kali terbit pada masa itu, menurut kantor pusat lembaga sertifikasinya."),
        source=_("Skema yang ditawarkan lembaga sertifikasi di Sertihub"),
        unit=_("skema"),
        service="sertihub",
    ),
    Figure(
        slug=CANDIDATES,
        name=_("Permohonan sertifikasi"),
        definition=_("Permohonan (FR.APL.01) yang dikirim pada masa itu, menurut kantor pusat lembaga sertifikasinya."),
        source=_("Permohonan peserta di Sertihub"),
        unit=_("permohonan"),
        service="sertihub",
        counts_people=True,
    ),
    Figure(
        slug=CERTIFICATES,
        name=_("Sertifikat kompetensi terbit"),
        definition=_("Sertifikat yang terbit pada masa itu, menurut tempat uji kompetensinya. Yang dicabut tidak dihitung (PP 10/2018)."),
        source=_CERTIFICATES,
        unit=_("sertifikat"),
        service="sertihub",
        hidden_with=CERTIFIED,
    ),
    Figure(
        slug=CERTIFIED,
        name=_("Orang bersertifikat"),
        definition=_(
            "Orang yang memperoleh sertifikat kompetensi pada masa itu, menurut tempat uji kompetensinya. "
            "Setiap orang terhitung satu kali, berapa pun sertifikatnya."
        ),
        source=_CERTIFICATES,
        unit=_("orang"),
        service="sertihub",
        milestone=MilestoneKind.CERTIFIED,
        counts_people=True,
    ),
)
