"""Which workplaces are inspected when and by whom (UU 21/2003 on ILO Convention 81; Permenaker 33/2016 jo. 1/2020)."""

import uuid
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.fields import EncryptedTextField
from siapkerja.identity.models import LegalEntity, Person, Workplace
from siapkerja.kernel.workflow import State
from siapkerja.workflow.history import Moved
from wajiblapor.enums import Conflict, InspectionKind, InspectionOrigin, InspectionState, PlanState
from wajiblapor.models.compliance import in_regions
from wajiblapor.models.reports import Filing
from wajiblapor.workflows import INSPECTION, INSPECTION_PLAN

# In some inspector's hands, or waiting for one.
RUNNING = (
    InspectionState.PLANNED,
    InspectionState.ORDERED,
    InspectionState.VISITED,
    InspectionState.FIRST_NOTE,
    InspectionState.SECOND_NOTE,
    InspectionState.FULFILLED,
)
STANDING = (InspectionState.PROPOSED, *RUNNING)
UNDER_NOTE = (InspectionState.FIRST_NOTE, InspectionState.SECOND_NOTE)
# A letter of duty was issued, and the team still has something to do.
UNDER_LETTER = (InspectionState.ORDERED, InspectionState.VISITED, *UNDER_NOTE)
# What the company knows of in any case: somebody was there.
KNOWN_TO_COMPANY = (
    InspectionState.VISITED,
    InspectionState.FIRST_NOTE,
    InspectionState.SECOND_NOTE,
    InspectionState.FULFILLED,
    InspectionState.CLOSED,
    InspectionState.REFERRED,
)


class WorkplaceRisk(models.Model):
    """How much speaks for inspecting a workplace. Weighed anew every night by `actions.inspection_risks`; officers alone see it.

    Attributes:
        score: points by the dated rule `inspection.risk_points`.
        reasons: what the points are for: `[{"code": …, "points": …, "count": …}]`, most first.
        visited_on: day of the last inspection visit, None where none is known.
    """

    workplace = models.OneToOneField(Workplace, models.CASCADE, primary_key=True, related_name="+")
    legal_entity = models.ForeignKey(LegalEntity, models.CASCADE, related_name="+")
    regency = models.ForeignKey("reference.Region", models.PROTECT, related_name="+")
    score = models.PositiveSmallIntegerField()
    reasons = models.JSONField()
    visited_on = models.DateField(null=True, blank=True)
    weighed_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(
                fields=["regency", "-score", "workplace"],
                opclasses=["varchar_pattern_ops", "int2_ops", "int8_ops"],
                name="risk_by_regency",
            ),
            models.Index(fields=["-score", "workplace"], name="risk_highest"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.workplace_id}: {self.score}"


class InspectionPlanQuerySet(models.QuerySet["InspectionPlan"]):
    def within(self, regions: Any) -> Self:
        return self.filter(in_regions(regions, "region__code"))


