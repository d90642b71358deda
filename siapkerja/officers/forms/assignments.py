from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.models import InspectionArea, Person
from siapkerja.officers.permissions import AREA_ROLES, given_roles, giving_region
from siapkerja.officers.queries.assignments import account_holder, areas_within
from siapkerja.officers.queries.assistance import is_called
from siapkerja.reference.forms import RegionField
from siapkerja.reference.models import Region, RegionLevel


def _day(**more: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **more)


class GiveForm(forms.Form):
    """Whom to make an officer, of what, where and until when. The name must fit the account, so that no typing slip appoints a stranger."""

    account = forms.CharField(
        label=_("E-mail akun atau NIK"),
        help_text=_("E-mail akun SIAPKerja orangnya, atau NIK-nya bila sudah terbukti."),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    full_name = forms.CharField(
        label=_("Nama lengkap"), help_text=_("Harus sama dengan nama pada akunnya."), max_length=150, widget=forms.TextInput()
    )
    role = forms.ChoiceField(label=_("Peran"))
    region = RegionField(
        label=_("Wilayah"),
        help_text=_("Provinsi, kabupaten, kota, atau desa sesuai perannya. Kosongkan untuk peran seluruh Indonesia atau unit pengawasan."),
        required=False,
    )
    area = forms.ModelChoiceField(
        label=_("Unit pengawasan"),
        help_text=_("Hanya untuk pengawas yang bertugas di beberapa kabupaten dan kota sekaligus."),
        queryset=InspectionArea.objects.none(),
        required=False,
        empty_label=_("Tanpa unit"),
    )
    unit = forms.CharField(label=_("Kantor atau bidang"), max_length=120, required=False)
    valid_from = _day(label=_("Mulai"))
    valid_to = _day(label=_("Sampai"), help_text=_("Hari terakhir. Kosongkan bila tanpa batas waktu."), required=False)
    document_number = forms.CharField(label=_("Nomor surat tugas atau SK"), max_length=80)
    reason = forms.CharField(label=_("Alasan"), widget=forms.Textarea(attrs={"rows": 2}), max_length=500)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = given_roles(actor)
        self.fields["role"].choices = [(role.value, role.label) for role in roles]  # type: ignore[attr-defined]
        self.fields["region"]._picker.within = giving_region(actor)  # type: ignore[attr-defined]
        if AREA_ROLES & set(roles):
            self.fields["area"].queryset = areas_within(actor)  # type: ignore[attr-defined]
        else:
            del self.fields["area"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("account"):
            self._find_person(data)
        if data.get("area") and data.get("region"):
            self.add_error("region", _("Pilih wilayah atau unit pengawasan, tidak keduanya."))
        return data

    def _find_person(self, data: dict[str, Any]) -> None:
        person = account_holder(data["account"])
        if person is None:
            self.add_error("account", _("Tidak ada akun dengan e-mail atau NIK terbukti ini. Minta orangnya membuat akun lebih dulu."))
        elif data.get("full_name") and not is_called(person, data["full_name"]):
            self.add_error("full_name", _("Nama ini berbeda dari nama pada akunnya. Periksa keduanya."))
        else:
            data["person"] = person

    @property
    def terms(self) -> dict[str, Any]:
        """What the action takes."""
        data = self.cleaned_data
        person: Person = data["person"]
        region: Region | None = data["region"]
        plain = {key: data[key] for key in ("unit", "valid_from", "valid_to", "document_number", "reason")}
        return {"person": person, "role": OfficerRole(data["role"]), "region": region, "area": data.get("area"), **plain}


class ExtendForm(forms.Form):
    valid_to = _day(label=_("Sampai"), help_text=_("Hari terakhir yang baru. Kosongkan bila tanpa batas waktu."), required=False)
    reason = forms.CharField(label=_("Alasan"), max_length=500)
    prefix = "extend"


class EndForm(forms.Form):
    reason = forms.CharField(label=_("Alasan"), max_length=500)
    prefix = "end"


class AreaForm(forms.Form):
    """A unit over several regencies of one province."""

    name = forms.CharField(label=_("Nama unit"), help_text=_("Misalnya UPTD Pengawasan Ketenagakerjaan Wilayah I."), max_length=120)
    regencies = forms.ModelMultipleChoiceField(
        label=_("Kabupaten dan kota"), queryset=Region.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, province: Region, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        regencies = Region.objects.filter(parent=province, level=RegionLevel.REGENCY, valid_to=None).order_by("code")
        self.fields["regencies"].queryset = regencies  # type: ignore[attr-defined]
