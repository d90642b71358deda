from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class SubmissionForm(forms.Form):
    """The declaration. The boxes are checked by the action too, which has the last word."""

    are_doubts_confirmed = forms.BooleanField(label=_("Baris yang Anda tanyakan sudah saya pastikan benar."), required=False)
    note = forms.CharField(
        label=_("Penjelasan untuk petugas"),
        help_text=_("Misalnya mengapa sebagian upah di bawah upah minimum. Jangan tulis nama atau NIK pekerja."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    name = forms.CharField(label=_("Nama yang menyatakan"), max_length=150)
    position = forms.CharField(label=_("Jabatan"), max_length=100)
    is_declared = forms.BooleanField(
        label=_("Saya menyatakan isi laporan ini benar dan dapat saya pertanggungjawabkan."),
        error_messages={"required": _("Centang pernyataan ini sebelum mengirim.")},
    )

    def __init__(self, *args: Any, has_doubts: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_doubts:
            self.fields["are_doubts_confirmed"].required = True
            self.fields["are_doubts_confirmed"].error_messages["required"] = _("Centang bahwa baris itu sudah Anda pastikan.")
        else:
            del self.fields["are_doubts_confirmed"]
            del self.fields["note"]
