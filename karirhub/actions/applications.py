"""Applying, and moving applications along."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from karirhub.actions import steps
from karirhub.actions.answers import record_answers
from karirhub.actions.applicants import note_applicant
from karirhub.actions.offers import standing_offer
from karirhub.actions.summaries import summarise
from karirhub.enums import ApplicationState, DeclineReason, WithdrawReason
from karirhub.models import (
    Application,
    ApplicationDraft,
    ApplicationMove,
    AttachedDocument,
    SelectionStage,
    StageChange,
    Vacancy,
)
from karirhub.permissions import GRANTS, Permission, demand
from karirhub.queries.applications import sealed, snapshot_of
from karirhub.queries.vacancies import today_at
from siapkerja.events.publishing import publish as announce
from siapkerja.facts.karirhub import ApplicantHired, ApplicationStaged, ApplicationSubmitted
from siapkerja.identity.actions.consents import give_consent
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import ConsentPurpose
from siapkerja.identity.permissions import require
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted, Refused
from siapkerja.profiles.models import KeptDocument, Profile
from siapkerja.profiles.queries import is_ready_to_apply, profile_of
from siapkerja.reference.queries import rules
from siapkerja.workflow.moves import locked

LONGEST_LETTER = 4000


class VacancyNotOpen(Refused):
    code = "vacancy_not_open"
    sentence = _("Lowongan ini sudah tidak menerima lamaran.")


class ProfileNotReady(Refused):
    code = "profile_not_ready"
    sentence = _("Lengkapi dulu profil singkat Anda, lalu kirim lamaran.")


class ConsentNeeded(Refused):
    code = "consent_needed"
    sentence = _("Centang persetujuan agar perusahaan boleh membaca profil Anda.")


class AlreadyApplied(Refused):
    code = "already_applied"
    sentence = _("Anda sudah melamar lowongan ini.")


class LetterTooLong(Refused):
    code = "letter_too_long"
    sentence = _("Surat lamaran paling panjang 4.000 huruf.")


class TooManyApplications(Refused):
    code = "too_many_applications"


class TooManyDocuments(Refused):
    code = "too_many_documents"


class StageElsewhere(Refused):
    code = "stage_elsewhere"
    sentence = _("Tahap ini tidak ada lagi pada lowongan ini. Muat ulang halaman, lalu pilih lagi.")


@transaction.atomic
def apply(
    *,
    vacancy: Vacancy,
    letter: str,
    consents: bool,
    answers: Mapping[int, str] | None = None,
    documents: Sequence[int] = (),
    by: Actor,
    at: datetime,
) -> Application:
    """Send an application with the profile as it is now; a draft of it is let go.

    Args:
        letter: up to 4,000 characters, may be empty.
        consents: the person agrees that this employer reads the profile (UU 27/2022 art. 20).
        answers: to the vacancy's screening questions, by id of the question.
        documents: ids of the person's own documents that go along.

    Raises:
        NotPermitted: nobody is signed in.
        ConsentNeeded, ProfileNotReady, LetterTooLong: as they say.
        VacancyNotOpen: it is not public, or its last day has passed at the workplace.
        AlreadyApplied: there is an application of this person, whatever became of it.
        AnswersNotInOrder: a question is not answered as it asks to be.
        TooManyApplications: more in an hour than the rule `application.most_per_hour` allows.
        TooManyDocuments: more than the rule `application.most_documents` allows.
    """
    require(GRANTS, by, Permission.APPLY)
    if (applicant := by.subject_id) is None:
        raise NotPermitted()
    if not consents:
        raise ConsentNeeded(fields={"consents": str(ConsentNeeded.sentence)})
    if len(letter) > LONGEST_LETTER:
        raise LetterTooLong(fields={"letter": str(LetterTooLong.sentence)})
    current = locked(vacancy)
    today = today_at(current, at)
    if current.opens_on and current.opens_later_than(today):
        raise VacancyNotOpen(_now("Lamaran untuk lowongan ini diterima mulai %(day)s.") % {"day": f"{current.opens_on:%d-%m-%Y}"})
    if not current.is_open_on(today):
        raise VacancyNotOpen()
    profile = profile_of(applicant)
    if not is_ready_to_apply(profile):
        raise ProfileNotReady()
    _demand_measure(applicant, documents, today, at)
    application = Application(
        vacancy=current,
        person_id=applicant,
        sealed_snapshot=sealed(snapshot_of(profile, today)),
        letter=letter.strip() or None,
        consented_at=at,
        sent_at=at,
        moved_at=at,
        answer_by=today + timedelta(days=current.answer_within_days),
    )
    try:
        with transaction.atomic():
            application.save()
    except IntegrityError as error:
        raise AlreadyApplied() from error
    record_answers(application=application, answers=answers or {})
    summarise(application=application, profile=profile, on=today)
    _attach(application, profile, documents)
    ApplicationDraft.objects.filter(person=applicant, vacancy=current).delete()
    give_consent(
        person=profile.person,
        purpose=ConsentPurpose.SHARE_PROFILE_WITH_EMPLOYER,
        recipient=current.legal_entity,
        by=by,
        at=at,
    )
    _record_sending(application, by, at)
    note_applicant(vacancy=current, by=by, at=at)
    return application


@transaction.atomic
def move(
    *,
    application: Application,
    name: str,
    reason_code: DeclineReason | str = "",
    note: str = "",
    starts_on: date | None = None,
    by: Actor,
    at: datetime,
) -> Application:
    """Take an application one step further, as its employer.

    Args:
        name: a move of the table other than "withdraw".
        reason_code: for "decline", a `DeclineReason`.
        note: message to the applicant: when and where the interview is, what the offer says.
        starts_on: for "hire", first day of work if agreed; that of the accepted offer where it is not said.

    Raises:
        NotPermitted: the actor does not handle applications for this workplace.
        ApplicationsWithheld: complaints about the vacancy are looked into.
        MoveNotAllowed, ReasonNeeded: as the table says.
        OfferUnanswered: for "hire", an offer was made and not accepted.
    """
    if name in {"withdraw", "lapse"}:
        raise ValueError("an employer neither withdraws an application nor lets it lapse")
    current = locked(application)
    demand(by, Permission.HANDLE_APPLICATIONS, current.vacancy)
    companions = {}
    if name == "hire" and current.state == ApplicationState.OFFERED:
        accepted = standing_offer(application=current)
        companions = {"starts_on": starts_on or (accepted.starts_on if accepted else None)}
    steps.take(application=current, name=name, reason_code=reason_code, note=note.strip(), by=by, at=at, **companions)
    if current.state == ApplicationState.HIRED:
        _announce_hiring(current, by, at)
    return current


@transaction.atomic
def move_to_stage(*, application: Application, stage: SelectionStage, by: Actor, at: datetime) -> Application:
    """Bring an application to one of the employer's own stages; one that was only sent counts as looked at from then on.

    Raises:
        NotPermitted: the actor does not handle applications for this workplace.
        ApplicationsWithheld: complaints about the vacancy are looked into.
        StageElsewhere: the stage is another vacancy's.
        MoveNotAllowed: the application is over.
    """
    current = locked(application)
    demand(by, Permission.HANDLE_APPLICATIONS, current.vacancy)
    if stage.vacancy_id != current.vacancy_id:
        raise StageElsewhere()
    if not current.is_open:
        raise MoveNotAllowed(_now("Lamaran ini sudah selesai, jadi tahapnya tidak dapat diubah lagi."))
    if current.stage_id == stage.pk:
        return current
    if current.state == ApplicationState.SENT:
        steps.take(application=current, name="view", by=by, at=at)
    current.stage, current.moved_at, current.version = stage, at, current.version + 1
    current.save(update_fields=["stage", "moved_at", "version"])
    change = StageChange.objects.create(application=current, name=stage.name, at=at, by_person_id=by.person_id)
    announce(ApplicationStaged(version=current.version, **steps.about(current), change_id=change.pk, at=at), by=by, at=at)
    return current


@transaction.atomic
def withdraw(*, application: Application, reason_code: WithdrawReason | str = "", note: str = "", by: Actor, at: datetime) -> Application:
    """Take one's application back, at any time before a decision.

    Args:
        reason_code: a `WithdrawReason`; nobody has to say why.
        note: up to 500 characters, read by the employer.
    """
    current = locked(application)
    require(GRANTS, by, Permission.WITHDRAW_APPLICATION, person_id=current.person_id)
    return steps.take(application=current, name="withdraw", reason_code=reason_code, note=note.strip()[:500], by=by, at=at)


def _demand_measure(applicant: int, documents: Sequence[int], today: date, at: datetime) -> None:
    limits = rules(["application.most_per_hour", "application.most_documents"], today)
    most = int(limits["application.most_per_hour"].value)
    if Application.objects.of_person(applicant).filter(sent_at__gt=at - timedelta(hours=1), sent_at__lte=at).count() >= most:
        sentence = _now(
            "Anda sudah mengirim %(most)s lamaran dalam satu jam ini, batas yang kami pasang supaya setiap lamaran dibaca. "
            "Simpan lamaran ini sebagai draf, lalu kirim satu jam lagi."
        )
        raise TooManyApplications(sentence % {"most": most})
    if len(set(documents)) > (most := int(limits["application.most_documents"].value)):
        sentence = _now("Lampirkan paling banyak %(most)s dokumen.") % {"most": most}
        raise TooManyDocuments(sentence, fields={"documents": sentence})


def _attach(application: Application, profile: Profile, documents: Sequence[int]) -> None:
    """The person's own documents only; what was removed meanwhile is left out."""
    rows = KeptDocument.objects.filter(profile=profile.pk, pk__in=documents).order_by("pk") if documents else []
    AttachedDocument.objects.bulk_create(
        AttachedDocument(application=application, stored_id=row.stored_id, kind=row.kind, title=row.title) for row in rows
    )


def _record_sending(application: Application, by: Actor, at: datetime) -> None:
    ApplicationMove.objects.create(
        record=application, move="send", source="", target=application.state, at=at,
        by_person_id=by.person_id, on_behalf_of_id=by.on_behalf_of_id, role=by.role_word,
    )  # fmt: skip
    announce(
        ApplicationSubmitted(
            version=application.version,
            application_id=application.pk,
            vacancy_id=application.vacancy_id,
            person_id=application.person_id,
            legal_entity_id=application.vacancy.legal_entity_id,
            at=at,
        ),
        by=by,
        at=at,
    )


def _announce_hiring(application: Application, by: Actor, at: datetime) -> None:
    vacancy = application.vacancy
    announce(
        ApplicantHired(
            version=application.version,
            application_id=application.pk,
            vacancy_id=vacancy.pk,
            person_id=application.person_id,
            legal_entity_id=vacancy.legal_entity_id,
            workplace_id=vacancy.workplace_id,
            occupation_code=vacancy.occupation_id,
            regency_code=vacancy.regency_id,
            starts_on=application.starts_on,
            is_passed_on=vacancy.is_passed_on,
        ),
        by=by,
        at=at,
    )
