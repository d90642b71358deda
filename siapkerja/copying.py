"""Many rows at once into a table, by PostgreSQL's COPY."""

from typing import IO

from django.db import connection

_READ_AT_ONCE = 1 << 20


def copy_in(statement: str, content: IO[str] | IO[bytes]) -> None:
    """Carry out `copy … from stdin` with what can be read of `content`.

    The driver's way for this is unknown to Django, which would let its errors through as they are: a full disk would then look like a
    defect of the work, which is given up, and not like a trouble of the house, which is waited out.

    Raises:
        django.db.DatabaseError: as any other statement does.
    """
    with connection.cursor() as cursor, connection.wrap_database_errors:
        cursor.copy_expert(statement, content, _READ_AT_ONCE)
