from collections.abc import Collection
from datetime import date
from typing import Any

from django import forms
from django.utils import formats
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from siapkerja.reference.models import Region, RegionLevel
from siapkerja.statistics.periods import Period

MONTHS_BACK = 24
YEARS_BACK = 5


class RegionForm(forms.Form):
    """Which region figures are shown for. What is not among the choices counts as not chosen.

    Attributes:
        regions: names by code of what may be chosen.
        parts: of the regions one level below the one chosen.
    """

    wilayah = forms.ChoiceField(label=_("Wilayah"), required=False)

    def __init__(self, data: Any, *, reach: Collection[str], today: date, with_regencies: bool = False) -> None:
        """
        Args:
            reach: codes of the regions the reader may choose, with all below them; "" is the country.
            with_regencies: offer the regencies of the province chosen, too.
        """
        super().__init__(data)
        self.reach = set(reach)
        below = self._known(str(data.get("wilayah") or ""), today)
        offered = {code: name for code, name in below.items() if with_regencies or len(code) < RegionLevel.REGENCY or code in self.reach}
        self.regions = {"": gettext("Seluruh Indonesia"), **offered} if "" in self.reach else offered
        self.fields["wilayah"].choices = list(self.regions.items())  # type: ignore[attr-defined]
        self._offer(today)
        self.is_valid()
        self.parts = {code: name for code, name in below.items() if code[:-2] == self.region_code and code != self.region_code}

    def _known(self, wanted: str, today: date) -> dict[str, str]:
        """Names of the regions in reach down to the province wanted, or the only one there is, and its regencies. One query."""
        province = wanted if wanted and len(wanted) <= RegionLevel.REGENCY else min(self.reach)
        names = Region.objects.filter(code__in=self.reach)
        if "" in self.reach:
            names |= Region.objects.at(today).provinces()
        if province and any(province.startswith(code) for code in self.reach):
            names |= Region.objects.at(today).filter(parent=province[:2])
        rows = names.order_by("code").values_list("code", "name")
        return {code: name for code, name in rows if any(code.startswith(reached) for reached in self.reach)}

    period_field = ""

    def _offer(self, today: date) -> None:
        """Fill the choices of the period."""

    @property
    def period(self) -> forms.BoundField:
        """The field of the month or year."""
        return self[self.period_field]

    @property
    def region_code(self) -> str:
        """The region chosen, else the first one."""
        return str(self.cleaned_data.get("wilayah") or next(iter(self.regions)))

    @property
    def region_name(self) -> str:
        return self.regions[self.region_code]

    @property
    def region_phrase(self) -> str:
        """The region inside a sentence."""
        return self.region_name if self.region_code else gettext("seluruh Indonesia")


class MonthForm(RegionForm):
    """Region and month, for officers."""

    period_field = "bulan"
    bulan = forms.ChoiceField(label=_("Bulan"), required=False)

    def _offer(self, today: date) -> None:
        months = reversed(Period.months_up_to(today, MONTHS_BACK).months)
        self.fields["bulan"].choices = [(f"{m:%Y-%m}", formats.date_format(m, "F Y")) for m in months]  # type: ignore[attr-defined]

    @property
    def month(self) -> date:
        """First day of the month chosen, else of the current one."""
        chosen = self.cleaned_data.get("bulan") or self.fields["bulan"].choices[0][0]  # type: ignore[attr-defined]
        return date.fromisoformat(f"{chosen}-01")

    @property
    def query(self) -> str:
        """The same choice in an address."""
        return f"wilayah={self.region_code}&bulan={self.month:%Y-%m}"

    def query_of(self, region_code: str) -> str:
        return f"wilayah={region_code}&bulan={self.month:%Y-%m}"


class YearForm(RegionForm):
    """Region and year, for everybody."""

    period_field = "tahun"
    tahun = forms.ChoiceField(label=_("Tahun"), required=False)

    def _offer(self, today: date) -> None:
        self.fields["tahun"].choices = [(str(today.year - back), str(today.year - back)) for back in range(YEARS_BACK)]  # type: ignore[attr-defined]

    @property
    def year(self) -> int:
        """The year chosen, else the current one."""
        return int(self.cleaned_data.get("tahun") or self.fields["tahun"].choices[0][0])  # type: ignore[attr-defined]

    @property
    def query(self) -> str:
        """The same choice in an address."""
        return f"wilayah={self.region_code}&tahun={self.year}"

    def query_of(self, region_code: str) -> str:
        return f"wilayah={region_code}&tahun={self.year}"
