"""The report of a small workplace on one page: what is missing of its identity, and its workers."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.nik import is_wellformed
from siapkerja.kernel.text import masked
from wajiblapor.actions.reports import IdentityAnswers
from wajiblapor.enums import Contract
from wajiblapor.forms.identity import NEEDED_TO_SEND, IdentityForm, initial_of
from wajiblapor.models import IdentitySection
from wajiblapor.rosters.as_file import FIRST_ROW
from wajiblapor.rosters.columns import BY_SLUG, Kind
from wajiblapor.rosters.rules import RuleSet
from wajiblapor.rosters.typed import ASKED, FOLDED, FROM_NIK, OPEN, TELLING, begun

LINES_OPEN, LINES_SHOWN = 3, 5
COVERED = ("nik", "passport")
_LINE = re.compile(r"p(\d{1,3})-\w+")


def is_of_worker(name: str) -> bool:
    """A field of a worker's line."""
    return _LINE.fullmatch(name) is not None


def _covered(row: dict[str, str]) -> dict[str, str]:
    """As the page shows a worker who is known already: nobody reads a full NIK over a shoulder. A wrong one is shown to be mended."""
    return row | {slug: masked(row[slug]) for slug in COVERED if row.get(slug) and (slug != "nik" or is_wellformed(row[slug]))}


class MissingIdentityForm(IdentityForm):
    """Section B without what the portal knows already. What the page saved by itself meanwhile may still be changed on it."""

    def __init__(self, *args: Any, section: IdentitySection, **kwargs: Any) -> None:
        self.known = initial_of(section)
        super().__init__(*args, initial=self.known, prefix="identitas", **kwargs)
        missing = {name.removesuffix("_id") for name in section.missing}
        typed = {name for name in NEEDED_TO_SEND if self.data.get(self.add_prefix(name))}
        for name in list(self.fields):
            if name not in missing | typed:
                del self.fields[name]

    def full_clean(self) -> None:
        """As saved, with gaps; which fields there are differs from page to page."""
        for field in self.fields.values():
            field.required = False
        forms.Form.full_clean(self)
        for name in NEEDED_TO_SEND:
            if name in self.fields:
                self.fields[name].required = True

    def clean(self) -> dict[str, Any]:
        """With what was known before."""
        return self.known | (super().clean() or {})

    def demand_all(self) -> None:
        """Point at what is still missing."""
        for name in self.fields:
            if not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, _("Isi bagian ini, lalu simpan lagi."))

    @property
    def told(self) -> IdentityAnswers:
        data = dict(self.cleaned_data)
        industry, village, founded_on = data.pop("industry"), data.pop("village"), data.pop("founded_on")
        texts = {name: value or "" for name, value in data.items()}
        return IdentityAnswers(
            industry_id=int(industry) if industry else None, village_code=village or None, founded_on=founded_on, **texts
        )


class TypedWorkersForm(forms.Form):
    """A line for each worker, and empty ones. What is wrong in a cell the roster's own check says."""

    use_required_attribute = False

    def __init__(self, data: Any = None, *, rules: RuleSet, rows: list[dict[str, str]], most: int) -> None:
        posted = [int(found[1]) + 1 for name in data or () if (found := _LINE.fullmatch(name))]
        self.rules, self.known = rules, rows
        self.count = min(most, max(LINES_SHOWN, len(rows) + 2, *posted))
        super().__init__(data, initial={f"p{line}-{slug}": cell for line, row in enumerate(rows) for slug, cell in _covered(row).items()})
        empty = begun(rules.weekly_hours)
        for line in range(self.count):
            for slug in ASKED:
                field = self._field(slug)
                if line >= len(rows):
                    field.initial = empty.get(slug)
                self.fields[f"p{line}-{slug}"] = field
            if line < len(rows) or f"p{line}-gone" in (data or ()):
                self.fields[f"p{line}-gone"] = forms.BooleanField(label=_("Tidak bekerja lagi di sini"), required=False)

    def _field(self, slug: str) -> forms.Field:
        column = BY_SLUG[slug]
        field: forms.Field
        if column.kind == Kind.CODE:
            codes = self.rules.codes[column.codes]
            said = {word: Contract(value).label for value, word in codes.labels} if slug == "contract" else {}
            choices = [("", _("Pilih")), *((word, said.get(word, word)) for word in codes.words)]
            field = forms.CharField(label=column.title, widget=forms.Select(choices=choices))
        else:
            attributes = {"autocomplete": "off"} | ({"inputmode": "numeric"} if column.kind in {Kind.NIK, Kind.MONEY, Kind.DIGITS} else {})
            if column.kind == Kind.DATE:
                attributes["placeholder"] = str(_("hh/bb/tttt"))
            field = forms.CharField(label=column.title, max_length=200, widget=forms.TextInput(attrs=attributes))
        field.required = slug in OPEN
        return field

    def full_clean(self) -> None:
        """Nothing is required here, although it is not marked as optional."""
        needed = [field for field in self.fields.values() if field.required]
        for field in needed:
            field.required = False
        super().full_clean()
        for field in needed:
            field.required = True

    @property
    def typed(self) -> list[tuple[int, dict[str, str]]]:
        """The lines that hold a worker, with their places on the page."""
        lines = [(line, {slug: self.cleaned_data.get(f"p{line}-{slug}", "") for slug in ASKED}) for line in range(self.count)]
        return [(line, self._uncovered(row)) for line, row in lines if self._is_worker(line, row)]

    def _is_worker(self, line: int, row: dict[str, str]) -> bool:
        return any(row[slug] for slug in TELLING) and not self.cleaned_data.get(f"p{line}-gone")

    def _uncovered(self, row: dict[str, str]) -> dict[str, str]:
        """With the numbers that the page only showed in part, where they were left as they stood."""
        for slug in COVERED:
            meant = [known for known in self.known if row[slug] and _covered(known).get(slug) == row[slug]]
            meant.sort(key=lambda known: known.get("name") != row["name"])
            if meant:
                row[slug] = meant[0][slug]
        return row

    def show_faults(self, faults: Mapping[tuple[int, str], str]) -> None:
        """Put what the check found beside the cells, by row of the file; what only follows from a wrong NIK is not said twice."""
        for place, (line, row) in enumerate(self.typed):
            has_wrong_nik = (place + FIRST_ROW, "nik") in faults
            for slug in ASKED:
                words = faults.get((place + FIRST_ROW, slug))
                if words and not (has_wrong_nik and slug in FROM_NIK and not row[slug]):
                    self.add_error(f"p{line}-{slug}", words)

    @property
    def lines(self) -> list[dict[str, Any]]:
        """What the page draws: the fields of each line, and whether it stands open."""
        filled = max([len(self.known), LINES_OPEN, *(line + 1 for line, _row in (self.typed if self.is_bound else []))])
        return [
            {
                "number": line + 1,
                "open": [self[f"p{line}-{slug}"] for slug in OPEN],
                "folded": [self[f"p{line}-{slug}"] for slug in FOLDED],
                "gone": self[f"p{line}-gone"] if f"p{line}-gone" in self.fields else None,
                "is_shown": line < filled,
                "has_folded_errors": any(self[f"p{line}-{slug}"].errors for slug in FOLDED),
            }
            for line in range(self.count)
        ]
