"""An invented company has had its day: what programs tried out there is forgotten."""

from datetime import datetime
from typing import Any

from django.db import transaction

from siapkerja.documents.actions.documents import empty
from siapkerja.documents.models import Document
from siapkerja.files.actions.stored_files import remove
from siapkerja.identity.actor import Actor
from wajiblapor.actions.event_deeds import forget_deed
from wajiblapor.actions.receipts import TRIAL_RECEIPT
from wajiblapor.actions.sent_rows import forget_sent_rows
from wajiblapor.actions.staging import forget_rows
from wajiblapor.models import (
    Attachment,
    Departure,
    EmploymentSpan,
    IdentitySection,
    KnownHeading,
    ManpowerReport,
    PreparedEvent,
    ReportKey,
    RosterComparison,
    RosterLeaver,
    RosterUpload,
    SectionAnswers,
)

_NOTHING_FOUND: dict[str, Any] = {
    "rows": 0, "faulty_rows": 0, "doubtful_rows": 0, "samples": None, "fingerprint": b"",
    **{name: {} for name in ("glance", "fault_counts", "summary", "refusal_params")},
    **{name: [] for name in ("unknown_columns", "headings", "remarks")},
}  # fmt: skip


@transaction.atomic
def empty_trials(*, legal_entity_id: int, by: Actor, at: datetime) -> None:
    """What programs sent in the name of an invented company goes. Its filings, which only ever grow, nobody can read without the key of
    their report; of reports, rosters and receipts numbers, days and states stay.
    """
    EmploymentSpan.objects.filter(workplace__legal_entity=legal_entity_id, workplace__is_sandbox=True).delete()
    reports = ManpowerReport.everything.filter(legal_entity=legal_entity_id, is_sandbox=True)
    uploads = RosterUpload.objects.filter(report__in=reports)
    for upload in uploads.select_related("stored", "returned"):
        forget_rows(upload)
        for stored in (upload.stored, upload.returned):
            if stored is not None:
                remove(stored=stored, by=by, at=at)
    RosterComparison.objects.filter(upload__in=uploads).delete()
    RosterLeaver.objects.filter(upload__in=uploads).delete()
    uploads.update(**_NOTHING_FOUND)
    Departure.objects.filter(filing__report__in=reports).delete()
    KnownHeading.objects.filter(legal_entity=legal_entity_id, is_sandbox=True).delete()
    for paper in Attachment.objects.filter(report__in=reports).select_related("stored"):
        paper.delete()
        remove(stored=paper.stored, by=by, at=at)
    for report in reports:
        forget_sent_rows(report=report)
    SectionAnswers.objects.filter(report__in=reports).delete()
    IdentitySection.objects.filter(report__in=reports).delete()
    ReportKey.objects.filter(report__in=reports).delete()
    for document in Document.objects.kept().filter(legal_entity=legal_entity_id, kind=TRIAL_RECEIPT):
        empty(document=document, by=by, at=at)
    reports.update(workers_total=0, workers_male=0, workers_female=0, workers_foreign=0)
    for prepared in PreparedEvent.objects.filter(workplace__legal_entity=legal_entity_id, is_sandbox=True).select_related("deed"):
        prepared.delete()
        forget_deed(prepared.deed, by=by, at=at)
