import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from sertihub.enums import CertificateState
from sertihub.models.bodies import CertificationBody
from sertihub.models.candidacies import Candidacy
from sertihub.models.schemes import Scheme
from sertihub.workflows import CERTIFICATE
from siapkerja.kernel.workflow import State
from siapkerja.workflow.history import Moved


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def of(self, body_id: int) -> Self:
        return self.filter(body=body_id)

    def of_person(self, person_id: int | None) -> Self:
        return self.filter(person=person_id)

    def over(self, on: date) -> Self:
        """Still called active although their last day is over."""
        return self.filter(state=CertificateState.ACTIVE, valid_until__lt=on)

    def with_names(self) -> Self:
        return self.select_related("scheme", "body__legal_entity", "document")


class Certificate(models.Model):
    """A competence certificate issued by a body on behalf of BNSP (PP 10/2018; Peraturan BNSP 3/2013).

    Attributes:
        number: KBLI, KBJI, qualification level, serial of seven digits, year.
        registration_number: sector letter, number of the body, serial of five digits, year.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    candidacy = models.OneToOneField(Candidacy, models.PROTECT, related_name="certificate")
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="certificates")
    body = models.ForeignKey(CertificationBody, models.PROTECT, related_name="certificates")
    person = models.ForeignKey("identity.Person", models.PROTECT, related_name="+")
    document = models.OneToOneField("documents.Document", models.PROTECT, related_name="+")
    number = models.CharField(max_length=40)
    registration_number = models.CharField(max_length=40)
    issued_on = models.DateField()
    valid_until = models.DateField()
    state = models.CharField(max_length=10, choices=CertificateState, default=CertificateState.ACTIVE)
    version = models.IntegerField(default=1)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["number"], name="certificate_number_once"),
            models.UniqueConstraint(fields=["body", "registration_number"], name="certificate_registration_once_at_a_body"),
            models.CheckConstraint(name="certificate_ends_after_it_starts", condition=Q(valid_until__gt=F("issued_on"))),
        ]
        indexes = [
            models.Index(fields=["body", "-id"], name="certificate_of_body"),
            models.Index(fields=["person", "-id"], name="certificate_of_person"),
            models.Index(fields=["valid_until"], condition=Q(state="active"), name="certificate_running_out"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def state_row(self) -> State:
        return CERTIFICATE.state(self.state)


class CertificateMove(Moved):
    record = models.ForeignKey(Certificate, models.CASCADE, related_name="moves")
