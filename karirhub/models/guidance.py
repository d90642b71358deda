import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from karirhub.enums import CounsellingTopic
from karirhub.models.cards import JobSeekerCard
from karirhub.models.vacancies import Vacancy
from siapkerja.documents.models import Document
from siapkerja.identity.fields import EncryptedTextField


class CounsellingNote(models.Model):
    """What an employment officer writes down after talking with a seeker (UU 13/2003 art. 38). Only officers of the regency read it,
    and the seeker in the copy of their data."""

    card = models.ForeignKey(JobSeekerCard, models.PROTECT, related_name="notes")
    topic = models.CharField(_("Tentang"), max_length=20, choices=CounsellingTopic)
    text = EncryptedTextField(purpose="counselling_note")
    by_person = models.ForeignKey("identity.Person", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.card_id} {self.topic}"


class Referral(models.Model):
    """An employment officer's letter that brings a seeker to a vacancy (surat pengantar, AK/IV). Whoever the seeker applies to there
    reads the office's name."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    card = models.ForeignKey(JobSeekerCard, models.PROTECT, related_name="referrals")
    vacancy = models.ForeignKey(Vacancy, models.PROTECT, related_name="referrals")
    document = models.OneToOneField(Document, models.PROTECT, related_name="+")
    office = models.CharField(max_length=160)
    by_person = models.ForeignKey("identity.Person", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["card", "vacancy"],
                name="one_referral_per_card_and_vacancy",
                violation_error_message=_("Pencari kerja ini sudah dirujuk ke lowongan itu."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.card_id}: {self.vacancy_id}"
