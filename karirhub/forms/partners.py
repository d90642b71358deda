import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

_HOST = re.compile(r"(?=.{4,120}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")


class PartnerForm(forms.Form):
    """What an officer says of a portal of somebody else."""

    name = forms.CharField(label=_("Nama portal"), max_length=60, help_text=_("Seperti dikenal masyarakat; tampil pada lowongannya."))
    nib = forms.CharField(label=_("NIB pengelola"), max_length=20, help_text=_("13 angka. Organisasinya sudah terdaftar dan terbukti."))
    host = forms.CharField(
        label=_("Alamat situs"),
        max_length=120,
        help_text=_("Tanpa https://, misalnya kerja.contoh.example. Pelamar hanya diarahkan ke sana."),
    )
    logo = forms.FileField(label=_("Logo"), help_text=_("JPEG atau PNG, paling sedikit 48 × 48 titik."))

    def clean_nib(self) -> str:
        digits = re.sub(r"\D", "", self.cleaned_data["nib"])
        if len(digits) != 13:
            raise forms.ValidationError(_("NIB terdiri dari 13 angka."))
        return digits

    def clean_host(self) -> str:
        host = self.cleaned_data["host"].strip().lower().removeprefix("https://").rstrip("/")
        if not _HOST.fullmatch(host):
            raise forms.ValidationError(_("Tulis nama situsnya saja, misalnya kerja.contoh.example."))
        return host

    def told(self) -> dict[str, Any]:
        return {**{name: self.cleaned_data[name] for name in ("name", "nib", "host")}, "logo": self.cleaned_data["logo"].read()}
