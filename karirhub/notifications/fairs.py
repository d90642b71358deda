"""Who hears of job fairs."""

from typing import Any

from karirhub.models import FairBooth, FairTicket, JobFair
from karirhub.queries.fair_booths import exhibitors_of, keepers_of
from karirhub.queries.fair_tickets import seekers_near, visitors_of
from siapkerja.facts.karirhub import FairBoothDecided, FairResultDue, FairTicketNear, JobFairCalledOff, JobFairMoved, JobFairPublished
from siapkerja.identity.models import LegalEntity
from siapkerja.notifications.notices import Notice, register

AboutFair = JobFairPublished | JobFairMoved | JobFairCalledOff
AboutBooth = FairBoothDecided | FairResultDue


def _fair_matter(fact: AboutFair | AboutBooth | FairTicketNear) -> dict[str, Any]:
    fair = JobFair.objects.select_related("regency").get(pk=fact.fair_id)
    return {"fair": fair.name, "place": fair.where, "starts_on": fair.starts_on.isoformat()}


def _fair_page(fact: AboutFair) -> tuple[str, list[Any]]:
    fair = JobFair.objects.get(pk=fact.fair_id)
    return "karirhub:fair", [fair.pk, fair.slug]


def _booth_matter(fact: AboutBooth) -> dict[str, Any]:
    number = FairBooth.objects.values_list("booth_number", flat=True).get(pk=fact.booth_id)
    due_on = getattr(fact, "due_on", None)
    told = {"state": getattr(fact, "state", ""), "number": number or 0, "due_on": due_on.isoformat() if due_on else ""}
    return _fair_matter(fact) | told


def _booth_page(fact: AboutBooth) -> tuple[str, list[Any]]:
    organisation = LegalEntity.objects.values_list("public_id", flat=True).get(pk=fact.legal_entity_id)
    return "karirhub:employer_fair", [str(organisation), fact.fair_id]


def _ticket_matter(fact: FairTicketNear) -> dict[str, Any]:
    zone = JobFair.objects.values_list("time_zone", flat=True).get(pk=fact.fair_id)
    return _fair_matter(fact) | {"starts_at": fact.starts_at.isoformat(), "zone": zone}


def _ticket_page(fact: FairTicketNear) -> tuple[str, list[str]]:
    return "karirhub:fair_ticket", [str(FairTicket.objects.values_list("public_id", flat=True).get(pk=fact.ticket_id))]


register(
    Notice(
        slug="job_fair_published",
        fact=JobFairPublished,
        category="karirhub",
        audience=lambda fact: seekers_near(fact.regency_code),
        params=_fair_matter,
        url=_fair_page,
        # Thousands may be registered there: in the portal only.
        channels=(),
    ),
    Notice(
        slug="job_fair_moved",
        fact=JobFairMoved,
        category="karirhub",
        audience=lambda fact: [*visitors_of(fact.fair_id), *keepers_of(exhibitors_of(fact.fair_id))],
        params=_fair_matter,
        url=_fair_page,
    ),
    Notice(
        slug="job_fair_called_off",
        fact=JobFairCalledOff,
        category="karirhub",
        audience=lambda fact: [*visitors_of(fact.fair_id), *keepers_of(exhibitors_of(fact.fair_id, is_called_off=True))],
        params=_fair_matter,
        url=_fair_page,
    ),
    Notice(
        slug="fair_booth_decided",
        fact=FairBoothDecided,
        category="karirhub",
        audience=lambda fact: keepers_of([fact.legal_entity_id]),
        params=_booth_matter,
        url=_booth_page,
    ),
    Notice(
        slug="fair_result_due",
        fact=FairResultDue,
        category="karirhub",
        audience=lambda fact: keepers_of([fact.legal_entity_id]),
        params=_booth_matter,
        url=_booth_page,
        key=lambda fact: f"fair_result_due:{fact.booth_id}:{fact.days_after}",
    ),
    Notice(
        slug="fair_ticket_near",
        fact=FairTicketNear,
        category="karirhub",
        audience=lambda fact: [fact.person_id],
        params=_ticket_matter,
        url=_ticket_page,
        key=lambda fact: f"fair_ticket_near:{fact.ticket_id}:{fact.starts_at.isoformat()}",
    ),
)
