"""What Karirhub holds of a person, for the copy of one's own data."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from karirhub.models import (
    Application,
    ApplicationDraft,
    ApplicationNote,
    CounsellingNote,
    JobSeekerCard,
    Placement,
    Referral,
    VacancyInvitation,
    with_employer,
)
from karirhub.queries.progress import drafts_of


def applications_held(person_id: int) -> list[dict[str, Any]]:
    """Every application with what was sent and how it went."""
    everything = ("moves", "answers", "documents", "messages", "stage_changes", "interviews__slots", "interviews__chosen", "offers")
    rows = Application.objects.of_person(person_id).with_vacancy().prefetch_related(*everything).order_by("pk")
    return [*map(_application_held, rows), *map(_draft_held, drafts_of(person_id))]


def _application_held(row: Application) -> dict[str, Any]:
    return {
        "number": row.number,
        "vacancy": row.vacancy.title,
        "employer": row.vacancy.employer_name,
        "state": row.state,
        "sent_at": row.sent_at,
        "starts_on": row.starts_on,
        "profile_sent": row.snapshot,
        "letter": row.letter,
        "answers": [{"question": answer.asked, "answer": answer.answer} for answer in row.answers.all()],
        "documents": [{"kind": paper.kind, "title": paper.title} for paper in row.documents.all()],
        "history": [{"state": move.target, "at": move.at, "note": move.note} for move in row.moves.all()],
        "stages": [{"stage": change.name, "at": change.at} for change in row.stage_changes.all()],
        "messages": [
            {"from_employer": message.is_from_employer, "text": message.text, "at": message.sent_at} for message in row.messages.all()
        ],
        "interviews": [
            {
                "state": interview.state,
                "times": [slot.starts_at for slot in interview.slots.all()],
                "chosen": interview.chosen.starts_at if interview.chosen else None,
                "place": interview.place,
                "link": interview.link,
                "note": interview.note,
            }
            for interview in row.interviews.all()
        ],
        "offers": [
            {"state": offer.state, "wage": offer.wage, "terms": offer.terms, "starts_on": offer.starts_on, "answer_by": offer.answer_by}
            for offer in row.offers.all()
        ],
    }


def _draft_held(draft: ApplicationDraft) -> dict[str, Any]:
    content = draft.content
    return {
        "vacancy": draft.vacancy.title,
        "employer": draft.vacancy.employer_name,
        "state": "draft",
        "saved_at": draft.saved_at,
        "letter": content["letter"],
        "answers": list(content["answers"].values()),
    }


def notes_held(person_id: int) -> list[dict[str, Any]]:
    """What employers wrote down about the person's applications (UU 27/2022 art. 7 gives a right to it), without who wrote it."""
    notes = ApplicationNote.objects.filter(application__person=person_id).order_by("at", "pk")
    found: dict[int, dict[str, Any]] = {}
    for application in Application.objects.of_person(person_id).with_vacancy().select_related("mark").order_by("pk"):
        mark = getattr(application, "mark", None)
        found[application.pk] = {
            "application": application.number,
            "employer": application.vacancy.employer_name,
            "rating": mark.rating if mark else None,
            "labels": list(mark.labels) if mark else [],
            "notes": [],
        }
    for note in notes:
        found[note.application_id]["notes"].append({"text": note.text, "at": note.at})
    return [row for row in found.values() if row["notes"] or row["labels"] or row["rating"]]


def invitations_held(person_id: int) -> list[dict[str, Any]]:
    """The vacancies the person was invited to apply for."""
    rows = with_employer(VacancyInvitation.objects.filter(person=person_id), "vacancy__").order_by("pk")
    return [{"vacancy": row.vacancy.title, "employer": row.vacancy.employer_name, "at": row.at} for row in rows]


def open_application(person_id: int, at: datetime) -> str | None:
    """Why an unused account is left alone: somebody may still answer its application."""
    if Application.objects.of_person(person_id).open().exists():
        return str(_("Lamaran Anda masih berjalan."))
    return None


def cards_held(person_id: int) -> list[dict[str, Any]]:
    """Every card and application for one, with what stands on it and what happened to it."""
    rows = JobSeekerCard.objects.of_person(person_id).select_related("regency").prefetch_related("moves", "check_ins").order_by("pk")
    return [
        {
            "number": row.number,
            "regency": row.regency.name,
            "state": row.state,
            "applied_at": row.applied_at,
            "issued_on": row.issued_on,
            "valid_until": row.valid_until,
            "content": {key: value for key, value in row.content.items() if key != "salt"},
            "reports": [{"due_on": report.due_on, "at": report.at} for report in row.check_ins.all()],
            "history": [{"state": move.target, "at": move.at, "reason": move.reason_code, "note": move.note} for move in row.moves.all()],
        }
        for row in rows
    ]


def guidance_held(person_id: int) -> dict[str, Any] | None:
    """What employment officers wrote down after talks, and the letters they wrote."""
    notes = CounsellingNote.objects.filter(card__person=person_id).order_by("pk")
    letters = with_employer(Referral.objects.filter(card__person=person_id), "vacancy__").select_related("document").order_by("pk")
    told = {
        "notes": [{"topic": note.topic, "text": note.text, "at": note.at} for note in notes],
        "letters": [
            {
                "number": letter.document.number,
                "office": letter.office,
                "vacancy": letter.vacancy.title,
                "employer": letter.vacancy.employer_name,
                "at": letter.at,
            }
            for letter in letters
        ],
    }
    return told if any(told.values()) else None


def placements_held(person_id: int) -> list[dict[str, Any]]:
    """Where the person was placed, by hires in the portal and as officers wrote down."""
    rows = Placement.objects.filter(person=person_id).order_by("pk")
    return [
        {
            "employer": row.employer,
            "position": row.position,
            "scope": row.scope,
            "state": row.state,
            "starts_on": row.starts_on,
            "recorded_at": row.recorded_at,
        }
        for row in rows
    ]
