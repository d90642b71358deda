from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from wajiblapor.rosters.reading import demand_size, detect
from wajiblapor.rosters.refusals import EmptyRoster, UnreadableRoster
from wajiblapor.rosters.rules import Limits


class RosterForm(forms.Form):
    """Choosing a roster file. What its first bytes already tell is said at once; the rest the worker finds."""

    file = forms.FileField(
        label=_("Berkas daftar pekerja"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}),
        allow_empty_file=True,
        error_messages={"required": _("Pilih berkasnya dulu, lalu unggah.")},
        max_length=None,
    )

    def __init__(self, *args: Any, limits: Limits, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limits = limits
        self.fields["file"].help_text = _("XLSX paling besar %(xlsx)s MB, atau CSV paling besar %(csv)s MB.") % {
            "xlsx": limits.xlsx_megabytes,
            "csv": limits.csv_megabytes,
        }

    def clean_file(self) -> UploadedFile:
        uploaded: UploadedFile = self.cleaned_data["file"]
        size = uploaded.size or 0
        try:
            if not size:
                raise EmptyRoster
            found = detect(uploaded.file)  # type: ignore[arg-type]
            demand_size(found, size, self.limits)
        except UnreadableRoster as refusal:
            raise forms.ValidationError(str(refusal), refusal.code) from refusal
        uploaded.seek(0)
        return uploaded
