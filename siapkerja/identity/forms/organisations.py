import re
from typing import Any, TypedDict

from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.enums import LegalForm
from siapkerja.identity.forms.industries import IndustryField
from siapkerja.reference.forms import RegionField
from siapkerja.reference.models import RegionLevel


class DigitsField(forms.CharField):
    """A number people write with dots, dashes and spaces; only its digits are kept.

    Args:
        lengths: how many digits it may have.
        wrong: the sentence for any other length.
    """

    def __init__(self, *, lengths: tuple[int, ...], wrong: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.lengths, self.wrong = lengths, wrong
        self.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}

    def clean(self, value: Any) -> str:
        digits = re.sub(r"[\s.\-/]", "", super().clean(value))
        if digits and (not digits.isascii() or not digits.isdigit() or len(digits) not in self.lengths):
            raise forms.ValidationError(self.wrong, "digits")
        return digits


def postal_code_field() -> DigitsField:
    return DigitsField(
        label=_("Kode pos"), lengths=(5,), wrong=_("Kode pos terdiri dari 5 angka, misalnya 40111."), required=False, max_length=7
    )


class Place(TypedDict):
    """The checked answers as `register_organisation` and `open_workplace` take them."""

    village_code: str
    regency_code: str
    address: str
    postal_code: str


class PlaceForm(forms.Form):
    """Where an organisation works, to the village."""

    village = RegionField(
        label=_("Desa atau kelurahan"),
        help_text=_("Ketik namanya, lalu pilih. Boleh juga mulai dari kabupaten atau kotanya."),
        level=RegionLevel.VILLAGE,
    )
    address = forms.CharField(label=_("Jalan dan nomor"), max_length=300, widget=forms.TextInput(attrs={"autocomplete": "street-address"}))
    postal_code = postal_code_field()

    @property
    def place(self) -> Place:
        data = self.cleaned_data
        return {
            "village_code": data["village"].pk,
            "regency_code": data["village"].pk[: RegionLevel.REGENCY],
            "address": data["address"],
            "postal_code": data["postal_code"],
        }


class RegisterLookupForm(forms.Form):
    """The code of a letter, or a NIB, for which the business register is asked."""

    kode = forms.CharField(
        label=_("Kode atau NIB"),
        help_text=_("Nama, bentuk, lapangan usaha, dan alamat terisi dari register usaha."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class OrganisationForm(PlaceForm):
    """A company registers itself with its head office."""

    field_order = ["name", "legal_form", "nib", "npwp", "industry"]
    name = forms.CharField(label=_("Nama perusahaan"), help_text=_("Seperti tertulis di akta atau NIB."), max_length=200)
    legal_form = forms.ChoiceField(label=_("Bentuk usaha"), choices=[("", _("Pilih bentuk usaha")), *LegalForm.choices])
    nib = DigitsField(
        label=_("NIB"),
        help_text=_("Nomor Induk Berusaha dari OSS, 13 angka. Boleh dilengkapi nanti."),
        lengths=(13,),
        wrong=_("NIB terdiri dari 13 angka. Periksa kembali angka pada surat NIB."),
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
    industry = IndustryField(
        label=_("Lapangan usaha utama (KBLI)"),
        help_text=_("Kode lima angka, atau sebagian kata, misalnya “konveksi” atau “perdagangan eceran”."),
        required=False,
    )

    expected_nib = ""
    """The NIB whose letter's code, or whose number, the answers were filled from."""

    def clean_nib(self) -> str:
        nib: str = self.cleaned_data["nib"]
        if self.expected_nib and nib != self.expected_nib:
            raise forms.ValidationError(_("Kode di atas untuk NIB lain. Pakai NIB dari register usaha, atau isi tanpa kode."), "other_nib")
        return nib


class WorkplaceForm(PlaceForm):
    """A branch, project or shop of an organisation."""

    field_order = ["name"]

    name = forms.CharField(
        label=_("Nama cabang"), help_text=_("Misalnya: Cabang Surabaya, Pabrik Karawang, Gerai Malioboro."), max_length=200
    )
