"""The figures of Wajib Lapor for statistics: folded from what `reactions` contributes."""

from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import regions_of
from siapkerja.statistics.figures import Figure
from siapkerja.web import wording
from wajiblapor.permissions import GRANTS, Permission
from wajiblapor.queries.compliance import Chosen, clocks

REPORTS = "manpower-reports"
WORKERS = "reported-workers"
OVERDUE = "overdue-reports"
FOREIGN_WORKERS = "reported-foreign-workers"
# What a report adds besides itself, by the column (and field of the fact) it comes from. Men and women are kept, not shown yet.
WORKERS_BY_COLUMN = {
    "workers_total": WORKERS,
    "workers_male": "reported-male-workers",
    "workers_female": "reported-female-workers",
    "workers_foreign": FOREIGN_WORKERS,
}

_SOURCE = _("Wajib Lapor Ketenagakerjaan di Perusahaan")


def reports_behind(actor: Actor, region_code: str, month: date) -> str:
    """The officers' list of the reports filed in a month, for those who may read it."""
    if not regions_of(GRANTS, actor, Permission.VIEW_REGION):
        return ""
    return reverse("wajiblapor:queue") + "?" + urlencode({"wilayah": region_code, "periode": f"{month:%Y-%m}"})


def overdue_behind(actor: Actor, region_code: str, month: date) -> str:
    """The officers' list of workplaces whose day fell into a month and that have not reported yet."""
    if not regions_of(GRANTS, actor, Permission.VIEW_REGION):
        return ""
    return reverse("wajiblapor:late") + "?" + urlencode({"wilayah": region_code, "bulan": f"{month:%Y-%m}"})


def late_now(actor: Actor, region_code: str) -> tuple[str, str]:
    """How many workplaces are late today, whenever their day was: what the officers' desk calls "Belum melapor". One query."""
    if not regions_of(GRANTS, actor, Permission.VIEW_REGION):
        return "", ""
    count = clocks(actor, Chosen(region=region_code), today=timezone.localdate()).count()
    words = ngettext(
        "Hari ini %(number)s tempat kerja belum melapor, sejak kapan pun batasnya",
        "Hari ini %(number)s tempat kerja belum melapor, sejak kapan pun batasnya",
        count,
    )
    address = reverse("wajiblapor:late") + (f"?{urlencode({'wilayah': region_code})}" if region_code else "")
    return words % {"number": wording.number(count)}, address


FIGURES = (
    Figure(
        slug=OVERDUE,
        name=_("Baru lewat batas lapor"),
        definition=_(
            "Tempat kerja yang batas lapornya jatuh pada masa itu dan lewat tanpa laporan, meskipun sesudahnya melapor. Tempat kerja yang "
            "hari ini belum melapor, sejak kapan pun batasnya, dihitung tersendiri dalam daftar Belum melapor."
        ),
        source=_SOURCE,
        unit=_("tempat kerja"),
        service="wajiblapor",
        list_behind=overdue_behind,
        standing_now=late_now,
        is_public=False,
    ),
    Figure(
        slug=REPORTS,
        name=_("Perusahaan melapor"),
        definition=_("Laporan ketenagakerjaan yang dikirim tempat kerja pada masa itu, menurut tanggal lapornya."),
        source=_SOURCE,
        unit=_("laporan"),
        service="wajiblapor",
        list_behind=reports_behind,
    ),
    Figure(
        slug=WORKERS,
        name=_("Pekerja dalam laporan"),
        definition=_("Pekerja dalam daftar pekerja yang dikirim pada masa itu. Orang dengan dua pemberi kerja terhitung dua kali."),
        source=_SOURCE,
        unit=_("pekerja"),
        service="wajiblapor",
        list_behind=reports_behind,
        counts_people=True,
    ),
    Figure(
        slug=FOREIGN_WORKERS,
        name=_("Tenaga kerja asing dalam laporan"),
        definition=_("Pekerja berkewarganegaraan asing dalam daftar pekerja yang dikirim pada masa itu."),
        source=_SOURCE,
        unit=_("pekerja"),
        service="wajiblapor",
        list_behind=reports_behind,
        counts_people=True,
        is_public=False,
    ),
)
