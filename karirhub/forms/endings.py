"""Forms about the end of a vacancy: later, closed, filled."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from karirhub.actions.vacancy_endings import Outsider
from karirhub.enums import CloseReason
from karirhub.forms.vacancies import DATE
from karirhub.models import Application
from siapkerja.kernel.nik import digits_of, is_wellformed

LONGEST_NAME = 100


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
    people = forms.CharField(
        label=_("Siapa mereka"),
        help_text=_(
            "Satu baris satu orang: nama, lalu koma dan NIK bila ada. Nama disimpan tersandi; dari NIK hanya empat angka pertama dan "
            "terakhir. Beri tahu orangnya bahwa ia dilaporkan."
        ),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
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

    def clean_people(self) -> tuple[Outsider, ...]:
        return tuple(filter(None, map(_outsider, self.cleaned_data["people"].splitlines())))

    @property
    def others_counted(self) -> int:
        """As many as it says; where it says no number, as many as it names."""
        return self.cleaned_data["others"] or len(self.cleaned_data["people"])

    @property
    def application_ids(self) -> list[int]:
        return [int(pk) for pk in self.cleaned_data.get("applications", [])]


def _outsider(line: str) -> Outsider | None:
    """`Siti Contoh, 3273 0145 0601 0003` or a name alone; None for an empty line."""
    name, _comma, number = line.partition(",")
    name, nik = " ".join(name.split()), digits_of(number)
    if not (name or nik):
        return None
    if not name or len(name) > LONGEST_NAME or any(letter.isdigit() for letter in name):
        raise ValidationError(_now("Tulis nama di depan, lalu koma dan NIK: %(line)s") % {"line": name or _now("nama kosong")})
    if nik and not is_wellformed(nik):
        raise ValidationError(_now("NIK %(name)s bukan 16 angka. Perbaiki, atau tulis namanya saja.") % {"name": name})
    return Outsider(name=name, nik=nik)


def _words(row: Application, name: str) -> str:
    """By name and number; by number alone where the name is no longer shared."""
    return ", ".join(filter(None, (name, row.number)))
