import json
import uuid
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from karirhub.enums import ContractType, OfferState
from karirhub.models.applications import Application
from karirhub.workflows import OFFER
from siapkerja.identity.fields import EncryptedTextField
from siapkerja.kernel.workflow import State
from siapkerja.workflow.history import Moved


class OfferQuerySet(models.QuerySet["Offer"]):
    def open(self) -> Self:
        return self.filter(state=OfferState.OPEN)


class Offer(models.Model):
    """An employer offers a job to an applicant, who accepts or declines it. Hiring comes after it.

    Attributes:
        sealed_terms: JSON of the wage (rupiah a month, specific data by UU 27/2022 art. 4) and the other terms in words.
        starts_on: first day of work offered.
        answer_by: last day to answer, at the workplace.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="offers")
    state = models.CharField(max_length=20, choices=OfferState, default=OfferState.OPEN)
    version = models.IntegerField(default=1)
    contract_type = models.CharField(_("Jenis kontrak"), max_length=20, choices=ContractType)
    contract_months = models.PositiveSmallIntegerField(_("Lama kontrak"), null=True, blank=True)
    sealed_terms = EncryptedTextField(purpose="offer terms")
    starts_on = models.DateField(_("Mulai bekerja"))
    answer_by = models.DateField(_("Dijawab paling lambat"))
    made_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(state__in=["open", "accepted"]),
                name="one_standing_offer_per_application",
                violation_error_message=_("Pelamar ini sudah punya penawaran. Tarik dulu bila ingin mengubahnya."),
            ),
            models.CheckConstraint(
                name="offer_contract_months_1_to_120",
                condition=Q(contract_months=None) | Q(contract_months__gte=1, contract_months__lte=120),
                violation_error_message=_("Lama kontrak antara 1 dan 120 bulan."),
            ),
        ]
        indexes = [models.Index(fields=["answer_by"], condition=Q(state="open"), name="offer_to_answer")]

    def __str__(self) -> str:
        return f"penawaran {self.pk}"

    @property
    def state_row(self) -> State:
        return OFFER.state(self.state)

    @property
    def is_open(self) -> bool:
        return self.state == OfferState.OPEN

    @property
    def wage(self) -> int:
        """Rupiah a month."""
        return int(self._told["wage"])

    @property
    def terms(self) -> str:
        return str(self._told["terms"])

    def may_be_answered_on(self, day: date) -> bool:
        return self.is_open and day <= self.answer_by

    @property
    def _told(self) -> dict[str, Any]:
        return dict(json.loads(self.sealed_terms))


class OfferMove(Moved):
    record = models.ForeignKey(Offer, models.CASCADE, related_name="moves")
