"""Forms of the centre while a batch runs: who trains, and who was there."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.models import Person
from skillhub.enums import AttendanceMark
from skillhub.models import Enrolment


class _Names(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.full_name)


class InstructorsForm(forms.Form):
    people = _Names(
        label=_("Instruktur angkatan ini"),
        help_text=_("Anggota lembaga Anda. Mereka tidak dapat menguji peserta yang dilatihnya."),
        queryset=Person.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = people  # type: ignore[attr-defined]


class DayForm(forms.Form):
    """Which day attendance is taken for."""

    hari = forms.DateField(
        label=_("Hari"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("Tulis harinya seperti 2026-03-31.")},
    )


class AttendanceForm(forms.Form):
    """A mark for each participant; somebody without one yet is taken as present until the staff say otherwise."""

    def __init__(self, *args: Any, participants: Sequence[Enrolment], marks: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.participants = participants
        for enrolment in participants:
            self.fields[self.name_of(enrolment)] = forms.ChoiceField(
                label=enrolment.person.full_name,
                choices=AttendanceMark.choices,
                initial=marks.get(enrolment.pk, AttendanceMark.PRESENT),
                widget=forms.RadioSelect,
                error_messages={"required": _("Pilih hadir, izin, atau tidak hadir.")},
            )

    @staticmethod
    def name_of(enrolment: Enrolment) -> str:
        return f"p{enrolment.pk}"

    def marks(self) -> dict[int, AttendanceMark]:
        """What the action takes."""
        return {one.pk: AttendanceMark(self.cleaned_data[self.name_of(one)]) for one in self.participants}
