"""Why a file is no roster: one sentence each, with what to do."""

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.errors import Refused


class UnreadableRoster(Refused):
    """Base of what makes a whole file unreadable. `params` fill the sentence, and are stored with the upload."""

    code = "unreadable"
    sentence = _("Berkas ini tidak dapat dibaca sebagai daftar pekerja. Simpan ulang sebagai XLSX atau CSV, lalu unggah lagi.")

    def __init__(self, **params: str | int) -> None:
        self.params = params
        super().__init__(str(type(self).sentence) % params if params else None)


class NotASpreadsheet(UnreadableRoster):
    code = "not_a_spreadsheet"
    sentence = _("Berkas ini bukan lembar kerja, walau namanya demikian. Unggah daftar pekerja berbentuk XLSX atau CSV.")


class OldExcel(UnreadableRoster):
    code = "old_excel"
    sentence = _("Berkas ini berformat Excel lama (.xls). Buka di Excel, pilih Simpan sebagai, lalu pilih Buku Kerja Excel (.xlsx).")


class OtherSpreadsheet(UnreadableRoster):
    code = "other_spreadsheet"
    sentence = _("Format lembar kerja ini belum kami baca. Buka berkasnya, pilih Simpan sebagai, lalu pilih .xlsx atau .csv.")


class PasswordProtected(UnreadableRoster):
    code = "password_protected"
    sentence = _("Berkas ini terkunci kata sandi. Buka di Excel, hapus kata sandinya (Berkas, Info, Proteksi), simpan, lalu unggah lagi.")


class BrokenFile(UnreadableRoster):
    code = "broken_file"
    sentence = _("Berkas ini rusak atau terpotong. Buka dan simpan ulang di komputer Anda, lalu unggah lagi.")


class TooMuchInside(UnreadableRoster):
    code = "too_much_inside"
    sentence = _(
        "Isi berkas ini jauh lebih besar daripada ukurannya, sehingga tidak kami buka. Salin daftar pekerja ke templat kami, lalu unggah."
    )


class CellsFarApart(UnreadableRoster):
    code = "cells_far_apart"
    sentence = _(
        "Ada sel terisi yang sangat jauh dari tabel, yaitu %(cell)s. Hapus isi sel itu, atau salin daftar pekerja ke templat kami, "
        "lalu unggah."
    )


class RowTooLong(UnreadableRoster):
    code = "row_too_long"
    sentence = _(
        "Ada baris yang jauh lebih panjang daripada data seorang pekerja. Pastikan tiap pekerja satu baris, lalu simpan ulang dan "
        "unggah lagi."
    )


class MacroWorkbook(UnreadableRoster):
    code = "macro_workbook"
    sentence = _(
        "Berkas ini berisi makro, sehingga tidak kami buka. Di Excel pilih Simpan sebagai, lalu Buku Kerja Excel (.xlsx) tanpa makro."
    )


class TooManyRows(UnreadableRoster):
    code = "too_many_rows"
    sentence = _(
        "Berkas ini berisi lebih dari %(rows)s baris, batas untuk %(format)s. Untuk daftar yang lebih panjang, unggah sebagai CSV."
    )


class FileTooLong(UnreadableRoster):
    code = "file_too_long"
    sentence = _(
        "Ukuran berkas %(size)s MB, sedangkan batas untuk %(format)s %(limit)s MB. Untuk daftar yang lebih panjang, unggah sebagai CSV."
    )


class EmptyRoster(UnreadableRoster):
    code = "empty_roster"
    sentence = _("Berkas ini tidak berisi data. Isi daftar pekerja pada templat, lalu unggah.")


class HeaderOnly(UnreadableRoster):
    code = "header_only"
    sentence = _("Berkas ini hanya berisi judul kolom. Isi satu baris untuk tiap pekerja, lalu unggah.")


class NoHeadings(UnreadableRoster):
    code = "no_headings"
    sentence = _(
        "Kami tidak menemukan baris judul kolom. Tulis judul seperti NIK, Nama, Jenis kelamin di baris pertama, atau pakai templat kami."
    )


class ColumnsMissing(UnreadableRoster):
    code = "columns_missing"
    sentence = _("Kolom berikut belum ada: %(columns)s. Tambahkan kolomnya, lalu unggah lagi.")


class ColumnTwice(UnreadableRoster):
    code = "column_twice"
    sentence = _("Kolom %(columns)s ada lebih dari sekali. Hapus yang tidak dipakai, lalu unggah lagi.")


class ColumnsUnclear(Exception):
    """Not a refusal: the file is a roster, but somebody has to say what some of its headings mean.

    Args:
        headings: all of them, as they stand in the file.
        samples: the first rows below.
    """

    def __init__(self, headings: list[str], samples: list[list[str]]) -> None:
        self.headings, self.samples = headings, samples
        super().__init__()


class UnknownEncoding(UnreadableRoster):
    code = "unknown_encoding"
    sentence = _("Huruf dalam CSV ini tidak terbaca. Simpan ulang sebagai CSV UTF-8, lalu unggah lagi.")


REFUSALS: dict[str, type[UnreadableRoster]] = {
    refusal.code: refusal
    for refusal in (
        UnreadableRoster, NotASpreadsheet, OldExcel, OtherSpreadsheet, PasswordProtected, BrokenFile, TooMuchInside, TooManyRows,
        CellsFarApart, RowTooLong, MacroWorkbook,
        FileTooLong, EmptyRoster, HeaderOnly, NoHeadings, ColumnsMissing, ColumnTwice, UnknownEncoding,
    )
}  # fmt: skip
