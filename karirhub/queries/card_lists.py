"""Job seekers' cards as the office reads them: the queue, the registered seekers, and what the clockwork looks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q
from django.db.models.functions import Coalesce

from karirhub.models import JobSeekerCard
from karirhub.models.cards import JobSeekerCardQuerySet
from karirhub.permissions import GRANTS, Permission
from karirhub.workflows import CARD
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import NikClaim
from siapkerja.identity.permissions import regions_of
from siapkerja.identity.queries import standing_nik
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.nik import digits_of
from siapkerja.reference.models import Region, RegionLevel
from siapkerja.reference.queries import rule

AT_ONCE = 500
NIK_DIGITS = 16


@dataclass(frozen=True, kw_only=True)
class SeekerFilter:
    """What an officer looks for; empty means all.

    Attributes:
        text: words of a name, a card's number or a whole NIK.
        occupation: beginning of a KBJI code.
    """

    text: str = ""
    state: str = ""
    regency: str = ""
    education: str = ""
    occupation: str = ""
    sex: str = ""


def _regions(actor: Actor) -> frozenset[str]:
    return regions_of(GRANTS, actor, Permission.CHECK_CARDS)


def visible_cards(actor: Actor) -> JobSeekerCardQuerySet:
    """Cards and applications of the officer's regencies."""
    return JobSeekerCard.objects.within(_regions(actor)).with_names()


def visible_card(actor: Actor, public_id: UUID) -> JobSeekerCard | None:
    return visible_cards(actor).filter(public_id=public_id).first()


def visible_seeker(actor: Actor, public_id: UUID) -> JobSeekerCard | None:
    """A card that was issued, with which somebody seeks or sought work."""
    return visible_cards(actor).issued().filter(public_id=public_id).first()


def waiting_cards(actor: Actor) -> JobSeekerCardQuerySet:
    """Applications to check; the list shows the longest waiting first."""
    return visible_cards(actor).filter(state="applied")


def count_waiting(actor: Actor) -> int:
    return JobSeekerCard.objects.within(_regions(actor)).filter(state="applied").count()


def seekers(actor: Actor, chosen: SeekerFilter) -> JobSeekerCardQuerySet:
    """Registered seekers, the newest card first; without a state, those who seek now."""
    rows = visible_cards(actor).issued()
    rows = rows.filter(state=chosen.state) if chosen.state else rows.filter(state="active")
    if chosen.regency:
        rows = rows.filter(regency=chosen.regency)
    if chosen.education:
        rows = rows.filter(education=chosen.education)
    if chosen.occupation:
        rows = rows.filter(occupation__code__startswith=chosen.occupation)
    if chosen.sex:
        rows = rows.filter(sex=chosen.sex)
    return rows.filter(_named(chosen.text)) if chosen.text else rows


def _named(text: str) -> Q:
    digits = digits_of(text)
    if len(digits) == NIK_DIGITS:
        return Q(person__in=NikClaim.objects.standing().of_nik(digits).values("person"))
    wanted = Q()
    for word in text.split()[:6]:
        wanted &= Q(person__full_name__icontains=word)
    return wanted | Q(number=text.strip())


def state_counts(actor: Actor) -> dict[str, int]:
    """How many issued cards stand in each state. One query."""
    rows = JobSeekerCard.objects.within(_regions(actor)).issued()
    counted = dict(rows.order_by().values_list("state").annotate(cards=Count("pk")))
    return dict.fromkeys(CARD.values(), 0) | counted


def seeker_states() -> list[tuple[str, str]]:
    """States of issued cards, for the filter."""
    return [(state.value, str(state.label)) for state in CARD.states if state.value not in {"applied", "returned", "cancelled"}]


def regencies_of(actor: Actor) -> list[Region]:
    """The regencies an officer works for, for the filter."""
    wanted = Q(pk__in=[])
    for code in _regions(actor):
        wanted |= Q(code__startswith=code)
    return list(Region.objects.filter(wanted, level=RegionLevel.REGENCY, valid_to=None).order_by("code"))


def others_with_nik(card: JobSeekerCard) -> int:
    """How many other people say that this NIK is theirs."""
    claim = standing_nik(card.person_id)
    if claim is None:
        return 0
    return NikClaim.objects.standing().of_nik(claim.nik).exclude(person=card.person_id).values("person").distinct().count()


def earlier_cards(card: JobSeekerCard) -> list[JobSeekerCard]:
    """The person's other cards in the same regency, newest first."""
    rows = JobSeekerCard.objects.of_person(card.person_id).filter(regency=card.regency_id).exclude(pk=card.pk)
    return list(rows.order_by("-pk")[:10])


# For the clockwork ------------------------------------------------------------------------------------------------------------


def _in_zone(zone: str) -> JobSeekerCardQuerySet:
    return JobSeekerCard.objects.filter(regency__time_zone__in=[zone, ""] if zone == "Asia/Jakarta" else [zone]).select_related("regency")


def ended(zone: str, at: datetime) -> Sequence[JobSeekerCard]:
    """Cards of a zone whose last day has passed."""
    rows = _in_zone(zone).filter(state__in=("active", "lapsed", "hired"), valid_until__lt=day_in(zone, at))
    return list(rows.order_by("valid_until", "pk")[:AT_ONCE])


def overdue(zone: str, at: datetime) -> Sequence[JobSeekerCard]:
    """Cards of a zone for which nobody reported until the grace was over."""
    today = day_in(zone, at)
    last = today - timedelta(days=int(rule("ak1.grace_days", today).value))
    return list(_in_zone(zone).filter(state="active", check_in_due_on__lt=last).order_by("check_in_due_on", "pk")[:AT_ONCE])


def nearing(zone: str, at: datetime) -> Sequence[JobSeekerCard]:
    """Cards of a zone with a day so near that a reminder may be due, and not the last one sent."""
    today = day_in(zone, at)
    steps = [int(days) for days in rule("ak1.reminder_days", today).value]
    rows = _in_zone(zone).filter(state="active").annotate(due_on=Coalesce("check_in_due_on", "valid_until"))
    unsaid = Q(reminded_days=None, due_on__lte=today + timedelta(days=max(steps)))
    for step in steps:
        unsaid |= Q(reminded_days__gt=step, due_on__lte=today + timedelta(days=step))
    return list(rows.filter(unsaid, due_on__gte=today).order_by("pk")[:AT_ONCE])
