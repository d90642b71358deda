"""What an assessor fills in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sertihub.actions.assessments import Finding
from sertihub.enums import Mark
from sertihub.queries.candidacies import UnitAnswers


class FindingsForm(forms.Form):
    """K or BK with a note for each unit, and the recommendation."""

    def __init__(self, units: Sequence[UnitAnswers], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = units
        for unit in units:
            key = unit.unit.pk
            self.fields[f"mark_{key}"] = forms.ChoiceField(
                label=_("Hasil unit %(code)s") % {"code": unit.unit.code},
                choices=Mark.choices,
                widget=forms.RadioSelect,
                required=False,
                initial=unit.row.mark or None,
            )
            self.fields[f"note_{key}"] = forms.CharField(
                label=_("Catatan unit %(code)s") % {"code": unit.unit.code},
                help_text=_("Perlu diisi bila BK. Asesi membacanya sesudah komite memutuskan."),
                max_length=1000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
                initial=unit.row.note,
            )
        self.fields["recommendation"] = forms.ChoiceField(
            label=_("Rekomendasi kepada komite"),
            choices=[(Mark.COMPETENT, _("Kompeten")), (Mark.NOT_YET, _("Belum kompeten"))],
            widget=forms.RadioSelect,
            required=False,
        )
        self.fields["feedback"] = forms.CharField(
            label=_("Umpan balik untuk asesi"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
        )

    def rows(self) -> list[dict[str, Any]]:
        """Units with their bound fields, as the page draws them."""
        return [{"unit": unit, "mark": self[f"mark_{unit.unit.pk}"], "note": self[f"note_{unit.unit.pk}"]} for unit in self.units]

    def findings(self) -> dict[int, Finding]:
        told = self.cleaned_data
        keys = [unit.unit.pk for unit in self.units]
        return {key: Finding(Mark(told[f"mark_{key}"]), told[f"note_{key}"]) for key in keys if told[f"mark_{key}"]}
