from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from wajiblapor.enums import ReportState
from wajiblapor.queries.officers import QueueFilter


class QueueForm(forms.Form):
    """The officer's filter; a spoilt value is left out instead of hiding the list."""

    q = forms.CharField(label=_("Cari nomor, perusahaan, atau NIB"), required=False, max_length=100)
    wilayah = forms.ChoiceField(label=_("Wilayah"), required=False)
    keadaan = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[
            ("", _("Semua keadaan")),
            (ReportState.SUBMITTED, ReportState.SUBMITTED.label),
            (ReportState.ACCEPTED, ReportState.ACCEPTED.label),
        ],
    )
    sejak = forms.DateField(label=_("Dilaporkan sejak"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    sampai = forms.DateField(label=_("sampai"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, regions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["wilayah"]).choices = [("", _("Semua wilayah")), *regions]

    def chosen(self) -> QueueFilter:
        data = self.cleaned_data if self.is_valid() or self.is_bound else {}
        return QueueFilter(
            state=data.get("keadaan") or "",
            regency=data.get("wilayah") or "",
            text=(data.get("q") or "").strip(),
            reported_from=data.get("sejak"),
            reported_to=data.get("sampai"),
        )

    @property
    def is_narrowed(self) -> bool:
        """Something was chosen."""
        return self.chosen() != QueueFilter()
