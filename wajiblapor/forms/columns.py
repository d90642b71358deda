from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wajiblapor.rosters.columns import COLUMNS, suggested

NO_COLUMN = ("", _("Tidak dipakai"))


class ColumnsForm(forms.Form):
    """One choice for each heading of a file: which of our columns it is. What we think it is stands chosen already."""

    def __init__(self, *args: Any, headings: list[str], samples: list[list[str]], told: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [NO_COLUMN, *((column.slug, column.title + (" *" if column.is_required else "")) for column in COLUMNS)]
        self.names: list[str] = []
        self.samples: dict[str, list[str]] = {}
        for position, (heading, slug) in enumerate(zip(headings, suggested(headings, told), strict=True)):
            name = f"kolom{position}"
            self.names.append(name)
            if not heading.strip():
                continue
            self.fields[name] = forms.ChoiceField(label=heading.strip()[:80], choices=choices, initial=slug, required=False)
            found = [row[position].strip()[:40] for row in samples if position < len(row)]
            self.samples[name] = [cell for cell in found if cell]

    @property
    def rows(self) -> list[tuple[forms.BoundField, list[str]]]:
        return [(self[name], self.samples[name]) for name in self.names if name in self.fields]

    def columns(self) -> list[str]:
        """Slug for each heading in order."""
        return [self.cleaned_data.get(name, "") for name in self.names]
