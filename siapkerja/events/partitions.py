"""Monthly partitions of the event records, made ahead so that none falls into the default one."""

from datetime import date

from django.db import connection

MONTHS_AHEAD = 3


def make_ahead(today: date, months: int = MONTHS_AHEAD) -> None:
    """Make the partitions of this month and the `months` after it.

    The function in the database belongs to the owner of the tables, so that the application role, which may not create
    tables, can call it. It makes a month's partition and nothing else.
    """
    with connection.cursor() as cursor:
        for ahead in range(months + 1):
            year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
            cursor.execute("select events_make_partition(%s)", [date(year, month + 1, 1)])
