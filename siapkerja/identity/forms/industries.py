"""Naming a line of business (KBLI): words or a code, and the choice among what they find. Works without a script."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.queries import industries_like, industry_of
from siapkerja.reference.models import Industry


@dataclass(frozen=True)
class NamedIndustry:
    """What came from the form: the words and the radio button."""

    text: str = ""
    picked: str = ""


class IndustryPicker(forms.Widget):
    """A text field; below it what its words found, after the form was sent."""

    template_name = "identity/widgets/industry.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", **(attrs or {})})
        self.found: list[Industry] = []

    def __deepcopy__(self, memo: dict[int, Any]) -> "IndustryPicker":
        copied: IndustryPicker = super().__deepcopy__(memo)
        copied.found = []
        return copied

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> NamedIndustry:
        return NamedIndustry(str(data.get(name) or "").strip()[:250], str(data.get(f"{name}_kode") or "")[:10])

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return name not in data

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        if isinstance(value, NamedIndustry):
            chosen = industry_of(value.picked) if value.picked else None
            text = str(chosen) if chosen else value.text
        else:
            text = str(value) if value else ""
        context["widget"] |= {"text": text, "found": self.found}
        return context


class IndustryField(forms.Field):
    """Gives the `Industry` of five digits that was meant, or None."""

    widget = IndustryPicker
    default_error_messages = {
        "unknown": _("“%(typed)s” tidak ada di daftar KBLI. Coba kata lain, misalnya “konveksi” atau “perdagangan eceran”."),
        "several": _("Ada beberapa lapangan usaha dengan kata itu. Pilih satu di bawah."),
    }

    def to_python(self, value: Any) -> Industry | None:
        named = value if isinstance(value, NamedIndustry) else NamedIndustry(str(value or ""))
        if named.picked and (picked := industry_of(named.picked)):
            return picked
        if not named.text:
            return None
        if exact := industry_of(named.text.split()[0]):
            return exact
        found = industries_like(named.text)
        if len(found) == 1:
            return found[0]
        if not found:
            raise forms.ValidationError(self.error_messages["unknown"], "unknown", {"typed": named.text})
        cast(IndustryPicker, self.widget).found = found
        raise forms.ValidationError(self.error_messages["several"], "several")
