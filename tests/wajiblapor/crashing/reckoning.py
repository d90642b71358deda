"""What must hold after a crash, and at every moment during one."""

import hashlib
import threading
import time
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone

from siapkerja.documents.models import Document, NumberSeries
from siapkerja.events.models import Delivery, DeliveryState, EventRecord
from siapkerja.files.actions.retention import ORPHAN_AFTER, remove_orphans
from siapkerja.files.models import FilePart, StoredFile
from siapkerja.files.reading import open_stored
from siapkerja.files.storage import content_storage
from siapkerja.jobs.models import Job
from siapkerja.notifications.models import Notification
from tests.wajiblapor.crashing.company import Company
from tests.wajiblapor.crashing.world import World
from wajiblapor.actions.filings import digest_of
from wajiblapor.models import EmploymentSpan, Filing, ManpowerReport, RosterRow, RosterUpload

LOOKS_EVERY = 0.02
MOST_TOLD = 3

# In one moment of the database: a checked roster has all its rows until it is filed, and whoever is filed has all its workers.
_HALF = """
    select upload.id, upload.state, upload.rows - upload.faulty_rows, filed.id is not null,
           (select count(*) from wajiblapor_rosterrow line where line.upload_id = upload.id),
           (select count(*) from wajiblapor_employmentspan span
            where span.workplace_id = report.workplace_id and span.valid_to_filing_id is null),
           report.state, coalesce(report.number, ''), report.document_id is not null
    from wajiblapor_rosterupload upload
    join wajiblapor_manpowerreport report on report.id = upload.report_id
    left join wajiblapor_filing filed on filed.upload_id = upload.id
    where upload.report_id = %s and upload.state <> 'replaced'
"""


class Watching:
    """Looks at a company's report fifty times a second, whatever happens, for a roster or a receipt that is only half there."""

    def __init__(self, world: World, company: Company) -> None:
        self.world, self.company = world, company
        self.looks = 0
        self.half: list[str] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watching")
        self._thread.start()

    def _watch(self) -> None:
        while not self._over.wait(LOOKS_EVERY):
            rows = self.world.ask(_HALF, self.company.report.pk)
            if rows is None:
                time.sleep(0.1)
                continue
            self.looks += 1
            for row in rows:
                if (trouble := _half(row)) and len(self.half) < MOST_TOLD:
                    self.half.append(f"half: {trouble}")

    def stop(self) -> list[str]:
        self._over.set()
        self._thread.join()
        return self.half


def _half(row: Sequence[Any]) -> str:
    upload, state, good, is_filed, staged, workers, report, number, has_receipt = row
    if is_filed != (report == "submitted") or is_filed != bool(number) or is_filed != has_receipt:
        return f"upload {upload}: filed {is_filed}, report {report}, number {number!r}, receipt {has_receipt}"
    if is_filed and (workers != good or staged):
        return f"upload {upload}: filed with {workers} workers of {good}, {staged} rows still staged"
    if not is_filed and workers:
        return f"upload {upload}: {workers} workers although nothing was filed"
    if not is_filed and state == "checked" and staged != good:
        return f"upload {upload}: checked with {staged} rows of {good}"
    return ""


def lost_by(company: Company) -> list[str]:
    """What the portal said yes to and does not have any more; looked at before anybody does anything again."""
    found = []
    row = company.upload_row
    if "accepted" in company.answers.upload and (row is None or row[4] != company.digest or row[1] == "arriving"):
        found.append(f"lost: the accepted file is gone: {row}")
    if company.address and (row is None or (row[1] == "arriving" and row[5] < company.acknowledged)):
        found.append(f"lost: the portal had {company.acknowledged} bytes of the file: {row}")
    if "accepted" in company.answers.submission and company.standing[0] != "submitted":
        found.append(f"lost: the accepted submission is gone: {company.standing}")
    return found


