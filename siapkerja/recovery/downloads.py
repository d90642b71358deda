"""Who may download identity pictures: officers whose region holds the case, and the person who holds the other side's answer."""

from typing import Any

from django.db.models import Q

from siapkerja.files.access import allow_download
from siapkerja.files.models import StoredFile
from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import regions_of
from siapkerja.recovery.actions.pictures import PURPOSE
from siapkerja.recovery.models import NikDispute, RecoveryTicket
from siapkerja.recovery.permissions import GRANTS, Permission


def _may_see(actor: Actor, stored: StoredFile) -> bool:
    regions = regions_of(GRANTS, actor, Permission.HANDLE_RECOVERY)
    if not regions:
        return False
    of_ticket: Any = RecoveryTicket.objects.numbered().within(regions).filter(Q(card=stored.pk) | Q(portrait=stored.pk))
    if of_ticket.exclude(person=actor.person_id).exists():
        return True
    of_dispute: Any = NikDispute.objects.numbered().within(regions)
    return bool(of_dispute.filter(Q(card=stored.pk) | Q(family_card=stored.pk) | Q(holders__card=stored.pk)).exists())


allow_download(PURPOSE, _may_see)
