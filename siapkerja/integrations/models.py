from datetime import datetime
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models

from siapkerja.integrations.enums import CheckState, Difference, Registry, SubjectType


class RegistryCheckQuerySet(models.QuerySet["RegistryCheck"]):
    def due(self, at: datetime) -> Self:
        return self.filter(next_at__lte=at)

    def about(self, registry: Registry, subject_id: int) -> Self:
        return self.filter(registry=registry, subject_id=subject_id)


class RegistryCheck(models.Model):
    """What a registry says of somebody's NIK or an organisation's NIB: the last answer and when it is asked again.

    Attributes:
        subject_type, subject_id: what is checked. No foreign key: a check follows its subject, it does not hold it.
        differing: where the registry knows otherwise (`Difference`), never what it knows.
        answered_at: when the registry last gave an answer; None before the first.
        tried_at: when it was last asked, answered or not.
        next_at: when it is asked (again); None where there is nothing to ask.
        attempts: how often it was asked in vain since the last answer.
        trouble: kind of the last failure.
        version: counts the changes of state; part of the request's idempotency key.
    """

    registry = models.CharField(max_length=10, choices=Registry)
    subject_type = models.CharField(max_length=12, choices=SubjectType)
    subject_id = models.BigIntegerField()
    state = models.CharField(max_length=11, choices=CheckState, default=CheckState.NOT_CHECKED)
    differing = ArrayField(models.CharField(max_length=12, choices=Difference), default=list, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    tried_at = models.DateTimeField(null=True, blank=True)
    next_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=60, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = RegistryCheckQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["registry", "subject_type", "subject_id"], name="one_check_per_subject"),
            models.CheckConstraint(
                name="only_differing_checks_say_where",
                condition=models.Q(models.Q(state=CheckState.DIFFERS), ~models.Q(differing=[]))
                | models.Q(~models.Q(state=CheckState.DIFFERS), models.Q(differing=[])),
            ),
            models.CheckConstraint(
                name="answered_checks_are_dated",
                condition=~models.Q(state__in=[CheckState.MATCHES, CheckState.DIFFERS]) | models.Q(answered_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["next_at"], condition=models.Q(next_at__isnull=False), name="registry_check_due")]

    def __str__(self) -> str:
        return f"{self.registry} {self.subject_type}:{self.subject_id} {self.state}"
