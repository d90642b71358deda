from django.db import models

from karirhub.models.applications import Application
from siapkerja.identity.fields import EncryptedTextField


class ApplicationMessage(models.Model):
    """A message between an applicant and the employer, about one application.

    Attributes:
        is_from_employer: written by somebody who handles applications; else by the applicant.
        read_at: when somebody of the other side opened the conversation first after it.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="messages")
    is_from_employer = models.BooleanField()
    written_by = models.ForeignKey("identity.Person", models.PROTECT, null=True, blank=True, related_name="+")
    text = EncryptedTextField(purpose="application message")
    attachment = models.OneToOneField("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["sent_at", "pk"]
        indexes = [models.Index(fields=["application", "sent_at"], name="message_of_application")]

    def __str__(self) -> str:
        return f"{self.application_id}/{self.pk}"
