from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.documents.actions.documents import withdraw
from siapkerja.facts.wajiblapor import ReportSubmitted
from siapkerja.identity.actor import Actor
from siapkerja.identity.proof import demand_proof
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from siapkerja.workflow.moves import apply, locked
from wajiblapor.actions.announcing import announce
from wajiblapor.actions.comparisons import demand_confirmed
from wajiblapor.actions.filings import file, workers_of, write_spans
from wajiblapor.actions.receipts import CORRECTED, receipt, report_number
from wajiblapor.actions.rekeying import bring_up_to_date
from wajiblapor.actions.reviews import want_review
from wajiblapor.actions.sent_rows import forget_sent_rows
from wajiblapor.models import Filing, IdentitySection, ManpowerReport, ReportHistory, RosterUpload
from wajiblapor.permissions import Permission, demand
from wajiblapor.queries.clocks import first_report_on, next_due
from wajiblapor.queries.fingerprints import filed_roster, staged_roster
from wajiblapor.queries.sections import Filled, filled
from wajiblapor.queries.snapshots import content_of
from wajiblapor.workflows import REPORT


class AlreadyFiled(Refused):
    code = "report_already_filed"
    sentence = _("Laporan ini sudah dikirim. Nomor dan buktinya sudah terbit.")


class IdentityIncomplete(Refused):
    code = "identity_incomplete"
    sentence = _("Identitas perusahaan belum lengkap. Lengkapi dulu, lalu kirim.")


class RosterNotReady(Refused):
    code = "roster_not_ready"
    sentence = _("Daftar pekerja belum siap. Unggah dan perbaiki sampai tidak ada lagi yang perlu diperbaiki, lalu kirim.")


class SectionsIncomplete(Refused):
    code = "sections_incomplete"
    sentence = _("Masih ada %(count)s pertanyaan yang belum dijawab, misalnya: %(question)s. Jawab dulu, lalu kirim.")


class CopiesUnconfirmed(Refused):
    code = "copies_unconfirmed"
    sentence = _("Isian yang disalin dari laporan sebelumnya belum Anda pastikan. Periksa perubahannya, lalu kirim.")


class DoubtsUnconfirmed(Refused):
    code = "doubts_unconfirmed"
    sentence = _("Centang bahwa baris yang kami tanyakan sudah Anda pastikan.")


class DeclarationMissing(Refused):
    code = "declaration_missing"
    sentence = _("Centang pernyataan kebenaran sebelum mengirim.")


@transaction.atomic
def submit_report(
    *,
    report: ManpowerReport,
    name: str,
    position: str,
    is_declared: bool,
    are_doubts_confirmed: bool = False,
    note: str = "",
    by: Actor,
    at: datetime,
) -> Filing:
    """Send a report, or what was corrected in it: an unchangeable filing, the employment spans, the number and the receipt, all
    or nothing. A corrected report keeps its number, its day and its clock; its former receipt is withdrawn for the new one.

    Args:
        name, position: who declares the report true.
        are_doubts_confirmed: what the check asked about was looked at again.
        note: reasons for that, in the company's words.

    Raises:
        NotPermitted: only signatories and managers send.
        AlreadyFiled: it was sent before; it keeps its number.
        OrganisationNotProven: no officer has decided yet who may act for the organisation.
        IdentityIncomplete, RosterNotReady, SectionsIncomplete, CopiesUnconfirmed, DoubtsUnconfirmed, DeclarationMissing.
    """
    row = locked(report)
    demand(by, Permission.SUBMIT_REPORT, legal_entity_id=row.legal_entity_id, workplace_id=row.workplace_id)
    if not row.is_open:
        raise AlreadyFiled
    demand_proof(row.legal_entity)
    upload = RosterUpload.objects.current().select_for_update(of=("self",)).filter(report=row).first()
    found = filled(row, upload, at=at)
    upload = demand_ready(found, upload, are_doubts_confirmed=are_doubts_confirmed)
    if not is_declared:
        raise DeclarationMissing(fields={"is_declared": str(DeclarationMissing.sentence)})
    former = row.filings.order_by("-revision").first()
    # The rows of a roster that was filed already are gone, and so nothing of them changed.
    is_new_roster = former is None or former.upload_id != upload.pk
    if is_new_roster:
        bring_up_to_date(workplace_id=row.workplace_id, upload=upload)
    filing = file(
        row,
        content_of(found),
        upload,
        rows=staged_roster(upload) if is_new_roster or former is None else filed_roster(former),
        declared={"name": name, "position": position, "note": note},
        revision=former.revision + 1 if former else 1,
        by=by,
        at=at,
    )
    if is_new_roster:
        write_spans(row, filing, upload)
    row.identity.filed_phone = row.identity.phone
    row.identity.save(update_fields=["filed_phone"])
    workers = workers_of(upload.summary)
    companions = _told(row, filing, workers, by=by, at=at) | workers
    apply(REPORT, row, "submit" if former is None else "resubmit", history=ReportHistory, by=by, at=at, **companions)
    want_review(report=row, at=at)
    forget_sent_rows(report=row)
    announce_submitted(row, workers, by=by, at=at)
    return filing


