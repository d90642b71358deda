from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.models import Person
from siapkerja.officers.queries.assistance import citizen_by_nik, is_called

NIK_INPUT = {"inputmode": "numeric", "autocomplete": "off", "maxlength": 24}


def form_file() -> forms.FileField:
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
    form = form_file()

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
