import hashlib
import json
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.documents.actions.documents import issue
from siapkerja.documents.models import Document
from siapkerja.documents.numbers import next_number
from siapkerja.events.publishing import publish
from siapkerja.facts.wajiblapor import ReportSubmitted
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import WorkplaceKind
from siapkerja.identity.proof import demand_proof
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from siapkerja.reference.queries import place_words
from siapkerja.workflow.moves import apply, locked
from wajiblapor.actions.rekeying import bring_up_to_date
from wajiblapor.models import Filing, IdentitySection, ManpowerReport, ReportHistory, RosterUpload
from wajiblapor.permissions import Permission, demand
from wajiblapor.queries.clocks import first_report_on, next_due
from wajiblapor.queries.reports import identity_words
from wajiblapor.rosters.summary import count_of
from wajiblapor.workflows import REPORT

RECEIPT = "manpower_receipt"


class AlreadyFiled(Refused):
    code = "report_already_filed"
    sentence = _("Laporan ini sudah dikirim. Nomor dan buktinya sudah terbit.")


class IdentityIncomplete(Refused):
    code = "identity_incomplete"
    sentence = _("Identitas perusahaan belum lengkap. Lengkapi dulu, lalu kirim.")


class RosterNotReady(Refused):
    code = "roster_not_ready"
    sentence = _("Daftar pekerja belum siap. Unggah dan perbaiki sampai tidak ada lagi yang perlu diperbaiki, lalu kirim.")


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
    """Send a report: an unchangeable filing, the employment spans, the number and the receipt, all or nothing.

    Args:
        name, position: who declares the report true.
        are_doubts_confirmed: what the check asked about was looked at again.
        note: reasons for that, in the company's words.

    Raises:
        NotPermitted: only signatories and managers send.
        AlreadyFiled: it was sent before; it keeps its number.
        OrganisationNotProven: no officer has decided yet who may act for the organisation.
        IdentityIncomplete, RosterNotReady, DoubtsUnconfirmed, DeclarationMissing.
    """
    row = locked(report)
    demand(by, Permission.SUBMIT_REPORT, legal_entity_id=row.legal_entity_id, workplace_id=row.workplace_id)
    if row.is_filed:
        raise AlreadyFiled
    demand_proof(row.legal_entity)
    identity, upload = _ready(row, is_declared=is_declared, are_doubts_confirmed=are_doubts_confirmed)
    today = day_in(row.workplace.time_zone, at)
    first_on = first_report_on(row.workplace)
    due_again = next_due(first_on=first_on, due_on=row.due_on, reported_on=today, on=today)
    filing = _file(row, identity, upload, declared={"name": name, "position": position, "note": note}, by=by, at=at)
    _write_spans(row, filing, upload)
    workers = _workers(upload.summary)
    number = _number(identity.postal_code, today, at)
    document = _receipt(row, identity, filing, number, workers, reported_on=today, due_again=due_again, by=by, at=at)
    companions: dict[str, Any] = {
        "submitted_at": at,
        "number": number,
        "reported_on": today,
        "next_due_on": due_again,
        "document": document,
        **workers,
    }
    apply(REPORT, row, "submit", history=ReportHistory, by=by, at=at, **companions)
    publish(
        ReportSubmitted(
            version=row.version,
            report_id=row.pk,
            legal_entity_id=row.legal_entity_id,
            workplace_id=row.workplace_id,
            document_id=document.pk,
            submitted_by_id=by.person_id or 0,
            number=number,
            reported_on=today,
            next_due_on=due_again,
            regency_code=row.regency_id,
            industry_code=identity.industry.code if identity.industry else "",
            **workers,
        ),
        by=by,
        at=at,
    )
    return filing


def _ready(row: ManpowerReport, *, is_declared: bool, are_doubts_confirmed: bool) -> tuple[IdentitySection, RosterUpload]:
    identity = IdentitySection.objects.select_related("industry").get(report=row)
    if identity.missing:
        raise IdentityIncomplete
    upload = RosterUpload.objects.current().select_for_update(of=("self",)).filter(report=row).first()
    if upload is None or not upload.is_clean:
        raise RosterNotReady
    if upload.doubtful_rows and not are_doubts_confirmed:
        raise DoubtsUnconfirmed(fields={"are_doubts_confirmed": str(DoubtsUnconfirmed.sentence)})
    if not is_declared:
        raise DeclarationMissing(fields={"is_declared": str(DeclarationMissing.sentence)})
    return identity, upload


