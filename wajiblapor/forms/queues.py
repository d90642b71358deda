from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.calendar import add_months
from siapkerja.web import wording
from wajiblapor.models.reports import FILED
from wajiblapor.queries.officers import QueueFilter

MONTHS_OFFERED = 24


class RegionForm(forms.Form):
    """Which part of the officer's regions is looked at; a spoilt value shows them all."""

    wilayah = forms.ChoiceField(label=_("Wilayah"), required=False)

    def __init__(self, *args: Any, regions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["wilayah"]).choices = [("", _("Semua wilayah")), *regions]

    @property
    def region(self) -> str:
        """Code of a province or regency, "" for all."""
        return str(self.cleaned_data["wilayah"]) if self.is_valid() else ""


class QueueForm(forms.Form):
    """The officer's filter; a spoilt value is left out instead of hiding the list."""

    q = forms.CharField(label=_("Cari nomor, perusahaan, atau NIB"), required=False, max_length=100)
    wilayah = forms.ChoiceField(label=_("Wilayah"), required=False)
    keadaan = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[("", _("Semua keadaan")), *((state, state.label) for state in FILED)],
    )
    periode = forms.ChoiceField(label=_("Bulan melapor"), required=False)

    def __init__(self, *args: Any, regions: list[tuple[str, str]], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        months = [add_months(today.replace(day=1), -offset) for offset in range(MONTHS_OFFERED)]
        offered = [(f"{month:%Y-%m}", wording.month(month)) for month in months]
        cast(forms.ChoiceField, self.fields["periode"]).choices = [("", _("Semua bulan")), *offered]
        cast(forms.ChoiceField, self.fields["wilayah"]).choices = [("", _("Semua wilayah")), *regions]

    def chosen(self) -> QueueFilter:
        data = self.cleaned_data if self.is_valid() or self.is_bound else {}
        return QueueFilter(
            state=data.get("keadaan") or "",
            regency=data.get("wilayah") or "",
            text=(data.get("q") or "").strip(),
            month=date.fromisoformat(f"{data['periode']}-01") if data.get("periode") else None,
        )

    @property
    def is_narrowed(self) -> bool:
        """Something was chosen."""
        return self.chosen() != QueueFilter()