def amiss_with(company: Company) -> list[str]:
    """What is not as if nothing had ever happened, after the company has finished."""
    report = ManpowerReport.objects.select_related("document__pdf", "workplace").get(pk=company.report.pk)
    uploads = list(RosterUpload.objects.filter(report=report).select_related("stored"))
    filings = list(Filing.objects.filter(report=report))
    receipts = list(Document.objects.filter(subject=f"wajiblapor.report:{report.pk}", kind="manpower_receipt"))
    counted = {
        "uploads": (len(uploads), 1),
        "filings": (len(filings), 1),
        "receipts": (len(receipts), 1),
        "rows checked": (sum(upload.rows for upload in uploads), company.rows),
        "pieces still kept": (FilePart.objects.filter(stored__in=[upload.stored_id for upload in uploads]).count(), 0),
        "rows still staged": (RosterRow.objects.filter(upload__report=report).count(), 0),
        "employment spans": (EmploymentSpan.objects.filter(workplace=report.workplace).count(), company.rows),
        "facts of the check": (_facts("wajiblapor.RosterChecked", upload_id=[upload.pk for upload in uploads]), 1),
        "facts of the submission": (_facts("wajiblapor.ReportSubmitted", report_id=[report.pk]), 1),
        "notices of the check": (_notices(company, "roster_checked"), 1),
        "notices of the submission": (_notices(company, "report_submitted"), 1),
        "jobs unfinished": (Job.objects.unfinished().count(), 0),
        "deliveries failed": (Delivery.objects.filter(state=DeliveryState.FAILED).count(), 0),
    }
    found = [
        f"{'doubled' if have > want else 'lost'}: {what}, {have} instead of {want}"
        for what, (have, want) in counted.items()
        if have != want
    ]
    found += company.troubles
    return found if found else _differing(company, report, uploads[0], filings[0], receipts[0])


def _differing(company: Company, report: ManpowerReport, upload: RosterUpload, filing: Filing, receipt: Document) -> list[str]:
    with open_stored(upload.stored) as stored:
        kept = hashlib.sha256(stored.read()).hexdigest()
    assert receipt.pdf is not None
    with open_stored(receipt.pdf) as pdf:
        head = pdf.read(5)
    wrong = {
        "the stored file is not what was sent": kept != company.digest,
        "the filing's digest is not that of its content": digest_of(filing.content) != filing.digest,
        "the filing names another file": filing.content["roster_sha256"] != company.digest or filing.upload_id != upload.pk,
        "the receipt has another digest": str(receipt.facts["content_digest"]).replace(" ", "") != filing.digest,
        "the receipt has another number": receipt.number != report.number or report.document_id != receipt.pk,
        "the receipt is no PDF": head != b"%PDF-",
    }
    return [f"wrong: {what}" for what, is_so in wrong.items() if is_so]


def _facts(name: str, **chosen: list[int]) -> int:
    ((key, ids),) = chosen.items()
    return EventRecord.objects.filter(fact=name, **{f"payload__{key}__in": ids}).count()


def _notices(company: Company, slug: str) -> int:
    return Notification.objects.filter(person=company.somebody.person, slug=slug).count()


def gaps_in_numbers() -> list[str]:
    """Series of report numbers with a gap, or with a number that nobody has."""
    found = []
    for series in NumberSeries.objects.filter(series__startswith="wajiblapor.report:"):
        head = series.series.partition(":")[2]
        numbers = sorted(ManpowerReport.objects.filter(number__startswith=f"{head}.").values_list("number", flat=True))
        if numbers != [f"{head}.{place:04d}" for place in range(1, series.last + 1)]:
            found.append(f"wrong: {series.series}, last {series.last}, given {numbers}")
    return found


def stray_files() -> list[str]:
    """Stored content that belongs to nobody after the sweep, and rows whose content is gone."""
    remove_orphans(at=timezone.now() + ORPHAN_AFTER + timedelta(hours=1))
    return [
        f"{stored} has no content" for stored in StoredFile.objects.exclude(location="") if not content_storage().exists(stored.location)
    ]
