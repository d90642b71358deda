"""JSON Resume (schema 1.0.0): reading a file of somebody's into what a profile can take, and writing a profile as one.

What is read is bounded before anything is shown: the file by its size, lists by their number, texts by their length. Names, telephone
numbers and certificates are never taken from a file: who somebody is stands in the identity, and what is proven comes from its issuer.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.errors import Refused

MOST_ROWS = 50
NOT_TAKEN = ("volunteer", "awards", "certificates", "publications", "projects", "references")
LONGEST_SUMMARY, LONGEST_DESCRIPTION = 600, 1000
_DAY = re.compile(r"^(\d{4})(?:-(\d{1,2}))?(?:-\d{1,2})?")
# Words for schooling as files write them, by the code of the level here; the first that is found counts.
_LEVELS = (
    ("SMK", r"\bsmk\b|vocational high school"),
    ("SMA", r"\bsma\b|\bslta\b|high school"),
    ("SMP", r"\bsmp\b|\bsltp\b|middle school"),
    ("SD", r"\bsd\b|elementary school|primary school"),
    ("S3", r"\bs-?3\b|doktor|doctor|ph\.?\s?d"),
    ("S2", r"\bs-?2\b|magister|master|m\.?sc|\bmba\b"),
    ("D4", r"\bd-?(?:4|iv)\b|sarjana terapan"),
    ("S1", r"\bs-?1\b|sarjana|bachelor|b\.?sc|undergraduate"),
    ("D3", r"\bd-?(?:3|iii)\b|associate|\bdiploma\b"),
    ("D2", r"\bd-?(?:2|ii)\b"),
    ("D1", r"\bd-?(?:1|i)\b"),
)


# How a profile writes a language among its skills, and the names files in English use most.
A_LANGUAGE = "Bahasa "
_LANGUAGES = {
    "arabic": "Arab", "chinese": "Mandarin", "dutch": "Belanda", "english": "Inggris", "french": "Prancis", "german": "Jerman",
    "indonesian": "Indonesia", "japanese": "Jepang", "javanese": "Jawa", "korean": "Korea", "malay": "Melayu", "mandarin": "Mandarin",
    "sundanese": "Sunda",
}  # fmt: skip


class NotAResume(Refused):
    code = "not_a_resume"
    sentence = _("Berkas ini bukan JSON Resume. Pilih berkas berakhiran .json dari aplikasi yang mendukung JSON Resume.")


class ResumeTooLarge(Refused):
    code = "resume_too_large"
    sentence = _("Berkas ini terlalu besar untuk sebuah riwayat hidup. Batasnya 512 KB; hapus gambar di dalamnya, lalu coba lagi.")


class ResumeEmpty(Refused):
    code = "resume_empty"
    sentence = _("Berkas ini terbaca, tetapi tidak berisi pendidikan, pengalaman kerja, atau keterampilan.")


@dataclass(frozen=True)
class Work:
    """A job; days are first days of months. `fault` says why it cannot be taken, "" where it can."""

    position: str
    employer: str
    starts_on: date | None
    ends_on: date | None
    description: str
    fault: str = ""


@dataclass(frozen=True)
class School:
    """A school; `level` is the code the file's words point at, "" where they point at none."""

    institution: str
    field_of_study: str
    level: str
    started_in: int | None
    finished_in: int | None


@dataclass(frozen=True)
class Resume:
    """What a profile can take of a file."""

    summary: str = ""
    works: tuple[Work, ...] = ()
    schools: tuple[School, ...] = ()
    skills: tuple[str, ...] = ()
    left_out: tuple[str, ...] = field(default=())

    def as_plain(self) -> dict[str, Any]:
        """JSON values, for keeping between the preview and the yes."""
        plain: dict[str, Any] = json.loads(json.dumps(asdict(self), default=lambda day: day.isoformat()))
        return plain

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "Resume":
        days = [{name: row[name] and date.fromisoformat(row[name]) for name in ("starts_on", "ends_on")} for row in plain["works"]]
        works = tuple(Work(**row | told) for row, told in zip(plain["works"], days, strict=True))
        return cls(
            plain["summary"], works, tuple(School(**row) for row in plain["schools"]), tuple(plain["skills"]), tuple(plain["left_out"])
        )


