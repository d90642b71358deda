from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.workflow import State
from siapkerja.workflow.history import Moved
from skillhub.enums import BatchState, Funding
from skillhub.models.programmes import Programme
from skillhub.workflows import BATCH

PUBLIC_STATES = ("announced", "registering", "selecting", "training", "completed")


class BatchQuerySet(models.QuerySet["Batch"]):
    def public(self) -> Self:
        return self.filter(state__in=PUBLIC_STATES)

    def ahead(self) -> Self:
        """Batches somebody could still join: announced or open for registration."""
        return self.filter(state__in=(BatchState.ANNOUNCED, BatchState.REGISTERING))


class Batch(models.Model):
    """One run of a programme: so many seats, on these days. Its days are days at the workplace."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="batches")
    number = models.PositiveSmallIntegerField(_("Angkatan"))
    state = models.CharField(max_length=20, choices=BatchState, default=BatchState.DRAFT)
    version = models.IntegerField(default=1)

    quota = models.PositiveSmallIntegerField(_("Jumlah kursi"))
    funding = models.CharField(_("Sumber biaya"), max_length=12, choices=Funding, default=Funding.STATE)
    place = models.CharField(_("Tempat pelatihan"), max_length=300, blank=True)
    facilities = models.CharField(_("Yang disediakan"), max_length=300, blank=True)
    has_boarding = models.BooleanField(_("Ada asrama"), default=False)
    registration_opens_on = models.DateField(_("Hari pertama pendaftaran"))
    registration_closes_on = models.DateField(_("Hari terakhir pendaftaran"))
    announced_on = models.DateField(_("Pengumuman hasil seleksi"))
    training_starts_on = models.DateField(_("Pelatihan dimulai"))
    training_ends_on = models.DateField(_("Pelatihan selesai"))
    drafted_at = models.DateTimeField()

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "batches"
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "number"],
                name="batch_number_once_in_a_programme",
                violation_error_message=_("Nomor angkatan ini sudah dipakai."),
            ),
            models.CheckConstraint(
                name="batch_quota_1_to_1000",
                condition=Q(quota__gte=1, quota__lte=1000),
                violation_error_message=_("Jumlah kursi antara 1 dan 1.000."),
            ),
            models.CheckConstraint(
                name="batch_registration_ends_after_it_opens",
                condition=Q(registration_closes_on__gte=F("registration_opens_on")),
                violation_error_message=_("Penutupan pendaftaran mendahului pembukaannya."),
            ),
            models.CheckConstraint(
                name="batch_results_follow_registration",
                condition=Q(announced_on__gte=F("registration_closes_on")),
                violation_error_message=_("Pengumuman mendahului penutupan pendaftaran."),
            ),
            models.CheckConstraint(
                name="batch_training_follows_results",
                condition=Q(training_starts_on__gt=F("announced_on")),
                violation_error_message=_("Pelatihan dimulai paling cepat sehari setelah pengumuman."),
            ),
            models.CheckConstraint(
                name="batch_training_ends_after_it_starts",
                condition=Q(training_ends_on__gte=F("training_starts_on")),
                violation_error_message=_("Pelatihan selesai sebelum dimulai."),
            ),
        ]
        indexes = [
            models.Index(fields=["registration_opens_on"], condition=Q(state="announced"), name="batch_to_open"),
            models.Index(fields=["registration_closes_on"], condition=Q(state="registering"), name="batch_to_close"),
        ]

    def __str__(self) -> str:
        return f"{self.programme_id} angkatan {self.number}"

    @property
    def state_row(self) -> State:
        return BATCH.state(self.state)

    @property
    def is_draft(self) -> bool:
        return self.state == BatchState.DRAFT

    @property
    def is_over(self) -> bool:
        return bool(self.state_row.is_final)


class BatchMove(Moved):
    record = models.ForeignKey(Batch, models.CASCADE, related_name="moves")


class BatchInstructor(models.Model):
    """A member of the centre who trains a batch, and so may not assess those who took part in it."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="instructors")
    person = models.ForeignKey("identity.Person", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "person"],
                name="instructor_once_in_a_batch",
                violation_error_message=_("Instruktur ini sudah tercatat di angkatan ini."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.batch_id}/{self.person_id}"
