"""Blind indexes of workers can be written under a new key: of a span nothing else may change with it, and its version goes up."""

from django.db import migrations, models

import siapkerja.identity.fields

KEEP = """
create or replace function wajiblapor_keep_span() returns trigger language plpgsql as $body$
begin
    if tg_op = 'UPDATE' and old.valid_to_filing_id is null and new.valid_to_filing_id is not null
       and (old.workplace_id, old.worker_index, old.valid_from_filing_id, old.index_version, old.digest, old.attributes, old.sealed)
         = (new.workplace_id, new.worker_index, new.valid_from_filing_id, new.index_version, new.digest, new.attributes, new.sealed) then
        return new;
    end if;
    {rekeying}
    raise exception 'Employment spans only grow: % is refused.', tg_op using errcode = 'insufficient_privilege';
end
$body$;
"""
REKEYING = """
    if tg_op = 'UPDATE' and new.index_version > old.index_version
       and (old.workplace_id, old.valid_from_filing_id, old.valid_to_filing_id, old.attributes, old.sealed)
         is not distinct from (new.workplace_id, new.valid_from_filing_id, new.valid_to_filing_id, new.attributes, new.sealed) then
        return new;
    end if;
"""


class Migration(migrations.Migration):
    dependencies = [("wajiblapor", "0003_figures_by_statistics")]

    operations = [
        migrations.RunSQL(KEEP.replace("{rekeying}", REKEYING), KEEP.replace("{rekeying}", "")),
        migrations.AddField(
            model_name="rosterrow",
            name="index_version",
            field=models.PositiveSmallIntegerField(db_default=1, default=siapkerja.identity.fields.index_version),
        ),
    ]
