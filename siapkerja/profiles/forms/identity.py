from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.enums import Sex
from siapkerja.kernel import nik as nik_rules
from siapkerja.kernel import phone as phone_rules
from siapkerja.profiles.actions.profiles import Passport
from siapkerja.reference.queries import country_choices

YOUNGEST, OLDEST = 13, 110
PASSPORT = {
    "passport_number": _("Tuliskan nomor paspor Anda."),
    "passport_country": _("Pilih negara penerbit paspor."),
    "passport_expires_on": _("Tuliskan tanggal akhir masa berlaku paspor."),
}


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
    passport_number = forms.CharField(
        label=_("Nomor paspor"), max_length=20, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    passport_country = forms.ChoiceField(label=_("Negara penerbit"), required=False)
    passport_expires_on = forms.DateField(
        label=_("Berlaku sampai"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
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

    def __init__(self, *args: Any, locked: Sequence[str] = (), **kwargs: Any) -> None:
        """`locked` names fields that stand fast: they are shown as they are, and what is posted for them is not taken."""
        super().__init__(*args, **kwargs)
        for name in locked:
            # A posted NIK still reaches the action, which says why it cannot be another.
            self.fields[name].disabled = name != "nik"
        choices = [("", _("Pilih negara")), *country_choices(on=timezone.localdate())]
        self.fields["passport_country"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A passport is its number, its country and its last day, or nothing at all."""
        cleaned: dict[str, Any] = super().clean() or {}
        number, country, expires_on = (self.cleaned_data.get(name) for name in PASSPORT)
        if any((number, country, expires_on)):
            for name, words in PASSPORT.items():
                if name not in self.errors and not self.cleaned_data.get(name):
                    self.add_error(name, words)
        return cleaned

    @property
    def answers(self) -> dict[str, Any]:
        """What the action takes: the passport as one value, None where none was given."""
        data = {name: value for name, value in self.cleaned_data.items() if name not in PASSPORT}
        told: list[Any] = [self.cleaned_data.get(name) for name in PASSPORT]
        return data | {"passport": Passport(*told) if told[0] else None}

    def clean_full_name(self) -> str:
        return " ".join(str(self.cleaned_data["full_name"]).split())

    def clean_nik(self) -> str:
        digits = nik_rules.digits_of(self.cleaned_data["nik"])
        if digits and not nik_rules.is_wellformed(digits):
            raise forms.ValidationError(_("NIK terdiri dari 16 angka, Anda mengisi %(count)s."), "length", {"count": len(digits)})
        return digits

    def clean_born_on(self) -> date:
        born_on: date = self.cleaned_data["born_on"]
        if self.fields["born_on"].disabled:
            return born_on
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
