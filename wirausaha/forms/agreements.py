"""Signing, and reporting what the aid was spent on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.forms.organisations import DigitsField
from siapkerja.web.forms.fields import RupiahField
from wirausaha.actions.accounts import Outcome, Spending
from wirausaha.enums import BudgetKind
from wirausaha.forms.programmes import DAY
from wirausaha.forms.proposals import PICTURE_ERRORS, PICTURES
from wirausaha.models import Proposal


class SignForm(forms.Form):
    bank_name = forms.CharField(label=_("Bank"), max_length=60)
    bank_account = DigitsField(
        label=_("Nomor rekening"),
        help_text=_("Atas nama Anda sendiri. Kami simpan terenkripsi."),
        lengths=tuple(range(8, 21)),
        wrong=_("Nomor rekening terdiri dari 8 sampai 20 angka."),
        max_length=30,
    )
    is_agreed = forms.BooleanField(
        label=_("Saya membaca dan menyetujui isi perjanjian ini."),
        error_messages={"required": _("Centang bahwa Anda menyetujui isi perjanjian.")},
    )


class SpendingForm(forms.Form):
    """One thing bought."""

    spent_on = forms.DateField(label=_("Tanggal beli"), widget=DAY)
    item = forms.CharField(label=_("Barang atau jasa"), max_length=120)
    kind = forms.ChoiceField(label=_("Jenis"), choices=BudgetKind.choices)
    amount = RupiahField(label=_("Dibayar"))
    receipt = forms.FileField(
        label=_("Kuitansi atau nota"),
        help_text=_("Foto atau PDF, paling besar 8 MB."),
        max_length=255,
        widget=forms.FileInput(attrs={"accept": PICTURES}),
        error_messages=PICTURE_ERRORS | {"required": _("Pilih foto kuitansinya.")},
    )

    def spending(self) -> Spending:
        """What the actions take."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "receipt"}
        return Spending(**(told | {"kind": BudgetKind(told["kind"])}))


class OutcomeForm(forms.Form):
    """What became of the business."""

    workers = forms.IntegerField(label=_("Pekerja sekarang"), help_text=_("Selain Anda."), min_value=0, max_value=500)
    monthly_turnover = RupiahField(label=_("Penjualan sebulan"), required=False)
    story = forms.CharField(label=_("Perkembangan usaha"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    leftover = forms.CharField(
        label=_("Sisa bantuan"), help_text=_("Isi hanya bila ada yang tidak terpakai."), max_length=500, required=False
    )

    @staticmethod
    def initial_of(proposal: Proposal) -> dict[str, Any]:
        report = getattr(proposal, "account_report", None)
        return {name: getattr(report, name) for name in OutcomeForm.base_fields} if report else {}

    def outcome(self) -> Outcome:
        """What the actions take."""
        return Outcome(**self.cleaned_data)
