"""A short list of workers typed on a page."""

import io
from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.jobs.running import run_here
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from siapkerja.reference.queries import rule
from wajiblapor.actions.rosters import upload_roster
from wajiblapor.models import ManpowerReport, RosterUpload
from wajiblapor.rosters.as_file import csv_of
from wajiblapor.rosters.typed import Cells, completed

NAME = "ditulis-di-halaman.csv"


class TooManyTyped(Refused):
    code = "too_many_typed_workers"
    sentence = _("Halaman ini untuk paling banyak %(most)s pekerja. Unggah daftar pekerja sebagai berkas.")


def write_roster(*, report: ManpowerReport, rows: Sequence[Cells], by: Actor, at: datetime) -> RosterUpload:
    """Keep a typed list as a roster file like any other, and check it at once: a few rows take a moment, and somebody waits.

    Raises:
        NotPermitted, MoveNotAllowed.
        TooManyTyped: more than `wlkp.typed_workers`.
    """
    today = day_in(report.workplace.time_zone, at)
    most = int(rule("wlkp.typed_workers", today).value)
    if len(rows) > most:
        raise TooManyTyped(str(TooManyTyped.sentence) % {"most": most})
    content = csv_of(completed(row, today) for row in rows)
    upload = upload_roster(report=report, stream=io.BytesIO(content), filename=NAME, by=by, at=at)
    if upload.job is not None:
        run_here(upload.job)
    upload.refresh_from_db()
    return upload
