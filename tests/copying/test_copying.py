"""Many rows at once: what the database says of them is heard as of any other statement."""

import io

import pytest
from django.db import OperationalError, ProgrammingError, connection, transaction

from siapkerja.copying import copy_in

pytestmark = pytest.mark.django_db


def test_rows_are_copied_from_text_and_from_bytes() -> None:
    with connection.cursor() as cursor:
        cursor.execute("create temporary table carried (number integer) on commit drop")
        copy_in("copy carried from stdin", io.StringIO("1\n2\n"))
        copy_in("copy carried from stdin", io.BytesIO(b"3\n"))
        cursor.execute("select array_agg(number order by number) from carried")
        assert cursor.fetchone() == ([1, 2, 3],)


def test_a_trouble_of_the_house_is_told_from_a_defect_of_the_work() -> None:
    with pytest.raises(ProgrammingError), transaction.atomic():
        copy_in("copy nowhere from stdin", io.StringIO("1\n"))
    # Stands for a full disk, which is of the same kind (SQLSTATE class 53): too much is asked of the server.
    with connection.cursor() as cursor:
        cursor.execute("create temporary table carried (number integer) on commit drop")
        cursor.execute(
            "create function pg_temp.refuse() returns trigger language plpgsql as "
            "$$ begin raise exception 'No space left on device' using errcode = '53100'; end $$"
        )
        cursor.execute("create trigger full_disk before insert on carried for each row execute function pg_temp.refuse()")
    with pytest.raises(OperationalError, match="No space left"), transaction.atomic():
        copy_in("copy carried from stdin", io.StringIO("1\n"))
