"""Rows of a form that grow by a button, with and without a script: nothing typed is lost when a row is added."""

from typing import Any, cast

from django.forms import BaseFormSet, Form, formset_factory
from django.http import QueryDict

ADD = "tambah_baris"


def asks_for_rows(data: QueryDict) -> bool:
    """Was the button for more rows pressed, rather than the one that saves?"""
    return ADD in data


def with_more_rows(data: QueryDict, prefix: str, more: int, most: int) -> QueryDict:
    """What was typed, with room for `more` empty rows below, up to `most` in all."""
    grown = data.copy()
    key = f"{prefix}-TOTAL_FORMS"
    try:
        there = int(grown.get(key, "0"))
    except ValueError:
        there = 0
    grown[key] = str(max(min(there + more, most), 0))
    return grown


class Row(Form):
    """One row. It is empty while none of the fields in `telling` has anything in it, whatever its choices say."""

    use_required_attribute = False
    telling: tuple[str, ...] = ()

    def has_changed(self) -> bool:
        return any(str(self[name].data or "").strip() for name in self.telling)


class Rows(BaseFormSet):
    """Rows of which empty ones count for nothing, also where something stood before."""

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        form = super()._construct_form(i, **kwargs)  # type: ignore[misc]
        form.empty_permitted = True
        return form

    @property
    def filled(self) -> list[dict[str, Any]]:
        """What was typed in rows that have something in them, checked."""
        return [form.cleaned_data for form in self.forms if form.has_changed() and form.cleaned_data]

    @property
    def filled_at(self) -> list[int]:
        """Numbers of those rows."""
        return [row for row, form in enumerate(self.forms) if form.has_changed() and form.cleaned_data]


def rows_of(form: type[Row], *, shown: int, most: int) -> type[Rows]:
    """A set of rows: `shown` empty ones at first, at most `most`."""
    return cast(type[Rows], formset_factory(form, formset=Rows, extra=shown, max_num=most, absolute_max=most))
