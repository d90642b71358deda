import uuid
from collections.abc import Collection
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from karirhub.enums import PlacementKind, PlacementState
from karirhub.models.applications import Application
from karirhub.models.cards import JobSeekerCard
from karirhub.workflows import PLACEMENT
from siapkerja.kernel.workflow import State
from siapkerja.workflow.history import Moved


class PlacementQuerySet(models.QuerySet["Placement"]):
    def standing(self) -> Self:
        return self.filter(state=PlacementState.RECORDED)

    def within(self, regions: Collection[str]) -> Self:
        """Of seekers in regencies below one of the codes; "" is the whole country."""
        if "" in regions:
            return self
        wanted = Q(pk__in=[])
        for code in regions:
            wanted |= Q(regency__code__startswith=code)
        return self.filter(wanted)


class Placement(models.Model):
    """Somebody found work (penempatan): by a hire in the portal, or as an officer wrote it down.

    Attributes:
        card: the card the person sought with; None where they had none.
        regency: whose office reports it: the card's, else where the person lives.
        application: the hire it follows from; None where it was written down by hand.
        work_region: where the work is, a province or regency; None abroad.
        country: where the work is abroad, ISO 3166, three letters; "" in Indonesia.
        permit: number of the approval that AKAD and AKAN ask for; "" where none is known.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey("identity.Person", models.PROTECT, related_name="+")
    card = models.ForeignKey(JobSeekerCard, models.PROTECT, null=True, blank=True, related_name="placements")
    regency = models.ForeignKey("reference.Region", models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=PlacementState, default=PlacementState.RECORDED)
    version = models.IntegerField(default=1)
    scope = models.CharField(_("Jenis penempatan"), max_length=20, choices=PlacementKind)
    application = models.OneToOneField(Application, models.PROTECT, null=True, blank=True, related_name="placement")
    employer = models.CharField(_("Pemberi kerja"), max_length=150)
    position = models.CharField(_("Jabatan"), max_length=120)
    occupation = models.ForeignKey("reference.Occupation", models.PROTECT, null=True, blank=True, related_name="+")
    industry = models.ForeignKey("reference.Industry", models.PROTECT, null=True, blank=True, related_name="+")
    work_region = models.ForeignKey("reference.Region", models.PROTECT, null=True, blank=True, related_name="+")
    country = models.CharField(max_length=3, blank=True)
    permit = models.CharField(_("Nomor persetujuan"), max_length=80, blank=True)
    starts_on = models.DateField(_("Mulai bekerja"))
    recorded_at = models.DateTimeField()
    by_person = models.ForeignKey("identity.Person", models.PROTECT, null=True, blank=True, related_name="+")

    objects = PlacementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["card"],
                condition=Q(state="recorded", application=None),
                name="one_placement_by_hand_per_card",
                violation_error_message=_("Penempatan pencari kerja ini sudah dicatat."),
            ),
            models.CheckConstraint(
                name="placement_abroad_names_its_country",
                condition=Q(scope="abroad") & ~Q(country="") | ~Q(scope="abroad") & Q(country=""),
                violation_error_message=_("Negara diisi untuk penempatan luar negeri (AKAN) saja."),
            ),
        ]
        indexes = [models.Index(fields=["regency", "-id"], name="placement_of_regency")]

    def __str__(self) -> str:
        return f"{self.scope} {self.starts_on}"

    @property
    def state_row(self) -> State:
        return PLACEMENT.state(self.state)


class PlacementMove(Moved):
    record = models.ForeignKey(Placement, models.CASCADE, related_name="moves")
