import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from siapkerja.audit.append_only import register as only_grows
from siapkerja.identity.enums import BusinessScale, LegalForm
from siapkerja.identity.fields import EncryptedTextField, key_ring
from siapkerja.identity.models import LegalEntity, Person, Workplace
from siapkerja.kernel.workflow import State
from siapkerja.workflow.history import Moved
from wajiblapor.enums import Capital, Ownership, ReportState
from wajiblapor.questions.personal import from_text, joined, unseal
from wajiblapor.workflows import REPORT

KEY_PURPOSE = "wajiblapor report key"
# In place of everything else in the content of a trial's filing.
TRIAL = "trial"
# Has a number and a receipt; one that went back or is being corrected keeps both.
FILED = (ReportState.SUBMITTED, ReportState.RETURNED, ReportState.ACCEPTED, ReportState.CORRECTING)
# Its answers may be changed.
OPEN = (ReportState.DRAFT, ReportState.CORRECTING)


class ManpowerReportQuerySet(models.QuerySet["ManpowerReport"]):
    def of_organisation(self, legal_entity_id: int) -> Self:
        return self.filter(legal_entity_id=legal_entity_id)

    def within(self, regions: Iterable[str]) -> Self:
        """Reports of workplaces in one of the regions (code prefixes); "" is the whole country."""
        codes = set(regions)
        if "" in codes:
            return self.all()
        wanted = models.Q(pk__in=[])
        for code in codes:
            wanted |= models.Q(regency__code__startswith=code)
        return self.filter(wanted)

    def known_in(self, regions: Iterable[str]) -> Self:
        """Like `within`, with those of workplaces that have moved there since. For single reports, not for lists."""
        codes = set(regions)
        if "" in codes:
            return self.all()
        wanted = models.Q(pk__in=[])
        for code in codes:
            wanted |= models.Q(regency__code__startswith=code) | models.Q(workplace__regency__code__startswith=code)
        return self.filter(wanted)

    def filed(self) -> Self:
        return self.filter(state__in=FILED)

    def standing(self) -> Self:
        """All but discarded drafts."""
        return self.exclude(state=ReportState.DISCARDED)


class RealReports(models.Manager["ManpowerReport"]):
    """Every report but those a program only tries things out with: no queue, clock or count meets these by mistake."""

    def get_queryset(self) -> models.QuerySet["ManpowerReport"]:
        return super().get_queryset().filter(is_sandbox=False)


