from datetime import datetime

from django.utils import timezone

from siapkerja.documents.models import NumberSeries
from siapkerja.events.reactions import on
from tests.support.probes.effects import count, hold
from tests.support.probes.facts import ProbePicked, ProbeSent


@on(ProbeSent)
def count_probe(fact: ProbeSent, *, at: datetime) -> None:
    count(f"sent:{fact.probe_id}")
    hold(fact.hold)
    if fact.fails:
        raise ValueError("this probe fails")


@on(ProbeSent, queue="bulk")
def know_newest_version(fact: ProbeSent, *, at: datetime) -> None:
    """A projection: what is older than what it knows is ignored."""
    row, _ = NumberSeries.objects.select_for_update().get_or_create(
        series=f"probe:version:{fact.probe_id}", defaults={"last": 0, "changed_at": timezone.now()}
    )
    if row.last < fact.version:
        row.last = fact.version
        row.save(update_fields=["last"])


@on(ProbePicked, when=lambda fact: fact.wanted)
def count_wanted(fact: ProbePicked, *, at: datetime) -> None:
    count(f"picked:{fact.probe_id}")
