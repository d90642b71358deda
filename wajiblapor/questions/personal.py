"""Answers that say something about a person (owners, managers, experts, victims of accidents): parted from the others, sealed, and covered.

They rest under the report's data key, like its workers: whoever reads a table learns nothing, and changing the master key writes only the
data key anew, also of filings, which never change (docs/privacy.md).
"""

import base64
import json
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from siapkerja.kernel.crypto import NONCE_BYTES
from wajiblapor.questions.catalogue import QUESTIONS
from wajiblapor.questions.kinds import Answers, Kind, Question

COVER = "***"
_BOUND_TO = b"wajiblapor.answers"


def seal(key: bytes, personal: Mapping[str, Any]) -> bytes:
    """Personal answers under a report's data key; nothing where there are none."""
    if not personal:
        return b""
    nonce, plain = os.urandom(NONCE_BYTES), json.dumps(personal, ensure_ascii=False, separators=(",", ":")).encode()
    return nonce + AESGCM(key).encrypt(nonce, plain, _BOUND_TO)


def unseal(key: bytes, sealed: bytes) -> dict[str, Any]:
    """Raises:
    cryptography.exceptions.InvalidTag: not sealed under this key.
    """
    found: dict[str, Any] = json.loads(AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _BOUND_TO))
    return found


def as_text(sealed: bytes) -> str:
    """For the JSON of a filing."""
    return base64.b64encode(sealed).decode()


def from_text(text: str) -> bytes:
    return base64.b64decode(text)


def parted(answers: Answers) -> tuple[dict[str, Any], dict[str, Any]]:
    """What may be read in the table, and what is sealed. Of a table of rows both keep every row, each with its own columns."""
    plain, personal = dict(answers), {}
    for slug, answer in answers.items():
        question = QUESTIONS.get(slug)
        if question is None or not question.names_people:
            continue
        if question.kind != Kind.TABLE:
            personal[slug] = plain.pop(slug)
            continue
        hidden = {column.slug for column in question.columns if column.is_personal}
        plain[slug] = [{column: cell for column, cell in row.items() if column not in hidden} for row in answer]
        personal[slug] = [{column: cell for column, cell in row.items() if column in hidden} for row in answer]
    return plain, personal


def joined(plain: Answers, personal: Answers) -> dict[str, Any]:
    """The answers as they were before `parted`."""
    whole = dict(plain)
    for slug, answer in personal.items():
        whole[slug] = [{**open_row, **row} for open_row, row in zip(plain[slug], answer, strict=True)] if slug in plain else answer
    return whole


def is_personal_field(name: str) -> bool:
    """Of a field of a page: a question by its slug, a cell of a table by `slug-row-column`."""
    slug, _, cell = name.partition("-")
    question = QUESTIONS.get(slug)
    if question is None:
        return False
    return question.is_personal or any(column.is_personal and cell.endswith(f"-{column.slug}") for column in question.columns)


def cover(value: Any) -> str:
    """The first sign only: enough to tell two rows apart, too little to know anybody by."""
    return f"{str(value)[:1]}{COVER}" if value else ""


def covered(answers: Answers) -> dict[str, Any]:
    """Answers for eyes other than the company's own."""
    return {slug: covered_answer(QUESTIONS[slug], answer) if slug in QUESTIONS else answer for slug, answer in answers.items()}


def covered_answer(question: Question, answer: Any) -> Any:
    if answer in (None, "", []) or not question.names_people:
        return answer
    if question.kind != Kind.TABLE:
        return cover(answer)
    hidden = {column.slug for column in question.columns if column.is_personal}
    return [{slug: cover(cell) if slug in hidden else cell for slug, cell in row.items()} for row in answer]


def uncovered(sent: Answers, stored: Answers) -> dict[str, Any]:
    """What a program sends back, with the covered values it was given put right again; one that fits no stored value stays covered.

    Of a table a row sent covered means a stored row only where it says the same in every column: a first sign tells nobody apart, and
    nothing that happened to one person may come to stand beside another's name. Where it fits several, it stays covered too, unless
    all of those are sent.
    """
    return {slug: _uncovered(QUESTIONS[slug], answer, stored.get(slug)) if slug in QUESTIONS else answer for slug, answer in sent.items()}


def _uncovered(question: Question, sent: Any, stored: Any) -> Any:
    if not question.names_people or not stored:
        return sent
    if question.kind != Kind.TABLE:
        return stored if sent == cover(stored) else sent
    if not isinstance(sent, list):
        return sent
    fits = [_places(question, row, stored) if isinstance(row, dict) else () for row in sent]
    seen: Counter[tuple[int, ...]] = Counter()
    rows = []
    for row, places in zip(sent, fits, strict=True):
        alike = [stored[place] for place in places]
        if alike and all(one == alike[0] for one in alike):
            row = {**row, **alike[0]}
        elif alike and fits.count(places) == len(places):
            row = {**row, **alike[seen[places]]}
        seen[places] += 1
        rows.append(row)
    return rows


def _places(question: Question, row: Mapping[str, Any], stored: Sequence[Mapping[str, Any]]) -> tuple[int, ...]:
    """Where the stored rows stand that a row says the same as, as far as it is covered; none for one without a cover."""
    if not any(column.is_personal and is_covered(row.get(column.slug)) for column in question.columns):
        return ()
    return tuple(
        place
        for place, one in enumerate(stored)
        if all(_says(column, row.get(column.slug), one.get(column.slug)) for column in question.columns)
    )


def _says(column: Question, sent: Any, kept: Any) -> bool:
    return (sent or None) == (kept or None) or (column.is_personal and bool(kept) and sent == cover(kept))


def is_covered(value: Any) -> bool:
    return isinstance(value, str) and value.endswith(COVER)
