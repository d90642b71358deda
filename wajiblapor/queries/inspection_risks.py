"""Why a workplace should be visited, in words, and the list of them. For officers alone."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import regions_of
from wajiblapor.models import Inspection, WorkplaceRisk
from wajiblapor.models.compliance import in_regions
from wajiblapor.models.inspections import STANDING
from wajiblapor.permissions import GRANTS, Permission
from wajiblapor.queries.inspections import own_companies

REASONS: dict[str, str | Promise] = {
    "never_reported": _("Lewat batas dan belum pernah melapor"),
    "overdue": _("Laporan berikutnya lewat batas"),
    "gap": _("%(count)s norma belum sesuai menurut laporannya"),
    "doubt": _("%(count)s norma perlu dipastikan"),
    "dispute": _("%(count)s keberatan pekerja belum diselesaikan"),
    "elsewhere": _("%(count)s pekerja juga terdaftar pada perusahaan lain"),
    "accident": _("%(count)s kecelakaan kerja dilaporkan"),
    "unvisited": _("Belum pernah diperiksa menurut catatan portal"),
    "unvisited_year": _("%(count)s tahun sejak pemeriksaan terakhir"),
    "many_workers": _("100 pekerja atau lebih"),
}


def in_words(reasons: Iterable[Mapping[str, Any]]) -> list[tuple[str, int]]:
    """Each reason as a sentence, with its points."""
    return [(str(REASONS[row["code"]]) % {"count": row["count"]}, row["points"]) for row in reasons if row["code"] in REASONS]


def risks(actor: Actor, *, region: str = "", text: str = "") -> "QuerySet[WorkplaceRisk]":
    """Workplaces of the actor's regions, with what a row shows.

    Args:
        region: code of a province or regency within them; "" is all of them.
        text: words in the company's name, or its NIB.
    """
    rows = WorkplaceRisk.objects.filter(in_regions(regions_of(GRANTS, actor, Permission.VIEW_INSPECTIONS)))
    rows = rows.exclude(legal_entity__in=own_companies(actor))
    if region:
        rows = rows.filter(regency__code__startswith=region)
    if text:
        rows = rows.filter(legal_entity__nib=text) if text.isdigit() else rows.filter(legal_entity__name__icontains=text)
    standing = Inspection.objects.filter(workplace=OuterRef("workplace"), state__in=STANDING)
    return rows.select_related("legal_entity", "workplace", "regency").annotate(is_standing=Exists(standing))


def risk_of(actor: Actor, workplace_id: Any) -> WorkplaceRisk | None:
    return risks(actor).filter(workplace__public_id=workplace_id).first()
