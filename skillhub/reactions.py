"""What Skillhub does when others tell of something."""

from datetime import datetime

from siapkerja.events.reactions import on
from siapkerja.facts.recovery import NikDisputeDecided
from siapkerja.facts.sertihub import SchemePublished, SchemeWithdrawn
from siapkerja.identity.actor import Actor
from skillhub.actions import certificates, schemes


@on(NikDisputeDecided, queue="bulk")
def issue_held_certificates(fact: NikDisputeDecided, *, at: datetime) -> None:
    """Whoever waited for the decision gets what was held back."""
    certificates.issue_missing(person_ids=fact.person_ids, by=Actor.the_system("reactions"), at=at)


@on(SchemePublished, queue="bulk")
def know_scheme(fact: SchemePublished, *, at: datetime) -> None:
    """Programmes show the schemes they lead to."""
    schemes.know_scheme(
        number=fact.number, scheme_id=fact.scheme_id, version=fact.version, title=fact.title, occupation_code=fact.occupation_code,
        unit_codes=fact.unit_codes,
    )  # fmt: skip


@on(SchemeWithdrawn, queue="bulk")
def forget_scheme(fact: SchemeWithdrawn, *, at: datetime) -> None:
    """Programmes no longer show it."""
    schemes.forget_scheme(number=fact.number, scheme_id=fact.scheme_id, version=fact.version)
