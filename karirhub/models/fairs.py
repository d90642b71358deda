"""Job fairs of employment offices (bursa kerja): the event, its time slots, and visitors' tickets."""

import uuid
from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from karirhub.enums import FairState
from karirhub.workflows import JOB_FAIR
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.workflow import State
from siapkerja.workflow.history import Moved

ANNOUNCED = ("published", "called_off", "closed")


class JobFairQuerySet(models.QuerySet["JobFair"]):
    def announced(self) -> Self:
        """What everybody may see; also those that were called off, so that nobody stands before a closed door."""
        return self.filter(state__in=ANNOUNCED)

    def within(self, regions: Collection[str]) -> Self:
        """In one of the regions; "" is the whole country."""
        if "" in regions:
            return self
        wanted = Q(pk__in=[])
        for code in regions:
            wanted |= Q(village__code__startswith=code)
        return self.filter(wanted)

    def with_places(self) -> Self:
        return self.select_related("regency__parent", "village__parent")


class JobFair(models.Model):
    """A job fair: employers and job seekers meet in one place, or online, for some days. Visiting and taking part are free.

    Attributes:
        is_online: each booth is a room behind a link, which visitors see when their turn has come; no place is named then.
        organiser: the office that holds it, as people call it.
        village: where it takes place, of one online where the office is; its region decides whose officers may manage it.
        time_zone: IANA name of the zone there; opening hours are read in it.
        accessibility: how people with disabilities come in and get help.
        contact: of the office, shown to everybody; never a person's own number.
        opens_at, closes_at: opening hours, the same every day.
        booth_quota: how many employers find room.
        slot_minutes, slot_capacity: into how long pieces the day is cut, and how many visitors are let in during each.
        result_note: what the office adds to the figures when it closes the fair.
    """

    state = models.CharField(max_length=20, choices=FairState, default=FairState.DRAFT)
    version = models.IntegerField(default=1)
    name = models.CharField(_("Nama bursa kerja"), max_length=120)
    description = models.TextField(_("Keterangan"), max_length=3000)
    organiser = models.CharField(_("Penyelenggara"), max_length=150)
    village = models.ForeignKey("reference.Region", models.PROTECT, related_name="+")
    regency = models.ForeignKey("reference.Region", models.PROTECT, related_name="+")
    time_zone = models.CharField(max_length=20)
    is_online = models.BooleanField(_("Diadakan daring"), default=False, db_default=False)
    venue = models.CharField(_("Nama tempat"), max_length=120, blank=True)
    address = models.CharField(_("Alamat"), max_length=200, blank=True)
    accessibility = models.TextField(_("Aksesibilitas"), max_length=1000, blank=True)
    contact = models.CharField(_("Kontak kantor"), max_length=150)
    starts_on = models.DateField(_("Hari pertama"))
    ends_on = models.DateField(_("Hari terakhir"))
    opens_at = models.TimeField(_("Jam buka"))
    closes_at = models.TimeField(_("Jam tutup"))
    booth_quota = models.PositiveSmallIntegerField(_("Jumlah stan"))
    slot_minutes = models.PositiveSmallIntegerField(_("Lama satu slot"))
    slot_capacity = models.PositiveIntegerField(_("Pengunjung per slot"))
    drafted_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    result_note = models.TextField(_("Catatan hasil"), max_length=2000, blank=True)

    objects = JobFairQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="fair_has_a_place_or_is_online",
                condition=Q(is_online=True, venue="", address="") | Q(is_online=False) & ~Q(venue="") & ~Q(address=""),
                violation_error_message=_("Isi nama tempat dan alamatnya, atau pilih daring."),
            ),
            models.CheckConstraint(
                name="fair_days_ascend",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("Hari terakhir mendahului hari pertama."),
            ),
            models.CheckConstraint(
                name="fair_hours_ascend",
                condition=Q(closes_at__gt=F("opens_at")),
                violation_error_message=_("Jam tutup harus sesudah jam buka."),
            ),
            models.CheckConstraint(
                name="fair_booths_1_to_1000",
                condition=Q(booth_quota__gte=1, booth_quota__lte=1000),
                violation_error_message=_("Jumlah stan antara 1 dan 1.000."),
            ),
            models.CheckConstraint(
                name="fair_slots_15_to_480_minutes",
                condition=Q(slot_minutes__gte=15, slot_minutes__lte=480),
                violation_error_message=_("Satu slot paling singkat 15 menit dan paling lama 8 jam."),
            ),
            models.CheckConstraint(
                name="fair_slot_takes_1_to_10000",
                condition=Q(slot_capacity__gte=1, slot_capacity__lte=10_000),
                violation_error_message=_("Pengunjung per slot antara 1 dan 10.000 orang."),
            ),
        ]
        indexes = [
            models.Index(fields=["ends_on", "starts_on", "id"], condition=Q(state__in=ANNOUNCED), name="fair_announced"),
            models.Index(fields=["regency", "-starts_on", "-id"], name="fair_of_regency"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("karirhub:fair", args=[self.pk, self.slug])

    @property
    def slug(self) -> str:
        return slugify(self.name)[:60] or "bursa-kerja"

    @property
    def state_row(self) -> State:
        return JOB_FAIR.state(self.state)

    @property
    def is_published(self) -> bool:
        return self.state == FairState.PUBLISHED

    @property
    def where(self) -> str:
        """The venue and its regency: `Gedung Serbaguna, Kota Bandung`; online: which regency holds it."""
        return f"{_('Daring') if self.is_online else self.venue}, {self.regency.name}"

    def today(self, at: datetime) -> date:
        """The day it is where the fair takes place."""
        return day_in(self.time_zone, at)

    def is_over(self, at: datetime) -> bool:
        """Whether its last day has ended."""
        return at >= datetime.combine(self.ends_on, self.closes_at, ZoneInfo(self.time_zone))

    def has_begun(self, at: datetime) -> bool:
        return at >= datetime.combine(self.starts_on, self.opens_at, ZoneInfo(self.time_zone))

    def days(self) -> list[date]:
        return [self.starts_on + timedelta(days=number) for number in range((self.ends_on - self.starts_on).days + 1)]

    def pieces(self) -> Iterator[tuple[datetime, datetime]]:
        """Its days cut into slots; the last one of a day ends with the opening hours."""
        zone, step = ZoneInfo(self.time_zone), timedelta(minutes=self.slot_minutes)
        for day in self.days():
            begin, end = datetime.combine(day, self.opens_at, zone), datetime.combine(day, self.closes_at, zone)
            while begin < end:
                yield begin, min(begin + step, end)
                begin += step


class JobFairMove(Moved):
    record = models.ForeignKey(JobFair, models.CASCADE, related_name="moves")


class FairSlot(models.Model):
    """A piece of a fair's day, into which only so many visitors are let.

    Attributes:
        taken: tickets for it that stand.
    """

    fair = models.ForeignKey(JobFair, models.CASCADE, related_name="slots")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    capacity = models.PositiveIntegerField()
    taken = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["fair", "starts_at"], name="fair_slot_once"),
            models.CheckConstraint(
                name="fair_slot_not_overbooked",
                condition=Q(taken__lte=F("capacity")),
                violation_error_message=_("Slot ini sudah penuh. Pilih slot lain."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fair_id} {self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def left(self) -> int:
        return self.capacity - self.taken


class FairTicketQuerySet(models.QuerySet["FairTicket"]):
    def standing(self) -> Self:
        return self.filter(given_back_at=None)

    def of_person(self, person_id: int | None) -> Self:
        return self.filter(person=person_id)

    def with_fair(self) -> Self:
        return self.select_related("slot", "fair__regency__parent", "fair__village__parent")


class FairTicket(models.Model):
    """A visitor's ticket for a slot of a fair. It is personal and costs nothing.

    Attributes:
        person: None once the person's data are erased; that somebody came stays counted.
        number: gapless within the fair, typed at the door where the code cannot be read.
        token: unguessable; the QR code leads to the door's page by it.
        present_at: when the ticket was used.
        reminded_at: when its holder was reminded of the slot they hold now.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    fair = models.ForeignKey(JobFair, models.PROTECT, related_name="tickets")
    slot = models.ForeignKey(FairSlot, models.PROTECT, related_name="tickets")
    person = models.ForeignKey("identity.Person", models.PROTECT, null=True, blank=True, related_name="+")
    number = models.CharField(max_length=30, unique=True)
    token = models.CharField(max_length=16, unique=True)
    taken_at = models.DateTimeField()
    given_back_at = models.DateTimeField(null=True, blank=True)
    present_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    objects = FairTicketQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["fair", "person"],
                condition=Q(given_back_at=None),
                name="one_ticket_of_a_person_at_a_fair",
                violation_error_message=_("Anda sudah punya tiket untuk bursa kerja ini."),
            ),
            models.CheckConstraint(
                name="fair_ticket_used_or_given_back",
                condition=Q(given_back_at=None) | Q(present_at=None),
                violation_error_message=_("Tiket yang sudah dipakai tidak dapat dikembalikan."),
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-id"], name="fair_ticket_of_person"),
            models.Index(fields=["slot"], condition=Q(given_back_at=None, present_at=None, reminded_at=None), name="fair_ticket_to_remind"),
        ]

    def __str__(self) -> str:
        return self.number

    def has_turn(self, at: datetime) -> bool:
        """Whether its slot has begun and the day's opening hours have not ended."""
        zone = ZoneInfo(self.fair.time_zone)
        closing = datetime.combine(self.slot.starts_at.astimezone(zone).date(), self.fair.closes_at, zone)
        return self.slot.starts_at <= at < closing
