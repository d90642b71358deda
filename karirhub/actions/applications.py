"""Applying, and moving applications along."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from karirhub.enums import ApplicationState, DeclineReason
from karirhub.models import Application, ApplicationMove, Vacancy
from karirhub.permissions import GRANTS, Permission, demand
from karirhub.queries.applications import sealed, snapshot_of
from karirhub.queries.vacancies import today_at
from karirhub.workflows import APPLICATION
from siapkerja.events.publishing import publish as announce
from siapkerja.facts.karirhub import ApplicantHired, ApplicationMoved, ApplicationSubmitted
from siapkerja.identity.actions.consents import give_consent
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import ConsentPurpose
from siapkerja.identity.permissions import require
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.profiles.queries import is_ready_to_apply, profile_of
from siapkerja.workflow.moves import apply as apply_move
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


@transaction.atomic
def apply(*, vacancy: Vacancy, letter: str, consents: bool, by: Actor, at: datetime) -> Application:
    """Send an application with the profile as it is now.

    Args:
        letter: up to 4,000 characters, may be empty.
        consents: the person agrees that this employer reads the profile (UU 27/2022 art. 20).

    Raises:
        NotPermitted: nobody is signed in.
        ConsentNeeded, ProfileNotReady, LetterTooLong: as they say.
        VacancyNotOpen: it is not public, or its last day has passed at the workplace.
        AlreadyApplied: there is an application of this person, whatever became of it.
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
    if not current.is_open_on(today):
        raise VacancyNotOpen()
    profile = profile_of(applicant)
    if not is_ready_to_apply(profile):
        raise ProfileNotReady()
    application = Application(
        vacancy=current,
        person_id=applicant,
        sealed_snapshot=sealed(snapshot_of(profile, today)),
        letter=letter.strip() or None,
        consented_at=at,
        sent_at=at,
        moved_at=at,
    )
    try:
        with transaction.atomic():
            application.save()
    except IntegrityError as error:
        raise AlreadyApplied() from error
    give_consent(
        person=profile.person,
        purpose=ConsentPurpose.SHARE_PROFILE_WITH_EMPLOYER,
        recipient=current.legal_entity,
        by=by,
        at=at,
    )
    _record_sending(application, by, at)
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
        starts_on: for "hire", first day of work if agreed.

    Raises:
        NotPermitted: the actor does not handle applications for this workplace.
        MoveNotAllowed, ReasonNeeded: as the table says.
    """
    if name == "withdraw":
        raise ValueError("only the applicant withdraws")
    current = locked(application)
    demand(by, Permission.HANDLE_APPLICATIONS, current.vacancy)
    companions = {"moved_at": at} | ({"starts_on": starts_on} if name == "hire" else {})
    apply_move(
        APPLICATION, current, name, history=ApplicationMove, by=by, at=at,
        reason_code=reason_code, note=note.strip(), **companions,
    )  # fmt: skip
    _announce_move(current, name, by, at)
    if current.state == ApplicationState.HIRED:
        _announce_hiring(current, by, at)
    return current


@transaction.atomic
def withdraw(*, application: Application, by: Actor, at: datetime) -> Application:
    """Take one's application back, at any time before a decision."""
    current = locked(application)
    require(GRANTS, by, Permission.WITHDRAW_APPLICATION, person_id=current.person_id)
    apply_move(APPLICATION, current, "withdraw", history=ApplicationMove, by=by, at=at, moved_at=at)
    _announce_move(current, "withdraw", by, at)
    return current


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


def _announce_move(application: Application, name: str, by: Actor, at: datetime) -> None:
    announce(
        ApplicationMoved(
            version=application.version,
            application_id=application.pk,
            vacancy_id=application.vacancy_id,
            person_id=application.person_id,
            legal_entity_id=application.vacancy.legal_entity_id,
            move=name,
            state=application.state,
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
        ),
        by=by,
        at=at,
    )
