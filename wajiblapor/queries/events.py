"""Events of workplaces and their clocks (UU 7/1981 art. 6 and 8)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Workplace
from siapkerja.identity.permissions import allows, regions_of
from siapkerja.reference.queries import RuleValue, rule, rules
from wajiblapor.enums import EventKind
from wajiblapor.models import PreparedEvent, WorkplaceEvent
from wajiblapor.models.compliance import in_regions
from wajiblapor.models.events import WorkplaceEventQuerySet
from wajiblapor.permissions import GRANTS, Permission

# Reported within a term after they happened; the others a term before they will.
AFTERWARDS = frozenset({EventKind.FOUNDING, EventKind.RESUMING, EventKind.OWNERSHIP})
FIRST, BEFORE, OWNER = TERMS = ("wlkp.first_report_days", "wlkp.closing_report_days", "wlkp.owner_change_report_days")


@dataclass(frozen=True)
class EventClock:
    """When an event of a kind is to be reported, and on what law."""

    kind: EventKind
    days: int
    is_afterwards: bool
    law: str

    def due_on(self, happens_on: date) -> date:
        term = timedelta(days=self.days)
        return happens_on + term if self.is_afterwards else happens_on - term


def event_clock(kind: EventKind, on: date) -> EventClock:
    return _clock(kind, rules(TERMS, on))


def event_clocks(on: date) -> list[EventClock]:
    """Of every kind, in the order of the law; one query."""
    found = rules(TERMS, on)
    return [_clock(kind, found) for kind in EventKind]


def _clock(kind: EventKind, found: dict[str, RuleValue]) -> EventClock:
    is_afterwards = kind in AFTERWARDS
    rule = found[OWNER if kind == EventKind.OWNERSHIP else FIRST if is_afterwards else BEFORE]
    return EventClock(kind, int(rule.value), is_afterwards, rule.legal_basis)


def is_deed_compulsory(on: date) -> bool:
    """Whether a change of owner is only reported with a copy of its deed."""
    return bool(rule("wlkp.owner_change_deed", on).value)


def reported_by(workplace: Workplace) -> QuerySet[WorkplaceEvent]:
    return WorkplaceEvent.objects.filter(workplace=workplace).select_related("document", "moved_to", "deed")


def events_of(workplace: Workplace) -> list[WorkplaceEvent]:
    """What a workplace reported, the newest first, with what became of each."""
    return list(reported_by(workplace).prefetch_related("history").order_by("-happens_on", "-pk"))


def prepared_of(workplace: Workplace, *, is_sandbox: bool = False) -> QuerySet[PreparedEvent]:
    """What programs wrote down and nobody declared yet, the newest first."""
    rows = (
        PreparedEvent.objects.waiting().filter(workplace=workplace, is_sandbox=is_sandbox).select_related("workplace__legal_entity", "deed")
    )
    return rows.order_by("-prepared_at", "-pk")


def tried_out(workplace: Workplace) -> QuerySet[PreparedEvent]:
    """What programs that only try things out declared themselves."""
    return PreparedEvent.objects.tried_out().filter(workplace=workplace).select_related("workplace", "deed")


def reported_owner(workplace: Workplace, *, since: date | None) -> str:
    """Who owns it now, as the newest reported change of owner says; "" where none was reported since that day."""
    rows = WorkplaceEvent.objects.standing().filter(workplace=workplace, kind=EventKind.OWNERSHIP)
    if since is not None:
        rows = rows.filter(reported_on__gte=since)
    newest = rows.order_by("-happens_on", "-pk").first()
    return str(newest.answers.get("owner", "")) if newest else ""


# The office's side


def visible_events(actor: Actor) -> WorkplaceEventQuerySet:
    """Those of the actor's regions, with what a row shows, but not of companies the actor acts for."""
    rows = WorkplaceEvent.objects.within(regions_of(GRANTS, actor, Permission.VIEW_REGION))
    own = [claim.legal_entity_id for claim in actor.memberships]
    return (rows.exclude(legal_entity__in=own) if own else rows).select_related("legal_entity", "workplace", "regency", "moved_to")


def count_waiting_events(actor: Actor) -> int:
    return visible_events(actor).waiting().count()


def seen_event(actor: Actor, public_id: Any) -> WorkplaceEvent | None:
    """One with what its page shows, also where the workplace lies there only now."""
    regions = regions_of(GRANTS, actor, Permission.VIEW_REGION)
    rows = WorkplaceEvent.objects.filter(in_regions(regions) | in_regions(regions, "workplace__regency__code"))
    shown = rows.select_related("legal_entity", "workplace", "regency", "moved_to", "document", "new_village", "deed")
    return shown.filter(public_id=public_id).first()


def may_decide(actor: Actor, event: WorkplaceEvent) -> bool:
    """An officer of its region who decides on reports, and nobody who acts for the company."""
    if actor.member_roles(event.legal_entity_id):
        return False
    return allows(GRANTS, actor, Permission.ACCEPT_REPORT, region_code=event.regency_id)
