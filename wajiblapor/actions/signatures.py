"""Handing a report prepared by a program to whoever may declare it: the declaration itself is made by a person on the portal."""

from datetime import datetime

from django.db import transaction

from siapkerja.events.publishing import publish
from siapkerja.facts.wajiblapor import SignatureAsked
from siapkerja.identity.actor import Actor
from wajiblapor.actions.sections import editable
from wajiblapor.actions.submissions import demand_ready
from wajiblapor.models import ManpowerReport
from wajiblapor.queries.reports import current_upload
from wajiblapor.queries.sections import filled


@transaction.atomic
def ask_for_signature(*, report: ManpowerReport, by: Actor, at: datetime) -> ManpowerReport:
    """Say that a report is ready, and let those who may send it know. Asked again, they hear again.

    Whatever the check only asked about is confirmed by the person who declares.

    Raises:
        NotPermitted, MoveNotAllowed.
        IdentityIncomplete, RosterNotReady, SectionsIncomplete, CopiesUnconfirmed: it could not be declared yet.
    """
    row = editable(report, by)
    upload = current_upload(row)
    demand_ready(filled(row, upload, at=at), upload, are_doubts_confirmed=True)
    row.signature_asked_at, row.version = at, row.version + 1
    row.save(update_fields=["signature_asked_at", "version"])
    publish(
        SignatureAsked(version=row.version, report_id=row.pk, legal_entity_id=row.legal_entity_id, workplace_id=row.workplace_id),
        by=by,
        at=at,
    )
    return row
