"""An employer's filters, notes and steps for applicants."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from karirhub.enums import ApplicantLabel, DeclineReason, QuestionKind
from karirhub.models import ScreeningQuestion
from karirhub.queries.matching import Asked
from karirhub.queries.pipeline import BEST, NEWEST, ORDERS, WAITING, Criteria
from siapkerja.reference.models import EducationLevel

DISTANCES = (10, 25, 50, 75)
NOTED = (("", _("Semua")), ("ada", _("Ada catatan")), ("tidak", _("Belum ada catatan")))
STARS = (("", _("Semua")), *((str(number), _("%(n)s bintang ke atas") % {"n": number}) for number in range(1, 6)))


class FilterForm(forms.Form):
    """The same filters for board and list; whatever is not understood is left aside, so an old address still works."""

    q = forms.CharField(label=_("Nama"), max_length=80, required=False)
    pendidikan = forms.ChoiceField(label=_("Pendidikan paling rendah"), required=False)
    jarak = forms.ChoiceField(label=_("Jarak paling jauh"), required=False)
    keterampilan = forms.MultipleChoiceField(label=_("Punya keterampilan"), required=False, widget=forms.CheckboxSelectMultiple)
    sertifikat = forms.MultipleChoiceField(label=_("Sertifikat terbukti"), required=False, widget=forms.CheckboxSelectMultiple)
    jawaban = forms.MultipleChoiceField(label=_("Jawaban saringan"), required=False, widget=forms.CheckboxSelectMultiple)
    dari = forms.DateField(label=_("Dikirim sejak"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    sampai = forms.DateField(label=_("Dikirim sampai"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    catatan = forms.ChoiceField(label=_("Catatan tim"), choices=NOTED, required=False)
    nilai = forms.ChoiceField(label=_("Nilai tim"), choices=STARS, required=False)
    label = forms.ChoiceField(label=_("Label"), required=False)
    urut = forms.ChoiceField(
        label=_("Urutkan"),
        choices=((NEWEST, _("Terbaru")), (WAITING, _("Paling lama menunggu")), (BEST, _("Paling cocok"))),
        required=False,
    )

    def __init__(self, data: QueryDict, *, asked: Asked, questions: list[ScreeningQuestion], columns: list[str] | None = None) -> None:
        super().__init__(data)
        self.auto_id = "saring_%s"
        self.columns = columns or []
        self.ranks = {row.code: row.rank for row in EducationLevel.objects.all()}
        names = EducationLevel.objects.values_list("code", "name")
        self._choices("pendidikan", [("", _("Semua")), *names])
        self._choices("jarak", [("", _("Semua")), *((str(km), _("%(km)s km") % {"km": km}) for km in DISTANCES)])
        self._choices("label", [("", _("Semua")), *ApplicantLabel.choices])
        self._choices("keterampilan", list(asked.skills.items()))
        self._choices("sertifikat", list(asked.schemes.items()))
        self._choices("jawaban", [(code, words) for question in questions for code, words in answer_choices(question)])

    def _choices(self, name: str, choices: list[Any]) -> None:
        if choices:
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields[name]

    @property
    def criteria(self) -> Criteria:
        """What was asked for and understood."""
        self.is_valid()
        told = self.cleaned_data
        column = self.data.get("tahap", "")
        order = told.get("urut") or NEWEST
        return Criteria(
            column=column if column in self.columns else "",
            words=told.get("q", ""),
            education_rank=self.ranks.get(told.get("pendidikan", "")),
            km=int(told["jarak"]) if told.get("jarak") else None,
            skills=tuple(told.get("keterampilan", ())),
            schemes=tuple(told.get("sertifikat", ())),
            answers=tuple(told.get("jawaban", ())),
            sent_from=told.get("dari"),
            sent_to=told.get("sampai"),
            has_note={"ada": True, "tidak": False}.get(told.get("catatan", "")),
            rating=int(told["nilai"]) if told.get("nilai") else None,
            label=told.get("label", ""),
            order=order if order in ORDERS else NEWEST,
        )


def answer_choices(question: ScreeningQuestion) -> list[tuple[str, str]]:
    """Answers one can filter by, as `ApplicationSummary.answers` writes them."""
    if question.kind == QuestionKind.YES_NO:
        return [(f"{question.pk}=yes", f"{question.text} {_('Ya')}"), (f"{question.pk}=no", f"{question.text} {_('Tidak')}")]
    if question.kind == QuestionKind.CHOICE:
        return [(f"{question.pk}={place}", f"{question.text} {option}") for place, option in enumerate(question.options)]
    return []


class NoteForm(forms.Form):
    text = forms.CharField(
        label=_("Catatan untuk tim"),
        help_text=_("Pelamar tidak melihatnya di sini, tetapi berhak meminta salinannya (UU 27/2022). Tulis tentang pekerjaannya."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class MarkForm(forms.Form):
    rating = forms.TypedChoiceField(
        label=_("Nilai"),
        choices=(("", _("Belum dinilai")), *((str(number), f"{number}") for number in range(1, 6))),
        coerce=int,
        empty_value=None,
        required=False,
    )
    labels = forms.MultipleChoiceField(label=_("Label"), choices=ApplicantLabel, required=False, widget=forms.CheckboxSelectMultiple)


class BulkForm(forms.Form):
    """Who was ticked, and what to do with them."""

    langkah = forms.ChoiceField(error_messages={"required": _("Pilih langkahnya."), "invalid_choice": _("Langkah ini tidak dikenal.")})
    saring = forms.CharField(max_length=2000, required=False)
    semua = forms.BooleanField(required=False)

    def __init__(self, data: QueryDict, *, steps: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["langkah"].choices = steps  # type: ignore[attr-defined]


class DeclineForm(forms.Form):
    """A refusal as every one of them will read it."""

    reason_code = forms.ChoiceField(label=_("Alasan"), choices=(), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Tambahan dari Anda"),
        help_text=_("Boleh ditambah satu kalimat yang membantu pelamar. Semua yang dipilih menerima kalimat yang sama."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason_code"].choices = [(one.value, one.label) for one in DeclineReason]  # type: ignore[attr-defined]
