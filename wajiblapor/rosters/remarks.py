"""What is said of a file that is read nevertheless: how we understood it where a spreadsheet leaves room for doubt."""

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _


class Remark(NamedTuple):
    """`params` fill the sentence; both are stored with the upload."""

    code: str
    params: dict[str, Any]


REMARKS = {
    "other_year": _(
        "Berkas ini memakai templat tahun %(template)s, sedangkan laporan ini tahun %(year)s. Kami memeriksanya dengan aturan %(year)s; "
        "pastikan isinya keadaan sekarang."
    ),
    "other_sheets": _("Kami membaca lembar %(sheet)s. Yang tidak dibaca: %(others)s."),
    "hidden": _("Ada %(rows)s baris dan %(columns)s kolom yang disembunyikan. Semuanya ikut dibaca."),
    "hidden_rows": _("Ada %(rows)s baris yang disembunyikan. Semuanya ikut dibaca."),
    "hidden_columns": _("Ada %(columns)s kolom yang disembunyikan. Semuanya ikut dibaca."),
    "merged": _(
        "Ada sel gabungan, misalnya %(cells)s. Isinya hanya berlaku untuk baris pertamanya. Pisahkan sel itu bila berlaku untuk semua."
    ),
    "formulas": _("Berkas ini berisi rumus. Kami memakai hasil yang tersimpan terakhir."),
}


def sentence_of(code: str, params: dict[str, Any]) -> str:
    sentence = REMARKS.get(code)
    return str(sentence) % params if sentence else ""
