from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.reference.queries import country_choices


def _day(label: Any, help_text: Any = "") -> forms.DateField:
    return forms.DateField(label=label, help_text=help_text, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))


class FormerPassportForm(forms.Form):
    """A passport used before the one in use."""

    number = forms.CharField(label=_("Nomor paspor lama"), max_length=20, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    country = forms.ChoiceField(label=_("Negara penerbit"))
    expires_on = _day(_("Berlaku sampai"), _("Seperti tertulis di paspornya, walau sudah lewat."))
    replaced_on = _day(_("Diganti paspor baru pada"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Pilih negara")), *country_choices(on=timezone.localdate())]
        self.fields["country"].choices = choices  # type: ignore[attr-defined]
