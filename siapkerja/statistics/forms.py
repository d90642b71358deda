from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import formats
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from siapkerja.statistics.periods import Period

MONTHS_BACK = 24


class FilterForm(forms.Form):
    """Which region and month figures are shown for. What is not among the choices counts as not chosen."""

    wilayah = forms.ChoiceField(label=_("Wilayah"), required=False)
    bulan = forms.ChoiceField(label=_("Bulan"), required=False)

    def __init__(self, data: Any, *, regions: Sequence[tuple[str, str]], today: date) -> None:
        super().__init__(data)
        months = reversed(Period.months_up_to(today, MONTHS_BACK).months)
        self.fields["wilayah"].choices = list(regions)  # type: ignore[attr-defined]
        self.fields["bulan"].choices = [(f"{m:%Y-%m}", formats.date_format(m, "F Y")) for m in months]  # type: ignore[attr-defined]
        self.is_valid()

    @property
    def region_code(self) -> str:
        """The region chosen, else the first one."""
        return str(self.cleaned_data.get("wilayah") or self.fields["wilayah"].choices[0][0])  # type: ignore[attr-defined]

    @property
    def region_name(self) -> str:
        return dict(self.fields["wilayah"].choices)[self.region_code]  # type: ignore[attr-defined]

    @property
    def region_phrase(self) -> str:
        """The region inside a sentence."""
        return self.region_name if self.region_code else gettext("seluruh Indonesia")

    @property
    def month(self) -> date:
        """First day of the month chosen, else of the current one."""
        chosen = self.cleaned_data.get("bulan") or self.fields["bulan"].choices[0][0]  # type: ignore[attr-defined]
        return date.fromisoformat(f"{chosen}-01")
