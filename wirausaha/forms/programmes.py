"""Forms of the ministry."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wirausaha.actions.programmes import ProgrammeContent
from wirausaha.enums import ClosingReason, ProgrammeKind
from wirausaha.models import Programme

DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def _lines(label: Any, hint: Any, rows: int = 4) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, max_length=1500, widget=forms.Textarea(attrs={"rows": rows}))


class ProgrammeForm(forms.Form):
    """What people need to know before they apply."""

    kind = forms.ChoiceField(
        label=_("Jenis bantuan"),
        help_text=_("Jumlah bantuan, usia, dan besar kelompok mengikuti ketentuan jenis ini pada hari pertama pendaftaran."),
        choices=ProgrammeKind.choices,
    )
    year = forms.IntegerField(label=_("Tahun anggaran"), min_value=2025, max_value=2100)
    title = forms.CharField(label=_("Nama program"), max_length=120)
    summary = _lines(_("Tentang bantuan ini"), _("Dua atau tiga kalimat yang dimengerti siapa saja."))
    audience = _lines(_("Siapa yang dapat mengajukan"), _("Satu syarat sebaris."))
    pays_for = _lines(_("Dapat dipakai untuk"), _("Satu hal sebaris."))
    documents = _lines(_("Yang perlu disiapkan"), _("Satu hal sebaris."))
    packages = forms.IntegerField(label=_("Paket per kabupaten atau kota"), min_value=1, max_value=5000, initial=10)
    opens_on = forms.DateField(label=_("Hari pertama pendaftaran"), widget=DAY)
    closes_on = forms.DateField(label=_("Hari terakhir pendaftaran"), widget=DAY)

    def __init__(self, *args: Any, programme: Programme | None = None, **kwargs: Any) -> None:
        initial: dict[str, Any] = {"year": timezone.localdate().year}
        if programme is not None:
            initial = {name: getattr(programme, name) for name in self.base_fields}
        kwargs["initial"] = initial
        super().__init__(*args, **kwargs)

    def content(self) -> ProgrammeContent:
        """What the actions take."""
        return ProgrammeContent(**(self.cleaned_data | {"kind": ProgrammeKind(self.cleaned_data["kind"])}))


class CloseForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Mengapa ditutup sekarang?"),
        choices=[choice for choice in ClosingReason.choices if choice[0] != ClosingReason.LAST_DAY],
        widget=forms.RadioSelect,
    )
