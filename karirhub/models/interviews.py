import uuid
from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from karirhub.enums import InterviewState
from karirhub.models.applications import Application
from karirhub.workflows import INTERVIEW
from siapkerja.identity.fields import EncryptedTextField
from siapkerja.kernel.workflow import State
from siapkerja.workflow.history import Moved


class InterviewQuerySet(models.QuerySet["Interview"]):
    def open(self) -> Self:
        return self.filter(state__in=INTERVIEW.values(final=False))


class Interview(models.Model):
    """An employer asks an applicant to an interview and proposes times, of which the applicant chooses one.

    Attributes:
        minutes: how long it takes.
        time_zone: IANA name of the zone in which both sides read its times: that of the workplace.
        place: where it is, as a sentence; "" for a conversation on line.
        link: address of the conversation on line, "" where people meet.
        note: what to bring and whom to ask for.
        chosen: the time agreed on.
        reminded_at: when both sides were reminded of it.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="interviews")
    state = models.CharField(max_length=20, choices=InterviewState, default=InterviewState.PROPOSED)
    version = models.IntegerField(default=1)
    minutes = models.PositiveSmallIntegerField(_("Lama wawancara"))
    time_zone = models.CharField(max_length=40)
    place = models.CharField(_("Tempat"), max_length=200, blank=True)
    link = models.URLField(_("Tautan"), max_length=300, blank=True)
    note = EncryptedTextField(purpose="interview note", null=True, blank=True)
    chosen = models.OneToOneField("karirhub.InterviewSlot", models.PROTECT, null=True, blank=True, related_name="+")
    proposed_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True)

    objects = InterviewQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="interview_takes_10_to_480_minutes",
                condition=Q(minutes__gte=10, minutes__lte=480),
                violation_error_message=_("Wawancara berlangsung 10 menit sampai 8 jam."),
            ),
            models.CheckConstraint(
                name="interview_is_somewhere",
                condition=~Q(place="") | ~Q(link=""),
                violation_error_message=_("Tuliskan tempat wawancara, atau tautannya."),
            ),
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(state__in=["proposed", "agreed"]),
                name="one_open_interview_per_application",
                violation_error_message=_(
                    "Masih ada wawancara yang berjalan untuk pelamar ini. Batalkan dulu bila ingin mengusulkan waktu baru."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"wawancara {self.pk}"

    @property
    def state_row(self) -> State:
        return INTERVIEW.state(self.state)

    @property
    def is_open(self) -> bool:
        return not self.state_row.is_final

    @property
    def ends_at(self) -> datetime | None:
        return self.chosen.starts_at + timedelta(minutes=self.minutes) if self.chosen else None


class InterviewMove(Moved):
    record = models.ForeignKey(Interview, models.CASCADE, related_name="moves")


class InterviewSlot(models.Model):
    """A time the employer proposes."""

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="slots")
    starts_at = models.DateTimeField()

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["interview", "starts_at"],
                name="interview_time_proposed_once",
                violation_error_message=_("Waktu ini sudah diusulkan."),
            )
        ]
        indexes = [models.Index(fields=["starts_at"], name="interview_slot_start")]

    def __str__(self) -> str:
        return f"{self.interview_id}: {self.starts_at:%Y-%m-%d %H:%M}"
