"""The reserves of an office: the first moves up where somebody chosen steps back or does not sign."""

from datetime import datetime
from typing import Any

from django.db import transaction

from siapkerja.identity.actor import Actor
from siapkerja.kernel.calendar import day_in
from siapkerja.reference.models import Region
from siapkerja.workflow.moves import locked
from wirausaha.actions.moving import move, release, today_of
from wirausaha.models import Agreement, Proposal
from wirausaha.queries.checks import held_among
from wirausaha.queries.limits import working_days_after
from wirausaha.queries.officers import lapsing


def offer(current: Proposal, by: Actor, at: datetime, **more: Any) -> Proposal:
    """Choose a locked application and open its agreement, to be signed within the working days the rule says."""
    due_on = working_days_after(today_of(current, at), "aid.sign_working_days")
    move(current, "choose", by, at, due_on=due_on, **more)
    Agreement.objects.create(proposal=current, amount=current.requested or 0)
    return current


@transaction.atomic
def move_up(*, proposal: Proposal, by: Actor, at: datetime) -> Proposal | None:
    """Offer the place that `proposal` left to the first reserve of the same programme and regency. None where none waits."""
    waiting = Proposal.objects.select_for_update(of=("self",)).filter(
        programme=proposal.programme_id, regency=proposal.regency_id, state="reserved"
    )
    first = waiting.order_by("rank", "pk").first()
    return offer(first, by, at) if first else None


def let_offers_lapse(*, by: Actor, at: datetime) -> int:
    """Places nobody signed for in time go to the reserves, each in a transaction of its own. Returns how many lapsed."""
    zones = Region.objects.regencies().values_list("time_zone", flat=True).distinct()
    late = [proposal for zone in sorted(set(zones)) for proposal in lapsing(zone, day_in(zone, at))]
    return sum(_lapse(proposal=proposal, by=by, at=at) for proposal in late)


@transaction.atomic
def _lapse(*, proposal: Proposal, by: Actor, at: datetime) -> bool:
    current = locked(proposal)
    if current.state != "chosen":
        return False
    if held_among([member.nik for member in current.members.all()]):
        # They could not sign: the term begins anew.
        current.due_on = working_days_after(today_of(current, at), "aid.sign_working_days")
        current.save(update_fields=["due_on"])
        return False
    move(current, "lapse", by, at, due_on=None)
    release(current)
    move_up(proposal=current, by=by, at=at)
    return True
