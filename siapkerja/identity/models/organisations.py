import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.enums import CapacityKind, LegalForm, WorkplaceClosing, WorkplaceKind


class RealOrganisations(models.Manager["LegalEntity"]):
    """Every organisation but the invented ones programs try things out with: no list, search or count meets these by mistake."""

    def get_queryset(self) -> models.QuerySet["LegalEntity"]:
        return super().get_queryset().filter(sandbox_of=None)


class RealWorkplaces(models.Manager["Workplace"]):
    """Every workplace but those of invented organisations."""

    def get_queryset(self) -> models.QuerySet["Workplace"]:
        return super().get_queryset().filter(is_sandbox=False)


class LegalEntity(models.Model):
    """An organisation with legal identity: a company, foundation, agency. Its NIB is unique where known.

    Attributes:
        proven_at: since when it is proven that whoever acts for it may; None while it may only draft.
        merged_into: the organisation a duplicate became part of; its own row then only leads there. An invented one that was begun
            anew leads to the one that took its place.
        sandbox_of: the organisation whose programs try things out with this invented one; known to `everything`, not to `objects`.
            It has no members and no duties, and nothing of it is ever public, counted or announced.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200)
    legal_form = models.CharField(max_length=20, choices=LegalForm)
    nib = models.CharField(max_length=13, null=True, blank=True)  # noqa: DJ001 - unique where known
    npwp = models.CharField(max_length=16, blank=True)
    industry = models.ForeignKey("reference.Industry", models.PROTECT, null=True, blank=True, related_name="+")
    proven_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="absorbed")
    sandbox_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="sandboxes")
    version = models.PositiveIntegerField(default=1)
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    # The first is what other records are related by: an invented organisation has its workplaces, too.
    everything = models.Manager["LegalEntity"]()
    objects = RealOrganisations()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sandbox_of"],
                condition=models.Q(merged_into=None),
                name="one_sandbox_organisation",
                violation_error_message=_("Organisasi ini sudah punya perusahaan percobaan."),
            ),
            models.CheckConstraint(
                name="merged_organisations_give_up_their_nib",
                condition=models.Q(merged_into=None) | models.Q(nib=None),
                violation_error_message=_("Organisasi yang sudah digabung tidak memegang NIB."),
            ),
            models.UniqueConstraint(
                fields=["nib"],
                name="legal_entity_nib_once",
                violation_error_message=_("NIB ini sudah terdaftar atas nama organisasi lain."),
            ),
            models.CheckConstraint(
                name="nib_has_13_digits",
                condition=models.Q(nib=None) | models.Q(nib__regex=r"^\d{13}$"),
                violation_error_message=_("NIB terdiri dari 13 angka."),
            ),
            models.CheckConstraint(
                name="npwp_has_15_or_16_digits",
                condition=models.Q(npwp="") | models.Q(npwp__regex=r"^\d{15,16}$"),
                violation_error_message=_("NPWP terdiri dari 15 atau 16 angka."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Workplace(models.Model):
    """Where an organisation works: the head office or a branch. Reports, vacancies and batches belong to one.

    Attributes:
        is_sandbox: of an invented organisation (`LegalEntity.sandbox_of`).
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT, related_name="workplaces")
    kind = models.CharField(max_length=12, choices=WorkplaceKind)
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=300, blank=True)
    postal_code = models.CharField(max_length=5, blank=True)
    regency = models.ForeignKey("reference.Region", models.PROTECT, related_name="+")
    village = models.ForeignKey("reference.Region", models.PROTECT, null=True, blank=True, related_name="+")
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    time_zone = models.CharField(max_length=20, default="Asia/Jakarta")
    closed_on = models.DateField(null=True, blank=True)
    closing = models.CharField(max_length=11, choices=WorkplaceClosing, blank=True)
    version = models.PositiveIntegerField(default=1)
    is_sandbox = models.BooleanField(default=False, db_default=False)

    everything = models.Manager["Workplace"]()
    objects = RealWorkplaces()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="coordinates_lie_on_earth",
                condition=models.Q(latitude=None, longitude=None)
                | models.Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                violation_error_message=_("Koordinat terdiri dari lintang dan bujur, misalnya -6,9147 dan 107,6098."),
            ),
            models.UniqueConstraint(
                fields=["legal_entity"],
                condition=models.Q(kind=WorkplaceKind.HEAD_OFFICE, closed_on=None),
                name="one_open_head_office",
                violation_error_message=_("Organisasi ini sudah punya kantor pusat."),
            ),
            models.CheckConstraint(
                name="postal_code_has_5_digits",
                condition=models.Q(postal_code="") | models.Q(postal_code__regex=r"^\d{5}$"),
                violation_error_message=_("Kode pos terdiri dari 5 angka."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Capacity(models.Model):
    """In what capacity an organisation takes part, for a time; several at once where true."""

    legal_entity = models.ForeignKey(LegalEntity, models.CASCADE, related_name="capacities")
    kind = models.CharField(max_length=20, choices=CapacityKind)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["legal_entity", "kind"], condition=models.Q(valid_to=None), name="one_open_capacity_of_a_kind")
        ]

    def __str__(self) -> str:
        return self.kind