def demand_ready(found: Filled, upload: RosterUpload | None, *, are_doubts_confirmed: bool) -> RosterUpload:
    """The roster of a report that can be declared now.

    Raises:
        IdentityIncomplete, RosterNotReady, SectionsIncomplete, CopiesUnconfirmed, DoubtsUnconfirmed.
    """
    identity: IdentitySection = found.report.identity
    if identity.missing:
        raise IdentityIncomplete
    if upload is None or not upload.is_clean:
        raise RosterNotReady
    demand_confirmed(upload)
    if missing := found.missing:
        raise SectionsIncomplete(str(SectionsIncomplete.sentence) % {"count": len(missing), "question": missing[0].words})
    if found.copied:
        raise CopiesUnconfirmed
    if upload.doubtful_rows and not are_doubts_confirmed:
        raise DoubtsUnconfirmed(fields={"are_doubts_confirmed": str(DoubtsUnconfirmed.sentence)})
    return upload


def _told(row: ManpowerReport, filing: Filing, workers: dict[str, int], *, by: Actor, at: datetime) -> dict[str, Any]:
    """Number, days and receipt: new for a first sending, kept but for the receipt when it is corrected."""
    identity, today = row.identity, day_in(row.workplace.time_zone, at)
    reported_on = row.reported_on or today
    if filing.revision == 1:
        due_again = next_due(first_on=first_report_on(row.workplace), due_on=row.due_on, reported_on=today, on=today)
        number = report_number(identity.postal_code, today, at)
    else:
        due_again, number = row.next_due_on or today, row.number
        if row.document:
            withdraw(document=row.document, reason_code=CORRECTED, by=by, at=at)
    document = receipt(
        row, identity, filing, number, workers, reported_on=reported_on, filed_on=today, due_again=due_again, by=by, at=at
    )  # fmt: skip
    if filing.revision > 1:
        return {"document": document}
    return {
        "submitted_at": at,
        "number": number,
        "reported_on": reported_on,
        "next_due_on": due_again,
        "document": document,
        "reminded_days": None,
    }


def announce_submitted(row: ManpowerReport, workers: dict[str, int], *, by: Actor, at: datetime) -> None:
    """Say that a report was sent, in the transaction of the sending."""
    fallback: date = day_in(row.workplace.time_zone, at)
    industry = row.identity.industry
    announce(
        ReportSubmitted(
            version=row.version,
            report_id=row.pk,
            legal_entity_id=row.legal_entity_id,
            workplace_id=row.workplace_id,
            document_id=row.document_id or 0,
            submitted_by_id=by.person_id or 0,
            number=row.number,
            reported_on=row.reported_on or fallback,
            next_due_on=row.next_due_on or fallback,
            regency_code=row.regency_id,
            industry_code=industry.code if industry else "",
            **workers,
        ),
        report=row,
        by=by,
        at=at,
    )
