"""What Wajib Lapor does about facts."""

from datetime import datetime

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from siapkerja.events.reactions import on
from siapkerja.facts.identity import ConsentWithdrawn
from siapkerja.facts.karirhub import ApplicantHired, ApplicationMoved, VacancyFilled, VacancyPublished
from siapkerja.facts.organisations import WorkplaceChanged, WorkplaceClosed
from siapkerja.facts.wajiblapor import AbsentCompanyInvited, ReportHandedOver, ReportOverdue, ReportSubmitted
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import ConsentPurpose
from siapkerja.identity.models import RegistrationCode
from siapkerja.messaging.actions.messages import send_message
from siapkerja.messaging.channels import Channel
from siapkerja.statistics.actions.contributions import contribute
from siapkerja.statistics.counting import counts
from wajiblapor.actions.compliance import refresh_clock
from wajiblapor.actions.confirmations import take_back_confirmations
from wajiblapor.actions.disputes import note_corrections
from wajiblapor.actions.handovers import hand_over
from wajiblapor.actions.joiners import expect_joiner, release_joiner, settle_joiners
from wajiblapor.actions.vacancies import hear_filled, hear_published
from wajiblapor.queries.absent import MESSAGE_KEY
from wajiblapor.queries.figures import OVERDUE, REPORTS, WORKERS_BY_COLUMN
from wajiblapor.queries.invitations import message_for


@counts(ReportSubmitted, queue="quick")
def count_submitted_report(fact: ReportSubmitted, *, at: datetime) -> None:
    """Each filed report adds to the figures of its regency in the month it was filed."""
    _count_report(fact)


@counts(ReportHandedOver, queue="quick")
def count_where_it_lies(fact: ReportHandedOver, *, at: datetime) -> None:
    """A report another office decides on adds to the figures of that one's regency, in the same month."""
    _count_report(fact)


def _count_report(fact: ReportSubmitted | ReportHandedOver) -> None:
    contribute(
        source=f"wajiblapor.report:{fact.report_id}",
        version=fact.version,
        region_code=fact.regency_code,
        month=fact.reported_on,
        amounts={REPORTS: 1, **{slug: getattr(fact, column) for column, slug in WORKERS_BY_COLUMN.items()}},
    )


@on(ApplicantHired, queue="quick", when=lambda fact: not fact.is_passed_on)
def expect_hired(fact: ApplicantHired, *, at: datetime) -> None:
    """The company's next roster should name whom it hired; a partner portal's need not name whom others hired by it."""
    expect_joiner(
        source=_hiring(fact.application_id),
        person_id=fact.person_id,
        legal_entity_id=fact.legal_entity_id,
        workplace_id=fact.workplace_id,
        occupation_code=fact.occupation_code,
        starts_on=fact.starts_on,
        at=at,
    )


def _is_withdrawal(fact: ApplicationMoved) -> bool:
    return fact.move == "withdraw"


@on(ApplicationMoved, queue="quick", when=_is_withdrawal)
def release_withdrawn(fact: ApplicationMoved, *, at: datetime) -> None:
    """Who withdraws does not start."""
    release_joiner(source=_hiring(fact.application_id), at=at)


@on(ReportSubmitted, queue="quick")
def settle_hired(fact: ReportSubmitted, *, at: datetime) -> None:
    """The roster names some of those who were expected."""
    settle_joiners(report_id=fact.report_id, at=at)


@on(ReportSubmitted, queue="quick")
def close_corrected(fact: ReportSubmitted, *, at: datetime) -> None:
    """Disputes of workers whose line reads differently now are corrected."""
    note_corrections(report_id=fact.report_id, by=Actor.the_system("wajiblapor"), at=at)


@on(ReportSubmitted, queue="quick")
def stop_clock(fact: ReportSubmitted, *, at: datetime) -> None:
    """The workplace is late no longer."""
    refresh_clock(workplace_id=fact.workplace_id, at=at)


@on(WorkplaceChanged, queue="quick")
def follow_to_its_office(fact: WorkplaceChanged, *, at: datetime) -> None:
    """What waits for an office waits for the one where the workplace lies now."""
    hand_over(workplace_id=fact.workplace_id, by=Actor.the_system("wajiblapor"), at=at)


@on(WorkplaceClosed, queue="quick")
def forget_clock(fact: WorkplaceClosed, *, at: datetime) -> None:
    """A closed workplace need not report."""
    refresh_clock(workplace_id=fact.workplace_id, at=at)


@counts(ReportOverdue, queue="quick")
def count_overdue(fact: ReportOverdue, *, at: datetime) -> None:
    """Each missed day adds to the figures of its regency in its month."""
    contribute(
        source=f"wajiblapor.overdue:{fact.workplace_id}:{fact.due_on}",
        version=fact.version,
        region_code=fact.regency_code,
        month=fact.due_on,
        amounts={OVERDUE: 1},
    )


@on(AbsentCompanyInvited, queue="bulk")
def write_to_absent(fact: AbsentCompanyInvited, *, at: datetime) -> None:
    """The invitation goes to the address the register has, unless somebody acts for the company by now."""
    code = RegistrationCode.objects.select_related("company").get(pk=fact.code_id)
    if code.used_at or not code.company.email:
        return
    with translation.override("id"):
        subject = _("Undangan melapor ketenagakerjaan: %(name)s") % {"name": code.company.name}
        body = render_to_string("wajiblapor/mail/invitation.txt", message_for(code))
    send_message(
        channel=Channel.EMAIL,
        to=code.company.email,
        subject=subject,
        body=body,
        purpose="absent_company_invited",
        at=at,
        key=f"{MESSAGE_KEY}{code.pk}",
        worthless_at=code.expires_at,
    )


@on(ConsentWithdrawn, queue="quick", when=lambda fact: fact.purpose == ConsentPurpose.CONFIRM_EMPLOYMENT)
def stop_confirming(fact: ConsentWithdrawn, *, at: datetime) -> None:
    """The profile's lines are the person's own words again."""
    take_back_confirmations(person_id=fact.person_id)


@on(VacancyPublished, queue="quick", when=lambda fact: not fact.is_passed_on)
def hear_vacancy(fact: VacancyPublished, *, at: datetime) -> None:
    """A report need not ask for vacancies the portal knows."""
    hear_published(
        vacancy_id=fact.vacancy_id,
        legal_entity_id=fact.legal_entity_id,
        workplace_id=fact.workplace_id,
        occupation_code=fact.occupation_code,
        openings=fact.openings,
        published_on=at.date(),
        version=fact.version,
    )


@on(VacancyFilled, queue="quick", when=lambda fact: not fact.is_passed_on)
def hear_openings_filled(fact: VacancyFilled, *, at: datetime) -> None:
    """Nor for how many of their openings were filled."""
    hear_filled(
        vacancy_id=fact.vacancy_id,
        legal_entity_id=fact.legal_entity_id,
        workplace_id=fact.workplace_id,
        filled=fact.filled,
        reported_on=at.date(),
        version=fact.version,
    )


def _hiring(application_id: int) -> str:
    return f"karirhub.application:{application_id}"
