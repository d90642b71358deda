"""The audit tables refuse UPDATE, DELETE and TRUNCATE, whoever asks; only somebody who drops the trigger gets past,
and then the seals show it."""

from django.db import migrations

TABLES = ("audit_securityact", "audit_personview", "audit_seal")

FUNCTION = """
create function audit_refuse_change() returns trigger language plpgsql as $body$
begin
    raise exception 'The audit log only grows: % on % is refused.', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$body$;
"""

TRIGGERS = "\n".join(
    f"create trigger only_grows before update or delete or truncate on {table} for each statement execute function audit_refuse_change();"
    for table in TABLES
)
DROPS = "\n".join(f"drop trigger only_grows on {table};" for table in TABLES)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.RunSQL(FUNCTION, "drop function audit_refuse_change()"),
        migrations.RunSQL(TRIGGERS, DROPS),
    ]
