from datetime import datetime

from django.db import transaction

from siapkerja.files.actions.stored_files import remove
from siapkerja.identity.actor import Actor
from wirausaha.actions.proposals import withdraw
from wirausaha.models import BudgetLine, Member, Proposal
from wirausaha.workflows import REVOCABLE


@transaction.atomic
def erase_applications(*, person_id: int, by: Actor, at: datetime) -> None:
    """What can be stepped back from is withdrawn; what no office ever got goes. What was sent stays (UU 17/2003, UU 1/2004)."""
    themselves = Actor(channel=by.channel, person_id=person_id)
    for proposal in Proposal.objects.of_person(person_id).filter(state__in=REVOCABLE):
        withdraw(proposal=proposal, by=themselves, at=at)
    _empty_unsent(person_id, by, at)


def _empty_unsent(person_id: int, by: Actor, at: datetime) -> None:
    unsent = Proposal.objects.of_person(person_id).filter(submitted_at=None)
    photos = [proposal.photo for proposal in unsent.exclude(photo=None).select_related("photo")]
    Member.objects.filter(proposal__in=unsent).delete()
    BudgetLine.objects.filter(proposal__in=unsent).delete()
    unsent.update(
        industry=None,
        business_name="",
        stage="",
        idea="",
        market="",
        workers_now=0,
        workers_expected=0,
        situation="",
        nib="",
        monthly_turnover=None,
        village=None,
        regency=None,
        address="",
        latitude=None,
        longitude=None,
        photo=None,
        requested=None,
    )
    for photo in filter(None, photos):
        remove(stored=photo, by=by, at=at)
