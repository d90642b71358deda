"""Reading applications, by their applicant and by the employer."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from karirhub.enums import POLITE, ApplicationState, LapseReason, WithdrawReason
from karirhub.models import Application, ApplicationDraft, ApplicationMessage, ApplicationMove, Vacancy
from karirhub.permissions import Permission, is_withheld, may
from karirhub.workflows import APPLICATION, OPEN
from siapkerja.files.models import StoredFile
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import ConsentPurpose
from siapkerja.identity.queries import has_consented, has_limited
from siapkerja.kernel.phone import masked, spaced
from siapkerja.profiles.models import Experience, Profile, Qualification
from siapkerja.profiles.queries import is_open_to_applied, profile_of

STAGES = (*OPEN, ApplicationState.HIRED.value)
# From the invitation on, employer and applicant have to reach each other; before, messages go through the portal.
REACHED = frozenset({ApplicationState.INTERVIEW, ApplicationState.OFFERED, ApplicationState.HIRED})


def applications_of(actor: Actor) -> QuerySet[Application]:
    """The actor's own applications, newest first."""
    return Application.objects.of_person(actor.subject_id).with_vacancy().order_by("-pk")


def application_of(actor: Actor, public_id: UUID) -> Application | None:
    return applications_of(actor).filter(public_id=public_id).first() if actor.is_known else None


def own_application(actor: Actor, vacancy: Vacancy) -> Application | None:
    """The actor's application for this vacancy, if there is one."""
    return Application.objects.of_person(actor.subject_id).filter(vacancy=vacancy).first() if actor.is_known else None


def applied_ids(person_id: int | None, vacancy_ids: Iterable[int]) -> set[int]:
    """Which of these vacancies the person has applied for, whatever became of it. One query; none for strangers."""
    wanted = list(vacancy_ids)
    if person_id is None or not wanted:
        return set()
    return set(Application.objects.of_person(person_id).filter(vacancy__in=wanted).values_list("vacancy_id", flat=True))


def draft_ids(person_id: int | None, vacancy_ids: Iterable[int]) -> set[int]:
    """For which of these vacancies the person has begun an application and not sent it. One query; none for strangers."""
    wanted = list(vacancy_ids)
    if person_id is None or not wanted:
        return set()
    return set(ApplicationDraft.objects.filter(person=person_id, vacancy__in=wanted).values_list("vacancy_id", flat=True))


def applicants_of(vacancy: Vacancy) -> QuerySet[Application]:
    """Applications for a vacancy, the longest waiting first."""
    return Application.objects.filter(vacancy=vacancy).select_related("person").order_by("sent_at", "pk")


def applicant(vacancy: Vacancy, public_id: UUID) -> Application | None:
    rows = Application.objects.filter(vacancy=vacancy).with_vacancy().select_related("person")
    return rows.filter(public_id=public_id).first()


def history_of(application: Application) -> list[ApplicationMove]:
    return list(ApplicationMove.objects.filter(record=application).order_by("-at", "-pk"))


@dataclass(frozen=True)
class Step:
    """One entry of an application's history, in words for both sides."""

    title: str
    note: str
    at: datetime


REASONS: dict[str, Any] = {
    **dict(WithdrawReason.choices),
    **{reason.value: words for reason, words in POLITE.items()},
    **dict(LapseReason.choices),
    "choose_time": _("Perusahaan mengusulkan beberapa waktu wawancara."),
    "with_terms": _("Isi penawaran ada di halaman lamaran."),
}


def steps_told(history: list[ApplicationMove]) -> list[Step]:
    """The history with reasons in words, in the order given."""
    told = []
    for row in history:
        reason = REASONS.get(row.reason_code, "")
        told.append(Step(str(APPLICATION.state(row.target).label), "\n".join(filter(None, (str(reason), row.note))), row.at))
    return told


def stage_labels() -> list[str]:
    """The stages of an application that goes well, in order."""
    return [str(APPLICATION.state(state).label) for state in STAGES]


def stage_of(application: Application) -> int:
    """How many stages lie behind: -1 where it ended without a job."""
    if application.state == ApplicationState.HIRED:
        return len(STAGES)
    return STAGES.index(application.state) if application.state in STAGES else -1


def snapshot_of(profile: Profile, on: date) -> dict[str, Any]:
    """The profile as an employer will read it, plain and frozen: what is changed later does not change this.

    Args:
        on: proven qualifications are those that count on this day.
    """
    person = profile.person
    return {
        "name": person.full_name,
        "phone": person.phone or "",
        "born_on": person.born_on.isoformat() if person.born_on else "",
        "sex": person.sex,
        "village": _residence(profile),
        "summary": profile.summary,
        "education_level": profile.education_level.name if profile.education_level else "",
        "educations": [
            {
                "institution": row.institution,
                "level": row.level.name,
                "field": row.field_of_study,
                "years": "–".join(str(year) for year in (row.started_in, row.finished_in) if year),
            }
            for row in profile.educations.select_related("level")
        ],
        "experiences": [
            {
                "id": row.pk,
                "position": row.position,
                "employer": row.employer,
                "starts_on": row.starts_on.isoformat(),
                "ends_on": row.ends_on.isoformat() if row.ends_on else "",
                "description": row.description,
                "confirmed_on": row.confirmed_on.isoformat() if row.confirmed_on else "",
            }
            for row in profile.experiences.all()
        ],
        "skills": [skill.name for skill in profile.skills.all()],
        "qualifications": [
            {
                "id": row.pk,
                "title": row.title,
                "kind": row.kind,
                "number": row.number,
                "issuer": row.issuer.name,
                "issued_on": row.issued_on.isoformat(),
                "valid_until": row.valid_until.isoformat() if row.valid_until else "",
            }
            for row in Qualification.objects.of_person(profile.pk).standing(on).for_reading()
        ],
    }


