from django.db import models

from siapkerja.files.models import StoredFile
from siapkerja.identity.models import LegalEntity, Person
from siapkerja.organisations.enums import DocumentKind
from siapkerja.organisations.models.cases import OrganisationCase


class OrganisationDocument(models.Model):
    """A sealed file that shows what an organisation is, or proves what a case says.

    Attributes:
        case: the case it was handed in with; such a document is seen by who gave it and the officers. None: the organisation's own.
    """

    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT, related_name="papers")
    case = models.ForeignKey(OrganisationCase, models.PROTECT, null=True, blank=True, related_name="documents")
    kind = models.CharField(max_length=11, choices=DocumentKind)
    stored = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["-added_at", "-pk"]

    def __str__(self) -> str:
        return self.kind
