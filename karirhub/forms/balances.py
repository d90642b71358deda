"""Choosing a region and a month of the labour-market report."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.reference.models import Region
from siapkerja.web import wording


class BalanceForm(forms.Form):
    """What was asked for, as far as it is offered: a spoilt value gives the widest region and the month that ended last."""

    wilayah = forms.ChoiceField(label=_("Wilayah"), required=False)
    bulan = forms.ChoiceField(label=_("Bulan"), required=False)

    def __init__(self, asked: Any, *, regions: list[Region], is_national: bool, months: list[date]) -> None:
        places = [("", _("Seluruh Indonesia"))] if is_national or not regions else []
        places += [(region.code, region.name) for region in regions]
        offered = [(f"{month:%Y-%m}", wording.month(month)) for month in months]
        usual = offered[min(1, len(offered) - 1)][0]
        place, month = asked.get("wilayah"), asked.get("bulan")
        self.region_code = place if place in dict(places) else str(places[0][0])
        chosen = month if month in dict(offered) else usual
        self.month = date.fromisoformat(f"{chosen}-01")
        super().__init__({"wilayah": self.region_code, "bulan": chosen})
        cast(forms.ChoiceField, self.fields["wilayah"]).choices = places
        cast(forms.ChoiceField, self.fields["bulan"]).choices = offered
