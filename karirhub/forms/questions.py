"""Writing the questions every applicant answers, with nothing but a form's buttons."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from karirhub.actions.vacancy_content import MOST_OPTIONS, MOST_QUESTIONS, Question
from karirhub.enums import QuestionKind

# Names of the inputs; each comes once per row. The button asks for the page again with one more empty row.
TEXT, KIND, OPTIONS, REQUIRED, MORE = "tanya", "tanya_jenis", "tanya_pilihan", "tanya_wajib", "tambah_tanya"
LONGEST, LONGEST_OPTION = 200, 60

Rows = list[dict[str, str]]


class QuestionsWidget(forms.Widget):
    """One group of inputs per question, and an empty one below while there is room."""

    template_name = "karirhub/widgets/questions.html"
    use_fieldset = True

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Rows:
        if not hasattr(data, "getlist"):
            return []
        columns = {key: [str(value).replace("\0", "") for value in data.getlist(key)] for key in (TEXT, KIND, OPTIONS, REQUIRED)}
        rows = [
            {key: columns[key][at][:1000] if at < len(columns[key]) else "" for key in columns}
            for at in range(min(len(columns[TEXT]), MOST_QUESTIONS))
        ]
        return [row for row in rows if row[TEXT].strip() or row[OPTIONS].strip()]

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return False

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        rows = [*(value or [])]
        if len(rows) < MOST_QUESTIONS:
            rows.append({TEXT: "", KIND: QuestionKind.YES_NO.value, OPTIONS: "", REQUIRED: "1"})
        shown = [{"text": row[TEXT], "kind": row[KIND], "options": row[OPTIONS], "required": row[REQUIRED]} for row in rows]
        return super().get_context(name, value, attrs) | {"rows": shown, "kinds": QuestionKind.choices}


class QuestionsField(forms.Field):
    """Gives what an action takes."""

    widget = QuestionsWidget

    def clean(self, value: Rows | None) -> tuple[Question, ...]:
        return tuple(self._question(order, row) for order, row in enumerate(value or [], 1))

    def _question(self, order: int, row: dict[str, str]) -> Question:
        text = " ".join(row[TEXT].split())
        if not text or len(text) > LONGEST:
            raise ValidationError(_now("Pertanyaan %(order)s: tulis paling banyak 200 huruf.") % {"order": order})
        if row[KIND] not in QuestionKind.values:
            raise ValidationError(_now("Pertanyaan %(order)s: pilih cara menjawabnya.") % {"order": order})
        options = tuple(dict.fromkeys(part.strip()[:LONGEST_OPTION] for part in row[OPTIONS].split(";") if part.strip()))
        if row[KIND] == QuestionKind.CHOICE and not 2 <= len(options) <= MOST_OPTIONS:
            raise ValidationError(
                _now("Pertanyaan %(order)s: tulis dua sampai delapan pilihan, pisahkan dengan titik koma.") % {"order": order}
            )
        kind = QuestionKind(row[KIND])
        return Question(text=text, kind=kind, options=options if kind == QuestionKind.CHOICE else (), is_required=row[REQUIRED] != "0")


def questions_field() -> QuestionsField:
    return QuestionsField(
        label=_("Pertanyaan untuk pelamar"),
        help_text=_("Misalnya: Punya SIM B1 yang berlaku? Bersedia kerja malam? Jangan tanyakan agama, suku, atau rencana menikah."),
        required=False,
    )


def rows_of(questions: tuple[Question, ...]) -> Rows:
    """Questions as the form shows them."""
    return [
        {TEXT: row.text, KIND: row.kind.value, OPTIONS: "; ".join(row.options), REQUIRED: "1" if row.is_required else "0"}
        for row in questions
    ]
