"""A plan of inspections as CSV and as a workbook."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from wajiblapor.models import Inspection, InspectionPlan
from wajiblapor.queries.inspection_risks import in_words
from wajiblapor.views.exports import table_file


def plan_file(plan: InspectionPlan, rows: "QuerySet[Inspection]", *, form: str) -> HttpResponseBase:
    head = [
        _("Perusahaan"), _("NIB"), _("Tempat kerja"), _("Kabupaten/kota"), _("Jenis"), _("Dasar"), _("Skor"), _("Hal yang menaikkan skor"),
        _("Alasan perencana"), _("Pengawas"), _("Keadaan"),
    ]  # fmt: skip
    return table_file(head, _lines(rows), name=f"rencana-pemeriksaan-{plan.region_id}-{plan.month:%Y-%m}", form=form)


def _lines(rows: "QuerySet[Inspection]") -> Iterator[list[object]]:
    for row in rows.iterator(chunk_size=500):
        yield [
            row.legal_entity.name, row.legal_entity.nib or "", row.workplace.name, row.regency.name, row.get_kind_display(),
            row.get_origin_display(), row.score, "; ".join(words for words, _points in in_words(row.reasons)), row.plan_note,
            ", ".join(member.inspector.full_name for member in row.team.all()), str(row.state_row.label),
        ]  # fmt: skip
