"""An employer's side of job fairs."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.utils import timezone

from karirhub.enums import BoothDeclineReason
from karirhub.models import Application, FairBooth, FairHire, JobFair, Vacancy
from karirhub.models.fairs import JobFairQuerySet
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import LegalEntity, Membership
from siapkerja.identity.permissions import EDITORS
from siapkerja.identity.reach import within_reach
from siapkerja.reference.queries import rule

MOST_OFFERED = 60


def fairs_to_join(organisation: LegalEntity, at: datetime) -> JobFairQuerySet:
    """Announced fairs that have not begun and at which the organisation has asked for nothing yet."""
    mine = FairBooth.objects.open().filter(legal_entity=organisation).values("fair")
    today = timezone.localdate(at)
    return JobFair.objects.filter(state="published", starts_on__gte=today).exclude(pk__in=mine).with_places()


def booths_of(organisation: LegalEntity) -> QuerySet[FairBooth]:
    """Everything the organisation asked for, newest first."""
    return FairBooth.objects.filter(legal_entity=organisation).select_related("fair__regency").order_by("-pk")


def booth_at(organisation: LegalEntity, fair: JobFair) -> FairBooth | None:
    """The organisation's booth at a fair: the one that is open, else the latest it asked for."""
    rows = FairBooth.objects.filter(legal_entity=organisation, fair=fair).select_related("fair", "legal_entity")
    return rows.open().first() or rows.order_by("-pk").first()


def vacancies_to_bring(organisation: LegalEntity, actor: Actor, fair: JobFair) -> list[Vacancy]:
    """Open vacancies the member's role reaches, newest first; those too that open by the end of the fair."""
    today = fair.today(timezone.now())
    rows = Vacancy.objects.public().of(organisation.pk).filter(within_reach(organisation, actor))
    rows = rows.filter(closes_on__gte=today, opens_on__lte=fair.ends_on)
    return list(rows.select_related("regency").order_by("-pk")[:MOST_OFFERED])


def hires_to_tie(booth: FairBooth, actor: Actor) -> list[Application]:
    """Whom the member may count: who came to the fair, applied to a vacancy the booth brought and was hired, the earliest first.

    Left out are those another booth counts, and applicants of workplaces the member's role does not reach.
    """
    here = booth.fair
    came = here.tickets.filter(present_at__isnull=False, person__isnull=False).values("person")
    elsewhere = FairHire.objects.filter(booth__fair=here).exclude(booth=booth).values("application__person")
    reached = Vacancy.objects.filter(within_reach(booth.legal_entity, actor), pk__in=booth.brought.values("vacancy"))
    rows = Application.objects.filter(vacancy__in=reached, state="hired", person__in=came)
    rows = rows.exclude(person__in=elsewhere).filter(Q(fair_hire=None) | Q(fair_hire__booth=booth))
    return list(rows.select_related("person", "vacancy").order_by("moved_at", "pk")[:MOST_OFFERED])


def applied_here(booth: FairBooth) -> int:
    """How many people came to the fair and applied, since its first day, to the vacancies the booth brought."""
    here = booth.fair
    came = here.tickets.filter(present_at__isnull=False, person__isnull=False).values("person")
    begun = datetime.combine(here.starts_on, time.min, ZoneInfo(here.time_zone))
    rows = Application.objects.filter(vacancy__in=booth.brought.values("vacancy"), person__in=came, sent_at__gte=begun)
    return rows.order_by().values("person").distinct().count()


def result_due(fair: JobFair) -> date:
    """The last day on which employers say how their booths went."""
    return fair.ends_on + timedelta(days=int(rule("job_fair.booth_report_days", fair.ends_on).value))


def answer_words(booth: FairBooth) -> str:
    """Why a request was declined; "" where it was not."""
    row = booth.moves.filter(move="decline").last()
    if row is None:
        return ""
    return "\n".join(filter(None, (str(dict(BoothDeclineReason.choices).get(row.reason_code, "")), row.note)))


def keepers_of(legal_entity_ids: Iterable[int]) -> list[int]:
    """Members who look after their organisation's booths."""
    members = Membership.objects.at(timezone.localdate()).filter(legal_entity__in=legal_entity_ids, role__in=EDITORS)
    return list(members.order_by().values_list("person_id", flat=True).distinct())


def exhibitors_of(fair_id: int, *, is_called_off: bool = False) -> list[int]:
    """Organisations that take part or asked to; of a fair that was called off, those that would have."""
    states = Q(state="cancelled") if is_called_off else Q(state__in=["requested", "accepted", "reported"])
    rows = FairBooth.objects.filter(states, fair=fair_id)
    return list(rows.order_by().values_list("legal_entity_id", flat=True).distinct())