class ManpowerReport(models.Model):
    """One workplace's manpower report of one year (UU 7/1981 art. 6-7; Permenaker 18/2017).

    Attributes:
        is_sandbox: opened by a program that only tries things out; known to `everything`, not to `objects`.
        regency: whose office decides on it: where the workplace lay when the report was opened, or lies now while it is undecided.
        ordinal: "laporan yang ke-n" of this workplace.
        due_on: last day to file, at the workplace; None for a first report whose founding day is not known.
        number, reported_on, next_due_on: given at submission.
        signature_asked_at: when a program last said that it is ready to be declared by a person.
        reminded_days: how many days before the due day of the next report (of this one, while it is a first draft) the company
            was last reminded.
        workers_*: from the filed roster, so that lists need not open it.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    legal_entity = models.ForeignKey(LegalEntity, models.PROTECT, related_name="manpower_reports")
    workplace = models.ForeignKey(Workplace, models.PROTECT, related_name="manpower_reports")
    regency = models.ForeignKey("reference.Region", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    ordinal = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=REPORT.choices(), default=ReportState.DRAFT)
    version = models.PositiveIntegerField(default=1)
    is_sandbox = models.BooleanField(default=False, db_default=False)
    due_on = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    signature_asked_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    number = models.CharField(max_length=30, blank=True)
    reported_on = models.DateField(null=True, blank=True)
    next_due_on = models.DateField(null=True, blank=True)
    document = models.ForeignKey("documents.Document", models.PROTECT, null=True, blank=True, related_name="+")
    reminded_days = models.PositiveSmallIntegerField(null=True, blank=True)
    workers_total = models.PositiveIntegerField(default=0)
    workers_male = models.PositiveIntegerField(default=0)
    workers_female = models.PositiveIntegerField(default=0)
    workers_foreign = models.PositiveIntegerField(default=0)

    objects = RealReports.from_queryset(ManpowerReportQuerySet)()
    everything = ManpowerReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workplace", "year"],
                condition=~models.Q(state=ReportState.DISCARDED) & models.Q(is_sandbox=False),
                name="one_report_per_workplace_and_year",
                violation_error_message=_("Laporan tempat kerja ini untuk tahun tersebut sudah ada."),
            ),
            models.UniqueConstraint(
                fields=["workplace"],
                condition=models.Q(state=ReportState.DRAFT, is_sandbox=False),
                name="one_open_report_per_workplace",
                violation_error_message=_("Masih ada laporan tempat kerja ini yang belum dikirim."),
            ),
            models.UniqueConstraint(
                fields=["workplace"],
                condition=models.Q(state=ReportState.DRAFT, is_sandbox=True),
                name="one_open_trial_report_per_workplace",
                violation_error_message=_("Masih ada laporan percobaan tempat kerja ini yang belum dikirim."),
            ),
            models.UniqueConstraint(
                fields=["number"],
                condition=~models.Q(number=""),
                name="report_number_once",
                violation_error_message=_("Nomor ini sudah dipakai."),
            ),
            models.CheckConstraint(
                name="filed_reports_have_number_and_days",
                condition=~models.Q(state__in=FILED)
                | (~models.Q(number="") & models.Q(submitted_at__isnull=False, reported_on__isnull=False, next_due_on__isnull=False)),
                violation_error_message=_("Laporan terkirim harus bernomor dan bertanggal."),
            ),
            models.CheckConstraint(
                name="report_workers_add_up",
                condition=models.Q(workers_total=models.F("workers_male") + models.F("workers_female")),
                violation_error_message=_("Jumlah pekerja laki-laki dan perempuan tidak sama dengan jumlah seluruhnya."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["regency", "-submitted_at", "-id"],
                name="report_by_regency",
                opclasses=["varchar_pattern_ops", "timestamptz_ops", "int8_ops"],
            ),
            models.Index(fields=["-submitted_at", "-id"], name="report_newest"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.number or f"laporan {self.pk}"

    @property
    def state_row(self) -> State:
        return REPORT.state(self.state)

    @property
    def is_draft(self) -> bool:
        return self.state == ReportState.DRAFT

    @property
    def awaited_on(self) -> date | None:
        """The day the workplace must report next, as far as this report knows: its own day while it is a draft."""
        return self.due_on if self.is_draft else self.next_due_on

    @property
    def is_filed(self) -> bool:
        return self.state in FILED

    @property
    def is_open(self) -> bool:
        """Its answers may be changed: it was not sent yet, or is being corrected."""
        return self.state in OPEN

    @property
    def is_correcting(self) -> bool:
        return self.state == ReportState.CORRECTING


class ReportHistory(Moved):
    record = models.ForeignKey(ManpowerReport, models.PROTECT, related_name="history")


class ReportKey(models.Model):
    """The data key of a report's worker rows, wrapped by the master key ring. Without it those rows say nothing."""

    report = models.OneToOneField(ManpowerReport, models.PROTECT, primary_key=True, related_name="key")
    wrapped = models.BinaryField()

    def __str__(self) -> str:
        return f"kunci laporan {self.report_id}"

    @property
    def plain(self) -> bytes:
        return key_ring().decrypt(bytes(self.wrapped), purpose=KEY_PURPOSE)


