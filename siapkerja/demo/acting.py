"""Who acts in the demo: the invented people themselves, with the rights they hold."""

from siapkerja.demo.country import Country
from siapkerja.identity.actor import Actor, Channel, MembershipClaim
from siapkerja.identity.enums import MemberRole
from siapkerja.identity.models import Person


def person_actor(person: Person) -> Actor:
    """A person about their own matters."""
    return Actor(channel=Channel.COMMAND, person_id=person.pk)


def employer_actor(country: Country, legal_entity_id: int) -> Actor:
    """The responsible person of an organisation, acting for it."""
    return Actor(
        channel=Channel.COMMAND,
        person_id=country.signatories[legal_entity_id],
        legal_entity_id=legal_entity_id,
        memberships=(MembershipClaim(legal_entity_id, MemberRole.SIGNATORY),),
    )