def read(content: bytes, *, max_bytes: int, today: date) -> Resume:
    """What a profile can take of a file.

    Raises:
        ResumeTooLarge: more than `max_bytes`.
        NotAResume: no JSON, or JSON of something else.
        ResumeEmpty: nothing a profile can take.
    """
    if len(content) > max_bytes:
        raise ResumeTooLarge()
    try:
        told = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NotAResume() from error
    if not isinstance(told, dict) or not told.keys() & {"basics", "work", "education", "skills"}:
        raise NotAResume()
    known = told.get("basics")
    basics: dict[str, Any] = known if isinstance(known, dict) else {}
    found = Resume(
        summary=_text(basics.get("summary"), LONGEST_SUMMARY),
        works=tuple(_work(row, today) for row in _rows(told.get("work"))),
        schools=tuple(_school(row, today) for row in _rows(told.get("education"))),
        skills=tuple(dict.fromkeys(_skills(told)))[:MOST_ROWS],
        left_out=tuple(name for name in NOT_TAKEN if told.get(name)),
    )
    if not (found.summary or found.works or found.schools or found.skills):
        raise ResumeEmpty()
    return found


def level_of(words: str) -> str:
    """Code of the education level some words point at, "" for none."""
    return next((code for code, pattern in _LEVELS if re.search(pattern, words.lower())), "")


def _rows(value: Any) -> Iterator[dict[str, Any]]:
    rows = value if isinstance(value, list) else []
    yield from (row for row in rows[:MOST_ROWS] if isinstance(row, dict))


def _work(row: dict[str, Any], today: date) -> Work:
    highlights = row.get("highlights")
    lines = [row.get("summary"), *(highlights[:20] if isinstance(highlights, list) else [])]
    starts_on, ends_on = _month(row.get("startDate"), today), _month(row.get("endDate"), today)
    work = Work(
        position=_text(row.get("position"), 120),
        employer=_text(row.get("name") or row.get("company"), 150),
        starts_on=starts_on,
        ends_on=ends_on,
        description="\n".join(filter(None, (_text(line, 300) for line in lines)))[:LONGEST_DESCRIPTION],
    )
    return Work(**asdict(work) | {"fault": _fault_of(work, today)})


def _fault_of(work: Work, today: date) -> str:
    if not work.position or not work.employer:
        return str(_("Jabatan atau nama tempat kerjanya tidak tertulis."))
    if work.starts_on is None:
        return str(_("Tanggal mulainya tidak tertulis atau tidak terbaca."))
    if work.starts_on > today:
        return str(_("Tanggal mulainya belum tiba."))
    if work.ends_on is not None and work.ends_on < work.starts_on:
        return str(_("Tanggal selesainya mendahului tanggal mulai."))
    return ""


def _school(row: dict[str, Any], today: date) -> School:
    started, finished = _month(row.get("startDate"), today), _month(row.get("endDate"), today)
    is_in_order = not (started and finished and finished < started)
    words = " ".join(_text(row.get(name), 150) for name in ("studyType", "institution"))
    return School(
        institution=_text(row.get("institution"), 150),
        field_of_study=_text(row.get("area"), 120),
        level=level_of(_text(row.get("studyType"), 150)) or level_of(words),
        started_in=started.year if started and is_in_order else None,
        finished_in=finished.year if finished and is_in_order else None,
    )


def _skills(told: dict[str, Any]) -> Iterator[str]:
    """Skills and their keywords, also where a file lists bare words; a language as "Bahasa Jawa"."""
    listed = told.get("skills")
    bare = [{"name": word} for word in listed[:MOST_ROWS] if isinstance(word, str)] if isinstance(listed, list) else []
    for row in (*_rows(listed), *bare):
        keywords = row.get("keywords")
        for word in (row.get("name"), *(keywords[:20] if isinstance(keywords, list) else [])):
            if name := _text(word, 60):
                yield name
    for row in _rows(told.get("languages")):
        if name := _text(row.get("language"), 50):
            yield A_LANGUAGE + _LANGUAGES.get(name.lower(), name.removeprefix(A_LANGUAGE))


def _text(value: Any, longest: int) -> str:
    """On one line, without control signs, cut to its length; "" for what is no text."""
    plain = "".join(sign if sign.isprintable() else " " for sign in value) if isinstance(value, str) else ""
    return " ".join(plain.split())[:longest].strip()


def _month(value: Any, today: date) -> date | None:
    """The first day of the month of an ISO 8601 day, month or year; None for anything else, or what cannot be."""
    match = _DAY.match(value.strip()) if isinstance(value, str) else None
    if match is None:
        return None
    year, month = int(match[1]), int(match[2] or 1)
    return date(year, month, 1) if 1940 <= year <= today.year + 10 and 1 <= month <= 12 else None
