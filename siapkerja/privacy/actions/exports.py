"""The copy of one's own data (UU 27/2022 art. 7 and 13): asked for, made by a job, kept sealed for some days."""

import json
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import translation

from siapkerja.audit.recording import record_act
from siapkerja.documents.pdf import compile_sheet
from siapkerja.events.publishing import publish
from siapkerja.facts.privacy import DataExportReady
from siapkerja.files.actions.stored_files import store
from siapkerja.files.models import StoredFile
from siapkerja.identity.actor import Actor
from siapkerja.identity.holdings import holdings
from siapkerja.identity.models import Person
from siapkerja.identity.permissions import require
from siapkerja.jobs.models import JobState
from siapkerja.jobs.progress import Progress
from siapkerja.jobs.work import start
from siapkerja.kernel.calendar import day_in
from siapkerja.privacy.models import DataExport
from siapkerja.privacy.permissions import GRANTS, Permission
from siapkerja.privacy.queries.copies import SCHEMA, sheet_of
from siapkerja.reference.queries.rules import rule

KIND = "privacy.export"
PURPOSE = "privacy.export"
LARGEST = 200 * 1024 * 1024
TEMPLATE = "privacy/typst/own_data.typ"


@transaction.atomic
def ask_export(*, person: Person, by: Actor, at: datetime) -> DataExport:
    """Let the worker make a copy; one that is being made already is given back.

    Raises:
        NotPermitted: somebody else's.
    """
    require(GRANTS, by, Permission.USE_OWN_RIGHTS, person_id=person.pk)
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    waiting = DataExport.objects.filter(person=person, ready_at=None, job__state__in=[JobState.QUEUED, JobState.RUNNING]).first()
    if waiting is not None:
        return waiting
    export = DataExport.objects.create(person=person, schema=SCHEMA, asked_at=at)
    export.job = start(KIND, subject=f"privacy.data_export:{export.pk}", by=by, at=at, total=len(holdings()) + 2, person_id=person.pk)
    export.save(update_fields=["job"])
    record_act(by, "own_data_asked", f"privacy.data_export:{export.pk}", at)
    return export


def make_export(*, export: DataExport, progress: Progress, at: datetime) -> None:
    """Read every holding, then store both files; run again from the beginning if it was interrupted.

    Raises:
        JobCancelled, JobLost: from `progress`.
    """
    if export.is_ready:
        return
    held: dict[str, Any] = {}
    with translation.override("id"):
        for done, holding in enumerate(holdings(), start=1):
            held[holding.slug] = holding.read(export.person_id)
            progress.advance(done)
        sheet = sheet_of(held, person=export.person, at=at)
    pdf = compile_sheet(TEMPLATE, sheet, at=at)
    progress.advance(len(held) + 1)
    finish_export(export=export, held=held, pdf=pdf, at=at)
    progress.advance(len(held) + 2)


@transaction.atomic
def finish_export(*, export: DataExport, held: dict[str, Any], pdf: bytes, at: datetime) -> None:
    """Store both files and announce them."""
    record = DataExport.objects.select_for_update().get(pk=export.pk)
    if record.is_ready:
        return
    whole = {"schema": record.schema, "made_at": at, "person": str(export.person.public_id), **held}
    plain = json.dumps(whole, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2).encode()
    day = day_in("Asia/Jakarta", at)
    record.expires_at = at + timedelta(days=rule("privacy.export_days", day).value)
    record.json_file = _stored(record, plain, f"data-saya-{day}.json", at)
    record.pdf_file = _stored(record, pdf, f"data-saya-{day}.pdf", at)
    record.ready_at = at
    record.save(update_fields=["expires_at", "json_file", "pdf_file", "ready_at"])
    expires_on = day_in("Asia/Jakarta", record.expires_at)
    fact = DataExportReady(export_id=record.pk, person_id=record.person_id, expires_on=expires_on, version=1)
    publish(fact, by=Actor.the_system("privacy"), at=at)


def _stored(export: DataExport, content: bytes, name: str, at: datetime) -> StoredFile:
    return store(
        stream=BytesIO(content),
        filename=name,
        purpose=PURPOSE,
        by=Actor.the_system("privacy"),
        at=at,
        person_id=export.person_id,
        expires_at=export.expires_at,
        max_bytes=LARGEST,
    )
