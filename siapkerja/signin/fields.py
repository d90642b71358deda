from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.signin.contacts import read_phone


class PhoneField(forms.CharField):
    """A number that gets text messages, cleaned to the international form."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Nomor HP"))
        kwargs.setdefault("max_length", 25)
        kwargs.setdefault("widget", forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        return read_phone(typed) if typed else ""
