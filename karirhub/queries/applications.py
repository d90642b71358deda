"""Reading applications, by their applicant and by the employer."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from karirhub.enums import ApplicationState, DeclineReason
from karirhub.models import Application, ApplicationMove, Vacancy
from karirhub.permissions import Permission, may
from karirhub.workflows import APPLICATION, OPEN
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import ConsentPurpose
from siapkerja.identity.queries import has_consented, has_limited
from siapkerja.profiles.models import Profile, Qualification

STAGES = (*OPEN, ApplicationState.HIRED.value)


def applications_of(actor: Actor) -> QuerySet[Application]:
    """The actor's own applications, newest first."""
    return Application.objects.of_person(actor.subject_id).with_vacancy().order_by("-pk")


def application_of(actor: Actor, public_id: UUID) -> Application | None:
    return applications_of(actor).filter(public_id=public_id).first() if actor.is_known else None


def own_application(actor: Actor, vacancy: Vacancy) -> Application | None:
    """The actor's application for this vacancy, if there is one."""
    return Application.objects.of_person(actor.subject_id).filter(vacancy=vacancy).first() if actor.is_known else None


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


def steps_told(history: list[ApplicationMove]) -> list[Step]:
    """The history with reasons in words, in the order given."""
    told = []
    for row in history:
        reason = DeclineReason(row.reason_code).label if row.reason_code else ""
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
                "position": row.position,
                "employer": row.employer,
                "starts_on": row.starts_on.isoformat(),
                "ends_on": row.ends_on.isoformat() if row.ends_on else "",
                "description": row.description,
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


def blank_snapshot() -> dict[str, Any]:
    """What is left of what was sent once the person is forgotten, or no longer shares it."""
    texts = dict.fromkeys(("name", "phone", "born_on", "sex", "village", "summary", "education_level"), "")
    return {**texts, "educations": [], "experiences": [], "skills": [], "qualifications": []}


def is_shared(application: Application) -> bool:
    """Does the applicant's yes to this employer still stand, and may the data be used? Asked at every look (UU 27/2022 art. 9, 11)."""
    recipient = application.vacancy.legal_entity_id
    consents = has_consented(application.person_id, ConsentPurpose.SHARE_PROFILE_WITH_EMPLOYER, recipient)
    return consents and not has_limited(application.person_id)


def sees_applicant(actor: Actor, person_id: int) -> bool:
    """Does the actor handle an application of this person to an organisation the person shares their profile with?"""
    organisations = {claim.legal_entity_id for claim in actor.memberships}
    rows = Application.objects.of_person(person_id).filter(vacancy__legal_entity__in=organisations).select_related("vacancy")
    return any(may(actor, Permission.HANDLE_APPLICATIONS, row.vacancy) and is_shared(row) for row in rows)


def readable(snapshot: dict[str, Any], on: date) -> dict[str, Any]:
    """A snapshot with days as days, for showing, and with what became of its qualifications since."""
    experiences = [row | {name: _day(row[name]) for name in ("starts_on", "ends_on")} for row in snapshot["experiences"]]
    qualifications = _followed(snapshot.get("qualifications", []), on)
    return snapshot | {"born_on": _day(snapshot["born_on"]), "experiences": experiences, "qualifications": qualifications}


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
