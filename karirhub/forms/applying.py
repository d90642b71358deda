"""The form for applying: letter, the employer's questions, documents, consent."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from karirhub.models import ScreeningQuestion
from siapkerja.kernel.text import id_of, ids_of
from siapkerja.profiles.models import KeptDocument

YES_NO = (("yes", _("Ya")), ("no", _("Tidak")))
LONGEST_ANSWER = 1000


class ApplyForm(forms.Form):
    """Nothing of it is refused while it is only saved as a draft."""

    letter = forms.CharField(
        label=_("Surat lamaran"),
        help_text=_("Beberapa kalimat sudah cukup: mengapa pekerjaan ini cocok untuk Anda."),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    documents = forms.TypedMultipleChoiceField(
        label=_("Dokumen yang ikut dikirim"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    consents = forms.BooleanField(
        label=_("Saya setuju perusahaan ini membaca profil, jawaban, dan dokumen yang saya kirim untuk menilai lamaran ini."),
        error_messages={"required": _("Centang persetujuan agar perusahaan boleh membaca profil Anda.")},
    )

    def __init__(
        self, *args: Any, questions: Iterable[ScreeningQuestion], documents: Iterable[KeptDocument], reader: str = "", **kwargs: Any
    ) -> None:
        """`reader` is the partner portal that reads the application in the employer's stead."""
        super().__init__(*args, **kwargs)
        self.questions = list(questions)
        asked = {f"question_{question.pk}": _field_of(question) for question in self.questions}
        letter, papers, consents = (self.fields.pop(name) for name in ("letter", "documents", "consents"))
        if reader:
            told = _("Saya setuju %(name)s membaca profil, jawaban, dan dokumen yang saya kirim untuk lamaran ini.")
            consents.label = told % {"name": reader}
        choices = [(paper.pk, f"{paper.get_kind_display()}: {paper.title}") for paper in documents]
        papers.choices = choices  # type: ignore[attr-defined]
        self.fields |= asked | {"letter": letter} | ({"documents": papers} if choices else {}) | {"consents": consents}

    @property
    def sending(self) -> dict[str, Any]:
        """What `karirhub.actions.applications.apply` takes of a valid form."""
        data = self.cleaned_data
        return {
            "letter": data["letter"],
            "consents": data["consents"],
            "answers": {question.pk: str(data[f"question_{question.pk}"] or "") for question in self.questions},
            "documents": data.get("documents", []),
        }

    @classmethod
    def kept_of(cls, posted: Mapping[str, Any], documents: Iterable[str]) -> dict[str, Any]:
        """What `karirhub.actions.drafts.save_draft` takes of what was posted, right or wrong."""
        answers = {
            number: str(value)
            for name, value in posted.items()
            if name.startswith("question_") and (number := id_of(name.removeprefix("question_"))) is not None
        }
        return {"letter": str(posted.get("letter", "")), "answers": answers, "documents": ids_of(documents)}

    @classmethod
    def initial_of(cls, content: Mapping[str, Any]) -> dict[str, Any]:
        """The form's values from a draft's content."""
        answers = {f"question_{key}": value for key, value in content.get("answers", {}).items()}
        return {"letter": content.get("letter", ""), "documents": content.get("documents", []), **answers}


def _field_of(question: ScreeningQuestion) -> forms.Field:
    """The action judges the answers; the form only draws them."""
    told: dict[str, Any] = {
        "label": question.text,
        "required": question.is_required,
        "error_messages": {"required": _("Jawab pertanyaan ini; perusahaan memerlukannya.")},
    }
    if question.kind == "yes_no":
        return forms.ChoiceField(choices=YES_NO, widget=forms.RadioSelect, **told)
    if question.kind == "choice":
        return forms.ChoiceField(choices=[(option, option) for option in question.options], widget=forms.RadioSelect, **told)
    if question.kind == "number":
        return forms.CharField(max_length=20, widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}), **told)
    return forms.CharField(max_length=LONGEST_ANSWER, widget=forms.Textarea(attrs={"rows": 3}), **told)
