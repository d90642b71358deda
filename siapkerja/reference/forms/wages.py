"""Which place's minimum wage, and of which year."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.reference.forms.regions import RegionField, RegionPicker


class MinimumWageForm(forms.Form):
    """The place of work and the year."""

    tempat = RegionField(
        label=_("Tempat kerja"), widget=RegionPicker(attrs={"placeholder": _("Desa, kecamatan, kota, kabupaten, atau provinsi")})
    )
    tahun = forms.TypedChoiceField(label=_("Tahun"), coerce=int)

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tahun"].choices = [(year, str(year)) for year in years]  # type: ignore[attr-defined]
