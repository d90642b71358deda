"""Forms about the end of a vacancy: later, closed, filled."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from karirhub.enums import CloseReason
from karirhub.forms.vacancies import DATE
from karirhub.models import Application


class CloseForm(forms.Form):
    reason = forms.ChoiceField(label=_("Mengapa ditutup?"), choices=CloseReason.choices, widget=forms.RadioSelect)


class ExtendForm(forms.Form):
    closes_on = forms.DateField(label=_("Tanggal tutup yang baru"), widget=DATE)


class FilledForm(forms.Form):
    """Who fills the openings: applicants hired here, already ticked, and how many others.

    Attributes:
        named: the applicants whose names it shows; each look at them is recorded.
    """

    applications = forms.MultipleChoiceField(
        label=_("Pelamar yang Anda nyatakan diterima"), required=False, widget=forms.CheckboxSelectMultiple
    )
    others = forms.IntegerField(
        label=_("Orang lain yang mengisi, di luar pelamar Karirhub"), min_value=0, max_value=10_000, required=False, initial=0
    )

    def __init__(self, *args: Any, hired: list[Application], named: list[Application] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.named = named or []
        if hired:
            names = {row.pk: row.person.full_name for row in self.named}
            self.fields["applications"].choices = [(str(row.pk), _words(row, names.get(row.pk, ""))) for row in hired]  # type: ignore[attr-defined]
            self.initial["applications"] = [str(row.pk) for row in hired]
        else:
            del self.fields["applications"]

    @property
    def application_ids(self) -> list[int]:
        return [int(pk) for pk in self.cleaned_data.get("applications", [])]


def _words(row: Application, name: str) -> str:
    """By name and number; by number alone where the name is no longer shared."""
    return ", ".join(filter(None, (name, row.number)))
