"""Answers as programs send them: typed JSON, read by the same fields as the page's."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wajiblapor.forms.answers import field_for, to_store
from wajiblapor.questions.kinds import Kind, Question
from wajiblapor.questions.personal import is_covered

MOST_ROWS = 200
Faults = dict[str, Any]


class NotAnAnswer(Exception):
    """What is wrong, as sentences nested like what was sent."""

    def __init__(self, faults: Any) -> None:
        self.faults = faults
        super().__init__(faults)


def read_answers(questions: Mapping[str, Question], sent: Mapping[str, Any]) -> dict[str, Any]:
    """Stored values by slug; None where an answer is emptied.

    Args:
        questions: those that may be answered, by slug.

    Raises:
        NotAnAnswer: sentences by slug, for all that is wrong at once.
    """
    read: dict[str, Any] = {}
    faults: Faults = {}
    for slug, value in sent.items():
        question = questions.get(slug)
        try:
            if question is None:
                raise NotAnAnswer([_("Pertanyaan ini tidak ada di bagian ini, atau tidak ditanyakan kepada tempat kerja ini.")])
            read[slug] = _read(question, value)
        except NotAnAnswer as wrong:
            faults[slug[:60]] = wrong.faults
    if faults:
        raise NotAnAnswer(faults)
    return read


def _read(question: Question, value: Any, *, in_table: bool = False) -> Any:
    if value is None or value in ("", []):
        return None
    if question.kind == Kind.TABLE:
        return _read_table(question, value)
    try:
        cleaned = field_for(question, in_table=in_table).clean(_as_typed(question, value))
    except forms.ValidationError as error:
        raise NotAnAnswer([str(sentence) for sentence in error.messages]) from error
    return to_store(cleaned) if cleaned not in ("", []) else None


def _as_typed(question: Question, value: Any) -> Any:
    """What a person would have typed, where the value has the type the question asks for."""
    match question.kind:
        case Kind.COUNT | Kind.MONEY:
            if isinstance(value, int) and not isinstance(value, bool):
                return str(value)
            raise NotAnAnswer([_("Kirim bilangan bulat, tanpa tanda kutip.")])
        case Kind.HOURS:
            if isinstance(value, int | float) and not isinstance(value, bool):
                return str(value)
            raise NotAnAnswer([_("Kirim bilangan, tanpa tanda kutip.")])
        case Kind.CHOICES:
            if isinstance(value, list) and all(isinstance(one, str) for one in value):
                return value
            raise NotAnAnswer([_("Kirim daftar kode pilihan.")])
    if not isinstance(value, str) or not is_writable(value):
        raise NotAnAnswer([_("Kirim tulisan dalam tanda kutip.")])
    if question.is_personal and is_covered(value):
        raise NotAnAnswer([_("Isian ini masih tertutup dan tidak cocok dengan yang tersimpan. Kirim selengkapnya.")])
    return value


def is_writable(text: str) -> bool:
    """No control signs but line breaks and tabs, and no halves of a sign: neither can be kept."""
    return all(sign.isprintable() or sign in "\n\r\t\xa0" or not (ord(sign) < 32 or 0xD800 <= ord(sign) <= 0xDFFF) for sign in text)


def _read_table(question: Question, value: Any) -> list[dict[str, Any]]:
    if not isinstance(value, list) or len(value) > MOST_ROWS:
        raise NotAnAnswer([_("Kirim daftar baris, paling banyak %(most)s.") % {"most": MOST_ROWS}])
    columns = {column.slug: column for column in question.columns}
    rows: list[dict[str, Any]] = []
    faults: Faults = {}
    for index, sent in enumerate(value):
        try:
            rows.append(_read_line(columns, index + 1, sent))
        except NotAnAnswer as wrong:
            faults[str(index)] = wrong.faults
    if faults:
        raise NotAnAnswer(faults)
    return [row for row in rows if row]


def _read_line(columns: Mapping[str, Question], number: int, sent: Any) -> dict[str, Any]:
    if not isinstance(sent, dict):
        raise NotAnAnswer([_("Baris adalah objek dengan kolom-kolomnya.")])
    row: dict[str, Any] = {}
    faults: Faults = {}
    for slug, value in sent.items():
        try:
            if slug not in columns:
                raise NotAnAnswer([_("Kolom ini tidak dikenal.")])
            if columns[slug].is_personal and is_covered(value):
                words = _(
                    "Baris %(row)s masih tertutup dan berbeda dari yang tersimpan, atau cocok dengan lebih dari satu. "
                    "Kirim data orangnya selengkapnya."
                )
                raise NotAnAnswer([words % {"row": number}])
            read = _read(columns[slug], value, in_table=True)
        except NotAnAnswer as wrong:
            faults[str(slug)[:60]] = wrong.faults
        else:
            if read is not None:
                row[slug] = read
    if faults:
        raise NotAnAnswer(faults)
    return row
