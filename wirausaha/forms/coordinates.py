"""Where something is, as people copy it from a map or a telephone."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

_NUMBER = r"[-−–]?\d{1,3}(?:[.,]\d+)?"
_PAIR = re.compile(rf"({_NUMBER})\s*(?:[,;]\s*|\s+)({_NUMBER})")


class CoordinatesField(forms.CharField):
    """`-6.8909, 110.6396` or `-6,8909; 110,6396`: gives (latitude, longitude) in degrees, or None."""

    default_error_messages = {"pair": _("Tulis lintang lalu bujur, misalnya -6.8909, 110.6396.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=60, **kwargs)
        self.widget.attrs |= {"autocomplete": "off"}

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        found = _PAIR.fullmatch(text.strip().strip("()"))
        if found is None:
            raise forms.ValidationError(self.error_messages["pair"], "pair")
        latitude, longitude = (float(re.sub("[−–]", "-", part).replace(",", ".")) for part in found.groups())
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            raise forms.ValidationError(self.error_messages["pair"], "pair")
        return latitude, longitude
