"""What Karirhub does when something has happened."""

from datetime import datetime

from karirhub.actions.certificates import note_published, note_withdrawn
from karirhub.actions.closed_places import close_vacancies_of
from karirhub.actions.placements import record_hire
from karirhub.actions.standing import mark_stale, note_acceptance, note_lapsed, note_overdue, note_report
from karirhub.actions.trainings import (
    is_worth_noting,
    note_batch,
    note_batch_open,
    note_left,
    note_registered,
    note_training,
    note_training_gone,
)
from karirhub.actions.unanswered import lapse_all
from karirhub.actions.vacancies import tell_anew
from karirhub.enums import LapseReason
from karirhub.models import Vacancy
from karirhub.queries.figures import APPLICATIONS, OPENINGS, VACANCIES
from karirhub.queries.partners import is_passed_on
from karirhub.queries.standing import ANSWERS
from siapkerja.alerts.actions.matching import note_new
from siapkerja.events.reactions import on
from siapkerja.facts.karirhub import ApplicantHired, ApplicationMoved, ApplicationSubmitted, VacancyClosed, VacancyPublished
from siapkerja.facts.organisations import OrganisationChanged, OrganisationsMerged, WorkplaceClosed
from siapkerja.facts.sertihub import SchemePublished, SchemeWithdrawn
from siapkerja.facts.skillhub import (
    BatchAnnounced,
    BatchCancelled,
    EnrolmentMoved,
    PersonEnrolled,
    ProgrammeChanged,
    ProgrammePublished,
    ProgrammeWithdrawn,
    RegistrationClosed,
    RegistrationOpened,
)
from siapkerja.facts.wajiblapor import ReportAccepted, ReportLapsed, ReportOverdue, ReportSubmitted
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import WorkplaceClosing
from siapkerja.kernel.calendar import day_in
from siapkerja.statistics.actions.contributions import contribute
from siapkerja.statistics.counting import counts

# The kind of search that people keep, as `portal` registers it.
KEPT = "vacancies"


@counts(VacancyPublished)
def count_vacancy(fact: VacancyPublished, *, at: datetime) -> None:
    """Each vacancy that an employer publishes here adds to the figures of its regency and month; one passed on by a partner portal not."""
    if is_passed_on(fact.vacancy_id):
        return
    contribute(
        source=f"karirhub.vacancy:{fact.vacancy_id}",
        version=fact.version,
        region_code=fact.regency_code,
        month=day_in("Asia/Jakarta", at),
        amounts={VACANCIES: 1, OPENINGS: fact.openings},
    )


@counts(ApplicationSubmitted)
def count_application(fact: ApplicationSubmitted, *, at: datetime) -> None:
    """Each application adds to the figures of the vacancy's regency; many come at once, so nobody waits for it."""
    contribute(
        source=f"karirhub.application:{fact.application_id}",
        version=fact.version,
        region_code=Vacancy.objects.values_list("regency_id", flat=True).get(pk=fact.vacancy_id),
        month=day_in("Asia/Jakarta", fact.at),
        amounts={APPLICATIONS: 1},
        is_urgent=False,
    )


@on(VacancyPublished, queue="quick")
def tell_whoever_looks_for_it(fact: VacancyPublished, *, at: datetime) -> None:
    """From the next minute on it is laid against the searches that people keep."""
    note_new(kind=KEPT, object_id=fact.vacancy_id, at=at)


@on(SchemePublished, queue="quick")
def know_scheme(fact: SchemePublished, *, at: datetime) -> None:
    """Employers can ask for its certificate from now on."""
    note_published(
        number=fact.number, title=fact.title, occupation_code=fact.occupation_code, unit_codes=fact.unit_codes,
        certified=fact.certified, version=fact.version,
    )  # fmt: skip


@on(SchemeWithdrawn, queue="quick")
def forget_scheme(fact: SchemeWithdrawn, *, at: datetime) -> None:
    """Nobody can newly ask for its certificate."""
    note_withdrawn(number=fact.number, version=fact.version)


@on(OrganisationChanged, queue="quick")
def tell_new_name(fact: OrganisationChanged, *, at: datetime) -> None:
    """Open vacancies are found by their employer's name: a new one is searched for at once."""
    tell_anew(legal_entity_id=fact.legal_entity_id, by=Actor.the_system("karirhub"), at=at)


@on(OrganisationsMerged, queue="quick")
def tell_new_employer(fact: OrganisationsMerged, *, at: datetime) -> None:
    """Vacancies of the duplicate are the other's now, and found by its name."""
    tell_anew(legal_entity_id=fact.legal_entity_id, by=Actor.the_system("karirhub"), at=at)


@on(ApplicationMoved, queue="bulk", when=lambda fact: fact.state in {*ANSWERS, "lapsed", "withdrawn"})
def count_answers_anew(fact: ApplicationMoved, *, at: datetime) -> None:
    """How the employer answers is public, and another now."""
    mark_stale(legal_entity_id=fact.legal_entity_id)


@on(VacancyClosed, queue="bulk", when=lambda fact: fact.reason_code == LapseReason.TAKEN_DOWN)
def end_applications(fact: VacancyClosed, *, at: datetime) -> None:
    """Nobody waits for an answer to a vacancy that was taken down."""
    lapse_all(vacancy_id=fact.vacancy_id, by=Actor.the_system("karirhub"), at=at)


