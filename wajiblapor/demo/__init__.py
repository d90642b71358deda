"""Wajib Lapor's part of the demo country."""

from siapkerja.demo.multiplying import Copied, Rebuilt, copy, rebuild
from siapkerja.demo.parts import Part, register
from wajiblapor.actions.figures import count_filed_reports
from wajiblapor.demo import reports
from wajiblapor.models import EmploymentSpan, Filing, IdentitySection, ManpowerReport, ReportKey

register(Part(name="reports", order=70, build=reports.file_reports))

copy(
    Copied(ManpowerReport, {"public_id": "gen_random_uuid()", "number": "o.number || '.' || k", "document_id": "null"}, "o.number <> ''"),
    Copied(ReportKey),
    Copied(IdentitySection),
    Copied(Filing),
    Copied(EmploymentSpan, {"worker_index": "sha256(o.worker_index || int4send(k))"}),
)
rebuild(Rebuilt("figures of reports", count_filed_reports))
