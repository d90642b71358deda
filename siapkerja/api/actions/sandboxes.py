"""An invented company for an organisation's programs: made once, begun anew whenever the responsible person likes."""

from datetime import datetime

from django.db import transaction

from siapkerja.api.emptying import emptyings
from siapkerja.api.models import ApiClient, KeptAnswer, MessageState, WebhookMessage
from siapkerja.api.queries import sandbox_of
from siapkerja.api.rights import demand_management
from siapkerja.audit.recording import record_act
from siapkerja.identity.actions.sandboxes import invent_organisation
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import LegalEntity


@transaction.atomic
def make_sandbox(*, organisation: LegalEntity, by: Actor, at: datetime) -> LegalEntity:
    """The organisation's invented company; made where there is none yet.

    Raises:
        NotPermitted, OnlyOnePlace: not the responsible person of the whole organisation.
    """
    demand_management(by, organisation.pk)
    LegalEntity.objects.select_for_update().get(pk=organisation.pk)
    if known := sandbox_of(organisation):
        return known
    made = invent_organisation(keeper=organisation, at=at)
    record_act(by, "sandbox_made", f"identity.legal_entity:{organisation.pk}", at)
    return made


@transaction.atomic
def begin_sandbox_anew(*, organisation: LegalEntity, by: Actor, at: datetime) -> LegalEntity:
    """A fresh invented company with new workplaces. Its programs go on with their secrets and addresses; what they sent is gone, what
    they were answered and would still have been told, too.

    Raises:
        NotPermitted, OnlyOnePlace: not the responsible person of the whole organisation.
    """
    demand_management(by, organisation.pk)
    LegalEntity.objects.select_for_update().get(pk=organisation.pk)
    former = sandbox_of(organisation)
    if former is None:
        return make_sandbox(organisation=organisation, by=by, at=at)
    fresh = invent_organisation(keeper=organisation, at=at)
    _retire(former, successor=fresh, by=by, at=at)
    record_act(by, "sandbox_begun_anew", f"identity.legal_entity:{organisation.pk}", at)
    return fresh


def join_sandboxes(kept: LegalEntity, absorbed: LegalEntity, at: datetime) -> None:
    """Two organisations become one and each has an invented company: that of the kept one stands, the programs act for it, and the other
    is emptied, as nobody could do it any more. No program ends for it; where they are more than twenty now, there is no new one until
    enough of them are revoked.
    """
    ours, theirs = sandbox_of(kept), sandbox_of(absorbed)
    if ours is None or theirs is None:
        return
    LegalEntity.everything.filter(pk=theirs.pk).update(merged_into=ours)
    _retire(theirs, successor=ours, by=Actor.the_system("merging"), at=at)


def _retire(former: LegalEntity, *, successor: LegalEntity, by: Actor, at: datetime) -> None:
    """An invented company has had its day: its programs act for another, what they sent is gone, what they were answered and would still
    have been told, too."""
    programs = ApiClient.objects.filter(legal_entity=former)
    KeptAnswer.objects.filter(client__in=programs).delete()
    WebhookMessage.objects.filter(webhook__client__in=programs).exclude(state=MessageState.DELIVERED).delete()
    programs.update(legal_entity=successor)
    for empty in emptyings():
        empty(legal_entity_id=former.pk, by=by, at=at)
