"""What can be wrong with a cell: stable codes, with the sentences a person reads."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from wajiblapor.enums import Severity


class Fault(NamedTuple):
    """One fault of one cell. `params` fill the sentences of its kind."""

    row: int
    column: str
    code: str
    value: str
    params: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class FaultKind:
    """A kind of fault.

    Args:
        code: stable; stored, used by tests and by the API.
        title: heading of its group.
        sentence: what is wrong with this cell.
        expected: how to mend it, with an example.
    """

    code: str
    severity: Severity
    title: str
    sentence: str
    expected: str


def _must(code: str, title: str, sentence: str, expected: str) -> FaultKind:
    return FaultKind(code=code, severity=Severity.MUST_FIX, title=title, sentence=sentence, expected=expected)


def _confirm(code: str, title: str, sentence: str, expected: str) -> FaultKind:
    return FaultKind(code=code, severity=Severity.CONFIRM, title=title, sentence=sentence, expected=expected)


_KINDS = (
    _must("value_missing", _("Sel wajib masih kosong"), _("Sel ini kosong."), _("Isi kolom %(column)s. Contoh: %(example)s.")),
    _must(
        "formula_without_value",
        _("Rumus tanpa hasil"),
        _("Sel ini berisi rumus yang hasilnya tidak tersimpan atau galat."),
        _("Salin hasilnya, lalu tempel sebagai nilai (Tempel khusus, Nilai)."),
    ),
    _must("text_too_long", _("Tulisan terlalu panjang"), _("Lebih dari %(length)s huruf."), _("Paling panjang %(length)s huruf.")),
    _must(
        "nik_not_16_digits",
        _("NIK bukan 16 angka"),
        _("NIK ini terdiri dari %(count)s angka."),
        _("NIK terdiri dari 16 angka, seperti pada KTP."),
    ),
    _must(
        "nik_not_digits",
        _("NIK berisi huruf atau tanda"),
        _("NIK hanya boleh berisi angka."),
        _("Tulis 16 angka tanpa huruf. Contoh: 3321015203950001."),
    ),
    _must(
        "nik_as_number",
        _("NIK tersimpan sebagai bilangan"),
        _("Excel menyimpan NIK ini sebagai bilangan, sehingga angka terakhirnya dapat berubah."),
        _("Ubah format kolom NIK menjadi Teks, lalu ketik ulang NIK ini dari KTP."),
    ),
    _must(
        "nik_ends_in_zeros",
        _("NIK berakhir 0000"),
        _("Tidak ada NIK yang berakhir 0000. Biasanya Excel membulatkannya."),
        _("Ubah format kolom NIK menjadi Teks, lalu ketik ulang NIK ini dari KTP."),
    ),
    _must(
        "nik_twice",
        _("NIK muncul dua kali"),
        _("NIK ini sudah ada di baris %(first)s."),
        _("Satu pekerja satu baris. Hapus yang ganda atau betulkan NIK-nya."),
    ),
    _must("passport_twice", _("Paspor muncul dua kali"), _("Paspor ini sudah ada di baris %(first)s."), _("Satu pekerja satu baris.")),
    _must(
        "passport_missing",
        _("Pekerja asing tanpa paspor"),
        _("Negara terisi %(country)s, tetapi nomor paspor kosong."),
        _("Isi nomor paspor, atau kosongkan negara bila pekerja ini WNI."),
    ),
    _must("date_unreadable", _("Tanggal tidak terbaca"), _("Isi sel ini bukan tanggal."), _("Tulis hari/bulan/tahun. Contoh: 23/04/1998.")),
    _must(
        "date_impossible",
        _("Tanggal tidak ada di kalender"),
        _("Tanggal ini tidak ada di kalender."),
        _("Tulis hari/bulan/tahun. Contoh: 23/04/1998."),
    ),
    _must(
        "date_short_year",
        _("Tahun hanya dua angka"),
        _("Tahun dua angka bisa berarti dua abad."),
        _("Tulis tahun dengan empat angka. Contoh: 23/04/1998."),
    ),
    _must(
        "date_out_of_range",
        _("Tanggal di luar batas"),
        _("Tanggal ini di luar %(earliest)s sampai %(latest)s."),
        _("Periksa tahunnya."),
    ),
    _must("word_unknown", _("Pilihan tidak dikenal"), _("Isi ini tidak ada dalam daftar pilihan."), _("Pilih salah satu: %(words)s.")),
    _must("number_unreadable", _("Bukan bilangan"), _("Isi sel ini bukan bilangan."), _("Tulis angka saja. Contoh: %(example)s.")),
    _must(
        "number_out_of_range",
        _("Bilangan di luar batas"),
        _("Nilainya di luar %(smallest)s sampai %(largest)s."),
        _("Periksa nilainya dan satuannya."),
    ),
    _must(
        "contract_end_missing",
        _("PKWT tanpa akhir kontrak"),
        _("Status PKWT, tetapi akhir kontrak kosong."),
        _("Isi tanggal akhir kontrak. Bila kontraknya sampai pekerjaan selesai, pilih PKWT selesainya pekerjaan; bila tetap, PKWTT."),
    ),
    _must(
        "contract_ends_before_start",
        _("Kontrak berakhir sebelum mulai"),
        _("Akhir kontrak mendahului tanggal mulai kerja."),
        _("Periksa kedua tanggal."),
    ),
    _confirm(
        "contract_too_long",
        _("Kontrak lebih dari %(years)s tahun"),
        _("Dari mulai kerja sampai akhir kontrak lebih dari %(years)s tahun."),
        _("Periksa kedua tanggalnya. PKWT sampai suatu tanggal paling lama %(years)s tahun, perpanjangan termasuk (%(basis)s)."),
    ),
    _confirm(
        "sex_differs_from_nik",
        _("Jenis kelamin berbeda dengan NIK"),
        _("Menurut NIK, pekerja ini %(expected)s."),
        _("Cocokkan dengan KTP. KTP yang berlaku."),
    ),
    _confirm(
        "birth_differs_from_nik",
        _("Tanggal lahir berbeda dengan NIK"),
        _("Menurut NIK, lahir %(expected)s."),
        _("Cocokkan dengan KTP. KTP yang berlaku."),
    ),
    _confirm(
        "below_working_age",
        _("Umur di bawah %(limit)s tahun"),
        _("Menurut tanggal lahir, pekerja ini berumur %(age)s tahun."),
        _("Periksa tanggal lahirnya. Usia minimum bekerja %(limit)s tahun (%(basis)s)."),
    ),
    _confirm(
        "below_adult_age",
        _("Umur di bawah %(limit)s tahun"),
        _("Menurut tanggal lahir, pekerja ini berumur %(age)s tahun."),
        _("Anak hanya boleh melakukan pekerjaan ringan dengan syarat (%(basis)s)."),
    ),
    _confirm(
        "wage_below_minimum",
        _("Upah di bawah upah minimum"),
        _("Upah pokok dan tunjangan tetap Rp%(wage)s, minimum %(place)s %(year)s Rp%(minimum)s."),
        _("Hanya usaha mikro dan kecil yang boleh membayar menurut kesepakatan. %(decree)s"),
    ),
    _confirm(
        "occupation_unknown",
        _("Jabatan belum dikenali"),
        _("Jabatan ini belum cocok dengan KBJI."),
        _("Boleh dibiarkan. Nama pekerjaan yang umum membuat statistik lebih tepat. Contoh: Operator mesin jahit."),
    ),
    _confirm(
        "regency_unknown",
        _("Kabupaten/kota belum dikenali"),
        _("Kabupaten atau kota ini tidak ditemukan, atau ada lebih dari satu."),
        _("Tulis lengkap. Contoh: Kab. Bandung atau Kota Bandung."),
    ),
    _confirm(
        "membership_number_odd",
        _("Nomor BPJS tidak lazim"),
        _("Nomor ini tidak terdiri dari %(length)s angka."),
        _("Cocokkan dengan kartunya, atau kosongkan bila belum terdaftar."),
    ),
    _confirm(
        "nik_at_branch",
        _("NIK juga ada di tempat kerja lain"),
        _("Laporan terakhir atau draf %(workplace)s juga memuat NIK ini."),
        _("Biarkan bila pekerja ini sudah pindah. Bila belum, keluarkan dari salah satu daftar."),
    ),
    _confirm(
        "permit_missing",
        _("Pekerja asing tanpa nomor RPTKA"),
        _("Nomor pengesahan RPTKA kosong."),
        _("Isi nomor RPTKA bila pekerjaan ini memerlukannya (PP 34/2021)."),
    ),
)  # fmt: skip

FAULT_KINDS: dict[str, FaultKind] = {kind.code: kind for kind in _KINDS}


def severity_of(code: str) -> Severity:
    return FAULT_KINDS[code].severity
