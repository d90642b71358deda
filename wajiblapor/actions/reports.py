import os
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.events.publishing import publish
from siapkerja.facts.wajiblapor import ReportAccepted
from siapkerja.identity.actor import Actor
from siapkerja.identity.fields import key_ring
from siapkerja.identity.models import Workplace
from siapkerja.identity.permissions import require
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import MoveNotAllowed, Refused
from siapkerja.workflow.moves import apply, locked
from wajiblapor.models import IdentitySection, ManpowerReport, ReportHistory, ReportKey
from wajiblapor.models.reports import KEY_PURPOSE
from wajiblapor.permissions import GRANTS, Permission, demand
from wajiblapor.queries.clocks import clock_of, days_ahead, first_due
from wajiblapor.workflows import REPORT


class AlreadyOpen(Refused):
    code = "report_already_open"
    sentence = _("Laporan tempat kerja ini sudah dibuka. Lanjutkan laporan yang ada.")


class TooEarly(Refused):
    code = "report_too_early"
    sentence = _("Laporan berikutnya baru dapat dibuka mulai %(day)s. Laporan terakhir masih berlaku.")


@dataclass(frozen=True, kw_only=True)
class IdentityAnswers:
    """Answers of section B; anything may be left empty while the report is a draft.

    Attributes:
        industry_id: primary key of the KBLI row.
        village_code: ten digits.
        founded_on: day of founding, as on the deed.
    """

    name: str
    legal_form: str
    nib: str = ""
    npwp: str = ""
    industry_id: int | None = None
    address: str = ""
    village_code: str | None = None
    postal_code: str = ""
    owner_name: str = ""
    responsible_name: str = ""
    responsible_position: str = ""
    phone: str = ""
    founded_on: date | None = None
    ownership: str = ""
    capital: str = ""
    scale: str = ""


@transaction.atomic
def open_report(*, workplace: Workplace, by: Actor, at: datetime) -> ManpowerReport:
    """Open this year's report of a workplace, with what is known already filled in.

    Raises:
        NotPermitted: the actor may not edit reports of this workplace.
        AlreadyOpen: there is a report of this year, or one not yet sent.
        TooEarly: the last report is valid for longer than the first reminder looks ahead.
    """
    demand(by, Permission.EDIT_REPORT, legal_entity_id=workplace.legal_entity_id, workplace_id=workplace.pk)
    today = day_in(workplace.time_zone, at)
    clock = clock_of(workplace, on=today)
    if clock.last and clock.due_on:
        opens_on = clock.due_on - timedelta(days=days_ahead(today))
        if today < opens_on:
            raise TooEarly(str(TooEarly.sentence) % {"day": f"{opens_on:%d/%m/%Y}"})
    try:
        with transaction.atomic():
            report = ManpowerReport.objects.create(
                legal_entity_id=workplace.legal_entity_id,
                workplace=workplace,
                regency_id=workplace.regency_id,
                year=clock.year(today),
                ordinal=clock.ordinal,
                due_on=clock.due_on,
                opened_at=at,
                opened_by_id=by.person_id,
            )
    except IntegrityError as error:
        raise AlreadyOpen from error
    ReportKey.objects.create(report=report, wrapped=key_ring().encrypt(os.urandom(32), purpose=KEY_PURPOSE))
    _begin_identity(report, workplace, clock.last)
    return report


def _begin_identity(report: ManpowerReport, workplace: Workplace, last: ManpowerReport | None) -> None:
    """From last year's report, else from what the portal knows of the organisation."""
    entity = workplace.legal_entity
    section = IdentitySection(report=report)
    before = IdentitySection.objects.filter(report=last).first() if last else None
    if before:
        for answer in _COPIED:
            setattr(section, answer, getattr(before, answer))
    else:
        section.village_id, section.address, section.postal_code = workplace.village_id, workplace.address, workplace.postal_code
    section.name, section.legal_form = entity.name, entity.legal_form
    section.nib, section.npwp = entity.nib or section.nib, entity.npwp or section.npwp
    section.industry_id = entity.industry_id or section.industry_id
    section.save(force_insert=True)


_COPIED = (
    "nib", "npwp", "industry_id", "address", "village_id", "postal_code", "owner_name", "responsible_name", "responsible_position", "phone",
    "founded_on", "ownership", "capital", "scale",
)  # fmt: skip


@transaction.atomic
def save_identity(*, report: ManpowerReport, answers: IdentityAnswers, by: Actor, at: datetime) -> IdentitySection:
    """Save the identity section of a draft; incomplete answers are kept.

    Raises:
        NotPermitted: the actor may not edit the report.
        MoveNotAllowed: the report was sent already.
    """
    row = locked(report)
    demand(by, Permission.EDIT_REPORT, legal_entity_id=row.legal_entity_id, workplace_id=row.workplace_id)
    if not row.is_draft:
        raise MoveNotAllowed(str(_("Laporan ini sudah dikirim, sehingga isinya tidak berubah lagi.")))
    section = IdentitySection.objects.get(report=row)
    for answer in fields(answers):
        name = "village_id" if answer.name == "village_code" else answer.name
        setattr(section, name, getattr(answers, answer.name))
    section.phone, section.saved_at = section.phone or None, at
    section.save()
    if row.ordinal == 1:
        row.due_on = first_due(section.founded_on, on=day_in(row.workplace.time_zone, at))
        row.save(update_fields=["due_on"])
    return section


@transaction.atomic
def accept_report(*, report: ManpowerReport, by: Actor, at: datetime) -> ManpowerReport:
    """The regional office finds a filed report complete.

    Raises:
        NotPermitted: the actor is no officer of that region who may accept.
        MoveNotAllowed: it is not waiting for that.
    """
    row = locked(report)
    require(GRANTS, by, Permission.ACCEPT_REPORT, region_code=row.regency_id)
    apply(REPORT, row, "accept", history=ReportHistory, by=by, at=at)
    publish(
        ReportAccepted(
            version=row.version,
            report_id=row.pk,
            legal_entity_id=row.legal_entity_id,
            workplace_id=row.workplace_id,
            accepted_on=day_in(row.workplace.time_zone, at),
        ),
        by=by,
        at=at,
    )
    return row


@transaction.atomic
def discard_report(*, report: ManpowerReport, by: Actor, at: datetime) -> None:
    """Give up a draft; its year becomes free again.

    Raises:
        NotPermitted: the actor may not send this report.
        MoveNotAllowed: it was sent.
    """
    row = locked(report)
    demand(by, Permission.SUBMIT_REPORT, legal_entity_id=row.legal_entity_id, workplace_id=row.workplace_id)
    apply(REPORT, row, "discard", history=ReportHistory, by=by, at=at)
