from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.models import LegalEntity
from siapkerja.officers.queries.assignments import account_holder
from siapkerja.officers.queries.rights import tables_in_words
from siapkerja.reference.forms import RegionField


def _permissions() -> list[tuple[str, Any]]:
    grouped: list[tuple[str, Any]] = [("", _("Pilih satu"))]
    return grouped + [(table.title, [(right.key, right.words) for right in table.rights]) for table in tables_in_words()]


class WhyForm(forms.Form):
    """May this person, or somebody with this role, do that there?"""

    siapa = forms.CharField(
        label=_("Orangnya"),
        help_text=_("E-mail akun atau NIK yang sudah terbukti. Kosongkan untuk bertanya tentang peran."),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    peran = forms.ChoiceField(label=_("Peran petugas"), choices=[("", _("Tanpa peran")), *OfficerRole.choices], required=False)
    apa = forms.ChoiceField(label=_("Yang hendak dilakukan"), choices=_permissions)
    wilayah = RegionField(label=_("Di wilayah"), required=False)
    nib = forms.CharField(
        label=_("Di organisasi dengan NIB"), max_length=20, required=False, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("siapa") and not data.get("peran"):
            self.add_error("siapa", _("Isi orangnya, atau pilih perannya."))
        if data.get("siapa"):
            data["person"] = account_holder(data["siapa"])
            if data["person"] is None:
                self.add_error("siapa", _("Tidak ada akun dengan e-mail atau NIK terbukti ini."))
        if data.get("nib"):
            data["organisation"] = LegalEntity.objects.filter(nib=data["nib"].strip()).first()
            if data["organisation"] is None:
                self.add_error("nib", _("Tidak ada organisasi dengan NIB ini."))
        return data
