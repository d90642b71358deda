"""Form fields for the kinds of questions."""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.forms.organisations import DigitsField
from siapkerja.kernel import nik
from siapkerja.web.forms.fields import RupiahField
from siapkerja.web.forms.occupations import OccupationField
from wajiblapor.questions.kinds import Kind, Question

EARLIEST = date(1900, 1, 1)
DAY_FORMATS = ["%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"]
CHOOSE = ("", _("Pilih"))


class CountField(forms.CharField):
    """A whole number as people type it: `1200`, `1.200`. Gives an int or None."""

    def __init__(self, *, bounds: tuple[int, int], **kwargs: Any) -> None:
        self.bounds = bounds
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 15}), **kwargs)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        if not re.fullmatch(r"\d+|\d{1,3}(?:[.\s]\d{3})+", text):
            raise forms.ValidationError(_("Tulis dengan angka, misalnya 12."), "invalid")
        return self._within(int(re.sub(r"\D", "", text)))

    def _within(self, number: Any) -> Any:
        least, most = self.bounds
        if not least <= number <= most:
            raise forms.ValidationError(_("Nilainya antara %(least)s dan %(most)s.") % {"least": least, "most": most}, "out_of_range")
        return number


class HoursField(CountField):
    """Hours with a comma or a point: `3,5`. Gives a float, or an int where it is whole."""

    def to_python(self, value: Any) -> Any:
        text = (forms.CharField.to_python(self, value) or "").replace(",", ".")
        if not text:
            return None
        if not re.fullmatch(r"\d{1,3}(?:\.\d{1,2})?", text):
            raise forms.ValidationError(_("Tulis jamnya dengan angka, misalnya 3 atau 3,5."), "invalid")
        hours = float(text)
        return self._within(int(hours) if hours == int(hours) else hours)

    def prepare_value(self, value: Any) -> Any:
        return str(value).replace(".", ",") if isinstance(value, float) else value


class PhoneField(forms.CharField):
    """A telephone number, with or without spaces; kept as digits with a leading plus where it has one."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}), max_length=20, **kwargs)

    def clean(self, value: Any) -> str:
        phone = "".join(sign for sign in super().clean(value) if sign not in " -().")
        digits = phone.removeprefix("+")
        if phone and not (digits.isascii() and digits.isdigit() and 7 <= len(digits) <= 15):
            raise forms.ValidationError(_("Tulis nomor telepon dengan angka. Contoh: 021 5550100."), "phone")
        return phone


class DayField(forms.DateField):
    """A day, day first; stored and shown again from ISO text."""

    def __init__(self, *, is_past: bool, **kwargs: Any) -> None:
        self.is_past = is_past
        super().__init__(
            widget=forms.DateInput(format="%d/%m/%Y", attrs={"placeholder": _("hh/bb/tttt"), "autocomplete": "off", "maxlength": 20}),
            input_formats=DAY_FORMATS,
            error_messages={"invalid": _("Tulis hari/bulan/tahun. Contoh: 05/03/2019.")},
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        try:
            return date.fromisoformat(value)
        except (TypeError, ValueError):
            return value

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day and day < EARLIEST:
            raise forms.ValidationError(_("Periksa tahunnya."), "too_early")
        if day and self.is_past and day > timezone.localdate():
            raise forms.ValidationError(_("Hari ini belum terjadi. Periksa tanggalnya."), "future")
        return day


def field_for(question: Question, *, in_table: bool = False) -> forms.Field:
    """The field that takes a question's answer. Nothing is required: what is missing may wait."""
    field = _field_of(question, in_table=in_table)
    if question.is_personal:
        field.widget.attrs["data-personal"] = True
    return field


def _field_of(question: Question, *, in_table: bool) -> forms.Field:
    unit = f" ({question.unit})" if question.unit else ""
    options: dict[str, Any] = {"label": f"{question.words}{unit}", "help_text": question.hint, "required": False}
    match question.kind:
        case Kind.YES_NO | Kind.CHOICE:
            if in_table:
                return forms.ChoiceField(choices=[CHOOSE, *question.choices], **options)
            return forms.ChoiceField(choices=question.choices, widget=forms.RadioSelect, **options)
        case Kind.CHOICES:
            return forms.MultipleChoiceField(choices=question.choices, widget=forms.CheckboxSelectMultiple, **options)
        case Kind.COUNT:
            return CountField(bounds=question.bounds, **options)
        case Kind.HOURS:
            return HoursField(bounds=question.bounds, **options)
        case Kind.MONEY:
            return RupiahField(**options)
        case Kind.DAY:
            return DayField(is_past=question.is_past, **options)
        case Kind.OCCUPATION:
            return OccupationField(**options)
        case Kind.PHONE:
            return PhoneField(**options)
        case Kind.EMAIL:
            wrong = {"invalid": _("Tulis alamat e-mail. Contoh: nama@perusahaan.co.id.")}
            return forms.EmailField(max_length=question.length, error_messages=wrong, **options)
        case Kind.NIK:
            return DigitsField(lengths=(nik.LENGTH,), wrong=_("NIK terdiri dari 16 angka."), max_length=25, **options)
        case Kind.STORY:
            return forms.CharField(max_length=question.length, widget=forms.Textarea(attrs={"rows": 3}), **options)
    return forms.CharField(max_length=question.length, **options)


def to_store(value: Any) -> Any:
    """A cleaned value as JSON keeps it."""
    return value.isoformat() if isinstance(value, date) else value
