from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.enums import Sex
from siapkerja.identity.models import Person
from siapkerja.kernel import phone as phones
from siapkerja.officers.queries.assistance import citizen_by_nik, is_called
from siapkerja.reference.forms import RegionField
from siapkerja.reference.models import RegionLevel

NIK_INPUT = {"inputmode": "numeric", "autocomplete": "off", "maxlength": 24}


def _form_file() -> forms.FileField:
    return forms.FileField(
        label=_("Formulir bertanda tangan"),
        help_text=_("Foto atau PDF. Disimpan terenkripsi sebagai bukti izin warga."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,application/pdf"}),
        allow_empty_file=True,
        error_messages={"required": _("Pilih foto atau PDF formulirnya dulu.")},
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Kode dari warga"),
        help_text=_("Delapan huruf dan angka, misalnya K7MQ-3XWP."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )


class SendCodeForm(forms.Form):
    nik = forms.CharField(
        label=_("NIK warga"), help_text=_("Kode dikirim ke kontak akun warga, bukan kepada Anda."), widget=forms.TextInput(attrs=NIK_INPUT)
    )


class SignedFormForm(forms.Form):
    """A citizen by NIK and name, with the form they signed."""

    nik = forms.CharField(label=_("NIK warga"), widget=forms.TextInput(attrs=NIK_INPUT))
    full_name = forms.CharField(label=_("Nama lengkap"), help_text=_("Seperti tertulis di KTP."), max_length=150)
    form = _form_file()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("nik") and data.get("full_name"):
            person = citizen_by_nik(data["nik"])
            if person is None or not is_called(person, data["full_name"]):
                self.add_error(
                    "nik", _("Tidak ada warga dengan NIK dan nama ini. Periksa keduanya; bila belum tercatat, catatkan warganya.")
                )
            else:
                data["person"] = person
        return data

    @property
    def person(self) -> Person:
        found: Person = self.cleaned_data["person"]
        return found


class CitizenForm(forms.Form):
    """A citizen without an account, as on the identity card."""

    full_name = forms.CharField(label=_("Nama lengkap"), help_text=_("Seperti tertulis di KTP."), max_length=150)
    nik = forms.CharField(label=_("NIK"), widget=forms.TextInput(attrs=NIK_INPUT))
    sex = forms.ChoiceField(label=_("Jenis kelamin"), choices=Sex, widget=forms.RadioSelect)
    born_on = forms.DateField(label=_("Tanggal lahir"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    village = RegionField(label=_("Desa atau kelurahan tempat tinggal"), level=RegionLevel.VILLAGE)
    phone = forms.CharField(label=_("Nomor telepon"), max_length=24, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"}))
    form = _form_file()

    def clean_full_name(self) -> str:
        return " ".join(str(self.cleaned_data["full_name"]).split())

    def clean_born_on(self) -> date:
        born_on: date = self.cleaned_data["born_on"]
        if born_on >= timezone.localdate():
            raise forms.ValidationError(_("Tanggal lahir harus sebelum hari ini."))
        return born_on

    def clean_phone(self) -> str:
        typed = self.cleaned_data["phone"]
        try:
            return phones.normalised(typed) if typed else ""
        except ValueError:
            raise forms.ValidationError(_("Tulis nomor telepon Indonesia, misalnya 0812 3456 7890.")) from None

    @property
    def answers(self) -> dict[str, Any]:
        """What the action takes, the form's content aside."""
        return {key: value for key, value in self.cleaned_data.items() if key != "form"}

    @property
    def upload(self) -> UploadedFile:
        found: UploadedFile = self.cleaned_data["form"]
        return found
