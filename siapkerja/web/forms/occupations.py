"""Choosing an occupation (KBJI) by the words people use for it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from siapkerja.reference.queries.occupations import occupation_choices, occupation_named, occupations_like


class Suggestions(forms.TextInput):
    """A line with a list of suggestions (`datalist`), which needs no script."""

    template_name = "components/form/suggestions.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["suggestions"] = [title for _code, title in occupation_choices()]
        context["widget"]["attrs"]["list"] = f"{context['widget']['attrs'].get('id', name)}_list"
        return context


class OccupationField(forms.CharField):
    """Gives the code of an occupation, "" where it may be left empty and is; a title is shown for a code."""

    widget = Suggestions

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 200, **kwargs})

    def clean(self, value: Any) -> str:
        typed = str(super().clean(value))
        if not typed:
            return ""
        if found := occupation_named(typed):
            return found.code
        near = ", ".join(occupation.title for occupation in occupations_like(typed))
        if near:
            raise ValidationError(_("Pilih salah satu jabatan baku, misalnya: %(near)s.") % {"near": near})
        raise ValidationError(_("Jabatan ini tidak ada di daftar. Coba kata lain, misalnya nama pekerjaan yang lebih umum."))
