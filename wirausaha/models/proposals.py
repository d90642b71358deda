import uuid
from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.fields import EncryptedTextField, index_version, nik_indexes
from siapkerja.kernel.text import masked
from siapkerja.kernel.workflow import State
from siapkerja.workflow.history import Moved
from wirausaha.enums import BudgetKind, MemberRole, ProposalState, Stage, WorkSituation
from wirausaha.models.programmes import Programme
from wirausaha.workflows import PROPOSAL, REVOCABLE


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def of_person(self, person_id: int | None) -> Self:
        return self.filter(person=person_id)

    def sent(self) -> Self:
        """What an office may know of: sent at least once."""
        return self.exclude(submitted_at=None)

    def within(self, regions: Iterable[str]) -> Self:
        """In one of these regions; "" is the whole country, none is nothing."""
        codes = set(regions)
        if "" in codes:
            return self
        condition = Q(pk__in=[])
        for code in codes:
            condition |= Q(regency__code__startswith=code)
        return self.filter(condition)

    def with_names(self) -> Self:
        return self.select_related("programme", "person", "village__parent", "regency__parent", "industry", "photo")


class Proposal(models.Model):
    """Somebody applies for aid, alone or for a group.

    Attributes:
        number: given when it is first sent, without gaps in a regency and year.
        year: of the programme; one aid per NIK and year.
        requested, monthly_turnover: rupiah.
        latitude, longitude: where the business is, in degrees; both or neither.
        score: of the visit, 0 to 100.
        rank: among the reserves of a decision, 1 moves up first.
        due_on: last day for whoever has the next step.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="proposals")
    person = models.ForeignKey("identity.Person", models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=ProposalState, default=ProposalState.DRAFT)
    version = models.IntegerField(default=1)
    number = models.CharField(max_length=30, unique=True, null=True, blank=True)
    year = models.PositiveSmallIntegerField()

    industry = models.ForeignKey("reference.Industry", models.PROTECT, null=True, blank=True, related_name="+")
    business_name = models.CharField(_("Nama usaha"), max_length=120, blank=True)
    stage = models.CharField(_("Keadaan usaha"), max_length=10, choices=Stage, blank=True)
    idea = models.TextField(_("Rencana usaha"), max_length=2000, blank=True)
    market = models.TextField(_("Pembeli dan cara menjual"), max_length=1000, blank=True)
    workers_now = models.PositiveSmallIntegerField(_("Pekerja sekarang"), default=0)
    workers_expected = models.PositiveSmallIntegerField(_("Pekerja yang akan ditambah"), default=0)
    situation = models.CharField(_("Pekerjaan Anda sekarang"), max_length=20, choices=WorkSituation, blank=True)
    nib = models.CharField(_("NIB"), max_length=13, blank=True)
    monthly_turnover = models.PositiveBigIntegerField(_("Penjualan sebulan"), null=True, blank=True)

    village = models.ForeignKey("reference.Region", models.PROTECT, null=True, blank=True, related_name="+")
    regency = models.ForeignKey("reference.Region", models.PROTECT, null=True, blank=True, related_name="+")
    address = models.CharField(_("Jalan dan nomor, atau petunjuk"), max_length=300, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    photo = models.OneToOneField("files.StoredFile", models.SET_NULL, null=True, blank=True, related_name="+")

    requested = models.PositiveBigIntegerField(_("Bantuan yang diajukan"), null=True, blank=True)
    declared_at = models.DateTimeField(null=True, blank=True)

    score = models.PositiveSmallIntegerField(null=True, blank=True)
    rank = models.PositiveSmallIntegerField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    drafted_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    moved_at = models.DateTimeField()

    objects = ProposalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="proposal_coordinates_come_in_pairs",
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                violation_error_message=_("Koordinat terdiri dari lintang dan bujur, misalnya -6,9147 dan 107,6098."),
            ),
            models.CheckConstraint(
                name="proposal_score_0_to_100",
                condition=Q(score=None) | Q(score__lte=100),
                violation_error_message=_("Nilai antara 0 dan 100."),
            ),
            models.CheckConstraint(
                name="proposal_once_sent_has_its_number",
                condition=Q(submitted_at=None) | Q(number__isnull=False, regency__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["programme", "person"],
                condition=~Q(state__in=["refused", "lapsed", "withdrawn"]),
                name="one_proposal_per_person_and_programme",
                violation_error_message=_("Anda sudah punya permohonan di program ini."),
            ),
        ]
        indexes = [
            models.Index(fields=["person", "-id"], name="proposal_of_person"),
            models.Index(fields=["state", "due_on"], name="proposal_queue"),
            models.Index(fields=["programme", "regency", "-score"], name="proposal_ranking"),
        ]

    def __str__(self) -> str:
        return self.number or f"draf {self.pk}"

    @property
    def state_row(self) -> State:
        return PROPOSAL.state(self.state)

    @property
    def is_draft(self) -> bool:
        return self.state == ProposalState.DRAFT

    @property
    def is_editable(self) -> bool:
        return self.state in {ProposalState.DRAFT, ProposalState.RETURNED}

    @property
    def is_revocable(self) -> bool:
        return self.state in REVOCABLE

    @property
    def coordinates(self) -> str:
        """`-6.91470, 107.60980` as maps take it; "" where none are known."""
        return "" if self.latitude is None or self.longitude is None else f"{self.latitude:.5f}, {self.longitude:.5f}"

    @property
    def title(self) -> str:
        return self.business_name or self.programme.title


class ProposalMove(Moved):
    record = models.ForeignKey(Proposal, models.CASCADE, related_name="moves")


class MemberQuerySet(models.QuerySet["Member"]):
    def of_nik(self, nik: str) -> Self:
        """Under whichever index key, also while the key is being changed."""
        return self.filter(nik_index__in=nik_indexes(nik))

    def counted(self) -> Self:
        return self.filter(is_counted=True)


class Member(models.Model):
    """One NIK of an application: the applicant (`is_applicant`), or whom the applicant names for the group.

    Attributes:
        is_counted: from sending until the application ends without aid; then the NIK holds the year's one aid.
    """

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="members")
    nik = EncryptedTextField(purpose="nik")
    nik_index = models.BinaryField(max_length=32)
    index_version = models.PositiveSmallIntegerField(default=index_version)
    full_name = models.CharField(_("Nama lengkap"), max_length=150)
    role = models.CharField(_("Tugas di kelompok"), max_length=10, choices=MemberRole, default=MemberRole.MEMBER)
    year = models.PositiveSmallIntegerField()
    is_applicant = models.BooleanField(default=False)
    is_counted = models.BooleanField(default=False)

    objects = MemberQuerySet.as_manager()

    class Meta:
        ordering = [F("is_applicant").desc(), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["nik_index", "year"],
                condition=Q(is_counted=True),
                name="one_aid_per_nik_and_year",
                violation_error_message=_("NIK ini sudah ada di permohonan bantuan lain tahun ini."),
            ),
            models.UniqueConstraint(
                fields=["proposal", "nik_index"],
                name="nik_once_in_a_group",
                violation_error_message=_("NIK ini sudah ada di kelompok Anda."),
            ),
        ]

    def __str__(self) -> str:
        return f"anggota {self.pk}"

    @property
    def masked_nik(self) -> str:
        return masked(self.nik)


class BudgetLine(models.Model):
    """One line of the budget (RAB). Prices in rupiah."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="budget")
    kind = models.CharField(_("Jenis"), max_length=12, choices=BudgetKind)
    item = models.CharField(_("Barang atau jasa"), max_length=120)
    quantity = models.PositiveIntegerField(_("Jumlah"))
    unit_price = models.PositiveBigIntegerField(_("Harga satuan"))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="budget_line_costs_something",
                condition=Q(quantity__gte=1, quantity__lte=100_000, unit_price__gte=1),
                violation_error_message=_("Isi jumlah dan harga satuan, masing-masing lebih dari 0."),
            )
        ]

    def __str__(self) -> str:
        return self.item

    @property
    def total(self) -> int:
        return self.quantity * self.unit_price
