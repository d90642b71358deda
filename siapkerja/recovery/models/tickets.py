import uuid
from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.fields import EncryptedTextField
from siapkerja.kernel.text import masked
from siapkerja.kernel.workflow import State
from siapkerja.recovery.enums import ContactKind, RecoveryRefusal, RecoveryState, Way
from siapkerja.recovery.models.regional import RegionalQuerySet
from siapkerja.recovery.workflows import RECOVERY
from siapkerja.workflow.history import Moved


class RecoveryTicket(models.Model):
    """Somebody says an account is theirs although its telephone and e-mail are dead.

    What names the person is encrypted. The number comes when the new contact is proven; before, the ticket does not count.

    Attributes:
        person: whose account it is: found by NIK, name and birth date together, or named by the officer.
        is_matched: NIK, name and birth date were those of the record.
        previous: what the change replaced (contacts, password hash, second factors), as JSON, to be put back after an objection.
        due_on: last working day for the officers; moves on while the person has something to send.
        passport_country: as printed on the passport, ISO 3166-1 alpha-3.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(max_length=20, unique=True, null=True, blank=True)
    way = models.CharField(max_length=7, choices=Way, default=Way.ONLINE)
    nik = EncryptedTextField(purpose="nik", null=True, blank=True)
    passport = EncryptedTextField(purpose="passport", null=True, blank=True)
    passport_country = models.CharField(max_length=3, blank=True)
    full_name = EncryptedTextField(purpose="recovery name")
    born_on = models.DateField()
    contact_kind = models.CharField(max_length=5, choices=ContactKind)
    contact = EncryptedTextField(purpose="contact")
    old_contact = EncryptedTextField(purpose="contact", null=True, blank=True)
    story = EncryptedTextField(purpose="recovery story", null=True, blank=True)
    drops_second_factors = models.BooleanField(default=False)
    card = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    portrait = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    region = models.ForeignKey("reference.Region", models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey("identity.Person", models.PROTECT, null=True, blank=True, related_name="+")
    is_matched = models.BooleanField(default=False)
    state = models.CharField(max_length=11, choices=RECOVERY.choices(), default=RecoveryState.UNCONFIRMED)
    missing = models.JSONField(default=list, blank=True)
    refusal = models.CharField(max_length=15, choices=RecoveryRefusal, blank=True)
    taken_by = models.ForeignKey("identity.Person", models.PROTECT, null=True, blank=True, related_name="+")
    approved_by = models.ForeignKey("identity.Person", models.PROTECT, null=True, blank=True, related_name="+")
    previous = EncryptedTextField(purpose="recovery previous", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    filed_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    paused_on = models.DateField(null=True, blank=True)
    granted_at = models.DateTimeField(null=True, blank=True)

    objects = RegionalQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="recovery_is_of_a_nik_or_passport",
                condition=models.Q(nik__isnull=False, passport=None) | models.Q(nik=None, passport__isnull=False),
                violation_error_message=_("Isi NIK, atau nomor paspor bila Anda warga negara asing."),
            ),
            models.CheckConstraint(
                name="recovery_counts_once_confirmed",
                condition=models.Q(state=RecoveryState.UNCONFIRMED, number=None)
                | ~models.Q(state=RecoveryState.UNCONFIRMED) & models.Q(number__isnull=False, confirmed_at__isnull=False),
                violation_error_message=_("Permintaan baru bernomor setelah kontak barunya dicek."),
            ),
            models.CheckConstraint(
                name="granted_recovery_has_two_names",
                condition=~models.Q(state__in=[RecoveryState.GRANTED, RecoveryState.COMPLETED])
                | models.Q(person__isnull=False, taken_by__isnull=False, approved_by__isnull=False, granted_at__isnull=False),
                violation_error_message=_("Permintaan yang disetujui harus punya dua nama petugas."),
            ),
        ]
        indexes = [models.Index(fields=["state", "due_on", "id"], name="recovery_queue")]

    def __str__(self) -> str:
        return self.number or str(self.public_id)

    @property
    def confirmed_on(self) -> date | None:
        """The day its clock began, for drawing the deadline."""
        return timezone.localdate(self.confirmed_at) if self.confirmed_at else None

    @property
    def state_row(self) -> State:
        return RECOVERY.state(self.state)

    @property
    def masked_identity(self) -> str:
        """NIK or passport with its middle hidden."""
        return masked(self.nik) if self.nik else masked(self.passport or "", head=2, tail=2)

    @property
    def identity_words(self) -> str:
        return str(_("NIK") if self.nik else _("Paspor"))


class RecoveryTicketMoved(Moved):
    record = models.ForeignKey(RecoveryTicket, models.CASCADE, related_name="history")
