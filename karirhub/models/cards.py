import json
import uuid
from collections.abc import Collection
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from karirhub.enums import CardState
from karirhub.workflows import CARD, CARD_PENDING, CARD_STANDING, CARD_UNISSUED
from siapkerja.documents.models import Document
from siapkerja.files.models import StoredFile
from siapkerja.identity.enums import Sex
from siapkerja.identity.fields import EncryptedTextField
from siapkerja.kernel.workflow import State
from siapkerja.workflow.history import Moved


class JobSeekerCardQuerySet(models.QuerySet["JobSeekerCard"]):
    def of_person(self, person_id: int | None) -> Self:
        return self.filter(person=person_id)

    def pending(self) -> Self:
        return self.filter(state__in=CARD_PENDING)

    def standing(self) -> Self:
        """Issued, and the holder seeks work; also while a report is overdue."""
        return self.filter(state__in=CARD_STANDING)

    def issued(self) -> Self:
        return self.exclude(state__in=CARD_UNISSUED)

    def within(self, regions: Collection[str]) -> Self:
        """Of regencies below one of the codes; "" is the whole country."""
        if "" in regions:
            return self
        wanted = Q(pk__in=[])
        for code in regions:
            wanted |= Q(regency__code__startswith=code)
        return self.filter(wanted)

    def with_names(self) -> Self:
        return self.select_related("person", "regency__parent", "education", "occupation", "document", "photo")


class JobSeekerCard(models.Model):
    """A card of registration as a job seeker (AK/I), from the application on.

    Attributes:
        regency: whose office issues it: where the person lives when they apply.
        renews: the card this one takes the place of.
        sealed_content: what stands on the card as JSON, encrypted; `content` reads it.
        photo: a copy of the profile's photo as it was sent.
        check_due_on: last day for the officer's check; None while nobody at the office has to do anything.
        check_in_due_on: last day for the next report "still seeking".
        reminded_days: how many days before it the last reminder went out.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey("identity.Person", models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=CardState, default=CardState.APPLIED)
    version = models.IntegerField(default=1)
    regency = models.ForeignKey("reference.Region", models.PROTECT, related_name="+")
    renews = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    sealed_content = EncryptedTextField(purpose="card_content")
    photo = models.OneToOneField(StoredFile, models.SET_NULL, null=True, blank=True, related_name="+")
    sex = models.CharField(max_length=6, choices=Sex)
    education = models.ForeignKey("reference.EducationLevel", models.PROTECT, related_name="+")
    occupation = models.ForeignKey("reference.Occupation", models.PROTECT, related_name="+")
    applied_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    check_due_on = models.DateField(null=True, blank=True)
    number = models.CharField(max_length=30, null=True, blank=True, unique=True)
    document = models.OneToOneField(Document, models.PROTECT, null=True, blank=True, related_name="+")
    issued_on = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    check_in_due_on = models.DateField(null=True, blank=True)
    reminded_days = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = JobSeekerCardQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(state__in=CARD_PENDING),
                name="one_pending_card_of_a_person",
                violation_error_message=_("Permohonan kartu Anda masih berjalan."),
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(state__in=CARD_STANDING),
                name="one_standing_card_of_a_person",
                violation_error_message=_("Anda sudah punya kartu pencari kerja."),
            ),
            models.CheckConstraint(
                name="card_once_issued_has_number_and_days",
                condition=Q(state__in=CARD_UNISSUED)
                | Q(number__isnull=False, document__isnull=False, issued_on__isnull=False, valid_until__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["regency", "applied_at", "id"], condition=Q(state="applied"), name="card_queue"),
            models.Index(fields=["regency", "-id"], name="card_of_regency"),
            models.Index(fields=["person", "-id"], name="card_of_person"),
            models.Index(fields=["check_in_due_on"], condition=Q(state="active"), name="card_check_in_due"),
            models.Index(fields=["valid_until"], condition=Q(state__in=["active", "lapsed", "hired"]), name="card_valid_until"),
        ]

    def __str__(self) -> str:
        return self.number or f"AK/I {self.pk}"

    @property
    def state_row(self) -> State:
        return CARD.state(self.state)

    @property
    def content(self) -> dict[str, Any]:
        """What stands on the card; empty once the person's data are erased."""
        return dict(json.loads(self.sealed_content)) if self.sealed_content else {}

    @property
    def is_pending(self) -> bool:
        return self.state in CARD_PENDING

    @property
    def is_standing(self) -> bool:
        return self.state in CARD_STANDING

    def is_valid_on(self, day: date) -> bool:
        return self.is_standing and self.valid_until is not None and day <= self.valid_until


class JobSeekerCardMove(Moved):
    record = models.ForeignKey(JobSeekerCard, models.CASCADE, related_name="moves")


class CheckIn(models.Model):
    """The holder said "I still seek work" for one of the days the card names (Permenaker 18/2024).

    Attributes:
        due_on: the day it was for.
        at: when it was said.
    """

    card = models.ForeignKey(JobSeekerCard, models.CASCADE, related_name="check_ins")
    due_on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["due_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["card", "due_on"],
                name="one_check_in_per_day_due",
                violation_error_message=_("Laporan untuk tanggal ini sudah tercatat."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.card_id} {self.due_on}"
