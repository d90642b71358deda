"""Wajib Lapor's part of the demo country."""

from siapkerja.demo.multiplying import Copied, Rebuilt, copy, rebuild
from siapkerja.demo.parts import Part, register, sum_up
from wajiblapor.actions.compliance import refresh_clocks
from wajiblapor.actions.figures import count_filed_reports
from wajiblapor.demo import absent, inspections, offices, programs, reports
from wajiblapor.models import EmploymentSpan, Filing, IdentitySection, ManpowerReport, ReportKey, SectionAnswers

register(Part(name="reports", order=70, build=reports.file_reports))
register(Part(name="invitations", order=37, is_sliced=False, build=absent.invite_some))
register(Part(name="offices", order=75, build=offices.look_after_reports))
register(Part(name="payroll programs", order=77, build=programs.lend_rights))
# Who has not reported is found once every company stands and its reports are in.
sum_up(lambda at: refresh_clocks(at=at))
sum_up(inspections.inspect_some)

copy(
    Copied(ManpowerReport, {"public_id": "gen_random_uuid()", "number": "o.number || '.' || k", "document_id": "null"}, "o.number <> ''"),
    Copied(ReportKey),
    Copied(IdentitySection),
    Copied(SectionAnswers),
    Copied(Filing),
    Copied(EmploymentSpan, {"worker_index": "sha256(o.worker_index || int4send(k))"}),
)
rebuild(Rebuilt("figures of reports", count_filed_reports))
