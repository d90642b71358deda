"""Worker rows that a program sends under numbers of its own: kept sealed, changed one by one, and checked together as a file."""

import hashlib
import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from siapkerja.reference.queries import rule
from wajiblapor.actions.rosters import upload_roster
from wajiblapor.actions.sections import editable
from wajiblapor.models import ManpowerReport, RosterUpload, SentRow
from wajiblapor.queries.sent_rows import NUMBER
from wajiblapor.rosters.as_file import FIRST_ROW, csv_of
from wajiblapor.rosters.sealing import seal_cells, unseal_cells

FILENAME = "kiriman-program.csv"


class TooManyRowsSent(Refused):
    code = "too_many_rows_sent"
    sentence = _("Baris yang dikirim satu per satu paling banyak %(most)s. Untuk daftar yang lebih panjang, kirim berkas CSV.")


class NoRowsSent(Refused):
    code = "no_rows_sent"
    sentence = _("Belum ada baris yang dikirim. Kirim dulu baris pekerja, lalu minta diperiksa.")


class CountDiffers(Refused):
    code = "row_count_differs"
    sentence = _("Kami memegang %(held)s baris, sedangkan program menyebut %(expected)s. Kirim yang kurang atau hapus yang berlebih.")


@dataclass(frozen=True, kw_only=True)
class GivenRow:
    """One worker: the sender's number of the row, and cells by column slug."""

    number: str
    cells: Mapping[str, Any]


@transaction.atomic
def take_rows(*, report: ManpowerReport, rows: Sequence[GivenRow], removed: Collection[str], by: Actor, at: datetime) -> int:
    """Keep rows of a draft's roster, in place of earlier ones with the same number, and forget those removed.

    Nothing is checked here: what is wrong with a row is told by `queries.sent_rows.judged`, and again once all are checked together.

    Returns:
        How many rows are held now.

    Raises:
        NotPermitted, MoveNotAllowed: as for any answer of the report.
        TooManyRowsSent: more than `roster.rows.max_rows`.
    """
    row = editable(report, by)
    key = row.key.plain
    # The last of equal numbers counts, as if they had been sent one after the other.
    given = {key_of_row(key, one.number): one for one in rows}
    SentRow.objects.bulk_create(
        [
            SentRow(report=row, key=index, sealed=seal_cells(key, {NUMBER: one.number, **one.cells}), sent_at=at)
            for index, one in given.items()
        ],
        update_conflicts=True,
        unique_fields=["report", "key"],
        update_fields=["sealed", "sent_at"],
        batch_size=1000,
    )
    if removed:
        SentRow.objects.filter(report=row, key__in=[key_of_row(key, number) for number in removed]).delete()
    held = SentRow.objects.filter(report=row).count()
    most = int(rule("roster.rows.max_rows", day_in(row.workplace.time_zone, at)).value)
    if held > most:
        raise TooManyRowsSent(str(TooManyRowsSent.sentence) % {"most": most})
    return held


def key_of_row(key: bytes, number: str) -> bytes:
    """By which a sender's number is found again, 16 bytes; says nothing to whoever lacks the report's data key."""
    return hashlib.blake2b(number.encode(), key=key, digest_size=16).digest()


@transaction.atomic
def check_sent_rows(*, report: ManpowerReport, expected: int | None, by: Actor, at: datetime) -> RosterUpload:
    """Make one file of all rows held, in the order they first came, and let the worker check it like any other.

    Args:
        expected: how many rows the sender means to have sent; None where it does not say.

    Raises:
        NotPermitted, MoveNotAllowed.
        NoRowsSent, CountDiffers.
    """
    row = editable(report, by)
    key = row.key.plain
    held = [bytes(sealed) for sealed in SentRow.objects.filter(report=row).order_by("pk").values_list("sealed", flat=True)]
    if not held:
        raise NoRowsSent
    if expected is not None and expected != len(held):
        raise CountDiffers(str(CountDiffers.sentence) % {"held": len(held), "expected": expected})
    content = csv_of(unseal_cells(key, sealed) for sealed in held)
    upload = upload_roster(report=row, stream=io.BytesIO(content), filename=FILENAME, by=by, at=at)
    with connection.cursor() as cursor:
        cursor.execute(_NUMBERED, {"upload": upload.pk, "report": row.pk, "before_first": FIRST_ROW - 1})
    return upload


_NUMBERED = """
    update wajiblapor_sentrow line set upload_id = %(upload)s, row = placed.place
    from (
        select id, %(before_first)s + row_number() over (order by id) as place from wajiblapor_sentrow where report_id = %(report)s
    ) placed
    where placed.id = line.id
"""


@transaction.atomic
def forget_sent_rows(*, report: ManpowerReport) -> None:
    """The report was sent or given up: its roster stands elsewhere, or nowhere."""
    SentRow.objects.filter(report=report).delete()


@transaction.atomic
def begin_anew(*, report: ManpowerReport, by: Actor, at: datetime) -> None:
    """Forget all rows sent so far; a file checked before stays.

    Raises:
        NotPermitted, MoveNotAllowed.
    """
    SentRow.objects.filter(report=editable(report, by)).delete()
