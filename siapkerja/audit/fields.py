"""The transaction a row was written in, as PostgreSQL numbers it."""

from typing import Any

from django.db import models


class TransactionIdField(models.Field):
    """An `xid8`: 64 bits, never reused. The database fills it in (`pg_current_xact_id()`).

    Rows of a transaction become visible together when it commits, which may be later than rows with higher ids.
    Readers that must not miss any take only rows below `pg_snapshot_xmin(pg_current_snapshot())`.
    """

    def db_type(self, connection: Any) -> str:
        return "xid8"

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> int | None:
        return None if value is None else int(value)

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else str(int(value))


class CurrentTransactionId(models.Func):
    """The number of the running transaction."""

    function = "pg_current_xact_id"
    arity = 0
    output_field = TransactionIdField()
