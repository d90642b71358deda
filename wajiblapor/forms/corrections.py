from django import forms
from django.utils.translation import gettext_lazy as _


class CorrectionForm(forms.Form):
    """Why a report that was sent is corrected."""

    reason = forms.CharField(
        label=_("Apa yang perlu dikoreksi, dan mengapa?"),
        help_text=_("Petugas membacanya. Jangan tulis nama atau NIK pekerja."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tuliskan alasannya, supaya petugas mengerti.")},
    )
