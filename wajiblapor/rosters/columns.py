"""The columns of a roster (the worker rows of Permenaker 18/2017) and the headings payroll files give them."""

from collections.abc import Collection, Iterator, Sequence
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from functools import cache

from wajiblapor.rosters.codes import key_of


class Kind(StrEnum):
    NIK = "nik"
    TEXT = "text"
    DIGITS = "digits"
    DATE = "date"
    CODE = "code"
    MONEY = "money"
    NUMBER = "number"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column.

    Args:
        slug: name in code, stored with faults.
        title: heading in our template; names of columns are the file's own and are not translated.
        synonyms: headings that are recognised as well.
        codes: for Kind.CODE, name of the code list in the rule set.
        is_required: an empty cell is a fault (foreign workers are exempt from the NIK).
        length: for DIGITS the number of digits, for TEXT the longest text, in characters.
        bounds: for NUMBER and MONEY, smallest and largest value.
        is_personal: stored encrypted only, shown masked.
        hint: what to write, shown in the template.
        refused: what the template says of a refused cell, where the hint does not say it all.
        examples: cells of the example sheet.
    """

    slug: str
    title: str
    kind: Kind
    synonyms: tuple[str, ...] = ()
    codes: str = ""
    is_required: bool = False
    length: int = 150
    bounds: tuple[int, int] = (0, 0)
    is_personal: bool = False
    hint: str = ""
    refused: str = ""
    examples: tuple[str | int, ...] = field(default=())
    width: int = 16


COLUMNS: tuple[Column, ...] = (
    Column(
        slug="nik", title="NIK", kind=Kind.NIK, is_required=True, length=16, is_personal=True, width=20,
        synonyms=("No NIK", "Nomor NIK", "NIK KTP", "No KTP", "Nomor KTP", "Nomor Induk Kependudukan", "No Identitas"),
        hint="16 angka seperti pada KTP. Kolom ini berformat Teks. Kosongkan untuk pekerja asing.",
        refused="NIK ditulis sebagai teks 16 angka seperti pada KTP, dan tiap NIK hanya satu kali dalam daftar.",
        examples=("3321015203950001", "3321014107990002", "3374051508880003", ""),
    ),
    Column(
        slug="name", title="Nama", kind=Kind.TEXT, is_required=True, length=150, is_personal=True, width=28,
        synonyms=("Nama lengkap", "Nama pekerja", "Nama karyawan", "Nama pegawai", "Nama tenaga kerja"),
        hint="Nama lengkap seperti pada KTP atau paspor.",
        examples=("Sari Contoh", "Wati Contoh", "Agus Contoh", "Kenji Contoh"),
    ),
    Column(
        slug="sex", title="Jenis kelamin", kind=Kind.CODE, codes="sexes", is_required=True,
        synonyms=("JK", "L/P", "Kelamin", "Gender", "Sex", "Jenis kelamin (L/P)"),
        hint="Laki-laki atau Perempuan. L dan P juga dikenali.", examples=("Perempuan", "Perempuan", "Laki-laki", "Laki-laki"),
    ),
    Column(
        slug="born_on", title="Tanggal lahir", kind=Kind.DATE, is_required=True, is_personal=True,
        synonyms=("Tgl lahir", "Lahir", "Date of birth", "DOB", "TTL"),
        hint="Hari/bulan/tahun, misalnya 12/03/1995.", examples=("12/03/1995", "01/07/1999", "15/08/1988", "04/11/1979"),
    ),
    Column(
        slug="education", title="Pendidikan", kind=Kind.CODE, codes="education", is_required=True,
        synonyms=("Pendidikan terakhir", "Tingkat pendidikan", "Ijazah", "Jenjang pendidikan"),
        hint="Pendidikan terakhir yang tamat.", examples=("SMK", "SMA", "S1", "S1"),
    ),
    Column(
        slug="job_title", title="Jabatan", kind=Kind.TEXT, is_required=True, length=100, width=24,
        synonyms=("Posisi", "Nama jabatan", "Pekerjaan", "Jabatan/posisi", "Job title"),
        hint="Nama pekerjaan, misalnya Operator jahit. Kami mencocokkannya dengan KBJI.",
        examples=("Operator mesin jahit", "Operator mesin jahit", "Akuntan", "Insinyur mesin"),
    ),
    Column(
        slug="department", title="Bagian", kind=Kind.TEXT, length=100, width=18,
        synonyms=("Departemen", "Dept", "Divisi", "Unit", "Unit kerja", "Seksi", "Department"),
        hint="Bagian atau divisi. Boleh kosong.", examples=("Produksi", "Produksi", "Keuangan", "Teknik"),
    ),
    Column(
        slug="contract", title="Status hubungan kerja", kind=Kind.CODE, codes="contracts", is_required=True, width=26,
        synonyms=("Status", "Status kerja", "Status karyawan", "Status pegawai", "Hubungan kerja", "Status kepegawaian", "Status pekerja"),
        hint="PKWTT untuk tetap, PKWT untuk kontrak bertanggal akhir, PKWT selesainya pekerjaan untuk kontrak sampai pekerjaannya selesai.",
        examples=("PKWTT", "PKWT", "PKWTT", "PKWT"),
    ),
    Column(
        slug="started_on", title="Mulai kerja", kind=Kind.DATE, is_required=True,
        synonyms=("Tanggal masuk", "Tgl masuk", "TMK", "Tanggal mulai kerja", "Tgl mulai kerja", "Mulai bekerja", "Join date"),
        hint="Hari pertama bekerja di perusahaan ini.", examples=("02/01/2018", "01/07/2025", "15/03/2016", "01/02/2026"),
    ),
    Column(
        slug="contract_ends_on", title="Akhir kontrak", kind=Kind.DATE,
        synonyms=("Tanggal akhir kontrak", "Tgl akhir kontrak", "Kontrak berakhir", "Habis kontrak", "Selesai kontrak"),
        hint="Wajib untuk PKWT sampai suatu tanggal.", refused="Tulis tanggal sesudah mulai kerja.",
        examples=("", "30/06/2027", "", "31/01/2028"),
    ),
    Column(
        slug="wage_system", title="Sistem upah", kind=Kind.CODE, codes="wage_systems", is_required=True,
        synonyms=("Sistem pengupahan", "Jenis upah", "Cara upah"),
        hint="Bulanan, Harian, atau Borongan.", examples=("Bulanan", "Bulanan", "Bulanan", "Bulanan"),
    ),
    Column(
        slug="base_wage", title="Upah pokok per bulan", kind=Kind.MONEY, is_required=True, bounds=(1, 5_000_000_000), width=20,
        synonyms=("Upah pokok", "Gaji pokok", "Upah", "Gaji", "Basic salary", "Gapok", "Upah pokok (Rp)", "Gaji pokok (Rp)"),
        hint="Rupiah per bulan. Untuk upah harian atau borongan, rata-rata sebulan.",
        examples=(3900000, 3750000, 7200000, 18000000),
    ),
    Column(
        slug="allowance", title="Tunjangan tetap per bulan", kind=Kind.MONEY, bounds=(0, 5_000_000_000), width=20,
        synonyms=("Tunjangan tetap", "Tunjangan", "Tunjangan tetap (Rp)"),
        hint="Rupiah per bulan, yang dibayar tetap. Boleh kosong.", examples=(250000, "", 800000, ""),
    ),
    Column(
        slug="weekly_hours", title="Jam kerja per minggu", kind=Kind.NUMBER, is_required=True, bounds=(1, 100),
        synonyms=("Jam kerja", "Jam/minggu", "Jam kerja seminggu", "Jam kerja/minggu"),
        hint="Jam kerja biasa dalam seminggu, tanpa lembur.", examples=(40, 40, 40, 40),
    ),
    Column(
        slug="disability", title="Disabilitas", kind=Kind.CODE, codes="disabilities", width=18,
        synonyms=("Ragam disabilitas", "Jenis disabilitas", "Difabel", "Penyandang disabilitas"),
        hint="Kosong berarti tidak ada.", examples=("Tidak ada", "Sensorik", "", ""),
    ),
    Column(
        slug="home_regency", title="Kabupaten/kota domisili", kind=Kind.TEXT, length=60, width=24,
        synonyms=("Domisili", "Kab/kota domisili", "Kabupaten/kota", "Kota domisili", "Kota", "Kabupaten", "Alamat kab/kota"),
        hint="Misalnya Kab. Demak atau Kota Semarang.", examples=("Kab. Demak", "Kab. Demak", "Kota Semarang", "Kota Semarang"),
    ),
    Column(
        slug="bpjs_employment", title="No. BPJS Ketenagakerjaan", kind=Kind.DIGITS, length=11, is_personal=True, width=22,
        synonyms=("BPJS Ketenagakerjaan", "BPJS TK", "No BPJS TK", "KPJ", "No KPJ", "Nomor KPJ", "BPJSTK"),
        hint="11 angka. Kosong berarti belum terdaftar.", examples=("19012345678", "19012345679", "19012345680", "19012345681"),
    ),
    Column(
        slug="bpjs_health", title="No. BPJS Kesehatan", kind=Kind.DIGITS, length=13, is_personal=True, width=20,
        synonyms=("BPJS Kesehatan", "BPJS Kes", "No BPJS Kes", "JKN", "No JKN"),
        hint="13 angka. Kosong berarti belum terdaftar.",
        examples=("0001234567890", "0001234567891", "0001234567892", "0001234567893"),
    ),
    Column(
        slug="certificate", title="Sertifikat kompetensi", kind=Kind.CODE, codes="yes_no",
        synonyms=("Sertifikat", "Sertifikasi", "Punya sertifikat"),
        hint="Ya bila punya sertifikat kompetensi yang masih berlaku.", examples=("Ya", "Tidak", "Ya", "Ya"),
    ),
    Column(
        slug="passport", title="Nomor paspor", kind=Kind.TEXT, length=20, is_personal=True,
        synonyms=("Paspor", "No paspor", "Passport", "Passport no"),
        hint="Hanya untuk pekerja asing.", refused="Paling panjang 20 huruf, dan tiap paspor hanya satu kali dalam daftar.",
        examples=("", "", "", "TX0000001"),
    ),
    Column(
        slug="country", title="Negara", kind=Kind.TEXT, length=60,
        synonyms=("Kewarganegaraan", "Negara asal", "Warga negara", "WNI/WNA", "Nationality"),
        hint="Kosong atau Indonesia untuk WNI.", examples=("", "", "", "Jepang"),
    ),
    Column(
        slug="permit", title="Nomor RPTKA", kind=Kind.TEXT, length=60, is_personal=True, width=20,
        synonyms=("RPTKA", "No RPTKA", "No pengesahan RPTKA", "Pengesahan RPTKA", "IMTA"),
        hint="Hanya untuk pekerja asing.", examples=("", "", "", "B.3/00001/PK.04.01/II/2026"),
    ),
)  # fmt: skip

Told = MappingOf[str, str]
NOTHING_TOLD: Told = {}
LONGEST_KEY = 90
# Near enough to propose, and so near that a file with such a heading is not read without asking.
NEAR_ENOUGH, STRIKING = 0.72, 0.78
BY_SLUG = {column.slug: column for column in COLUMNS}
REQUIRED = frozenset(column.slug for column in COLUMNS if column.is_required)
# What a file must have of its own when the rest is taken over from the last filed roster.
IDENTIFYING = frozenset({"nik"})


@cache
def _headings() -> dict[str, str]:
    known: dict[str, str] = {}
    for column in COLUMNS:
        for heading in (column.title, column.slug, *column.synonyms):
            known.setdefault(key_of(heading), column.slug)
    return known


def known_headings() -> MappingOf[str, str]:
    """Slug of the column by folded heading."""
    return _headings()


def recognised(heading: object) -> str | None:
    """Slug of the column that a heading means; forgives case, signs, a leading number and a trailing unit or star."""
    text = key_of(str(heading).partition("\n")[0])
    if not text:
        return None
    known = _headings()
    for candidate in (text, text.removesuffix("rp"), text.removesuffix("wajib"), text.lstrip("0123456789")):
        if candidate in known:
            return known[candidate]
    return None


@dataclass(frozen=True)
class Mapping:
    """Where each column stands in a file.

    Attributes:
        places: position in the row, counted from 0, by slug.
        unknown: headings nobody recognised; their cells are ignored and given back untouched.
        twice: slugs found under two headings.
    """

    places: dict[str, int]
    unknown: tuple[str, ...]
    twice: tuple[str, ...]

    @property
    def missing(self) -> tuple[Column, ...]:
        return self.lacking(REQUIRED)

    def lacking(self, needed: Collection[str]) -> tuple[Column, ...]:
        """Those of the needed columns that the file does not have."""
        return tuple(column for column in COLUMNS if column.slug in needed and column.slug not in self.places)


OUR_ORDER = Mapping({column.slug: place for place, column in enumerate(COLUMNS)}, (), ())


def heading_keys(cells: Sequence[object]) -> list[str]:
    """How each heading is remembered: folded; the second of two equal ones is `tanggal#2`. "" where there is none."""
    counted: dict[str, int] = {}
    keys = []
    for cell in cells:
        key = key_of(str(cell))[:LONGEST_KEY]
        if key:
            counted[key] = counted.get(key, 0) + 1
            key = key if counted[key] == 1 else f"{key}#{counted[key]}"
        keys.append(key)
    return keys


def map_headings(cells: Sequence[object], told: Told = NOTHING_TOLD) -> Mapping:
    """Find the columns by what the company said of its headings, else by their usual names.

    Args:
        told: slug by key of the heading, "" for one that is none of our columns.
    """
    places: dict[str, int] = {}
    unknown, twice = [], []
    for position, (cell, key) in enumerate(zip(cells, heading_keys(cells), strict=True)):
        slug = told[key] or None if key in told else recognised(cell)
        if slug is None:
            if str(cell).strip():
                unknown.append(str(cell).strip())
        elif slug in places:
            twice.append(slug)
        else:
            places[slug] = position
    return Mapping(places, tuple(unknown), tuple(twice))


def suggested(headings: Sequence[str], told: Told = NOTHING_TOLD, *, cutoff: float = NEAR_ENOUGH) -> list[str]:
    """For each heading the column it probably means, each column once; "" where nothing is near."""
    keys = heading_keys(headings)
    found = [told[key] if key in told else recognised(heading) or "" for key, heading in zip(keys, headings, strict=True)]
    taken: set[str] = set()
    for index, slug in enumerate(found):
        if slug in taken:
            found[index] = ""
        taken.add(slug)
    for index, key in enumerate(keys):
        if found[index] or not key or key in told:
            continue
        slug = next((slug for slug in _near(headings[index], key, cutoff) if slug not in taken), "")
        found[index] = slug
        taken.add(slug)
    return found


def overlooked(headings: Sequence[str], told: Told = NOTHING_TOLD) -> list[str]:
    """Headings nobody recognised that probably mean a column which the file has under no other heading."""
    guesses = zip(headings, heading_keys(headings), suggested(headings, told, cutoff=STRIKING), strict=True)
    return [heading for heading, key, slug in guesses if slug and key not in told and recognised(heading) is None]


def _near(heading: str, key: str, cutoff: float) -> Iterator[str]:
    """Slugs of the columns a heading may mean: what it abbreviates first (`Tunj Tetap`, `Tgl lhr`), then what is spelt alike."""
    words = _words(heading)
    meant = [slug for known, slug in _heading_words() if len(known) == len(words) and all(map(_abbreviates, words, known))]
    # A single short word (`Jab.`) may begin the names of several columns.
    if len(words) > 1 or (len(key) > 2 and len(set(meant)) == 1):
        yield from meant
    for match in get_close_matches(key, _headings(), n=5, cutoff=cutoff):
        yield _headings()[match]


def _abbreviates(short: str, word: str) -> bool:
    """Whether it is the beginning of the word, or its consonants in their order: `kary`, `lhr` for `lahir`."""
    if len(short) < 2 or word.startswith(short):
        return len(short) > 1
    letters = iter(word)
    return word[:1] == short[0] and not set(short) & set("aiueo") and all(letter in letters for letter in short)


def _words(heading: str) -> list[str]:
    return [key for key in map(key_of, heading.replace(".", " ").replace("/", " ").replace("_", " ").split()) if key]


@cache
def _heading_words() -> list[tuple[list[str], str]]:
    return [(_words(heading), column.slug) for column in COLUMNS for heading in (column.title, *column.synonyms)]
