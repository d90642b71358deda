"""Forms of the officer who looks at a vacancy."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from karirhub.actions.vacancy_checks import Deficiency
from karirhub.enums import DeficiencyCode, RefusalReason
from karirhub.forms.vacancies import VacancyForm
from karirhub.models import VacancyDeficiency
from karirhub.queries.wording import Flag

ROWS = 4
LONGEST = 500


def field_labels() -> dict[str, Any]:
    """Fields of the employer's form by name, for naming what is to be mended."""
    return {name: field.label for name, field in VacancyForm.base_fields.items() if name not in {"workplace", "certificates"}}


def flags_told(flags: Iterable[Flag]) -> list[tuple[Any, Flag]]:
    """Phrases that stand out, each with the words of its field."""
    labels = field_labels()
    return [(labels.get(flag.field, ""), flag) for flag in flags]


def deficiencies_told(rows: Iterable[VacancyDeficiency]) -> list[tuple[Any, VacancyDeficiency]]:
    """What is to be mended, each with the words of its field ("" for the whole vacancy)."""
    labels = field_labels()
    return [(labels.get(row.field, ""), row) for row in rows]


class SendBackForm(forms.Form):
    """Some rows of field, reason and words; empty ones are left out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields = [("", _("Seluruh lowongan")), *field_labels().items()]
        for row in range(1, ROWS + 1):
            self.fields[f"code_{row}"] = forms.ChoiceField(
                label=_("Alasan"), choices=[("", _("Pilih alasan")), *DeficiencyCode.choices], required=False
            )
            self.fields[f"field_{row}"] = forms.ChoiceField(label=_("Bagian"), choices=fields, required=False)
            self.fields[f"note_{row}"] = forms.CharField(label=_("Yang perlu diperbaiki"), max_length=LONGEST, required=False)

    @property
    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        return [(self[f"field_{row}"], self[f"code_{row}"], self[f"note_{row}"]) for row in range(1, ROWS + 1)]

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        for row in range(1, ROWS + 1):
            if (told.get(f"note_{row}") or told.get(f"field_{row}")) and not told.get(f"code_{row}"):
                self.add_error(f"code_{row}", _now("Pilih alasannya."))
        if not self.errors and not self.deficiencies:
            raise ValidationError(_now("Pilih paling sedikit satu alasan, supaya perusahaan tahu apa yang diperbaiki."))
        return told

    @property
    def deficiencies(self) -> list[Deficiency]:
        told = self.cleaned_data
        return [
            Deficiency(field=told[f"field_{row}"], code=DeficiencyCode(told[f"code_{row}"]), note=told[f"note_{row}"].strip())
            for row in range(1, ROWS + 1)
            if told.get(f"code_{row}")
        ]


class RefuseForm(forms.Form):
    reason = forms.ChoiceField(label=_("Alasan penolakan"), choices=RefusalReason.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Penjelasan untuk perusahaan"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class FreezeForm(forms.Form):
    note = forms.CharField(
        label=_("Yang Anda temukan"),
        help_text=_("Untuk petugas lain. Perusahaan hanya membaca bahwa petugas menemukan hal yang perlu diperiksa."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
