"""Answers to a vacancy's screening questions. No answer refuses anybody by machine: the employer reads them."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from django.db import transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from karirhub.models import Application, ScreeningAnswer, ScreeningQuestion
from siapkerja.kernel.errors import Refused

LONGEST_ANSWER = 1000


class AnswersNotInOrder(Refused):
    code = "answers_not_in_order"
    sentence = _("Ada pertanyaan perusahaan yang belum dijawab dengan lengkap.")


@transaction.atomic
def record_answers(*, application: Application, answers: Mapping[int, str]) -> int:
    """Keep the answers of an application being sent, with the questions as they are asked now. Gives how many.

    Args:
        answers: by id of the question; "yes" or "no", one of the options, a number, or up to 1,000 characters.

    Raises:
        AnswersNotInOrder: by field `question_<id>`.
    """
    questions = list(ScreeningQuestion.objects.filter(vacancy=application.vacancy_id).order_by("order", "pk"))
    faults = {
        f"question_{question.pk}": fault for question in questions if (fault := fault_of(question, answers.get(question.pk, "").strip()))
    }
    if faults:
        raise AnswersNotInOrder(fields=faults)
    rows = [
        ScreeningAnswer(
            application=application, question=question, order=position, asked=question.text, kind=question.kind,
            answer=answers.get(question.pk, "").strip(),
        )
        for position, question in enumerate(questions, start=1)
    ]  # fmt: skip
    return len(ScreeningAnswer.objects.bulk_create(rows))


def fault_of(question: ScreeningQuestion, answer: str) -> str:
    """What is wrong with an answer, as a sentence; "" where nothing is."""
    if not answer:
        return _now("Jawab pertanyaan ini; perusahaan memerlukannya.") if question.is_required else ""
    if question.kind == "yes_no" and answer not in {"yes", "no"}:
        return _now("Pilih Ya atau Tidak.")
    if question.kind == "choice" and answer not in question.options:
        return _now("Pilih salah satu jawaban yang tersedia.")
    if question.kind == "number" and not _is_number(answer):
        return _now("Isi dengan angka saja, misalnya 3 atau 2,5.")
    if len(answer) > LONGEST_ANSWER:
        return _now("Jawaban paling panjang 1.000 huruf.")
    return ""


def _is_number(answer: str) -> bool:
    try:
        value = Decimal(answer.replace(",", "."))
    except InvalidOperation:
        return False
    return value.is_finite() and abs(value) < 1_000_000_000_000
