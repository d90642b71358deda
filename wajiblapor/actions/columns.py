"""Which heading of a company's file is which column: asked once, remembered for its next files."""

import json
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from siapkerja.facts.wajiblapor import RosterColumnsAsked
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import LegalEntity
from siapkerja.jobs.work import start
from siapkerja.kernel.errors import Refused
from siapkerja.workflow.moves import apply, locked
from wajiblapor.actions.announcing import announce
from wajiblapor.models import KnownHeading, RosterComparison, RosterUpload, UploadHistory
from wajiblapor.permissions import Permission, demand
from wajiblapor.rosters.columns import BY_SLUG, COLUMNS, IDENTIFYING, REQUIRED, heading_keys
from wajiblapor.rosters.refusals import ColumnsUnclear
from wajiblapor.rosters.sealing import seal_cells
from wajiblapor.workflows import UPLOAD

CHECK = "wajiblapor.check_roster"


class ColumnsNotMatched(Refused):
    code = "columns_not_matched"
    sentence = _("Kolom berikut belum dicocokkan: %(columns)s. Pilih judulnya di berkas Anda.")


class ColumnMatchedTwice(Refused):
    code = "column_matched_twice"
    sentence = _("Kolom %(columns)s dipilih lebih dari sekali. Sisakan satu.")


@transaction.atomic
def ask_columns(*, upload: RosterUpload, unclear: ColumnsUnclear, by: Actor, at: datetime) -> RosterUpload:
    """The file waits until somebody says what its headings mean; whoever sent it is told."""
    row = locked(upload)
    samples = seal_cells(row.report.key.plain, {"rows": json.dumps(unclear.samples, ensure_ascii=False)})
    apply(UPLOAD, row, "ask_columns", history=UploadHistory, by=by, at=at, headings=unclear.headings, samples=samples)
    report = row.report
    fact = RosterColumnsAsked(
        version=report.version,
        report_id=report.pk,
        legal_entity_id=report.legal_entity_id,
        workplace_id=report.workplace_id,
        upload_id=row.pk,
        requested_by_id=row.uploaded_by_id or 0,
        headings=sum(bool(heading.strip()) for heading in unclear.headings),
    )
    announce(fact, report=report, by=by, at=at)
    return row


@transaction.atomic
def match_columns(*, upload: RosterUpload, columns: Sequence[str], by: Actor, at: datetime) -> RosterUpload:
    """Remember what each heading means for this company, and check the file.

    Args:
        columns: slug for each heading in order, "" for one that is none of our columns.

    Raises:
        NotPermitted, MoveNotAllowed, ColumnsNotMatched, ColumnMatchedTwice.
    """
    row = locked(upload)
    report = row.report
    demand(by, Permission.EDIT_REPORT, legal_entity_id=report.legal_entity_id, workplace_id=report.workplace_id)
    chosen = [slug for slug in columns if slug in BY_SLUG]
    twice = sorted({slug for slug in chosen if chosen.count(slug) > 1})
    if twice:
        raise ColumnMatchedTwice(str(ColumnMatchedTwice.sentence) % {"columns": ", ".join(BY_SLUG[slug].title for slug in twice)})
    needed = IDENTIFYING if RosterComparison.objects.filter(upload=row).exists() else REQUIRED
    missing = [column.title for column in COLUMNS if column.slug in needed and column.slug not in chosen]
    if missing:
        raise ColumnsNotMatched(str(ColumnsNotMatched.sentence) % {"columns": ", ".join(missing)})
    for key, slug in zip(heading_keys(row.headings), columns, strict=True):
        if key:
            KnownHeading.objects.update_or_create(
                legal_entity_id=report.legal_entity_id,
                is_sandbox=report.is_sandbox,
                heading=key,
                defaults={"column": slug, "told_by_id": by.person_id, "told_at": at},
            )
    job = start(CHECK, subject=f"wajiblapor.upload:{row.pk}", by=by, at=at, legal_entity_id=report.legal_entity_id)
    apply(UPLOAD, row, "match_columns", history=UploadHistory, by=by, at=at, job=job, samples=None)
    return row


def give_headings_room(kept: LegalEntity, absorbed: LegalEntity, at: datetime) -> None:
    """Before two organisations become one: of a heading both have explained, what the kept one said of it stands."""
    said = KnownHeading.objects.filter(legal_entity=kept, is_sandbox=OuterRef("is_sandbox"), heading=OuterRef("heading"))
    KnownHeading.objects.filter(Exists(said), legal_entity=absorbed).delete()
