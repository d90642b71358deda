"""How booths at a job fair went, as their employers report it (the organiser reports results: Permenaker 18/2024)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, Sum
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from karirhub.actions.fair_booths import about, locked_of_employer
from karirhub.enums import BoothState
from karirhub.models import Application, FairBooth, FairBoothMove, FairHire
from karirhub.queries.fair_booths import hires_to_tie, result_due
from karirhub.workflows import BOOTH
from siapkerja.events.publishing import publish as announce
from siapkerja.facts.karirhub import FairResultDue
from siapkerja.identity.actor import Actor
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from siapkerja.reference.queries import rule
from siapkerja.workflow.moves import apply, locked
from siapkerja.workflow.validity import demand_valid


class ResultImpossible(Refused):
    code = "booth_result_impossible"
    sentence = _("Angka-angka ini tidak cocok satu sama lain.")


class HiredElsewhere(Refused):
    code = "booth_hired_elsewhere"
    sentence = _("Pelamar yang dipilih bukan pengunjung stan Anda yang diterima, atau sudah terhitung di stan lain.")


class ResultTooEarly(Refused):
    code = "booth_result_too_early"
    sentence = _("Hasil dilaporkan sejak bursa kerja dibuka.")


class ResultsClosed(Refused):
    code = "booth_results_closed"
    sentence = _("Dinas sudah menutup bursa kerja ini, jadi hasilnya tidak berubah lagi.")


@dataclass(frozen=True, kw_only=True)
class BoothResult:
    """How a booth went, in people; `hired` were promised work on the spot."""

    visitors: int
    applications: int
    interviewed: int
    hired: int


@transaction.atomic
def report_result(*, booth: FairBooth, result: BoothResult, hires: Sequence[Application] = (), by: Actor, at: datetime) -> FairBooth:
    """Say how the booth went; once more corrects it, until the office closes the fair.

    Args:
        hires: those of the people hired who applied here. Whoever was hired counts at one booth of the fair.

    Raises:
        HiredElsewhere: not one of its own visitors who were hired, or counted at another booth.
        NotPermitted, MoveNotAllowed: not one's own, or it took no part.
        ResultTooEarly, ResultsClosed, ResultImpossible: as they say.
    """
    locked(booth.fair)  # before the booth, as the office does; and two booths cannot count one person
    current = locked_of_employer(booth, by)
    if current.is_standing and not current.fair.is_published:
        raise ResultsClosed()
    if current.is_standing and not current.fair.has_begun(at):
        raise ResultTooEarly()
    told = asdict(result)
    for name, value in told.items():
        setattr(current, name, value)
    demand_valid(current, refusal=ResultImpossible, exclude=["fair", "legal_entity"])
    _tie(current, hires, by)
    openings = current.vacancies.aggregate(total=Sum("openings"))["total"] or 0
    name = "correct" if current.state == BoothState.REPORTED else "report"
    apply(BOOTH, current, name, history=FairBoothMove, by=by, at=at, openings=openings, reported_at=at, **told)
    return current


def _tie(booth: FairBooth, hires: Sequence[Application], by: Actor) -> None:
    """The applications behind the hired. Those the member is not offered stay: of branches they do not reach, and of the erased."""
    chosen, offered = {hire.pk for hire in hires}, {hire.pk for hire in hires_to_tie(booth, by)}
    if not chosen <= offered:
        raise HiredElsewhere(fields={"hires": str(HiredElsewhere.sentence)})
    if len(chosen) + booth.hires.exclude(application__in=offered).count() > (booth.hired or 0):
        sentence = _now("Lebih banyak pelamar dipilih daripada jumlah yang diterima.")
        raise HiredElsewhere(sentence, fields={"hired": sentence})
    booth.hires.filter(application__in=offered - chosen).delete()
    FairHire.objects.bulk_create([FairHire(booth=booth, application_id=pk) for pk in chosen], ignore_conflicts=True)


@transaction.atomic
def remind_of_results(*, zone: str, by: Actor, at: datetime, limit: int = 500) -> int:
    """Announce booths of fairs that are over whose employer has not reported, on the days of the rule, each day once.

    Args:
        zone: IANA name; days are counted at the place of the fair.
        limit: booths in one call.

    Returns:
        How many booths.
    """
    today = day_in(zone, at)
    steps = sorted(int(days) for days in rule("job_fair.booth_reminder_days", today).value)
    due = Q(pk__in=[])
    for days in steps:
        due |= Q(fair__ends_on__lte=today - timedelta(days=days)) & (Q(reminded_days=None) | Q(reminded_days__lt=days))
    rows = FairBooth.objects.filter(due, state=BoothState.ACCEPTED, fair__state="published", fair__time_zone=zone).select_related("fair")
    booths = list(rows.select_for_update(of=("self",), skip_locked=True).order_by("pk")[:limit])
    for booth in booths:
        booth.reminded_days = max(days for days in steps if days <= (today - booth.fair.ends_on).days)
        booth.save(update_fields=["reminded_days"])
        fact = FairResultDue(version=booth.version, **about(booth), due_on=result_due(booth.fair), days_after=booth.reminded_days)
        announce(fact, by=by, at=at)
    return len(booths)
