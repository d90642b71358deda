import os
from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import LegalForm, MemberRole
from siapkerja.identity.fields import key_ring
from siapkerja.identity.models import Membership, Workplace
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from siapkerja.workflow.moves import apply, locked
from wajiblapor.actions.attachments import take_papers
from wajiblapor.actions.sections import begin_copied, editable
from wajiblapor.actions.sent_rows import forget_sent_rows
from wajiblapor.enums import AnswerOrigin, Capital, Ownership
from wajiblapor.models import IdentitySection, ManpowerReport, ReportHistory, ReportKey
from wajiblapor.models.reports import KEY_PURPOSE
from wajiblapor.permissions import Permission, demand
from wajiblapor.queries.clocks import clock_of, days_ahead, first_due, reported_founding, trial_clock
from wajiblapor.queries.events import reported_owner
from wajiblapor.queries.reports import latest_filing
from wajiblapor.questions.catalogue import SECTION_OF
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
    """Open this year's report of a workplace, with what is known already filled in: last year's answers, to be confirmed.

    Raises:
        NotPermitted: the actor may not edit reports of this workplace.
        AlreadyOpen: there is a report of this year, or one not yet sent.
        TooEarly: the last report is valid for longer than the first reminder looks ahead.
    """
    demand(by, Permission.EDIT_REPORT, legal_entity_id=workplace.legal_entity_id, workplace_id=workplace.pk)
    today = day_in(workplace.time_zone, at)
    clock = trial_clock(workplace) if by.is_sandbox else clock_of(workplace, on=today)
    if clock.last and clock.due_on and not by.is_sandbox:
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
                is_sandbox=by.is_sandbox,
                opened_at=at,
                opened_by_id=by.person_id,
            )
    except IntegrityError as error:
        raise AlreadyOpen from error
    ReportKey.objects.create(report=report, wrapped=key_ring().encrypt(os.urandom(32), purpose=KEY_PURPOSE))
    _begin_identity(report, workplace, clock.last, by=by, today=today)
    if clock.last:
        answers = latest_filing(clock.last).sections
        if reported_owner(workplace, since=clock.last.reported_on):
            # Somebody else owns it now, and lives elsewhere.
            answers.get(OWNER_SECTION, {}).pop("owner_address", None)
        begin_copied(report=report, answers=answers, origin=AnswerOrigin.LAST_REPORT, only=None, at=at)
        take_papers(report=report, last=clock.last, at=at)
    return report


def _begin_identity(report: ManpowerReport, workplace: Workplace, last: ManpowerReport | None, *, by: Actor, today: date) -> None:
    """From last year's report, else from what the portal knows of the organisation."""
    entity = workplace.legal_entity
    section = IdentitySection(report=report)
    before = IdentitySection.objects.filter(report=last).first() if last else None
    if before:
        for answer in _COPIED:
            setattr(section, answer, getattr(before, answer))
    else:
        _begin_with_signatory(section, workplace.legal_entity_id, by, today)
        section.founded_on = reported_founding(workplace)
    section.owner_name = reported_owner(workplace, since=last.reported_on if last else None) or section.owner_name
    # Last year's address counts no more where the workplace has moved to another office since.
    if (section.village_id or "")[:4] != workplace.regency_id:
        section.village_id, section.address, section.postal_code = workplace.village_id, workplace.address, workplace.postal_code
    section.name, section.legal_form = entity.name, entity.legal_form
    section.nib, section.npwp = entity.nib or section.nib, entity.npwp or section.npwp
    section.industry_id = entity.industry_id or section.industry_id
    if entity.legal_form in OWNED_BY_ONE:
        section.owner_name = section.owner_name or section.responsible_name
        section.responsible_position = section.responsible_position or "Pemilik"
        section.ownership = section.ownership or Ownership.PRIVATE
        section.capital = section.capital or Capital.DOMESTIC_PRIVATE
    section.save(force_insert=True)


def _begin_with_signatory(section: IdentitySection, legal_entity_id: int, by: Actor, today: date) -> None:
    """Who may sign for the company is responsible for it, where that is one person; their telephone only if they open it themselves."""
    signatories = Membership.objects.at(today).filter(legal_entity=legal_entity_id, role=MemberRole.SIGNATORY, workplace=None)
    people = list(signatories.select_related("person")[:2])
    if len(people) != 1:
        return
    person = people[0].person
    section.responsible_name = person.full_name
    section.phone = person.phone if person.pk == by.person_id and person.phone else None


OWNER_SECTION = SECTION_OF["owner_address"].slug
# What such a form says of owner and capital need not be asked.
OWNED_BY_ONE = (LegalForm.SOLE_PROPRIETOR, LegalForm.PT_SOLE)
_COPIED = (
    "nib", "npwp", "industry_id", "address", "village_id", "postal_code", "owner_name", "responsible_name", "responsible_position", "phone",
    "founded_on", "ownership", "capital", "scale",
)  # fmt: skip


@transaction.atomic
def save_identity(
    *, report: ManpowerReport, answers: IdentityAnswers, only: Collection[str] | None = None, by: Actor, at: datetime
) -> IdentitySection:
    """Save the identity section of a draft; incomplete answers are kept.

    Args:
        only: names of the answers to save, where a page saves by itself what was changed on it; None is all.

    Raises:
        NotPermitted: the actor may not edit the report.
        MoveNotAllowed: the report was sent already.
    """
    row = editable(report, by)
    section = IdentitySection.objects.get(report=row)
    for answer in fields(answers):
        if only is not None and answer.name not in only:
            continue
        name = "village_id" if answer.name == "village_code" else answer.name
        setattr(section, name, getattr(answers, answer.name))
    section.phone, section.saved_at = section.phone or None, at
    section.save()
    if row.ordinal == 1 and row.is_draft:
        row.due_on = first_due(section.founded_on, on=day_in(row.workplace.time_zone, at))
        row.save(update_fields=["due_on"])
    return section


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
    forget_sent_rows(report=row)
