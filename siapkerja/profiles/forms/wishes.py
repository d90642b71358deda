import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.forms.lookups import LookupField
from siapkerja.profiles.enums import WantedContract, WorkStatus
from siapkerja.profiles.models import Profile
from siapkerja.profiles.queries import occupation_choices, occupation_synonyms
from siapkerja.reference.forms import RegionField
from siapkerja.reference.models import RegionLevel


class SkillsForm(forms.Form):
    """Skills in one's own words, several at once."""

    names = forms.CharField(
        label=_("Tambah keterampilan"),
        help_text=_("Pisahkan dengan koma, misalnya: menjahit, mengemudi SIM A, Microsoft Excel."),
        max_length=600,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_names(self) -> list[str]:
        names = [" ".join(part.split()) for part in re.split(r"[,;\n]", self.cleaned_data["names"])]
        names = [name for name in names if name]
        too_long = next((name for name in names if len(name) > 60), None)
        if too_long:
            sentence = _("“%(name)s” terlalu panjang. Paling banyak 60 huruf untuk satu keterampilan.")
            raise forms.ValidationError(sentence, "long", {"name": too_long})
        if not names:
            raise forms.ValidationError(_("Tuliskan sedikitnya satu keterampilan."), "empty")
        return names


class WantedForm(forms.Form):
    """What work is sought, and where."""

    work_status = forms.ChoiceField(label=_("Keadaan sekarang"), choices=WorkStatus.choices, widget=forms.RadioSelect)
    occupation = LookupField(
        label=_("Pekerjaan yang dicari"),
        help_text=_("Ketik sebagian kata, misalnya “penjahit” atau “perawat”, lalu pilih."),
        choices=occupation_choices,
        synonyms=occupation_synonyms,
        max_length=200,
    )
    region = RegionField(
        label=_("Wilayah yang diinginkan"),
        help_text=_("Provinsi, kabupaten, atau kota. Kosongkan bila di mana saja."),
        required=False,
    )

    wage = forms.CharField(
        label=_("Upah paling sedikit per bulan"),
        help_text=_("Untuk mengurutkan saran lowongan. Perusahaan tidak melihatnya."),
        max_length=24,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    contract = forms.ChoiceField(label=_("Jenis kontrak"), choices=[("", _("Apa saja")), *WantedContract.choices], required=False)

    def clean_wage(self) -> int | None:
        """`4.500.000` and `Rp 4500000` are the same."""
        typed = self.cleaned_data["wage"].removesuffix(",00")
        digits = re.sub(r"\D", "", typed)
        if not typed.strip():
            return None
        if not digits or not 0 < int(digits) < 1_000_000_000:
            raise forms.ValidationError(_("Tuliskan upah dalam rupiah, misalnya 4.500.000."), "wage")
        return int(digits)

    def clean_region(self) -> str:
        """Down to the regency at most: vacancies are sought no closer."""
        region = self.cleaned_data["region"]
        return region.pk[: RegionLevel.REGENCY] if region else ""

    @staticmethod
    def initial_of(profile: Profile) -> dict[str, Any]:
        return {
            "work_status": profile.work_status,
            "occupation": profile.wanted_occupation_id,
            "region": profile.wanted_region_id,
            "wage": profile.wanted_wage,
            "contract": profile.wanted_contract,
        }
