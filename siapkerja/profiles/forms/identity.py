from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.enums import Sex
from siapkerja.kernel import nik as nik_rules
from siapkerja.kernel import phone as phone_rules

YOUNGEST, OLDEST = 13, 110


class IdentityForm(forms.Form):
    """Who somebody is, as on the identity card."""

    full_name = forms.CharField(
        label=_("Nama lengkap"),
        help_text=_("Seperti tertulis di KTP."),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    nik = forms.CharField(
        label=_("NIK"),
        help_text=_("16 angka di bagian atas KTP. Disimpan terenkripsi dan hanya tampil sebagian."),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    sex = forms.ChoiceField(label=_("Jenis kelamin"), choices=Sex.choices, widget=forms.RadioSelect)
    born_on = forms.DateField(
        label=_("Tanggal lahir"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "autocomplete": "bday"})
    )
    phone = forms.CharField(
        label=_("Nomor telepon"),
        help_text=_("Nomor yang dapat dihubungi pemberi kerja, misalnya 0812-3456-7890."),
        max_length=25,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )

    def clean_full_name(self) -> str:
        return " ".join(str(self.cleaned_data["full_name"]).split())

    def clean_nik(self) -> str:
        digits = nik_rules.digits_of(self.cleaned_data["nik"])
        if digits and not nik_rules.is_wellformed(digits):
            raise forms.ValidationError(_("NIK terdiri dari 16 angka, Anda mengisi %(count)s."), "length", {"count": len(digits)})
        return digits

    def clean_born_on(self) -> date:
        born_on: date = self.cleaned_data["born_on"]
        age = (timezone.localdate() - born_on).days / 365.25
        if not YOUNGEST <= age <= OLDEST:
            raise forms.ValidationError(_("Periksa tahun lahir Anda."), "age")
        return born_on

    def clean_phone(self) -> str:
        try:
            return phone_rules.normalised(self.cleaned_data["phone"])
        except ValueError as error:
            raise forms.ValidationError(_("Tuliskan nomor telepon Indonesia, misalnya 0812-3456-7890."), "phone") from error


def initial_of(person: Any) -> dict[str, Any]:
    """What the form shows of a person; the NIK is never shown again in full."""
    return {
        "full_name": person.full_name,
        "sex": person.sex,
        "born_on": person.born_on,
        "phone": phone_rules.spaced(person.phone or ""),
    }
