"""The monthly figures of reports move to statistics, which folds them by itself; the tables kept here for it go."""

from django.db import migrations

MOVE = """
insert into statistics_contribution
  (figure, source, version, region_code, month, amount, is_counted, counted_region_code, counted_amount)
select added.figure, 'wajiblapor.report:' || report.report_id, report.version, report.regency_code, report.month, added.amount, false, '', 0
from wajiblapor_reportcontribution report cross join lateral (values
  ('manpower-reports', report.reports),
  ('reported-workers', report.workers_total),
  ('reported-male-workers', report.workers_male),
  ('reported-female-workers', report.workers_female),
  ('reported-foreign-workers', report.workers_foreign)
) as added (figure, amount)
on conflict (figure, source) do nothing;
"""


class Migration(migrations.Migration):
    dependencies = [("wajiblapor", "0002_employment_spans"), ("statistics", "0001_initial")]

    operations = [
        migrations.RunSQL(MOVE, migrations.RunSQL.noop),
        migrations.DeleteModel(name="MonthlyTally"),
        migrations.DeleteModel(name="ReportContribution"),
    ]
