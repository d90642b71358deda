"""Numbers and receipts of what a company reports (Permenaker 18/2017)."""

from datetime import date, datetime

from siapkerja.documents.actions.documents import issue
from siapkerja.documents.models import Document
from siapkerja.documents.numbers import next_number
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import WorkplaceKind
from siapkerja.reference.queries import place_words
from wajiblapor.models import Filing, IdentitySection, ManpowerReport
from wajiblapor.questions.catalogue import VERSION

RECEIPT, TRIAL_RECEIPT = "manpower_receipt", "manpower_trial_receipt"
# Why a receipt no longer counts: a newer one took its place.
CORRECTED = "corrected"
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember")


def report_number(postal_code: str, day: date, at: datetime) -> str:
    """KODEPOS.YYYYMMDD.NNNN: a series for each postal code and day at the workplace, without gaps."""
    head = f"{postal_code}.{day:%Y%m%d}"
    return f"{head}.{next_number(f'wajiblapor.report:{head}', at=at):04d}"


def receipt(
    row: ManpowerReport,
    identity: IdentitySection,
    filing: Filing,
    number: str,
    workers: dict[str, int],
    *,
    reported_on: date,
    filed_on: date,
    due_again: date,
    by: Actor,
    at: datetime,
) -> Document:
    """The receipt of a filing. That of a correction carries the report's number and day, and which revision of which day it is. What an
    invented company files gets a sheet of a kind of its own, which proves nothing and says so.

    Args:
        reported_on: the day of the first sending, at the workplace: what tells whether the report was in time.
        filed_on: the day of this sending.
    """
    kind = WorkplaceKind(row.workplace.kind)
    place = place_words(identity.village_id or row.regency_id)
    facts: dict[str, str | int | None] = {
        "workplace": f"{row.workplace.name} ({str(kind.label).lower()})",
        "nib": identity.nib or "belum ada",
        "address": f"{identity.address}, {place} {identity.postal_code}",
        "industry": f"{identity.industry.code} {identity.industry.title}" if identity.industry else "",
        "workers": (
            f"{grouped(workers['workers_total'])} orang: {grouped(workers['workers_male'])} laki-laki,"
            f" {grouped(workers['workers_female'])} perempuan;"
            f" WNI {grouped(workers['workers_total'] - workers['workers_foreign'])}, WNA {grouped(workers['workers_foreign'])}"
        ),
        "ordinal": row.ordinal,
        "reported_on": long_day(reported_on),
        "due_again": f"paling lambat {long_day(due_again)}",
        "reporter": f"{filing.declared_name}, {filing.declared_position}",
        "content_digest": in_fours(filing.digest),
        "rules": f"daftar pekerja {filing.rules_version}, isian {VERSION}",
    }
    if filing.revision > 1:
        facts["revision"] = f"ke-{filing.revision - 1}, {long_day(filed_on)}"
    return issue(
        kind=TRIAL_RECEIPT if row.is_sandbox else RECEIPT,
        number=number if filing.revision == 1 else f"{number}/{filing.revision}",
        subject=f"wajiblapor.report:{row.pk}",
        facts=facts,
        # Whatever a trial calls its company, the sheet names the invented one.
        holder=row.legal_entity.name if row.is_sandbox else identity.name,
        valid_until=due_again,
        legal_entity_id=row.legal_entity_id,
        by=by,
        at=at,
    )


def long_day(day: date) -> str:
    """A receipt is written in Indonesian whatever language the page is in."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def grouped(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def in_fours(digest: str) -> str:
    return " ".join(digest[start : start + 4] for start in range(0, len(digest), 4))
