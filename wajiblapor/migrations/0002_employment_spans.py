"""The table of employment spans: hash-partitioned by workplace, and only growing but for the one end that is written later."""

import django.db.models.deletion
from django.db import migrations, models

PARTITIONS = 16

TABLE = """
create table wajiblapor_employmentspan (
    workplace_id bigint not null references identity_workplace (id) deferrable initially deferred,
    worker_index bytea not null,
    valid_from_filing_id bigint not null references wajiblapor_filing (id) deferrable initially deferred,
    valid_to_filing_id bigint references wajiblapor_filing (id) deferrable initially deferred,
    index_version smallint not null default 1 check (index_version >= 0),
    digest bytea not null,
    attributes jsonb not null,
    sealed bytea not null,
    primary key (workplace_id, worker_index, valid_from_filing_id)
) partition by hash (workplace_id);
create index employment_by_worker on wajiblapor_employmentspan (worker_index);
-- One open span for each worker of a workplace.
create unique index employment_open_once on wajiblapor_employmentspan (workplace_id, worker_index) where valid_to_filing_id is null;
"""
EACH_PARTITION = "\n".join(
    f"create table wajiblapor_employmentspan_{number:02d} partition of wajiblapor_employmentspan"
    f" for values with (modulus {PARTITIONS}, remainder {number});"
    for number in range(PARTITIONS)
)
ONLY_GROWS = """
create function wajiblapor_keep_span() returns trigger language plpgsql as $body$
begin
    if tg_op = 'UPDATE' and old.valid_to_filing_id is null and new.valid_to_filing_id is not null
       and (old.workplace_id, old.worker_index, old.valid_from_filing_id, old.index_version, old.digest, old.attributes, old.sealed)
         = (new.workplace_id, new.worker_index, new.valid_from_filing_id, new.index_version, new.digest, new.attributes, new.sealed) then
        return new;
    end if;
    raise exception 'Employment spans only grow: % is refused.', tg_op using errcode = 'insufficient_privilege';
end
$body$;
create trigger only_grows before update or delete on wajiblapor_employmentspan for each row execute function wajiblapor_keep_span();
create trigger filings_only_grow before update or delete or truncate on wajiblapor_filing
    for each statement execute function audit_refuse_change();
"""
UNDO = """
drop trigger filings_only_grow on wajiblapor_filing;
drop table wajiblapor_employmentspan;
drop function wajiblapor_keep_span();
"""


class Migration(migrations.Migration):
    dependencies = [("wajiblapor", "0001_initial"), ("audit", "0002_only_grows")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(TABLE + EACH_PARTITION + ONLY_GROWS, UNDO)],
            state_operations=[
                migrations.CreateModel(
                    name="EmploymentSpan",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "workplace_id",
                                "worker_index",
                                "valid_from_filing_id",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("worker_index", models.BinaryField(max_length=32)),
                        ("index_version", models.PositiveSmallIntegerField(default=1)),
                        ("digest", models.BinaryField(max_length=16)),
                        ("attributes", models.JSONField()),
                        ("sealed", models.BinaryField()),
                        (
                            "workplace",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.workplace"),
                        ),
                        (
                            "valid_from_filing",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wajiblapor.filing"),
                        ),
                        (
                            "valid_to_filing",
                            models.ForeignKey(
                                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wajiblapor.filing"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["worker_index"], name="employment_by_worker")],
                    },
                ),
            ],
        ),
    ]
