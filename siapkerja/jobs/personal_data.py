"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.personal_data import LINK, Basis, Record, plain

JOBS: Any = {
    "what": _("Pekerjaan yang menunggu"),
    "why": _("Menunjukkan kemajuan pekerjaan yang Anda mulai."),
    "basis": Basis.PUBLIC_TASK,
    "law": "UU 25/2009",
    "retention": _("Selama akun Anda ada."),
}

RECORDS: tuple[Record, ...] = (
    Record(
        model="jobs.Job",
        personal={"person_id": LINK, "started_by_id": LINK},
        other=(
            "id public_id kind subject state total done faults done_before claim attempts trouble legal_entity_id created_at "
            "heartbeat_at started_at ended_at cancel_asked_at"
        ),
        **JOBS,
    ),
    plain("jobs.Checkpoint", "job claim data"),
)
