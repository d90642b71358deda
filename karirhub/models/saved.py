from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from karirhub.models.vacancies import Vacancy


class SavedVacancyQuerySet(models.QuerySet["SavedVacancy"]):
    def of_person(self, person_id: int | None) -> Self:
        return self.filter(person=person_id) if person_id else self.none()


class SavedVacancy(models.Model):
    """A person keeps a vacancy in view.

    Attributes:
        reminded_for: the closing day of which a reminder was announced; a vacancy that is extended reminds again.
    """

    person = models.ForeignKey("identity.Person", models.CASCADE, related_name="+")
    vacancy = models.ForeignKey(Vacancy, models.CASCADE, related_name="saved_by")
    saved_at = models.DateTimeField()
    reminded_for = models.DateField(null=True, blank=True)

    objects = SavedVacancyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "saved vacancies"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "vacancy"],
                name="vacancy_saved_once_per_person",
                violation_error_message=_("Lowongan ini sudah Anda simpan."),
            )
        ]
        indexes = [models.Index(fields=["person", "-id"], name="saved_vacancy_of_person")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.vacancy_id}"
