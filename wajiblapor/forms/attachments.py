from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wajiblapor.questions.papers import PAPERS


class AttachmentForm(forms.Form):
    """A paper handed in with a report."""

    kind = forms.ChoiceField(label=_("Jenis lampiran"), choices=list(PAPERS.items()))
    file = forms.FileField(
        label=_("Berkas lampiran"),
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
        error_messages={"required": _("Pilih berkasnya dulu, lalu unggah.")},
    )

    def __init__(self, *args: Any, max_bytes: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _("PDF atau foto, paling besar %(size)s MB.") % {"size": max_bytes // (1024 * 1024)}
