"""Holding a job fair: drafting, announcing, changing, calling off, closing. Nobody pays for anything (UU 13/2003 art. 35 to 38)."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from karirhub.actions.fair_booths import cancel_booths
from karirhub.models import FairSlot, JobFair, JobFairMove
from karirhub.permissions import GRANTS, Permission
from karirhub.workflows import JOB_FAIR
from siapkerja.events.publishing import publish as announce
from siapkerja.facts.karirhub import JobFairCalledOff, JobFairMoved, JobFairPublished
from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import require
from siapkerja.kernel.errors import Refused
from siapkerja.reference.models import Region
from siapkerja.reference.queries import rule
from siapkerja.workflow.moves import apply, locked
from siapkerja.workflow.validity import demand_valid

REGENCY_DIGITS = 4
# What can no longer change once people hold tickets.
FIXED = ("is_online", "starts_on", "ends_on", "opens_at", "closes_at", "slot_minutes", "slot_capacity")
PLACE = ("village_id", "venue", "address")


class FairRefused(Refused):
    code = "fair_refused"
    sentence = _("Isian bursa kerja belum lengkap.")


class FairTooLong(Refused):
    code = "fair_too_long"


class FairInThePast(Refused):
    code = "fair_in_the_past"
    sentence = _("Hari pertamanya sudah lewat. Ubah tanggalnya, lalu umumkan.")


class FairDaysFixed(Refused):
    code = "fair_days_fixed"
    sentence = _("Hari, jam, dan slot tidak berubah lagi setelah diumumkan. Batalkan bursa kerja ini, lalu buat yang baru.")


class BoothsInUse(Refused):
    code = "fair_booths_in_use"


class SlotTooSmall(Refused):
    code = "fair_slot_too_small"


class FairNotOver(Refused):
    code = "fair_not_over"
    sentence = _("Bursa kerja belum selesai. Tutup setelah hari terakhirnya.")


class FairOver(Refused):
    code = "fair_over"
    sentence = _("Bursa kerja ini sudah selesai, jadi tidak dapat dibatalkan. Tutup dan simpan hasilnya.")


@dataclass(frozen=True, kw_only=True)
class FairContent:
    """Everything an office says of a job fair.

    Attributes:
        venue, address: of a fair online nothing is kept.
        opens_at, closes_at: in the time of the place.
        slot_minutes: 15 to 480.
    """

    name: str
    description: str
    organiser: str
    village_id: str
    is_online: bool = False
    venue: str = ""
    address: str = ""
    accessibility: str = ""
    contact: str
    starts_on: date
    ends_on: date
    opens_at: time
    closes_at: time
    booth_quota: int
    slot_minutes: int
    slot_capacity: int


@transaction.atomic
def draft(*, content: FairContent, by: Actor, at: datetime) -> JobFair:
    """Begin a job fair that only officers see.

    Raises:
        NotPermitted: not an officer of the place.
        FairRefused, FairTooLong: as they say.
    """
    fair = JobFair(drafted_at=at)
    _write(fair, content, by)
    fair.save()
    JobFairMove.objects.create(
        record=fair, move="draft", source="", target=fair.state, at=at, by_person_id=by.person_id, on_behalf_of_id=by.on_behalf_of_id,
        role=by.role_word,
    )  # fmt: skip
    return fair


@transaction.atomic
def rewrite(*, fair: JobFair, content: FairContent, by: Actor, at: datetime) -> JobFair:
    """Change a draft, or what may change of an announced fair; ticket and booth holders hear of another place.

    Raises:
        NotPermitted, MoveNotAllowed: not an officer of the place, or it is over or called off.
        FairDaysFixed, BoothsInUse, FairRefused, FairTooLong: as they say.
    """
    current = _for_office(fair, by)
    before = {name: getattr(current, name) for name in (*FIXED, *PLACE)}
    _write(current, content, by)
    if current.state == "draft":
        current.save()
        return current
    if any(getattr(current, name) != before[name] for name in FIXED):
        raise FairDaysFixed()
    used = current.booths.standing().order_by("-booth_number").values_list("booth_number", flat=True).first() or 0
    if current.booth_quota < used:
        sentence = _now("Stan nomor %(number)s sudah dipakai. Jumlah stan paling sedikit %(number)s.") % {"number": used}
        raise BoothsInUse(sentence, fields={"booth_quota": sentence})
    apply(JOB_FAIR, current, "revise", history=JobFairMove, by=by, at=at)
    current.save()
    if any(getattr(current, name) != before[name] for name in PLACE):
        announce(JobFairMoved(version=current.version, **_about(current)), by=by, at=at)
    return current


@transaction.atomic
def publish(*, fair: JobFair, by: Actor, at: datetime) -> JobFair:
    """Announce a fair: employers may ask for booths and visitors for tickets.

    Raises:
        NotPermitted, MoveNotAllowed.
        FairInThePast: its first day is over.
    """
    current = _for_office(fair, by)
    if current.starts_on < current.today(at):
        raise FairInThePast(fields={"starts_on": str(FairInThePast.sentence)})
    apply(JOB_FAIR, current, "publish", history=JobFairMove, by=by, at=at, published_at=at)
    FairSlot.objects.bulk_create(
        FairSlot(fair=current, starts_at=begin, ends_at=end, capacity=current.slot_capacity) for begin, end in current.pieces()
    )
    fact = JobFairPublished(version=current.version, **_about(current), starts_on=current.starts_on, ends_on=current.ends_on)
    announce(fact, by=by, at=at)
    return current


@transaction.atomic
def discard(*, fair: JobFair, by: Actor, at: datetime) -> JobFair:
    """Give up a draft."""
    current = _for_office(fair, by)
    apply(JOB_FAIR, current, "discard", history=JobFairMove, by=by, at=at, ended_at=at)
    return current


@transaction.atomic
def set_slot_capacity(*, slot: FairSlot, capacity: int, by: Actor, at: datetime) -> FairSlot:
    """Let more or fewer visitors into one slot, never fewer than hold a ticket for it; 0 closes an empty one.

    Raises:
        NotPermitted: not an officer of the place.
        FairOver: the fair is not announced any more.
        SlotTooSmall: more people hold a ticket, or the number is no number of people.
    """
    current = FairSlot.objects.select_for_update(of=("self",)).select_related("fair").get(pk=slot.pk)
    require(GRANTS, by, Permission.HOLD_FAIRS, region_code=current.fair.village_id)
    if not current.fair.is_published:
        raise FairOver()
    if not current.taken <= capacity <= 10_000:
        sentence = _now("Isi antara %(taken)s (tiket yang sudah diambil) dan 10.000.") % {"taken": current.taken}
        raise SlotTooSmall(sentence, fields={"capacity": sentence})
    current.capacity = capacity
    current.save(update_fields=["capacity"])
    return current


@transaction.atomic
def call_off(*, fair: JobFair, reason: str, by: Actor, at: datetime) -> JobFair:
    """Call an announced fair off; everybody who holds a ticket or a booth hears of it and reads why.

    Args:
        reason: for everybody, up to 1,000 characters.

    Raises:
        NotPermitted, MoveNotAllowed, ReasonNeeded.
        FairOver: its last day has ended.
    """
    current = _for_office(fair, by)
    if current.is_over(at):
        raise FairOver()
    # Whoever is taking a ticket holds a slot's row: no ticket is taken unseen beside this.
    list(current.slots.select_for_update().order_by("pk"))
    apply(JOB_FAIR, current, "call_off", history=JobFairMove, by=by, at=at, note=reason.strip()[:1000], ended_at=at)
    cancel_booths(rows=current.booths.filter(state__in=("requested", "accepted")), by=by, at=at)
    announce(JobFairCalledOff(version=current.version, **_about(current)), by=by, at=at)
    return current


@transaction.atomic
def close(*, fair: JobFair, note: str = "", by: Actor, at: datetime) -> JobFair:
    """Close a fair that is over: its figures no longer change and everybody may read them.

    Requests nobody decided about lapse; booths that did not report count with the openings they brought.

    Args:
        note: what the figures do not say, up to 2,000 characters.

    Raises:
        NotPermitted, MoveNotAllowed.
        FairNotOver: its last day has not ended.
    """
    current = _for_office(fair, by)
    if current.is_published and not current.is_over(at):
        raise FairNotOver()
    apply(JOB_FAIR, current, "close", history=JobFairMove, by=by, at=at, ended_at=at, result_note=note.strip()[:2000])
    cancel_booths(rows=current.booths.waiting(), by=by, at=at)
    for booth in current.booths.filter(state="accepted", openings=None):
        booth.openings = booth.vacancies.aggregate(total=Sum("openings"))["total"] or 0
        booth.save(update_fields=["openings"])
    return current


def _for_office(fair: JobFair, by: Actor) -> JobFair:
    """The locked row, for an officer of its place. Raises NotPermitted."""
    current = locked(fair)
    require(GRANTS, by, Permission.HOLD_FAIRS, region_code=current.village_id)
    return current


def _about(fair: JobFair) -> dict[str, Any]:
    return {"fair_id": fair.pk, "regency_code": fair.regency_id}


def _write(fair: JobFair, content: FairContent, by: Actor) -> None:
    """Put the content into the row; the place decides whose officers may, and in which time zone hours are read."""
    require(GRANTS, by, Permission.HOLD_FAIRS, region_code=content.village_id)
    for name, value in asdict(content).items():
        setattr(fair, name, value.strip() if isinstance(value, str) else value)
    if fair.is_online:
        fair.venue = fair.address = ""
    regency = Region.objects.get(pk=content.village_id[:REGENCY_DIGITS])
    fair.regency, fair.time_zone = regency, regency.time_zone or "Asia/Jakarta"
    demand_valid(fair, refusal=FairRefused, exclude=["village", "regency", "time_zone"])
    most = int(rule("job_fair.most_days", content.starts_on).value)
    if (content.ends_on - content.starts_on).days >= most:
        sentence = _now("Paling lama %(days)s hari berturut-turut.") % {"days": most}
        raise FairTooLong(sentence, fields={"ends_on": sentence})
