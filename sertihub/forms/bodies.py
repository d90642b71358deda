"""Forms for a body's licence, assessors and test venues, and for the officer who confirms."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sertihub.actions.bodies import Licence
from sertihub.actions.venues import VenueContent
from sertihub.enums import BodyKind, ReturnReason, VenueKind
from sertihub.queries.assessors import account_holder
from siapkerja.identity.models import Person
from siapkerja.web.forms.fields import RegencyField

_DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
KINDS = (
    (BodyKind.P1, _("P1: milik lembaga pendidikan atau pelatihan, bagi peserta didiknya sendiri")),
    (BodyKind.P2, _("P2: milik lembaga atau perusahaan, bagi pekerja, pemasok, dan jejaringnya")),
    (BodyKind.P3, _("P3: didirikan asosiasi industri atau profesi, bagi siapa pun di bidangnya")),
)


class LicenceForm(forms.Form):
    """What stands in BNSP's licensing decision."""

    kind = forms.ChoiceField(label=_("Jenis LSP"), choices=KINDS, widget=forms.RadioSelect)
    bnsp_number = forms.CharField(
        label=_("Nomor LSP"),
        help_text=_("Angka pada lisensi, misalnya 2125."),
        max_length=5,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    licence_number = forms.CharField(label=_("Nomor keputusan lisensi"), max_length=60)
    licence_valid_until = forms.DateField(label=_("Lisensi berlaku sampai"), widget=_DAY)

    def licence(self) -> Licence:
        """What the action takes."""
        return Licence(**(self.cleaned_data | {"kind": BodyKind(self.cleaned_data["kind"])}))


class ReturnForm(forms.Form):
    reason = forms.ChoiceField(label=_("Yang tidak sesuai"), choices=ReturnReason.choices, widget=forms.RadioSelect)
    note = forms.CharField(label=_("Catatan untuk lembaga"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}))


class AssessorForm(forms.Form):
    who = forms.CharField(
        label=_("NIK atau e-mail asesor"),
        help_text=_("Asesor perlu punya akun. NIK-nya sudah terbukti, atau pakai e-mail akunnya."),
        max_length=254,
    )
    registration_number = forms.CharField(label=_("Nomor registrasi"), help_text=_("Misalnya MET.000.001234 2024."), max_length=20)
    issued_on = forms.DateField(label=_("Tanggal terbit"), help_text=_("Registrasi berlaku tiga tahun sejak tanggal ini."), widget=_DAY)

    def clean_who(self) -> Person:
        person = account_holder(self.cleaned_data["who"])
        if person is None:
            raise ValidationError(
                _("Tidak ada akun dengan NIK terbukti atau e-mail itu. Minta asesor membuat akun dulu, atau periksa ketikannya.")
            )
        return person


class RenewForm(forms.Form):
    issued_on = forms.DateField(label=_("Tanggal terbit perpanjangan"), widget=_DAY)


class VenueForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Jenis TUK"),
        choices=(
            (VenueKind.TEMPORARY, _("TUK sewaktu: dipakai untuk satu kegiatan, lalu selesai")),
            (VenueKind.WORKPLACE, _("TUK tempat kerja: di tempat asesi bekerja")),
            (VenueKind.INDEPENDENT, _("TUK mandiri: tetap, dengan peralatan sendiri")),
        ),
        widget=forms.RadioSelect,
    )
    name = forms.CharField(label=_("Nama TUK"), max_length=160)
    address = forms.CharField(label=_("Alamat"), max_length=300)
    regency = RegencyField(label=_("Kabupaten atau kota"))

    def content(self) -> VenueContent:
        """What the action takes."""
        told: dict[str, Any] = dict(self.cleaned_data)
        return VenueContent(kind=VenueKind(told["kind"]), name=told["name"], address=told["address"], regency_id=told["regency"])


class RegisterForm(forms.Form):
    """What narrows the public register; faulty values narrow nothing."""

    q = forms.CharField(label=_("Nama atau nomor LSP"), max_length=100, required=False, widget=forms.TextInput(attrs={"type": "search"}))
    jenis = forms.ChoiceField(label=_("Jenis"), required=False, choices=[("", _("Semua jenis")), *BodyKind.choices])
    provinsi = forms.ChoiceField(label=_("Provinsi tempat uji"), required=False)

    def __init__(self, *args: Any, provinces: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["provinsi"].choices = [("", _("Seluruh Indonesia")), *provinces]  # type: ignore[attr-defined]
