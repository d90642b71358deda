"""Who of a village has business aid."""

from django.db.models import QuerySet

from wirausaha.enums import ProposalState
from wirausaha.models import Member

AIDED = (ProposalState.AGREED, ProposalState.REPORTED, ProposalState.COMPLETED)


def people_aided(village_code: str) -> QuerySet[Member]:
    """People named in applications whose business lies in a village and whose aid runs or is accounted for."""
    return Member.objects.filter(proposal__village=village_code, proposal__state__in=AIDED)
