"""Identity, places, papers and members of an organisation."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.enums import LegalForm, MemberRole, WorkplaceClosing
from siapkerja.identity.forms.industries import IndustryField
from siapkerja.identity.forms.organisations import DigitsField, PlaceForm
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.queries import workplaces_of
from siapkerja.organisations.enums import DocumentKind
from siapkerja.organisations.forms.cases import document_field

Coordinates = tuple[float | None, float | None]


class IdentityForm(forms.Form):
    """Legal identity. What has been proven cannot be changed here."""

    name = forms.CharField(label=_("Nama organisasi"), help_text=_("Seperti tertulis di akta atau NIB."), max_length=200)
    legal_form = forms.ChoiceField(label=_("Bentuk usaha"), choices=LegalForm)
    nib = DigitsField(
        label=_("NIB"),
        help_text=_("13 angka."),
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


class DocumentForm(forms.Form):
    kind = forms.ChoiceField(label=_("Jenis dokumen"), choices=DocumentKind, widget=forms.RadioSelect)
    document = document_field()


class CoordinatesField(forms.CharField):
    """Latitude and longitude as maps give them: `-6.9147, 107.6098`, also with decimal commas. Gives degrees or None twice."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None, None
        found = re.fullmatch(r"(-?\d{1,2}(?:[.,]\d+)?)\s*[;,\s]\s*(-?\d{1,3}(?:[.,]\d+)?)", text)
        if found is None:
            raise forms.ValidationError(_("Tulis lintang lalu bujur, misalnya -6.9147, 107.6098."), "invalid")
        latitude, longitude = (float(part.replace(",", ".")) for part in found.groups())
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            raise forms.ValidationError(_("Lintang antara -90 dan 90, bujur antara -180 dan 180."), "range")
        return latitude, longitude


class ChangeWorkplaceForm(PlaceForm):
    field_order = ["name"]

    name = forms.CharField(label=_("Nama tempat kerja"), max_length=200)
    coordinates = CoordinatesField(
        label=_("Koordinat"), help_text=_("Lintang, bujur, seperti disalin dari peta: -6.9147, 107.6098."), max_length=60, required=False
    )


class CloseWorkplaceForm(forms.Form):
    reason = forms.ChoiceField(label=_("Mengapa tempat ini ditutup?"), choices=WorkplaceClosing, widget=forms.RadioSelect)
    closed_on = forms.DateField(label=_("Hari terakhir"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))


class RoleForm(forms.Form):
    """A role, and whether it reaches all places or one."""

    role = forms.ChoiceField(label=_("Peran"), widget=forms.RadioSelect)
    workplace = forms.ChoiceField(label=_("Untuk tempat kerja"), required=False)

    def __init__(self, *args: Any, organisation: LegalEntity, roles: list[MemberRole], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role: Any = self.fields["role"]
        role.choices = [(one.value, f"{one.label}: {ROLE_HINTS[one]}") for one in roles]
        place: Any = self.fields["workplace"]
        self.places = {str(row.public_id): row for row in workplaces_of(organisation)}
        place.choices = [("", _("Semua tempat kerja")), *((key, row.name) for key, row in self.places.items())]

    def clean_workplace(self) -> Any:
        return self.places.get(self.cleaned_data["workplace"])


class InviteForm(RoleForm):
    field_order = ["email"]

    email = forms.EmailField(
        label=_("Alamat e-mail"),
        help_text=_("Tautan undangan dikirim ke sana dan berlaku 7 hari."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        max_length=254,
    )


ROLE_HINTS = {
    MemberRole.SIGNATORY: _("mengirim atas nama organisasi dan mengatur semua orang"),
    MemberRole.MANAGER: _("mengirim, memasang lowongan, dan mengundang"),
    MemberRole.CONTRIBUTOR: _("menyiapkan laporan dan lowongan"),
    MemberRole.READER: _("hanya melihat"),
}
