"""What federation does when something has happened."""

from datetime import datetime

from siapkerja.events.reactions import on
from siapkerja.facts.recovery import AccountRecovered
from siapkerja.federation.actions.forgetting import end_all_tokens
from siapkerja.identity.actor import Actor


@on(AccountRecovered, queue="quick")
def end_tokens_of_recovered(fact: AccountRecovered, *, at: datetime) -> None:
    """Whoever had the account before keeps no way to read it."""
    end_all_tokens(person_id=fact.person_id, by=Actor.the_system("federation"), at=at)
