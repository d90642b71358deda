from typing import Any, Self

from django.db import models

from siapkerja.identity.models import Person


class EntryQuerySet(models.QuerySet["Entry"]):
    def of_person(self, person_id: int | None) -> Self:
        return self.filter(person=person_id)


class Entry(models.Model):
    """A step of a person's way through the services, put into words when read, in the reader's language.

    Attributes:
        step: slug of a `siapkerja.journey.steps.Step`.
        key: stable name of the occasion; the same occasion is one entry of a person.
        params: codes, titles and numbers that the step's words hold; no names.
        url_name, url_args: where the matter is.
        at: when it happened.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="journey")
    step = models.CharField(max_length=60)
    service = models.CharField(max_length=20)
    key = models.CharField(max_length=160)
    params: Any = models.JSONField(default=dict)
    url_name = models.CharField(max_length=80, blank=True)
    url_args: Any = models.JSONField(default=list)
    at = models.DateTimeField()

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "entries"
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="journey_entry_once")]
        indexes = [
            models.Index(fields=["person", "-at", "-id"], name="journey_of_person"),
            models.Index(fields=["person", "service", "-at", "-id"], name="journey_of_person_in_service"),
        ]

    def __str__(self) -> str:
        return f"{self.step} {self.pk}"
