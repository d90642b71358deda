from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from sertihub.enums import BodyKind, StatementState
from sertihub.workflows import STATEMENT
from siapkerja.kernel.workflow import State
from siapkerja.workflow.history import Moved

_NUMBER = r"^\d{3,5}$"
_NUMBER_SENTENCE = _("Nomor LSP terdiri dari 3 sampai 5 angka, misalnya 2125.")


class Licensed(models.Model):
    """What BNSP's decision says of a certification body.

    Attributes:
        bnsp_number: its number at BNSP, which stands in the registration number of certificates.
        licence_number: the number of the licensing decision.
        licence_valid_until: its last day.
    """

    kind = models.CharField(_("Jenis LSP"), max_length=2, choices=BodyKind)
    bnsp_number = models.CharField(_("Nomor LSP"), max_length=5)
    licence_number = models.CharField(_("Nomor keputusan lisensi"), max_length=60)
    licence_valid_until = models.DateField(_("Lisensi berlaku sampai"))

    class Meta:
        abstract = True


class CertificationBodyQuerySet(models.QuerySet["CertificationBody"]):
    def licensed(self, on: date) -> Self:
        return self.filter(licence_valid_until__gte=on)

    def with_names(self) -> Self:
        return self.select_related("legal_entity")


class CertificationBody(Licensed):
    """A certification body (LSP) as an officer confirmed it (PP 10/2018: licensed by BNSP).

    Its people tell its data in a BodyStatement; a row is here from the first confirmation on.
    """

    legal_entity = models.OneToOneField("identity.LegalEntity", models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()

    objects = CertificationBodyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["bnsp_number"],
                name="certification_body_number_once",
                violation_error_message=_("Nomor LSP ini sudah dipakai lembaga lain."),
            ),
            models.CheckConstraint(
                name="certification_body_number_is_digits",
                condition=Q(bnsp_number__regex=_NUMBER),
                violation_error_message=_NUMBER_SENTENCE,
            ),
        ]

    def __str__(self) -> str:
        return self.legal_entity.name

    def get_absolute_url(self) -> str:
        return reverse("sertihub:body", args=[self.pk, self.slug])

    @property
    def slug(self) -> str:
        return slugify(self.legal_entity.name) or "lsp"

    def is_licensed(self, on: date) -> bool:
        return self.licence_valid_until >= on


class BodyStatementQuerySet(models.QuerySet["BodyStatement"]):
    def of(self, legal_entity_id: int) -> Self:
        return self.filter(legal_entity=legal_entity_id)

    def waiting(self) -> Self:
        return self.filter(state=StatementState.WAITING)


class BodyStatement(Licensed):
    """What an organisation says of itself as a certification body; an officer compares it with BNSP's decision."""

    legal_entity = models.ForeignKey("identity.LegalEntity", models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=StatementState, default=StatementState.WAITING)
    version = models.IntegerField(default=1)
    stated_at = models.DateTimeField()

    objects = BodyStatementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["legal_entity"],
                condition=Q(state="waiting"),
                name="one_waiting_statement_of_a_body",
                violation_error_message=_("Data yang Anda kirim sebelumnya masih diperiksa. Tunggu keputusannya dulu."),
            ),
            models.CheckConstraint(
                name="body_statement_number_is_digits",
                condition=Q(bnsp_number__regex=_NUMBER),
                violation_error_message=_NUMBER_SENTENCE,
            ),
        ]
        indexes = [models.Index(fields=["state", "stated_at"], name="body_statement_queue")]

    def __str__(self) -> str:
        return f"{self.bnsp_number} {self.licence_number}"

    @property
    def state_row(self) -> State:
        return STATEMENT.state(self.state)


class BodyStatementMove(Moved):
    record = models.ForeignKey(BodyStatement, models.CASCADE, related_name="moves")
