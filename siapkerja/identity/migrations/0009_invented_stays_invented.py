"""Whether a workplace is an invented one is settled when it is made: what is only tried out there may be deleted, and nothing real is ever
to pass for it."""

from django.db import migrations

KEEPS = """
create function identity_keep_sandbox() returns trigger language plpgsql as $body$
begin
    raise exception 'A workplace is invented or real from the beginning.' using errcode = 'insufficient_privilege';
end
$body$;
create trigger stays_invented_or_real before update on identity_workplace for each row
    when (old.is_sandbox is distinct from new.is_sandbox) execute function identity_keep_sandbox();
"""
UNDO = """
drop trigger stays_invented_or_real on identity_workplace;
drop function identity_keep_sandbox();
"""


class Migration(migrations.Migration):
    dependencies = [("identity", "0008_absent_by_place_and_words")]

    operations = [migrations.RunSQL(KEEPS, UNDO)]