def may_be_called(application: Application) -> bool:
    """Has it come so far that the employer needs the telephone number (UU 27/2022 art. 16: no more than the purpose asks)?"""
    return application.state in REACHED


def present_profile(application: Application, on: date) -> dict[str, Any] | None:
    """The profile as it is now, where its person lets employers they applied to read it; None where it says what was sent.

    The caller has asked `is_shared`.
    """
    if not application.is_open or not is_open_to_applied(application.person_id, application.vacancy.legal_entity_id):
        return None
    now, sent = snapshot_of(profile_of(application.person_id), on), application.snapshot
    return now if any(now[name] != sent.get(name) for name in now) else None


def blank_snapshot() -> dict[str, Any]:
    """What is left of what was sent once the person is forgotten, or no longer shares it."""
    texts = dict.fromkeys(("name", "phone", "born_on", "sex", "village", "summary", "education_level"), "")
    return {**texts, "educations": [], "experiences": [], "skills": [], "qualifications": []}


def is_shared(application: Application) -> bool:
    """Does the applicant's yes to this employer still stand, and may the data be used? Asked at every look (UU 27/2022 art. 9, 11).

    While complaints about the vacancy are looked into, nothing is shown.
    """
    recipient = application.vacancy.legal_entity_id
    consents = has_consented(application.person_id, ConsentPurpose.SHARE_PROFILE_WITH_EMPLOYER, recipient)
    return consents and not has_limited(application.person_id) and not is_withheld(application.vacancy)


def sees_applicant(actor: Actor, person_id: int) -> bool:
    """Does the actor handle an application of this person to an organisation the person shares their profile with?"""
    organisations = {claim.legal_entity_id for claim in actor.memberships}
    rows = Application.objects.of_person(person_id).filter(vacancy__legal_entity__in=organisations).select_related("vacancy")
    return any(may(actor, Permission.HANDLE_APPLICATIONS, row.vacancy) and is_shared(row) for row in rows)


def may_open_attachment(actor: Actor, stored: StoredFile) -> bool:
    """What is attached to a message: the applicant, and whoever handles the application while the applicant shares it."""
    message = ApplicationMessage.objects.filter(attachment=stored.pk).select_related("application__vacancy").first()
    return message is not None and _reads(actor, message.application)


def may_open_document(actor: Actor, stored: StoredFile) -> bool:
    """A document of the person's own that was sent along: whoever handles one of those applications."""
    rows = Application.objects.filter(documents__stored=stored.pk).select_related("vacancy")
    return any(_reads(actor, row) for row in rows)


def _reads(actor: Actor, application: Application) -> bool:
    if actor.subject_id == application.person_id:
        return True
    return may(actor, Permission.HANDLE_APPLICATIONS, application.vacancy) and is_shared(application)


def readable(snapshot: dict[str, Any], on: date) -> dict[str, Any]:
    """A snapshot with days as days, for showing, with what became of its proofs since, and its number as people write it."""
    experiences = _still_confirmed(snapshot["experiences"])
    qualifications = _followed(snapshot.get("qualifications", []), on)
    told = {"born_on": _day(snapshot["born_on"]), "experiences": experiences, "qualifications": qualifications}
    return snapshot | told | {"phone": spaced(snapshot["phone"]), "call": ""}


def with_call(snapshot: dict[str, Any], application: Application, *, is_asked: bool) -> dict[str, Any]:
    """A readable snapshot for the employer, whose number is covered until it is due and asked for.

    `call` says why: "later" before an invitation, "ask" where it may be shown, "" where it is.
    """
    call = "later" if not may_be_called(application) else "" if is_asked else "ask"
    return snapshot | ({"phone": masked(snapshot["phone"]), "call": call} if call and snapshot["phone"] else {})


def _followed(frozen: list[dict[str, Any]], on: date) -> list[dict[str, Any]]:
    """What was proven that day stays readable; that it was revoked later, or has run out, is said (one query)."""
    known = Qualification.objects.select_related("document").in_bulk([row["id"] for row in frozen]) if frozen else {}
    return [
        row
        | {name: _day(row[name]) for name in ("issued_on", "valid_until")}
        | {
            "standing": known[row["id"]].standing(on) if row["id"] in known else "",
            "token": known[row["id"]].document.token if row["id"] in known else "",
        }
        for row in frozen
    ]


def _still_confirmed(frozen: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """That an employer's report says so is told as long as the person's profile rests on it (one query where any does)."""
    marked = [row["id"] for row in frozen if row.get("confirmed_on") and "id" in row]
    confirmed = set(Experience.objects.filter(pk__in=marked).exclude(confirmed_by="").values_list("pk", flat=True)) if marked else set()
    return [
        row
        | {name: _day(row.get(name, "")) for name in ("starts_on", "ends_on")}
        | {"confirmed_on": _day(row["confirmed_on"]) if row.get("id") in confirmed else None}
        for row in frozen
    ]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def sealed(snapshot: dict[str, Any]) -> str:
    return json.dumps(snapshot, ensure_ascii=False, separators=(",", ":"))


def _residence(profile: Profile) -> str:
    """District and regency; the street is nobody's business before an offer."""
    village = profile.person.village
    if village is None:
        return ""
    district = village.parent
    regency = district.parent if district else None
    return ", ".join(region.name for region in (district, regency) if region)
