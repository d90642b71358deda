"""Naming a place in a form: one text field, and the choice among the places of that name.

Without a script the form comes back with the matches as radio buttons below the field; a larger place leads on to its
parts, so that province, regency, district and village can also be reached step by step. `js/region-picker.js` shows the
same list while one types.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.forms.widgets import Script
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.reference.models import Region, RegionLevel
from siapkerja.reference.queries.regions import label_of, region_path
from siapkerja.reference.queries.suggestions import Suggestions, parts_of, suggest

NO_SUGGESTIONS = Suggestions()


@dataclass(frozen=True)
class Named:
    """What came from the form: the words, the radio button, and the place chosen before with its words."""

    text: str = ""
    picked: str = ""
    chosen: str = ""


@dataclass(frozen=True)
class Resolution:
    """What was meant: a region with its words, or places to choose from."""

    region: Region | None = None
    words: str = ""
    suggestions: Suggestions = NO_SUGGESTIONS


class RegionPicker(forms.Widget):
    """Text field with the places to choose from below it."""

    template_name = "reference/widgets/region.html"
    level: RegionLevel | None = None
    within = ""

    class Media:
        js = [Script("js/region-picker.js", type="module")]

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self._resolutions: dict[Named, Resolution] = {}

    def __deepcopy__(self, memo: dict[int, Any]) -> "RegionPicker":
        copied: RegionPicker = super().__deepcopy__(memo)
        copied._resolutions = {}  # each form looks up its own, once
        return copied

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Named:
        return Named(*(str(data.get(key) or "").strip()[:200] for key in (name, f"{name}_kode", f"{name}_terpilih")))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return name not in data

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        resolution = self.resolve(value) if isinstance(value, Named) else _initial(value)
        fixed = {"nama": name, "tingkat": str(self.level.value) if self.level else "", "dalam": self.within}
        context["widget"] |= {
            "text": resolution.words,
            "chosen": resolution.region.pk if resolution.region else "",
            "suggestions": resolution.suggestions,
            "level": self.level,
            "options_url": f"{reverse('reference:region_options')}?{urlencode(fixed)}",
        }
        return context

    def resolve(self, named: Named) -> Resolution:
        """The radio button's place; the earlier choice if its words still stand; else what the words surely mean."""
        if named not in self._resolutions:
            self._resolutions[named] = self._resolve(named)
        return self._resolutions[named]

    def _resolve(self, named: Named) -> Resolution:
        if named.picked:
            return self._place(named.picked) or Resolution(words=named.text, suggestions=parts_of(named.picked))
        if not named.text:
            return Resolution()
        if named.chosen and (earlier := self._place(named.chosen)) and earlier.words == named.text:
            return earlier
        suggestions = suggest(named.text, level=self.level, within=self.within)
        if meant := suggestions.meant:
            return self._place(meant.code) or Resolution(words=named.text)
        return Resolution(words=named.text, suggestions=suggestions)

    def _place(self, code: str) -> Resolution | None:
        """The region in force today, if it is of the level and place asked for."""
        path = region_path(code)
        region = path[-1] if path else None
        if region is None or (self.level is not None and region.level != self.level):
            return None
        if not code.startswith(self.within) or not _holds(region, timezone.localdate()):
            return None
        return Resolution(region, label_of(path))


class RegionField(forms.Field):
    """A region in force today; gives the `Region`. `initial` is a region, its code, or its path.

    Args:
        level: level that must be arrived at; None takes any.
        within: only regions below that code.
    """

    widget = RegionPicker
    default_error_messages = {
        "required": _("Isi nama tempatnya."),
        "unknown": _("Tidak ada tempat dengan nama itu. Periksa ejaannya, atau isi nama kabupaten atau kotanya dulu."),
        "several": _("Ada beberapa tempat dengan nama itu. Pilih satu di bawah."),
        "further": _("Pilih bagiannya di bawah, lalu lanjutkan."),
    }

    def __init__(self, *, level: RegionLevel | None = None, within: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._picker.level = level
        self._picker.within = within

    @property
    def _picker(self) -> RegionPicker:
        return cast(RegionPicker, self.widget)

    def to_python(self, value: Any) -> Region | None:
        named = value if isinstance(value, Named) else Named(picked=str(value or ""))
        resolution = self._picker.resolve(named)
        if resolution.region is not None or not (named.text or named.picked):
            return resolution.region
        offered = resolution.suggestions
        code = "further" if offered.inside else "several" if offered.options else "unknown"
        raise ValidationError(self.error_messages[code], code=code)

    def has_changed(self, initial: Any, data: Any) -> bool:
        before = _initial(initial).region
        after = self._picker.resolve(data).region if isinstance(data, Named) else None
        return (before and before.pk) != (after and after.pk)


def _initial(value: Any) -> Resolution:
    path = value if isinstance(value, tuple) else region_path(value.pk if isinstance(value, Region) else str(value or ""))
    return Resolution(path[-1], label_of(path)) if path else Resolution()


def _holds(region: Region, on: date) -> bool:
    return region.valid_from <= on and (region.valid_to is None or region.valid_to >= on)
