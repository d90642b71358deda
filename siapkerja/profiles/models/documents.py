from django.db import models
from django.utils.translation import gettext_lazy as _

from siapkerja.files.models import StoredFile
from siapkerja.identity.fields import EncryptedTextField
from siapkerja.profiles.enums import DocumentKind
from siapkerja.profiles.models.profiles import Profile


class KeptDocument(models.Model):
    """A paper of the person's own (a diploma, a letter of reference), kept to be sent along where the person chooses.

    What issuers prove through the portal is a `Qualification` instead. Removing the document removes the file wherever it was sent.
    """

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="documents")
    kind = models.CharField(_("Jenis dokumen"), max_length=20, choices=DocumentKind)
    title = EncryptedTextField(purpose="document title")
    stored = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"dokumen {self.pk}"
