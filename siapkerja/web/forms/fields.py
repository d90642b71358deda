"""Form fields that more than one page needs."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from siapkerja.reference.models import Region


class RupiahField(forms.CharField):
    """An amount of money as people type it: `500000`, `500.000`, `Rp 500.000,00`. Gives whole rupiah or None."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 24})

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        if isinstance(value, int):
            return value
        digits = re.fullmatch(r"(?:rp)?\s*(\d{1,3}(?:[.,\s]?\d{3})*|\d+)(?:[.,]\d{1,2})?(?:,-)?", text.strip().lower())
        if digits is None:
            raise ValidationError(_("Tulis jumlahnya dengan angka, misalnya 500.000."), code="invalid")
        amount = int(re.sub(r"\D", "", digits[1]))
        if amount > 10**15:
            raise ValidationError(_("Jumlah ini terlalu besar. Periksa nolnya."), code="invalid")
        return amount

    def prepare_value(self, value: Any) -> Any:
        return f"{value:,}".replace(",", ".") if isinstance(value, int) else value


def _regencies() -> list[tuple[str, Any]]:
    """Regencies and cities in force today, grouped by province."""
    rows = Region.objects.at(date.today()).filter(level__lte=4).order_by("code").values_list("code", "name", "level")
    groups: list[tuple[str, Any]] = []
    for code, name, level in rows:
        if level == 2:
            groups.append((name, []))
        else:
            groups[-1][1].append((code, name))
    return [("", _("Pilih kabupaten atau kota")), *groups]


class RegencyField(forms.ChoiceField):
    """A regency or city by its Kemendagri code, as one list grouped by province; works without a script."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=_regencies, **kwargs)
