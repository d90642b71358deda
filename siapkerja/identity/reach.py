"""How far a membership reaches: all workplaces of the organisation, or some."""

from django.db.models import Q, QuerySet

from siapkerja.identity.actor import Actor
from siapkerja.identity.models import LegalEntity, Workplace


def within_reach(organisation: LegalEntity, actor: Actor) -> Q:
    """For records with a `workplace`: those of workplaces the actor's memberships in the organisation reach."""
    limited = actor.workplaces_in(organisation.pk)
    return Q() if limited is None else Q(workplace__in=limited)


def reached_workplaces(organisation: LegalEntity, actor: Actor) -> QuerySet[Workplace]:
    """Open workplaces the actor may act for, the head office first."""
    limited = actor.workplaces_in(organisation.pk)
    rows = Workplace.everything.filter(legal_entity=organisation, closed_on=None)
    return (rows if limited is None else rows.filter(pk__in=limited)).order_by("-kind", "name")
