from django import forms
from django.utils.translation import gettext_lazy as _


class CheckForm(forms.Form):
    """The number on a document, or the signs of its address."""

    nomor = forms.CharField(
        label=_("Nomor dokumen"),
        max_length=60,
        help_text=_("Ada di bawah judul dokumen."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Tulis nomor dokumen yang ingin diperiksa.")},
    )
