"""What was tried out in an invented company can be forgotten: spans of its workplaces may be deleted, and those without the key of their
report go. What a trial says of headings counts for trials only."""

from django.db import migrations, models

KEEP = """
create or replace function wajiblapor_keep_span() returns trigger language plpgsql as $body$
begin
    if tg_op = 'UPDATE' and old.valid_to_filing_id is null and new.valid_to_filing_id is not null
       and (old.workplace_id, old.worker_index, old.valid_from_filing_id, old.index_version, old.digest, old.attributes, old.sealed)
         = (new.workplace_id, new.worker_index, new.valid_from_filing_id, new.index_version, new.digest, new.attributes, new.sealed) then
        return new;
    end if;
    if tg_op = 'UPDATE' and new.index_version > old.index_version
       and (old.workplace_id, old.valid_from_filing_id, old.valid_to_filing_id, old.attributes, old.sealed)
         is not distinct from (new.workplace_id, new.valid_from_filing_id, new.valid_to_filing_id, new.attributes, new.sealed) then
        return new;
    end if;
    {forgetting}
    raise exception 'Employment spans only grow: % is refused.', tg_op using errcode = 'insufficient_privilege';
end
$body$;
"""
FORGETTING = """
    if tg_op = 'DELETE' and exists (select 1 from identity_workplace place where place.id = old.workplace_id and place.is_sandbox) then
        return old;
    end if;
"""
KEYLESS = """
    select filing.id from wajiblapor_filing filing
    join wajiblapor_manpowerreport report on report.id = filing.report_id
    join identity_workplace place on place.id = report.workplace_id and place.is_sandbox
    where not exists (select 1 from wajiblapor_reportkey key where key.report_id = report.id)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("identity", "0009_invented_stays_invented"),
        ("wajiblapor", "0026_trial_events"),
    ]

    operations = [
        migrations.RunSQL(KEEP.replace("{forgetting}", FORGETTING), KEEP.replace("{forgetting}", "")),
        migrations.RunSQL(f"delete from wajiblapor_employmentspan where valid_from_filing_id in ({KEYLESS})", migrations.RunSQL.noop),  # noqa: S608
        migrations.RunSQL(f"delete from wajiblapor_departure where filing_id in ({KEYLESS})", migrations.RunSQL.noop),  # noqa: S608
        migrations.RemoveConstraint(
            model_name="knownheading",
            name="known_heading_once",
        ),
        migrations.AddField(
            model_name="knownheading",
            name="is_sandbox",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddConstraint(
            model_name="knownheading",
            constraint=models.UniqueConstraint(fields=("legal_entity", "is_sandbox", "heading"), name="known_heading_once"),
        ),
    ]
