"""What Skillhub does when others tell of something."""

from datetime import datetime

from siapkerja.events.reactions import on
from siapkerja.facts.organisations import OrganisationChanged, OrganisationsMerged
from siapkerja.facts.recovery import NikDisputeDecided
from siapkerja.facts.sertihub import SchemePublished, SchemeWithdrawn
from siapkerja.facts.skillhub import BatchAnnounced, BatchCancelled, PersonEnrolled, ProgrammePublished
from siapkerja.identity.actor import Actor
from siapkerja.kernel.calendar import day_in
from siapkerja.statistics.actions.contributions import contribute
from siapkerja.statistics.counting import counts
from skillhub.actions import certificates, schemes
from skillhub.actions.programmes import tell_anew
from skillhub.models import Programme
from skillhub.queries.figures import BATCHES, PROGRAMMES, REGISTRATIONS, SEATS


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


@on(OrganisationChanged, queue="quick")
def tell_new_name(fact: OrganisationChanged, *, at: datetime) -> None:
    """Programmes are found by their centre's name: a new one is searched for at once."""
    tell_anew(legal_entity_id=fact.legal_entity_id, by=Actor.the_system("reactions"), at=at)


@on(OrganisationsMerged, queue="quick")
def tell_new_centre(fact: OrganisationsMerged, *, at: datetime) -> None:
    """Programmes of the duplicate are the other's now, and found by its name."""
    tell_anew(legal_entity_id=fact.legal_entity_id, by=Actor.the_system("reactions"), at=at)


def _regency_of(programme_id: int) -> str:
    return str(Programme.objects.values_list("workplace__regency_id", flat=True).get(pk=programme_id))


@counts(ProgrammePublished)
def count_programme(fact: ProgrammePublished, *, at: datetime) -> None:
    """A programme counts when it was published first."""
    contribute(
        source=f"skillhub.programme:{fact.programme_id}",
        version=fact.version,
        region_code=fact.regency_code,
        month=day_in("Asia/Jakarta", at),
        amounts={PROGRAMMES: 1},
        is_first=True,
    )


@counts(BatchAnnounced)
def count_batch(fact: BatchAnnounced, *, at: datetime) -> None:
    """A batch and its seats count in the month its registration opens."""
    contribute(
        source=f"skillhub.batch:{fact.batch_id}",
        version=fact.version,
        region_code=_regency_of(fact.programme_id),
        month=fact.registration_opens_on,
        amounts={BATCHES: 1, SEATS: fact.quota},
    )


@counts(BatchCancelled)
def count_cancelled_batch(fact: BatchCancelled, *, at: datetime) -> None:
    """What does not take place offers no seats."""
    contribute(
        source=f"skillhub.batch:{fact.batch_id}",
        version=fact.version,
        region_code=_regency_of(fact.programme_id),
        month=day_in("Asia/Jakarta", at),
        amounts={BATCHES: 0, SEATS: 0},
    )


@counts(PersonEnrolled)
def count_registration(fact: PersonEnrolled, *, at: datetime) -> None:
    """Each registration counts where the training is; thousands come on an opening day, so nobody waits for it."""
    contribute(
        source=f"skillhub.enrolment:{fact.enrolment_id}",
        version=fact.version,
        region_code=_regency_of(fact.programme_id),
        month=day_in("Asia/Jakarta", at),
        amounts={REGISTRATIONS: 1},
        is_urgent=False,
    )