class IdentitySection(models.Model):
    """Section B: who and where the company is, as stated in this report.

    Attributes:
        filed_phone: the telephone number as it was last sent, None before; a filing keeps everything else, but nothing sealed.
    """

    report = models.OneToOneField(ManpowerReport, models.CASCADE, primary_key=True, related_name="identity")
    name = models.CharField(max_length=200)
    nib = models.CharField(max_length=13, blank=True)
    npwp = models.CharField(max_length=16, blank=True)
    legal_form = models.CharField(max_length=20, choices=LegalForm)
    industry = models.ForeignKey("reference.Industry", models.PROTECT, null=True, blank=True, related_name="+")
    address = models.CharField(max_length=300, blank=True)
    village = models.ForeignKey("reference.Region", models.PROTECT, null=True, blank=True, related_name="+")
    postal_code = models.CharField(max_length=5, blank=True)
    owner_name = models.CharField(max_length=150, blank=True)
    responsible_name = models.CharField(max_length=150, blank=True)
    responsible_position = models.CharField(max_length=100, blank=True)
    phone = EncryptedTextField(purpose="phone", null=True, blank=True)
    filed_phone = EncryptedTextField(purpose="phone", null=True, blank=True)
    founded_on = models.DateField(null=True, blank=True)
    ownership = models.CharField(max_length=12, choices=Ownership, blank=True)
    capital = models.CharField(max_length=20, choices=Capital, blank=True)
    scale = models.CharField(max_length=8, choices=BusinessScale, blank=True)
    saved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="identity_nib_has_13_digits",
                condition=models.Q(nib="") | models.Q(nib__regex=r"^\d{13}$"),
                violation_error_message=_("NIB terdiri dari 13 angka."),
            ),
            models.CheckConstraint(
                name="identity_npwp_has_15_or_16_digits",
                condition=models.Q(npwp="") | models.Q(npwp__regex=r"^\d{15,16}$"),
                violation_error_message=_("NPWP terdiri dari 15 atau 16 angka."),
            ),
            models.CheckConstraint(
                name="identity_postal_code_has_5_digits",
                condition=models.Q(postal_code="") | models.Q(postal_code__regex=r"^\d{5}$"),
                violation_error_message=_("Kode pos terdiri dari 5 angka."),
            ),
        ]

    def __str__(self) -> str:
        return f"identitas {self.report_id}"

    # What must be answered before the report can be sent.
    NEEDED = (
        "name", "legal_form", "industry_id", "address", "village_id", "postal_code", "owner_name", "responsible_name",
        "responsible_position", "phone", "founded_on", "ownership", "capital", "scale",
    )  # fmt: skip

    @property
    def missing(self) -> list[str]:
        return [field for field in self.NEEDED if not getattr(self, field)]

    @property
    def version(self) -> str:
        """Another one after each saving; "" before the first."""
        return self.saved_at.isoformat() if self.saved_at else ""

    @property
    def percent(self) -> int:
        return 100 * (len(self.NEEDED) - len(self.missing)) // len(self.NEEDED)


@only_grows
class Filing(models.Model):
    """What was filed, unchangeable: the first submission is revision 1, each correction the next.

    Attributes:
        content: identity, answers, summary, gaps found and declaration as they were sent; what of the answers is personal is sealed
            under the report's data key (`sections` reads it). That of a trial is sealed as a whole (`told` reads it): filings only
            grow, and once the key is deleted nothing of the trial is left.
        digest: SHA-256 over the content, printed on the receipt.
        rules_version: rule set the roster was checked with.
    """

    report = models.ForeignKey(ManpowerReport, models.PROTECT, related_name="filings")
    revision = models.PositiveSmallIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    rules_version = models.CharField(max_length=20)
    upload = models.ForeignKey("wajiblapor.RosterUpload", models.PROTECT, related_name="+")
    declared_name = models.CharField(max_length=150)
    declared_position = models.CharField(max_length=100)
    filed_at = models.DateTimeField()
    filed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "revision"], name="filing_once_per_revision")]

    def __str__(self) -> str:
        return f"{self.report_id}/{self.revision}"

    @property
    def told(self) -> dict[str, Any]:
        """What was sent, with the personal answers sealed; over this goes `digest`."""
        told: dict[str, Any] = self.content
        return unseal(self.report.key.plain, from_text(told[TRIAL])) if TRIAL in told else told

    @property
    def sections(self) -> dict[str, dict[str, Any]]:
        """The answers as they were sent, by section and slug; for the company's own eyes, others see them `covered`."""
        told = self.told
        answers: dict[str, dict[str, Any]] = told.get("sections", {})
        personal = unseal(self.report.key.plain, from_text(told["sealed"])) if told.get("sealed") else {}
        return {slug: joined(plain, personal.get(slug, {})) for slug, plain in answers.items()}

    @property
    def whole(self) -> dict[str, Any]:
        """`told` with all answers in it."""
        return self.told | {"sections": self.sections}
