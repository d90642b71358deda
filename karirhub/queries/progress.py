"""How an application went, for both sides: every step with its day and reason, messages, interviews, offers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from karirhub.enums import OfferDeclineReason
from karirhub.models import Application, ApplicationDraft, ApplicationMessage, Interview, Offer, with_employer
from karirhub.queries.applications import Step, history_of, steps_told
from karirhub.workflows import INTERVIEW, OFFER


@dataclass(frozen=True)
class Progress:
    """An application with everything that happened around it.

    Attributes:
        entries: newest first.
        interview, offer: the latest of each, open or not.
    """

    entries: list[Step]
    messages: list[ApplicationMessage]
    interview: Interview | None
    offer: Offer | None


def progress_of(application: Application) -> Progress:
    """Six queries, however much there is."""
    interviews = list(application.interviews.select_related("chosen").prefetch_related("slots", "moves"))
    offers = list(application.offers.prefetch_related("moves"))
    stages = [Step(_("Tahap: %(name)s") % {"name": row.name}, "", row.at) for row in application.stage_changes.all()]
    # Times are proposed and terms written down in the step that leads there, so that step is told after them.
    entries = [*steps_told(history_of(application)), *stages, *_interview_steps(interviews), *_offer_steps(offers)]
    return Progress(
        entries=sorted(entries, key=lambda step: step.at, reverse=True),
        messages=list(application.messages.select_related("attachment", "written_by")),
        interview=interviews[0] if interviews else None,
        offer=offers[0] if offers else None,
    )


def _interview_steps(interviews: Iterable[Interview]) -> Iterable[Step]:
    words = {
        "choose": _("Waktu wawancara dipilih"),
        "none_fits": _("Tidak ada waktu wawancara yang cocok"),
        "cancel": _("Wawancara dibatalkan perusahaan"),
        "excuse": _("Pelamar tidak dapat hadir wawancara"),
    }
    for interview in interviews:
        for row in interview.moves.all():
            if row.move in words:
                yield Step(words[row.move], row.note, row.at)


def _offer_steps(offers: Iterable[Offer]) -> Iterable[Step]:
    words = {
        "accept": _("Penawaran diterima pelamar"),
        "decline": _("Penawaran ditolak pelamar"),
        "withdraw": _("Penawaran ditarik perusahaan"),
        "lapse": _("Batas menjawab penawaran lewat"),
    }
    reasons = dict(OfferDeclineReason.choices)
    for offer in offers:
        for row in offer.moves.all():
            reason = str(reasons.get(row.reason_code, ""))
            yield Step(words[row.move], "\n".join(filter(None, (reason, row.note))), row.at)


def drafts_of(person_id: int | None) -> QuerySet[ApplicationDraft]:
    """What the person has begun and not sent, the latest first."""
    rows = with_employer(ApplicationDraft.objects.filter(person=person_id), "vacancy__").select_related("vacancy__regency")
    return rows.order_by("-saved_at", "-pk")


def draft_of(person_id: int | None, vacancy_id: int) -> ApplicationDraft | None:
    return ApplicationDraft.objects.filter(person=person_id, vacancy=vacancy_id).first() if person_id else None


def with_news(applications: QuerySet[Application]) -> QuerySet[Application]:
    """With the number of unread messages of the employer, and what waits for an answer."""
    unread = Count("messages", filter=Q(messages__is_from_employer=True, messages__read_at=None), distinct=True)
    return applications.annotate(unread=unread).prefetch_related(
        Prefetch("interviews", Interview.objects.filter(state__in=INTERVIEW.values(final=False)), to_attr="open_interviews"),
        Prefetch("offers", Offer.objects.filter(state__in=OFFER.values(final=False)), to_attr="open_offers"),
    )


def interview_of(application: Application, interview_id: UUID) -> Interview | None:
    rows = with_employer(application.interviews.select_related("chosen"), "application__vacancy__")
    return rows.filter(public_id=interview_id).first()


def offer_of(application: Application, offer_id: UUID) -> Offer | None:
    return application.offers.filter(public_id=offer_id).first()


def is_to_come(interview: Interview, at: datetime) -> bool:
    return bool(interview.chosen and interview.ends_at and interview.ends_at > at)
