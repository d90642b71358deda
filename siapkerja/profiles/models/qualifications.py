from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from siapkerja.documents.models import Document
from siapkerja.identity.models import LegalEntity, Person
from siapkerja.profiles.enums import QualificationKind, QualificationStanding

EXPIRED = "expired"


class QualificationQuerySet(models.QuerySet["Qualification"]):
    def of_person(self, person_id: int | None) -> Self:
        return self.filter(person=person_id)

    def standing(self, on: date) -> Self:
        """Those that count on a day: neither lost nor past their last day."""
        return self.filter(Q(valid_until=None) | Q(valid_until__gte=on), lost_at=None)

    def for_reading(self) -> Self:
        return self.select_related("issuer", "document").order_by("-issued_on", "-pk")


class Qualification(models.Model):
    """A training or a competence that its issuer's own record proves. Nobody types it, and its person cannot change it.

    Attributes:
        source: the record that proves it, `app.noun:id`; one qualification each.
        number: as it stands on the document.
        scheme_number: the certification scheme's public number, "" for a training.
        occupation_code: KBJI, "" where not said.
        unit_codes: competence units it covers.
        valid_until: last day, None for ever.
        lost_at, lost_because: when and why (a code) it no longer counts; None and "" while it does.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="qualifications")
    kind = models.CharField(max_length=12, choices=QualificationKind)
    title = models.CharField(max_length=200)
    issuer = models.ForeignKey(LegalEntity, models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    number = models.CharField(max_length=60)
    issued_on = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=80, unique=True)
    scheme_number = models.CharField(max_length=60, blank=True)
    occupation_code = models.CharField(max_length=10, blank=True)
    unit_codes = models.JSONField(default=list, blank=True)
    proven_at = models.DateTimeField()
    lost_at = models.DateTimeField(null=True, blank=True)
    lost_because = models.CharField(max_length=60, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = QualificationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="qualification_ends_after_it_was_issued",
                condition=Q(valid_until=None) | Q(valid_until__gte=models.F("issued_on")),
                violation_error_message=_("Masa berlaku berakhir sebelum tanggal terbit."),
            ),
            models.CheckConstraint(
                name="qualification_lost_says_why",
                condition=Q(lost_at=None, lost_because="") | (Q(lost_at__isnull=False) & ~Q(lost_because="")),
                violation_error_message=_("Kualifikasi yang tidak berlaku lagi menyebut alasannya."),
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-issued_on", "-id"], name="qualification_of_person"),
            models.Index(fields=["scheme_number"], condition=~Q(scheme_number=""), name="qualification_of_scheme"),
            models.Index(fields=["occupation_code"], condition=~Q(occupation_code=""), name="qualification_for_occupation"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"

    def standing(self, on: date) -> QualificationStanding:
        """What the profile says of it on a day."""
        is_past = self.valid_until is not None and self.valid_until < on
        if self.lost_at is not None and self.lost_because != EXPIRED:
            return QualificationStanding.REVOKED
        return QualificationStanding.EXPIRED if self.lost_at is not None or is_past else QualificationStanding.PROVEN
