from collections.abc import Collection
from functools import partial
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.enums import BusinessScale, LegalForm
from siapkerja.identity.forms.lookups import LookupField
from siapkerja.identity.forms.organisations import DigitsField
from siapkerja.identity.queries import industry_choices
from wajiblapor.actions.reports import IdentityAnswers
from wajiblapor.enums import Capital, Ownership
from wajiblapor.forms.answers import PhoneField
from wajiblapor.models import IdentitySection
from wajiblapor.queries.reports import village_choices

CHOOSE = ("", _("Pilih"))
NEEDED_TO_SEND = (
    "industry", "founded_on", "address", "village", "postal_code", "owner_name", "responsible_name", "responsible_position", "phone",
    "ownership", "capital", "scale",
)  # fmt: skip


class IdentityForm(forms.Form):
    """Section B. Every answer may wait; the report page says what is still missing."""

    name = forms.CharField(label=_("Nama perusahaan"), max_length=200)
    legal_form = forms.ChoiceField(label=_("Bentuk usaha"), choices=LegalForm.choices)
    nib = DigitsField(
        label=_("NIB"),
        help_text=_("13 angka, dari OSS."),
        lengths=(13,),
        wrong=_("NIB terdiri dari 13 angka."),
        required=False,
        max_length=20,
    )
    npwp = DigitsField(
        label=_("NPWP"),
        help_text=_("15 atau 16 angka."),
        lengths=(15, 16),
        wrong=_("NPWP terdiri dari 15 atau 16 angka."),
        required=False,
        max_length=25,
    )
    industry = LookupField(
        label=_("Lapangan usaha utama (KBLI)"),
        help_text=_("Ketik sebagian kata atau kodenya, lalu pilih."),
        choices=industry_choices,
        max_length=250,
        required=False,
    )
    founded_on = forms.DateField(
        label=_("Tanggal pendirian"),
        help_text=_("Seperti pada akta. Contoh: 05/03/2019."),
        required=False,
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"placeholder": _("hh/bb/tttt"), "autocomplete": "off"}),
        input_formats=["%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"],
        error_messages={"invalid": _("Tulis hari/bulan/tahun. Contoh: 05/03/2019.")},
    )
    address = forms.CharField(label=_("Alamat tempat kerja"), help_text=_("Nama jalan dan nomor."), max_length=300, required=False)
    village = LookupField(
        label=_("Desa atau kelurahan"), help_text=_("Ketik namanya, lalu pilih."), choices=list, max_length=150, required=False
    )
    postal_code = DigitsField(
        label=_("Kode pos"),
        help_text=_("Nomor laporan Anda dimulai dengan kode pos ini."),
        lengths=(5,),
        wrong=_("Kode pos terdiri dari 5 angka."),
        required=False,
        max_length=7,
    )
    owner_name = forms.CharField(label=_("Nama pemilik"), max_length=150, required=False)
    responsible_name = forms.CharField(label=_("Nama penanggung jawab"), max_length=150, required=False)
    responsible_position = forms.CharField(label=_("Jabatan penanggung jawab"), max_length=100, required=False)
    phone = PhoneField(label=_("Telepon"), help_text=_("Disimpan terenkripsi, hanya untuk petugas."), required=False)
    ownership = forms.ChoiceField(label=_("Status pemilikan"), choices=[CHOOSE, *Ownership.choices], required=False)
    capital = forms.ChoiceField(label=_("Status permodalan"), choices=[CHOOSE, *Capital.choices], required=False)
    scale = forms.ChoiceField(
        label=_("Skala usaha"),
        help_text=_("Menurut modal usaha atau hasil penjualan setahun (PP 7/2021)."),
        choices=[CHOOSE, *BusinessScale.choices],
        required=False,
    )

    use_required_attribute = False

    def __init__(self, *args: Any, regency_code: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in NEEDED_TO_SEND:
            self.fields[name].required = True
        village = cast(LookupField, self.fields["village"])
        village.choices = village.widget.choices = partial(village_choices, regency_code)

    def full_clean(self) -> None:
        """A draft may be saved with gaps, although what is needed for sending is not marked as optional."""
        for name in NEEDED_TO_SEND:
            self.fields[name].required = False
        super().full_clean()
        for name in NEEDED_TO_SEND:
            self.fields[name].required = True

    def clean_founded_on(self) -> Any:
        founded_on = self.cleaned_data["founded_on"]
        if founded_on and founded_on > timezone.localdate():
            raise forms.ValidationError(_("Tanggal pendirian belum terjadi. Periksa tahunnya."), "future")
        return founded_on

    def readable(self, touched: Collection[str]) -> tuple[IdentityAnswers, set[str]]:
        """What can be read of the fields that were touched, and its names among the answers; the rest says nothing."""
        told = {name: self.cleaned_data[name] for name in self.fields if self.add_prefix(name) in touched and name not in self.errors}
        if "industry" in told:
            told["industry_id"] = int(told.pop("industry") or 0) or None
        if "village" in told:
            told["village_code"] = told.pop("village") or None
        return IdentityAnswers(**{"name": "", "legal_form": ""} | told), set(told)

    def unread(self, touched: Collection[str]) -> set[str]:
        """Fields that were touched and hold what nobody can read yet, as the page names them."""
        return {self.add_prefix(name) for name in self.errors if name in self.fields} & set(touched)

    def answers(self) -> IdentityAnswers:
        """The cleaned answers."""
        data = dict(self.cleaned_data)
        industry, village = data.pop("industry"), data.pop("village")
        return IdentityAnswers(industry_id=int(industry) if industry else None, village_code=village, **data)


def initial_of(section: IdentitySection) -> dict[str, Any]:
    answers: dict[str, Any] = {name: getattr(section, name) for name in IdentityForm.base_fields if name not in {"industry", "village"}}
    return answers | {"industry": str(section.industry_id or ""), "village": section.village_id or ""}
