from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.alerts.enums import Frequency

SENT = [(value, label) for value, label in Frequency.choices if value != Frequency.NEVER]


class AskForm(forms.Form):
    """Somebody without an account wants news by e-mail. `cari` is the question, the part of its address after "?"."""

    cari = forms.CharField(widget=forms.HiddenInput, max_length=3000, required=False)
    email = forms.EmailField(
        label=_("Alamat e-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        error_messages={"invalid": _("Tulis alamat e-mail lengkap, misalnya nama@contoh.id.")},
    )
    frequency = forms.ChoiceField(label=_("Seberapa sering"), choices=SENT, initial=Frequency.DAILY, widget=forms.RadioSelect)


class FrequencyForm(forms.Form):
    frequency = forms.ChoiceField(label=_("Seberapa sering"), choices=SENT, widget=forms.RadioSelect)


class KeepForm(forms.Form):
    """A signed-in person keeps a search, with or without letters."""

    cari = forms.CharField(widget=forms.HiddenInput, max_length=3000, required=False)
    frequency = forms.ChoiceField(
        label=_("Seberapa sering dikabari"), choices=Frequency.choices, initial=Frequency.DAILY, widget=forms.RadioSelect
    )