def _file(
    row: ManpowerReport, identity: IdentitySection, upload: RosterUpload, *, declared: dict[str, str], by: Actor, at: datetime
) -> Filing:
    content: dict[str, Any] = {
        "year": row.year,
        "ordinal": row.ordinal,
        "identity": identity_words(identity),
        "summary": upload.summary,
        "doubts": upload.fault_counts,
        "declaration": declared,
        "roster_sha256": bytes(upload.stored.digest).hex(),
    }
    plain = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return Filing.objects.create(
        report=row,
        revision=1,
        content=content,
        digest=hashlib.sha256(plain.encode()).hexdigest(),
        rules_version=upload.rules_version,
        upload=upload,
        declared_name=declared["name"],
        declared_position=declared["position"],
        filed_at=at,
        filed_by_id=by.person_id,
    )


_END_CHANGED = """
    update wajiblapor_employmentspan span set valid_to_filing_id = %(filing)s
    where span.workplace_id = %(workplace)s and span.valid_to_filing_id is null and not exists (
        select 1 from wajiblapor_rosterrow line
        where line.upload_id = %(upload)s and line.worker_index = span.worker_index and line.digest = span.digest)
"""
_BEGIN_NEW = """
    insert into wajiblapor_employmentspan (workplace_id, worker_index, index_version, valid_from_filing_id, digest, attributes, sealed)
    select %(workplace)s, line.worker_index, line.index_version, %(filing)s, line.digest, line.attributes, line.sealed
    from wajiblapor_rosterrow line
    where line.upload_id = %(upload)s and not exists (
        select 1 from wajiblapor_employmentspan span
        where span.workplace_id = %(workplace)s and span.worker_index = line.worker_index and span.valid_to_filing_id is null)
"""
_FORGET_STAGED = "delete from wajiblapor_rosterrow where upload_id = %(upload)s"


def _write_spans(row: ManpowerReport, filing: Filing, upload: RosterUpload) -> None:
    """End what left or changed, begin what is new; an unchanged worker costs nothing."""
    bring_up_to_date(workplace_id=row.workplace_id, upload=upload)
    ids = {"workplace": row.workplace_id, "filing": filing.pk, "upload": upload.pk}
    with connection.cursor() as cursor:
        for statement in (_END_CHANGED, _BEGIN_NEW, _FORGET_STAGED):
            cursor.execute(statement, ids)


def _workers(summary: dict[str, Any]) -> dict[str, int]:
    male = sum(count_of(summary, "nationality", nation, "male") for nation in ("national", "foreign"))
    female = sum(count_of(summary, "nationality", nation, "female") for nation in ("national", "foreign"))
    return {
        "workers_total": male + female,
        "workers_male": male,
        "workers_female": female,
        "workers_foreign": count_of(summary, "nationality", "foreign"),
    }


def _number(postal_code: str, day: date, at: datetime) -> str:
    """KODEPOS.YYYYMMDD.NNNN: a series for each postal code and day at the workplace, without gaps."""
    head = f"{postal_code}.{day:%Y%m%d}"
    return f"{head}.{next_number(f'wajiblapor.report:{head}', at=at):04d}"


def _receipt(
    row: ManpowerReport,
    identity: IdentitySection,
    filing: Filing,
    number: str,
    workers: dict[str, int],
    *,
    reported_on: date,
    due_again: date,
    by: Actor,
    at: datetime,
) -> Document:
    kind = WorkplaceKind(row.workplace.kind)
    place = place_words(identity.village_id or row.regency_id)
    facts: dict[str, str | int | None] = {
        "workplace": f"{row.workplace.name} ({str(kind.label).lower()})",
        "nib": identity.nib or "belum ada",
        "address": f"{identity.address}, {place} {identity.postal_code}",
        "industry": f"{identity.industry.code} {identity.industry.title}" if identity.industry else "",
        "workers": (
            f"{_grouped(workers['workers_total'])} orang: {_grouped(workers['workers_male'])} laki-laki,"
            f" {_grouped(workers['workers_female'])} perempuan;"
            f" WNI {_grouped(workers['workers_total'] - workers['workers_foreign'])}, WNA {_grouped(workers['workers_foreign'])}"
        ),
        "ordinal": row.ordinal,
        "reported_on": _long_day(reported_on),
        "due_again": f"paling lambat {_long_day(due_again)}",
        "reporter": f"{filing.declared_name}, {filing.declared_position}",
        "content_digest": " ".join(filing.digest[start : start + 4] for start in range(0, 16, 4)),
    }
    return issue(
        kind=RECEIPT,
        number=number,
        subject=f"wajiblapor.report:{row.pk}",
        facts=facts,
        holder=identity.name,
        valid_until=due_again,
        legal_entity_id=row.legal_entity_id,
        by=by,
        at=at,
    )


MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember")


def _long_day(day: date) -> str:
    """A receipt is written in Indonesian whatever language the page is in."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _grouped(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")
