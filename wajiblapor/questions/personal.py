"""Answers that say something about a person (owners, managers, experts, victims of accidents): parted from the others, sealed, and covered.

They rest under the report's data key, like its workers: whoever reads a table learns nothing, and changing the master key writes only the
data key anew, also of filings, which never change (docs/privacy.md).
"""

import base64
import json
import os
from collections.abc import Iterator, Mapping
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
    """What a program sends back, with the covered values it was given put right again; one that fits no stored value stays covered."""
    return {slug: _uncovered(QUESTIONS[slug], answer, stored.get(slug)) if slug in QUESTIONS else answer for slug, answer in sent.items()}


def _uncovered(question: Question, sent: Any, stored: Any) -> Any:
    if not question.names_people or not stored:
        return sent
    if question.kind != Kind.TABLE:
        return stored if sent == cover(stored) else sent
    if not isinstance(sent, list):
        return sent
    hidden = [column.slug for column in question.columns if column.is_personal]
    return [{**row, **dict(_found(row, place, stored, hidden))} if isinstance(row, dict) else row for place, row in enumerate(sent)]


def _found(row: Mapping[str, Any], place: int, stored: list[Mapping[str, Any]], hidden: list[str]) -> Iterator[tuple[str, Any]]:
    """Of a row sent covered: the values of the stored row it stands for, the one in its place first."""
    looks = [slug for slug in hidden if isinstance(row.get(slug), str) and row[slug].endswith(COVER)]
    meant = [one for one in (*stored[place : place + 1], *stored) if all(cover(one.get(slug)) == row[slug] for slug in looks)]
    if looks and meant:
        yield from ((slug, meant[0][slug]) for slug in looks)
