from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.fields import EncryptedTextField
from siapkerja.kernel.text import masked
from wirausaha.enums import BudgetKind
from wirausaha.models.proposals import Proposal


class Agreement(models.Model):
    """The agreement (PKS) of a chosen application: the applicant accepts, then the office.

    Attributes:
        amount: rupiah.
        account_by: last day for the accountability report, set when both have signed.
        reminded_days: the smallest number of days before that day for which the applicant was reminded.
    """

    proposal = models.OneToOneField(Proposal, models.PROTECT, related_name="agreement")
    amount = models.PositiveBigIntegerField()
    bank_name = models.CharField(_("Bank"), max_length=60, blank=True)
    bank_account = EncryptedTextField(purpose="bank_account", null=True, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    countersigned_at = models.DateTimeField(null=True, blank=True)
    countersigned_by = models.ForeignKey("identity.Person", models.PROTECT, null=True, blank=True, related_name="+")
    number = models.CharField(max_length=40, unique=True, null=True, blank=True)
    account_by = models.DateField(null=True, blank=True)
    reminded_days = models.SmallIntegerField(null=True, blank=True)
    document = models.OneToOneField("documents.Document", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="agreement_in_force_is_signed_by_both",
                condition=Q(countersigned_at=None) | Q(signed_at__isnull=False, number__isnull=False, account_by__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.number or f"perjanjian {self.pk}"

    @property
    def masked_account(self) -> str:
        return masked(self.bank_account or "")


class AccountReport(models.Model):
    """What became of the aid (LPJ): turnover in rupiah a month, workers the business gives work to."""

    proposal = models.OneToOneField(Proposal, models.PROTECT, related_name="account_report")
    workers = models.PositiveSmallIntegerField(_("Pekerja sekarang"), default=0)
    monthly_turnover = models.PositiveBigIntegerField(_("Penjualan sebulan"), null=True, blank=True)
    story = models.TextField(_("Perkembangan usaha"), max_length=2000, blank=True)
    leftover = models.CharField(_("Sisa bantuan"), max_length=500, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"laporan {self.pk}"


class SpendingLine(models.Model):
    """One thing bought with the aid, in rupiah, with its receipt."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="spending")
    spent_on = models.DateField(_("Tanggal beli"))
    kind = models.CharField(_("Jenis"), max_length=12, choices=BudgetKind)
    item = models.CharField(_("Barang atau jasa"), max_length=120)
    amount = models.PositiveBigIntegerField(_("Dibayar"))
    receipt = models.OneToOneField("files.StoredFile", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["spent_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="spending_is_more_than_nothing",
                condition=Q(amount__gte=1),
                violation_error_message=_("Isi jumlah yang dibayar, lebih dari 0."),
            )
        ]

    def __str__(self) -> str:
        return self.item
