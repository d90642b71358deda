"""Words in a vacancy that keep people out without a reason of the work, or ask applicants for money.

The phrases are dated reference rows (`vacancy.wording.*`), each kind with the law it stands on; `#` in a phrase is a number.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from karirhub.models import Vacancy
from siapkerja.kernel.text import folded
from siapkerja.reference.queries import rules

_PREFIX = "vacancy.wording."
_NEGATIONS = f"{_PREFIX}negations"
# What each kind means to whoever reads the form, and how to mend it.
KINDS: dict[str, str | Promise] = {
    "fee": _("Meminta uang dari pelamar dilarang. Hapus kalimat ini."),
    "diploma": _("Menahan ijazah pelamar dilarang. Minta salinannya saja."),
    "age": _("Batas umur hanya boleh bila pekerjaannya menuntut. Pakai isian umur dan tuliskan alasannya, atau hapus."),
    "sex": _("Jenis kelamin hanya boleh dibatasi bila pekerjaannya menuntut. Pakai isian khusus dan tuliskan alasannya, atau hapus."),
    "marital": _("Status perkawinan dan kehamilan tidak boleh menjadi syarat. Hapus."),
    "appearance": _("Penampilan tidak boleh menjadi syarat. Tulis apa yang dikerjakan, misalnya melayani tamu."),
    "belief": _("Agama tidak boleh menjadi syarat. Hapus."),
    "origin": _("Suku dan asal tidak boleh menjadi syarat. Hapus."),
    "disability": _("Penyandang disabilitas tidak boleh dikecualikan. Tulis kemampuan yang benar-benar diperlukan."),
}
FORBIDDEN = frozenset({"fee", "diploma"})
TEXTS = ("title", "description", "requirements", "benefits", "working_hours", "majors")


@dataclass(frozen=True)
class Flag:
    """A phrase that was found.

    Attributes:
        field: where it stands.
        words: as they stand there.
        kind: key of `KINDS`.
    """

    field: str
    words: str
    kind: str
    legal_basis: str

    @property
    def advice(self) -> str:
        return str(KINDS[self.kind])

    @property
    def is_forbidden(self) -> bool:
        """Not a matter of weighing: no vacancy may say this."""
        return self.kind in FORBIDDEN


def flags_of(vacancy: Vacancy, on: date) -> list[Flag]:
    """What should be looked at again before it is sent. Age and sex are not flagged where their reason is given. One query."""
    texts = {name: str(getattr(vacancy, name)) for name in TEXTS}
    skips = {kind for kind, reason in (("age", vacancy.age_reason), ("sex", vacancy.sex_reason)) if reason}
    return [flag for flag in flags_in(texts, on) if flag.kind not in skips]


def flags_in(texts: Mapping[str, str], on: date) -> list[Flag]:
    """Phrases of the lists in force on a day, each once per field."""
    found = rules([_NEGATIONS, *(_PREFIX + kind for kind in KINDS)], on)
    negated = _negation(tuple(found[_NEGATIONS].value))
    clauses = {field: _clauses(text) for field, text in texts.items()}
    flags: dict[tuple[str, str, str], Flag] = {}
    for kind in KINDS:
        row = found[_PREFIX + kind]
        pattern = _phrases(tuple(row.value))
        for field, parts in clauses.items():
            for clause in parts:
                for hit in pattern.finditer(clause):
                    if not negated.search(clause[: hit.start()]):
                        flags.setdefault((field, kind, hit[0]), Flag(field, hit[0], kind, row.legal_basis))
    return list(flags.values())


# The lists change with their rules only, and a program sends hundreds of vacancies at once.
@lru_cache(maxsize=64)
def _phrases(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_either(phrases)})(?!\w)")


@lru_cache(maxsize=8)
def _negation(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_either(words)})(?:\s+\w+){{0,2}}\s*$")


def _clauses(text: str) -> list[str]:
    """Parts of a text within which a "no" reaches; hyphens between numbers and in words stand alone."""
    parts = (folded(part) for part in re.split(r"[.;\n!?]", text))
    return [re.sub(r"(?<=\d)\s*[-–]\s*(?=\d)|\s+(?:sampai|hingga|s/d)\s+(?=\d)", " - ", part) for part in parts if part]


def _either(phrases: Sequence[str]) -> str:
    """One pattern for a list of phrases, the longest first."""
    return "|".join(re.escape(phrase).replace(r"\#", r"\d+").replace(r"\ ", r"\s+") for phrase in sorted(phrases, key=len, reverse=True))