@on(WorkplaceClosed, queue="quick", when=lambda fact: fact.reason_code == WorkplaceClosing.CLOSED)
def close_vacancies_there(fact: WorkplaceClosed, *, at: datetime) -> None:
    """Nobody can start where nothing is any more."""
    close_vacancies_of(workplace_id=fact.workplace_id, by=Actor.the_system("karirhub"), at=at)


@on(ReportSubmitted, queue="quick")
def know_report(fact: ReportSubmitted, *, at: datetime) -> None:
    """Whoever reads a vacancy sees when its employer last reported its workers."""
    note_report(
        legal_entity_id=fact.legal_entity_id,
        workplace_id=fact.workplace_id,
        report_id=fact.report_id,
        reported_on=fact.reported_on,
        next_due_on=fact.next_due_on,
        version=fact.version,
    )


@on(ReportAccepted, queue="quick")
def know_acceptance(fact: ReportAccepted, *, at: datetime) -> None:
    """The office found that report complete."""
    note_acceptance(
        legal_entity_id=fact.legal_entity_id,
        workplace_id=fact.workplace_id,
        report_id=fact.report_id,
        accepted_on=fact.accepted_on,
        version=fact.version,
    )


@on(ReportOverdue, queue="quick")
def know_overdue(fact: ReportOverdue, *, at: datetime) -> None:
    """Its day to report has passed."""
    note_overdue(legal_entity_id=fact.legal_entity_id, workplace_id=fact.workplace_id, due_on=fact.due_on)


@on(ReportLapsed, queue="quick")
def know_lapse(fact: ReportLapsed, *, at: datetime) -> None:
    """Its report was returned and not mended in time."""
    note_lapsed(
        legal_entity_id=fact.legal_entity_id,
        workplace_id=fact.workplace_id,
        report_id=fact.report_id,
        lapsed_on=fact.lapsed_on,
        version=fact.version,
    )


@on(ApplicantHired, queue="quick")
def note_placement(fact: ApplicantHired, *, at: datetime) -> None:
    """A hire is a placement, and closes the card of who sought with one."""
    record_hire(application_id=fact.application_id, by=Actor.the_system("karirhub"), at=at)


@on(ProgrammePublished, queue="quick")
def know_training(fact: ProgrammePublished, *, at: datetime) -> None:
    """A vacancy can name it to whoever lacks what it teaches."""
    _note_training(fact)


@on(ProgrammeChanged, queue="quick")
def know_changed_training(fact: ProgrammeChanged, *, at: datetime) -> None:
    """Vacancies name it as it is now."""
    _note_training(fact)


def _note_training(fact: ProgrammePublished | ProgrammeChanged) -> None:
    note_training(
        programme_id=fact.programme_id, title=fact.title, occupation_code=fact.occupation_code, regency_code=fact.regency_code,
        unit_codes=fact.unit_codes, taught=fact.taught, version=fact.version,
    )  # fmt: skip


@on(ProgrammeWithdrawn, queue="quick")
def forget_training(fact: ProgrammeWithdrawn, *, at: datetime) -> None:
    """Vacancies name it no longer."""
    note_training_gone(programme_id=fact.programme_id, version=fact.version)


@on(BatchAnnounced, queue="quick")
def know_batch(fact: BatchAnnounced, *, at: datetime) -> None:
    """When one can register for a training."""
    note_batch(
        batch_id=fact.batch_id, programme_id=fact.programme_id, quota=fact.quota, opens_on=fact.registration_opens_on,
        closes_on=fact.registration_closes_on, version=fact.version,
    )  # fmt: skip


@on(RegistrationOpened, queue="quick")
def open_batch(fact: RegistrationOpened, *, at: datetime) -> None:
    """One can register from now on."""
    note_batch_open(batch_id=fact.batch_id, programme_id=fact.programme_id, is_open=True, version=fact.version)


@on(RegistrationClosed, queue="quick")
def close_batch(fact: RegistrationClosed, *, at: datetime) -> None:
    """It takes no more registrations."""
    note_batch_open(batch_id=fact.batch_id, programme_id=fact.programme_id, is_open=False, version=fact.version)


@on(PersonEnrolled, queue="bulk", when=lambda fact: is_worth_noting(fact.place))
def count_registration(fact: PersonEnrolled, *, at: datetime) -> None:
    """Vacancies say how many of its seats are free."""
    note_registered(batch_id=fact.batch_id, programme_id=fact.programme_id, place=fact.place)


@on(EnrolmentMoved, queue="bulk", when=lambda fact: fact.state == "withdrawn")
def count_withdrawal(fact: EnrolmentMoved, *, at: datetime) -> None:
    """One seat more."""
    note_left(batch_id=fact.batch_id, programme_id=fact.programme_id)


@on(BatchCancelled, queue="quick")
def forget_batch(fact: BatchCancelled, *, at: datetime) -> None:
    """It does not take place."""
    note_batch_open(batch_id=fact.batch_id, programme_id=fact.programme_id, is_open=False, version=fact.version)
