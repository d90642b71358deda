"""Reading who acts."""

from datetime import date

from siapkerja.identity.actor import Actor, AssignmentClaim, Channel, MembershipClaim
from siapkerja.identity.enums import MemberRole, OfficerRole
from siapkerja.identity.models import Assignment, LegalEntity, Membership, User


def actor_of(user: User, *, on: date, channel: Channel = Channel.WEB) -> Actor:
    """The actor behind an account on a day; two queries, none for an account without a person."""
    if user.person_id is None:
        return Actor(channel=channel, user_id=user.pk)
    memberships = Membership.objects.at(on).filter(person_id=user.person_id)
    assignments = Assignment.objects.at(on).filter(person_id=user.person_id)
    return Actor(
        channel=channel,
        user_id=user.pk,
        person_id=user.person_id,
        memberships=tuple(
            MembershipClaim(entity, MemberRole(role), workplace)
            for entity, role, workplace in memberships.values_list("legal_entity_id", "role", "workplace_id")
        ),
        assignments=tuple(
            AssignmentClaim(OfficerRole(role), region or "")
            for role, region in assignments.values_list("role", "region_id")
        ),
    )


def organisations_of(actor: Actor) -> list[LegalEntity]:
    """Organisations the actor may act for, by name."""
    ids = {claim.legal_entity_id for claim in actor.memberships}
    return list(LegalEntity.objects.filter(pk__in=ids).order_by("name")) if ids else []
