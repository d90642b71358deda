"""What an officer reads of a filed report: what was filed, not what the company is changing meanwhile."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from siapkerja.files.models import StoredFile
from siapkerja.identity.actor import Actor
from siapkerja.reference.queries import place_words
from siapkerja.web import wording
from wajiblapor.models import Attachment, Filing, ManpowerReport, WorkplaceEvent
from wajiblapor.models.reports import ManpowerReportQuerySet
from wajiblapor.permissions import READING_OFFICERS
from wajiblapor.queries.changes import CODES, IDENTITY, Words
from wajiblapor.questions.papers import PAPERS

EVENTS_SHOWN = 5


def readable_reports(actor: Actor) -> ManpowerReportQuerySet:
    """Filed reports of the actor's regions, and those of workplaces that have moved there since."""
    return ManpowerReport.objects.filed().known_in(actor.officer_regions(READING_OFFICERS))


@dataclass(frozen=True)
class Paper:
    """A paper that a report was filed with."""

    words: Words
    stored: StoredFile


def stated_identity(filing: Filing) -> Iterator[tuple[Words, str]]:
    """Section B as it was filed, what was left empty left out; a query for the village's name."""
    stated = filing.content["identity"]
    for slug, words in IDENTITY.items():
        value = stated.get(slug)
        if not value or slug in {"postal_code", "responsible_position"}:
            continue
        match slug:
            case "village":
                yield _("Desa atau kelurahan"), f"{place_words(value)} {stated.get('postal_code', '')}".strip()
            case "founded_on":
                yield words, wording.day(date.fromisoformat(value))
            case "responsible_name":
                yield words, ", ".join(filter(None, [value, stated.get("responsible_position", "")]))
            case _:
                yield words, str(CODES.get(slug, {}).get(value, value))


def filed_papers(filing: Filing) -> list[Paper]:
    """The papers of that filing, those taken back later included; none is asked for where it had none."""
    digests = {paper["sha256"] for paper in filing.content.get("papers", [])}
    if not digests:
        return []
    rows = Attachment.objects.filter(report=filing.report_id).select_related("stored").order_by("pk")
    return [Paper(PAPERS.get(row.kind, row.kind), row.stored) for row in rows if bytes(row.stored.digest).hex() in digests]


def may_read_paper(actor: Actor, paper: Attachment) -> bool:
    """An officer who reads the report, once it was filed with the paper."""
    was_filed = Filing.objects.filter(report=paper.report_id, filed_at__gte=paper.uploaded_at).exists()
    return was_filed and readable_reports(actor).filter(pk=paper.report_id).exists()


def recent_events(report: ManpowerReport) -> list[WorkplaceEvent]:
    """What the workplace reported besides, the newest first."""
    rows = WorkplaceEvent.objects.filter(workplace=report.workplace_id).select_related("moved_to").order_by("-happens_on", "-pk")
    return list(rows[:EVENTS_SHOWN])
