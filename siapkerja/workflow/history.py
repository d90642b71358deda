"""What happened to a case: one row per move. Each workflow has its own table, beside its records."""

from django.db import models


class Moved(models.Model):
    """Base of history tables: who moved what, when, in which role and why. Subclasses add the foreign key `record`.

    `reason_code` is a code of the service; free text stays with the case (`note`), never in facts.
    """

    move = models.CharField(max_length=40)
    source = models.CharField(max_length=30)
    target = models.CharField(max_length=30)
    at = models.DateTimeField()
    by_person = models.ForeignKey("identity.Person", models.PROTECT, null=True, blank=True, related_name="+")
    on_behalf_of = models.ForeignKey("identity.Person", models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=40)
    reason_code = models.CharField(max_length=40, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        abstract = True
        ordering = ["at", "pk"]
