from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.forms.lookups import LookupField
from siapkerja.profiles.models import Education, Experience
from siapkerja.profiles.queries import occupation_choices, occupation_synonyms
from siapkerja.reference.models import EducationLevel

FIRST_YEAR = 1930
NO_SCHOOL_RANK = 0


class EducationForm(forms.Form):
    """One school or course of study."""

    level = forms.ModelChoiceField(EducationLevel.objects.order_by("rank"), label=_("Jenjang"), empty_label=_("Pilih jenjang"))
    institution = forms.CharField(label=_("Nama sekolah atau kampus"), max_length=150, required=False)
    field_of_study = forms.CharField(
        label=_("Jurusan"), max_length=120, required=False, help_text=_("Misalnya: Tata Busana, Teknik Sipil.")
    )
    started_in = forms.IntegerField(label=_("Tahun masuk"), min_value=FIRST_YEAR, required=False)
    finished_in = forms.IntegerField(
        label=_("Tahun lulus"), min_value=FIRST_YEAR, required=False, help_text=_("Kosongkan bila masih bersekolah atau tidak lulus.")
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        level, started, finished = data.get("level"), data.get("started_in"), data.get("finished_in")
        if level and level.rank > NO_SCHOOL_RANK and not data.get("institution"):
            self.add_error("institution", _("Tuliskan nama sekolah atau kampusnya."))
        if finished and finished > timezone.localdate().year:
            self.add_error("finished_in", _("Tahun lulus belum terjadi. Kosongkan bila Anda masih bersekolah."))
        if started and finished and finished < started:
            self.add_error("finished_in", _("Tahun lulus mendahului tahun masuk."))
        return data

    @staticmethod
    def initial_of(education: Education) -> dict[str, Any]:
        names = ("institution", "field_of_study", "started_in", "finished_in")
        return {name: getattr(education, name) for name in names} | {"level": education.level_id}


class MonthField(forms.DateField):
    """A month, given as its first day. Browsers without a month picker show a text field: 2026-03 and 03-2026 both work."""

    widget = forms.DateInput(format="%Y-%m", attrs={"type": "month", "placeholder": "2026-03"})
    input_formats = ("%Y-%m", "%m-%Y", "%m/%Y", "%Y-%m-%d")
    default_error_messages = {"invalid": _("Tuliskan tahun dan bulan, misalnya 2026-03.")}

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        return day.replace(day=1) if day else None


class ExperienceForm(forms.Form):
    """One job."""

    position = forms.CharField(label=_("Pekerjaan atau jabatan"), max_length=120, help_text=_("Misalnya: Operator jahit."))
    employer = forms.CharField(label=_("Nama perusahaan atau pemberi kerja"), max_length=150)
    occupation = LookupField(
        label=_("Kelompok jabatan"),
        help_text=_("Ketik sebagian kata, lalu pilih. Membantu kami menyarankan lowongan yang cocok."),
        choices=occupation_choices,
        synonyms=occupation_synonyms,
        required=False,
        max_length=200,
    )
    starts_on = MonthField(label=_("Mulai bulan"))
    ends_on = MonthField(label=_("Sampai bulan"), required=False, help_text=_("Kosongkan bila masih bekerja di sana."))
    description = forms.CharField(label=_("Yang Anda kerjakan"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        starts_on, ends_on = data.get("starts_on"), data.get("ends_on")
        if starts_on and starts_on > timezone.localdate():
            self.add_error("starts_on", _("Bulan mulai belum terjadi."))
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("Bulan selesai mendahului bulan mulai."))
        return data

    @staticmethod
    def initial_of(experience: Experience) -> dict[str, Any]:
        names = ("position", "employer", "starts_on", "ends_on", "description")
        return {name: getattr(experience, name) for name in names} | {"occupation": experience.occupation_id}
