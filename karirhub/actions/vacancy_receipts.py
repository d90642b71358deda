"""The receipt of a vacancy report: a numbered document that anybody can check (Perpres 57/2023)."""

from datetime import date, datetime

from django.utils import translation

from karirhub.models import Vacancy
from siapkerja.documents.actions.documents import issue, withdraw
from siapkerja.documents.models import Document
from siapkerja.identity.actor import Actor
from siapkerja.kernel.text import rupiah
from siapkerja.reference.queries import place_words

RECEIPT = "vacancy_receipt"
REPLACED = "extended"
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember")


def issue_receipt(*, vacancy: Vacancy, by: Actor, at: datetime) -> Document:
    """Issue the receipt under the vacancy's number; a renewed one adds which extension it is of (`…-P1`)."""
    number = vacancy.number or ""
    return issue(
        kind=RECEIPT,
        number=f"{number}-P{vacancy.extensions}" if vacancy.extensions else number,
        subject=f"karirhub.vacancy:{vacancy.pk}",
        facts=_facts(vacancy),
        holder=vacancy.legal_entity.name,
        valid_until=vacancy.closes_on,
        legal_entity_id=vacancy.legal_entity_id,
        by=by,
        at=at,
    )


def renew_receipt(*, vacancy: Vacancy, by: Actor, at: datetime) -> Document:
    """Issue it anew with the vacancy's later last day; the earlier one says that it was replaced."""
    if vacancy.document is not None:
        withdraw(document=vacancy.document, reason_code=REPLACED, by=by, at=at)
    return issue_receipt(vacancy=vacancy, by=by, at=at)


def _facts(vacancy: Vacancy) -> dict[str, str | int | None]:
    """A receipt is written in Indonesian whatever language the page is in."""
    entity, office = vacancy.legal_entity, vacancy.workplace
    return {
        "workplace": office.name,
        "nib": entity.nib or "belum ada",
        "title": vacancy.title,
        "occupation": f"{vacancy.occupation_id} {vacancy.occupation.title}",
        "openings": _openings(vacancy),
        "education": f"{vacancy.education.name}, pengalaman {vacancy.experience_years} tahun",
        "wage": _wage(vacancy),
        "place": _place(vacancy),
        "period": f"{_long_day(vacancy.opens_on or vacancy.closes_on)} sampai {_long_day(vacancy.closes_on)}",
    }


def _place(vacancy: Vacancy) -> str:
    if not vacancy.is_overseas:
        return place_words(vacancy.regency_id)
    with translation.override("id"):
        return f"{vacancy.place} melalui {vacancy.agency_name}"


def _openings(vacancy: Vacancy) -> str:
    parts = []
    if vacancy.openings_men:
        parts.append(f"{vacancy.openings_men} laki-laki")
    if vacancy.openings_women:
        parts.append(f"{vacancy.openings_women} perempuan")
    anybody = vacancy.openings - vacancy.openings_men - vacancy.openings_women
    if parts and anybody:
        parts.append(f"{anybody} siapa saja")
    return f"{vacancy.openings} orang" + (f": {', '.join(parts)}" if parts else "")


def _wage(vacancy: Vacancy) -> str:
    top = f" sampai {rupiah(vacancy.wage_max)}" if vacancy.wage_max else ""
    return f"{rupiah(vacancy.wage_min)}{top} per bulan"


def _long_day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
