"""Words people write in payroll files, and what they mean."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from siapkerja.kernel.text import folded
from wajiblapor.enums import Contract, Disability, WageSystem

_NOT_WORD = re.compile(r"[^a-z0-9]+")


def key_of(text: str) -> str:
    """`Jenis Kelamin (L/P)` → `jeniskelaminlp`: spelling, case, spaces and signs do not matter."""
    return _NOT_WORD.sub("", folded(text))


@dataclass(frozen=True)
class CodeList:
    """Accepted words of a column.

    Args:
        labels: (value, word shown in the drop-down), in order.
        synonyms: further words by value.
    """

    labels: tuple[tuple[str, str], ...]
    synonyms: Mapping[str, Iterable[str]] = field(default_factory=dict)

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(label for _, label in self.labels)

    def by_key(self) -> dict[str, str]:
        """Value by folded word."""
        known = {}
        for value, label in self.labels:
            for word in (value, label, *self.synonyms.get(value, ())):
                known[key_of(word)] = str(value)
        return known


SEXES = CodeList(
    (("male", "Laki-laki"), ("female", "Perempuan")),
    {"male": ("L", "Lk", "Pria", "Cowok", "M"), "female": ("P", "Pr", "Wanita", "W", "F")},
)
CONTRACTS = CodeList(
    (
        (Contract.PERMANENT, "PKWTT"),
        (Contract.FIXED_TERM, "PKWT"),
        (Contract.FIXED_TASK, "PKWT selesainya pekerjaan"),
        (Contract.DAILY, "Harian lepas"),
        (Contract.PIECEWORK, "Borongan"),
        (Contract.PART_TIME, "Paruh waktu"),
    ),
    {
        Contract.PERMANENT: ("Tetap", "Karyawan tetap", "Pegawai tetap", "Permanen", "PKWTT (tetap)"),
        Contract.FIXED_TERM: ("Kontrak", "Karyawan kontrak", "Pegawai kontrak", "PKWT (kontrak)", "PKWT jangka waktu"),
        Contract.FIXED_TASK: (
            "PKWT selesai pekerjaan", "PKWT sampai pekerjaan selesai", "PKWT proyek", "Kontrak proyek",
        ),
        Contract.DAILY: ("Harian", "PHL", "Buruh harian", "Pekerja harian lepas", "Harian lepas (PHL)"),
        Contract.PIECEWORK: ("Borong",),
        Contract.PART_TIME: ("Part time", "Paruh"),
    },
)  # fmt: skip
WAGE_SYSTEMS = CodeList(
    ((WageSystem.MONTHLY, "Bulanan"), (WageSystem.DAILY, "Harian"), (WageSystem.PIECEWORK, "Borongan")),
    {WageSystem.MONTHLY: ("Per bulan", "Bulan"), WageSystem.DAILY: ("Per hari",), WageSystem.PIECEWORK: ("Satuan hasil", "Per hasil")},
)
DISABILITIES = CodeList(
    (
        (Disability.NONE, "Tidak ada"),
        (Disability.PHYSICAL, "Fisik"),
        (Disability.INTELLECTUAL, "Intelektual"),
        (Disability.MENTAL, "Mental"),
        (Disability.SENSORY, "Sensorik"),
        (Disability.MULTIPLE, "Ganda"),
    ),
    {
        Disability.NONE: ("Tidak", "T", "N", "Bukan", "Non disabilitas", "-", "0"),
        Disability.PHYSICAL: ("Daksa", "Tuna daksa"),
        Disability.INTELLECTUAL: ("Grahita", "Tuna grahita"),
        Disability.SENSORY: (
            "Netra", "Rungu", "Wicara", "Tuna netra", "Tuna rungu", "Tuna wicara", "Sensorik (netra, rungu, wicara)",
        ),
    },
)  # fmt: skip
YES_NO = CodeList(
    (("yes", "Ya"), ("no", "Tidak")), {"yes": ("Y", "Ada", "Punya", "1", "True"), "no": ("T", "N", "Tidak ada", "0", "False")}
)

# Schooling is a reference table; these are the words payroll files use for its codes.
EDUCATION_SYNONYMS: dict[str, tuple[str, ...]] = {
    "TTSD": ("Tidak tamat SD", "Belum tamat SD", "Tidak sekolah", "Tidak/belum tamat SD"),
    "SD": ("MI", "Paket A", "Sekolah dasar", "SD/MI"),
    "SMP": ("MTs", "SLTP", "Paket B", "SMP/MTs"),
    "SMA": ("MA", "SLTA", "SMU", "Paket C", "SMA/MA", "SMA/SMK", "SLTA sederajat"),
    "SMK": ("STM", "SMEA", "MAK", "SMK/MAK"),
    "D1": ("D-1", "D-I", "DI", "Diploma 1"),
    "D2": ("D-2", "D-II", "DII", "Diploma 2"),
    "D3": ("D-3", "D-III", "DIII", "Diploma 3", "Akademi"),
    "D4": ("D-4", "D-IV", "DIV", "Diploma 4", "Sarjana terapan"),
    "S1": ("S-1", "Strata 1", "Sarjana"),
    "PROFESI": ("Profesi",),
    "S2": ("S-2", "Strata 2", "Magister", "Pascasarjana"),
    "S3": ("S-3", "Strata 3", "Doktor"),
}


def education_list(levels: Iterable[tuple[str, str]]) -> CodeList:
    """From (code, name) rows of the reference table; the drop-down shows the short codes people use."""
    rows = list(levels)
    labels = tuple((code, name if code in {"TTSD", "PROFESI"} else code) for code, name in rows)
    return CodeList(labels, {code: (name, code, *EDUCATION_SYNONYMS.get(code, ())) for code, name in rows})
