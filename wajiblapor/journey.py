"""Which of Wajib Lapor's facts are steps on a person's way."""

from django.utils.translation import gettext_lazy as _

from siapkerja.facts.wajiblapor import EmploymentConfirmed, ReportAccepted
from siapkerja.journey.steps import Step, register
from wajiblapor.enums import JoinerState
from wajiblapor.models import ExpectedJoiner


def _named(fact: ReportAccepted) -> list[int]:
    """Those hired through the portal whom the accepted report's roster names."""
    rows = ExpectedJoiner.objects.filter(report=fact.report_id, state=JoinerState.NAMED)
    return list(rows.values_list("person_id", flat=True))


register(
    Step(
        slug="reported_by_employer",
        fact=ReportAccepted,
        service="wajiblapor",
        icon="clipboard-check",
        words=_("Perusahaan Anda melaporkan Anda sebagai pekerjanya, dan laporannya diterima"),
        person=_named,
    ),
    Step(
        slug="employment_confirmed",
        fact=EmploymentConfirmed,
        service="wajiblapor",
        icon="patch-check-fill",
        words=_("Pekerjaan di profil Anda sesuai laporan pemberi kerja"),
        url=lambda fact: ("profiles:profile", []),
    ),
)
