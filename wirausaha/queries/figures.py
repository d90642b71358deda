"""The figures of Wirausaha for statistics: folded from what `reactions` contributes, and from people's milestones."""

from django.utils.translation import gettext_lazy as _

from siapkerja.statistics.figures import Figure
from siapkerja.statistics.models import MilestoneKind

PROPOSALS = "aid-applications"
AGREED = "aid-agreed"
AIDED = "people-aided"
ACCOUNTED = "aid-accounted-for"

_AGREEMENTS = _("Perjanjian bantuan usaha di Wirausaha")

FIGURES = (
    Figure(
        slug=PROPOSALS,
        name=_("Permohonan bantuan usaha"),
        definition=_("Permohonan yang dikirim pada masa itu, menurut tempat usahanya."),
        source=_("Permohonan di Wirausaha"),
        unit=_("permohonan"),
        service="wirausaha",
        counts_people=True,
    ),
    Figure(
        slug=AGREED,
        name=_("Bantuan disepakati"),
        definition=_("Jumlah uang dalam perjanjian bantuan usaha yang ditandatangani kedua pihak pada masa itu, menurut tempat usahanya."),
        source=_AGREEMENTS,
        unit=_("rupiah"),
        service="wirausaha",
        is_money=True,
        hidden_with=AIDED,
    ),
    Figure(
        slug=AIDED,
        name=_("Penerima bantuan usaha"),
        definition=_(
            "Orang yang menandatangani perjanjian bantuan usaha pada masa itu, untuk dirinya atau kelompoknya, menurut tempat usahanya. "
            "Setiap orang terhitung satu kali."
        ),
        source=_AGREEMENTS,
        unit=_("orang"),
        service="wirausaha",
        milestone=MilestoneKind.AIDED,
        counts_people=True,
    ),
    Figure(
        slug=ACCOUNTED,
        name=_("Laporan bantuan diterima"),
        definition=_("Laporan pemakaian bantuan yang diterima dinas pada masa itu, menurut tempat usahanya."),
        source=_("Laporan penerima bantuan di Wirausaha"),
        unit=_("laporan"),
        service="wirausaha",
        counts_people=True,
    ),
)
