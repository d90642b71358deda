from django.db import models
from django.utils.translation import gettext_lazy as _

from karirhub.models.vacancies import Vacancy


class VacancyInvitation(models.Model):
    """An employer asked somebody whose profile fits to apply. The person decides; the employer learns no name before that."""

    vacancy = models.ForeignKey(Vacancy, models.CASCADE, related_name="invitations")
    person = models.ForeignKey("identity.Person", models.CASCADE, related_name="+")
    by_person = models.ForeignKey("identity.Person", models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["vacancy", "person"],
                name="one_invitation_per_person_and_vacancy",
                violation_error_message=_("Orang ini sudah diundang."),
            )
        ]
        indexes = [models.Index(fields=["person", "-id"], name="invitations_of_person")]

    def __str__(self) -> str:
        return f"{self.vacancy_id}: {self.pk}"