class InspectionPlan(models.Model):
    """Whom the inspectors of one province visit in one month.

    Attributes:
        region: the province; its office plans (UU 23/2014: labour inspection is the province's).
        month: first day of the month.
        seed: what the lots were drawn with, so that the drawing can be repeated and checked.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    region = models.ForeignKey("reference.Region", models.PROTECT, related_name="+")
    month = models.DateField()
    state = models.CharField(max_length=10, choices=INSPECTION_PLAN.choices(), default=PlanState.DRAFT)
    seed = models.CharField(max_length=32)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    objects = InspectionPlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["region", "month"],
                name="one_inspection_plan_per_province_and_month",
                violation_error_message=_("Rencana provinsi ini untuk bulan tersebut sudah ada."),
            ),
            models.CheckConstraint(
                name="inspection_plan_starts_a_month",
                condition=Q(month__day=1),
                violation_error_message=_("Rencana berlaku untuk satu bulan penuh."),
            ),
        ]
        indexes = [models.Index(fields=["-month", "-id"], name="inspection_plan_newest")]

    def __str__(self) -> str:
        return f"{self.region_id} {self.month:%Y-%m}"

    @property
    def state_row(self) -> State:
        return INSPECTION_PLAN.state(self.state)

    @property
    def is_draft(self) -> bool:
        return self.state == PlanState.DRAFT


class PlanHistory(Moved):
    record = models.ForeignKey(InspectionPlan, models.CASCADE, related_name="history")


class InspectorCapacity(models.Model):
    """How many workplaces an inspector can visit in a plan's month.

    Attributes:
        most: first the quota of the rule; the planner may change it, with the reason in `note`.
    """

    plan = models.ForeignKey(InspectionPlan, models.CASCADE, related_name="capacities")
    inspector = models.ForeignKey(Person, models.PROTECT, related_name="+")
    most = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "inspector"],
                name="capacity_once_per_plan_and_inspector",
                violation_error_message=_("Daya tampung pengawas ini sudah dicatat dalam rencana."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.inspector_id}: {self.most}"


class InspectionQuerySet(models.QuerySet["Inspection"]):
    def within(self, regions: Any) -> Self:
        return self.filter(in_regions(regions))

    def known_to_company(self) -> Self:
        """Announced ones from the letter of duty on, others once somebody was there."""
        return self.filter(Q(state__in=KNOWN_TO_COMPANY) | Q(state=InspectionState.ORDERED, is_announced=True))


class Inspection(models.Model):
    """One inspection of a workplace, from its place in a plan until it is closed or referred.

    Attributes:
        origin, score, reasons, tip: why this workplace; only officers see them. A complaint may have led there, and whoever made it
            is never shown to the company.
        plan_note: why the planner overruled the list.
        filing: the report the checklist was prefilled from.
        is_announced: the company is told of the visit beforehand.
        visit_on: day the visit is meant for, where it is announced.
        answer_by: last day of the note in force, at the workplace.
        reminded_days: how many days before `answer_by` the company was last reminded.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(InspectionPlan, models.PROTECT, related_name="inspections")
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT, related_name="+")
    workplace = models.ForeignKey(Workplace, models.PROTECT, related_name="+")
    regency = models.ForeignKey("reference.Region", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=InspectionKind)
    origin = models.CharField(max_length=10, choices=InspectionOrigin)
    state = models.CharField(max_length=12, choices=INSPECTION.choices(), default=InspectionState.PROPOSED)
    version = models.PositiveIntegerField(default=1)
    score = models.PositiveSmallIntegerField(default=0)
    reasons = models.JSONField(default=list)
    plan_note = models.CharField(max_length=500, blank=True)
    tip = EncryptedTextField(purpose="inspection_tip", null=True, blank=True)
    filing = models.ForeignKey(Filing, models.PROTECT, null=True, blank=True, related_name="+")
    is_announced = models.BooleanField(default=False)
    visit_on = models.DateField(null=True, blank=True)
    answer_by = models.DateField(null=True, blank=True)
    reminded_days = models.PositiveSmallIntegerField(null=True, blank=True)
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = InspectionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workplace"],
                condition=Q(state__in=STANDING),
                name="one_standing_inspection_per_workplace",
                violation_error_message=_("Tempat kerja ini sudah ada dalam rencana atau sedang diperiksa."),
            ),
            models.CheckConstraint(
                name="inspections_under_a_note_have_a_day",
                condition=~Q(state__in=UNDER_NOTE) | Q(answer_by__isnull=False),
                violation_error_message=_("Nota pemeriksaan menyebut batas waktunya."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["regency", "-opened_at", "-id"],
                opclasses=["varchar_pattern_ops", "timestamptz_ops", "int8_ops"],
                name="inspection_by_regency",
            ),
            models.Index(fields=["plan", "-score", "id"], name="inspection_of_plan"),
            models.Index(fields=["legal_entity", "-opened_at", "-id"], name="inspection_of_company"),
            models.Index(fields=["workplace", "-opened_at"], name="inspection_of_workplace"),
            models.Index(fields=["answer_by"], condition=Q(state__in=UNDER_NOTE), name="inspection_note_due"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"pemeriksaan {self.pk}"

    @property
    def state_row(self) -> State:
        return INSPECTION.state(self.state)

    @property
    def is_under_note(self) -> bool:
        return self.state in UNDER_NOTE

    def is_over(self, today: date) -> bool:
        """The day of the note in force has passed."""
        return self.is_under_note and self.answer_by is not None and self.answer_by < today


class InspectionHistory(Moved):
    record = models.ForeignKey(Inspection, models.PROTECT, related_name="history")


class InspectionMember(models.Model):
    """An inspector of the team, and what they declare of their ties to the company.

    Attributes:
        note: what ties them, in their words.
    """

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="team")
    inspector = models.ForeignKey(Person, models.PROTECT, related_name="+")
    is_lead = models.BooleanField(default=False)
    conflict = models.CharField(max_length=8, choices=Conflict, default=Conflict.UNSAID)
    declared_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)
    assigned_at = models.DateTimeField()

    class Meta:
        ordering = ["-is_lead", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "inspector"],
                name="inspector_once_in_a_team",
                violation_error_message=_("Pengawas ini sudah ada dalam tim."),
            ),
            models.UniqueConstraint(
                fields=["inspection"],
                condition=Q(is_lead=True),
                name="one_lead_per_inspection",
                violation_error_message=_("Satu tim punya satu ketua."),
            ),
            models.CheckConstraint(
                name="conflict_said_says_when",
                condition=Q(conflict=Conflict.UNSAID, declared_at=None) | (~Q(conflict=Conflict.UNSAID) & Q(declared_at__isnull=False)),
                violation_error_message=_("Pernyataan benturan kepentingan menyebut waktunya."),
            ),
        ]
        indexes = [models.Index(fields=["inspector", "inspection"], name="inspection_by_inspector")]

    def __str__(self) -> str:
        return f"{self.inspection_id} {self.inspector_id}"

    @property
    def is_free(self) -> bool:
        return self.conflict == Conflict.FREE


class DutyLetter(models.Model):
    """The letter an inspector shows at the door (surat perintah tugas): the newest, where the team has changed.

    Attributes:
        document: withdrawn once the team changes; earlier letters stay among the documents about the inspection.
        valid_to: last day on which a visit rests on it.
    """

    inspection = models.OneToOneField(Inspection, models.PROTECT, primary_key=True, related_name="duty_letter")
    number = models.CharField(max_length=40, unique=True)
    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="duty_ends_after_it_starts",
                condition=Q(valid_to__gte=F("valid_from")),
                violation_error_message=_("Surat tugas berakhir sesudah dimulai."),
            )
        ]

    def __str__(self) -> str:
        return self.number
