from django.db import models

from siapkerja.identity.models import LegalEntity, Workplace


class PostedVacancy(models.Model):
    """A vacancy the company opened in Karirhub, as its facts told, so that a report need not ask for it.

    Attributes:
        filled: openings reported filled so far.
        version: of the vacancy, when it was last heard of.
    """

    vacancy_id = models.BigIntegerField(unique=True)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT, related_name="+")
    workplace = models.ForeignKey(Workplace, models.PROTECT, related_name="+")
    occupation_code = models.CharField(max_length=10, blank=True)
    openings = models.PositiveIntegerField()
    filled = models.PositiveIntegerField(default=0)
    published_on = models.DateField()
    version = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["workplace", "published_on"], name="posted_of_workplace")]

    def __str__(self) -> str:
        return f"lowongan {self.vacancy_id}"
