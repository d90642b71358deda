"""The inspector's form at the workplace: one line for each norm, small enough for a weak line, whole without JavaScript."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wajiblapor.actions.inspection_visits import Checked, Met, Seen
from wajiblapor.enums import CheckOutcome
from wajiblapor.queries.inspections import Line

FREE_ROWS = 3
LONGEST = 2000


@dataclass(frozen=True)
class Row:
    """A norm with its three fields."""

    line: Line
    outcome: forms.BoundField
    seen: forms.BoundField
    days: forms.BoundField

    @property
    def has_errors(self) -> bool:
        return bool(self.outcome.errors or self.seen.errors or self.days.errors)

    @property
    def is_filled(self) -> bool:
        return self.outcome.value() not in (None, "", CheckOutcome.UNSEEN)


class MeetingForm(forms.Form):
    """When, and who received the inspectors."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    visited_on = forms.DateField(label=_("Hari kunjungan"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    met_name = forms.CharField(label=_("Yang ditemui"), max_length=150, error_messages={"required": _("Tuliskan siapa yang ditemui.")})
    met_position = forms.CharField(label=_("Jabatannya"), max_length=100, error_messages={"required": _("Tuliskan jabatannya.")})
    summary = forms.CharField(label=_("Catatan kunjungan"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"key": uuid.uuid4(), "visited_on": today} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)

    @property
    def met(self) -> Met:
        told = self.cleaned_data
        return Met(visited_on=told["visited_on"], name=told["met_name"], position=told["met_position"], summary=told["summary"])


class VisitForm(MeetingForm):
    """The first visit: also the checklist, and up to three findings that stand in no list."""

    def __init__(self, *args: Any, lines: list[Line], longest: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines, self.longest = lines, longest
        for line in lines:
            slug = line.norm.slug
            self.fields[f"outcome_{slug}"] = forms.ChoiceField(
                label=_("Hasil"), choices=CheckOutcome.choices, initial=CheckOutcome.UNSEEN, required=False, widget=forms.RadioSelect
            )
            self._add(slug)
        for number in range(1, FREE_ROWS + 1):
            self.fields[f"title_{number}"] = forms.CharField(label=_("Temuan"), max_length=150, required=False)
            self.fields[f"law_{number}"] = forms.CharField(label=_("Dasar hukum"), max_length=300, required=False)
            self._add(str(number))

    def _add(self, slug: str) -> None:
        self.fields[f"seen_{slug}"] = forms.CharField(
            label=_("Yang dilihat"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 2})
        )
        self.fields[f"days_{slug}"] = forms.IntegerField(label=_("Batas waktu, hari"), required=False, min_value=1, max_value=self.longest)

    @property
    def meeting(self) -> list[forms.BoundField]:
        return [self[name] for name in ("visited_on", "met_name", "met_position", "summary")]

    @property
    def rows(self) -> list[Row]:
        slugs = [(line, line.norm.slug) for line in self.lines]
        return [Row(line, self[f"outcome_{slug}"], self[f"seen_{slug}"], self[f"days_{slug}"]) for line, slug in slugs]

    @property
    def told_rows(self) -> list[Row]:
        """What the report shows amiss."""
        return [row for row in self.rows if row.line.told]

    @property
    def other_rows(self) -> list[Row]:
        return [row for row in self.rows if not row.line.told]

    @property
    def free_rows(self) -> list[tuple[list[forms.BoundField], bool]]:
        """The fields of each, and whether something stands in them."""
        rows = [[self[f"{name}_{number}"] for name in ("title", "law", "seen", "days")] for number in range(1, FREE_ROWS + 1)]
        return [(fields, any(field.value() or field.errors for field in fields)) for fields in rows]

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        for line in self.lines:
            slug = line.norm.slug
            if told.get(f"outcome_{slug}") == CheckOutcome.BROKEN and not (told.get(f"seen_{slug}") or "").strip():
                self._ask(f"seen_{slug}", _now("Tuliskan apa yang dilihat, supaya perusahaan tahu apa yang harus diperbaiki."))
        for number in range(1, FREE_ROWS + 1):
            parts = {name: (told.get(f"{name}_{number}") or "").strip() for name in ("title", "law", "seen")}
            if any(parts.values()):
                for name, words in (
                    ("title", _now("Beri nama temuannya.")),
                    ("law", _now("Sebutkan dasar hukumnya.")),
                    ("seen", _now("Tuliskan apa yang dilihat.")),
                ):
                    if not parts[name]:
                        self._ask(f"{name}_{number}", words)
        return told

    def _ask(self, name: str, words: str) -> None:
        if name not in self.errors:
            self.add_error(name, words)

    @property
    def checked(self) -> list[Checked]:
        told = self.cleaned_data
        return [
            Checked(
                norm=line.norm.slug,
                outcome=CheckOutcome(told.get(f"outcome_{line.norm.slug}") or CheckOutcome.UNSEEN),
                seen=told.get(f"seen_{line.norm.slug}") or "",
                days=told.get(f"days_{line.norm.slug}"),
            )
            for line in self.lines
        ]

    @property
    def also(self) -> list[Seen]:
        told = self.cleaned_data
        return [
            Seen(title=told[f"title_{n}"], legal_basis=told[f"law_{n}"], seen=told[f"seen_{n}"], days=told.get(f"days_{n}"))
            for n in range(1, FREE_ROWS + 1)
            if told.get(f"title_{n}")
        ]


class FindingForm(forms.Form):
    """A finding that was forgotten on the form."""

    title = forms.CharField(label=_("Temuan"), max_length=150)
    legal_basis = forms.CharField(label=_("Dasar hukum"), max_length=300)
    seen = forms.CharField(label=_("Yang dilihat"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}))
    days = forms.IntegerField(label=_("Batas waktu, hari"), required=False, min_value=1)

    @property
    def told(self) -> Seen:
        return Seen(**self.cleaned_data)
