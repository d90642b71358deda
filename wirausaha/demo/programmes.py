"""This year's programmes of the demo: two that are open, one of public works, one that closed. All of them invented."""

from dataclasses import replace
from datetime import date, timedelta

from siapkerja.demo.country import Country
from wirausaha.actions import programmes
from wirausaha.actions.programmes import ProgrammeContent
from wirausaha.enums import ProgrammeKind

STARTER, ADVANCED, WORKS, EARLIER = "TKM Pemula", "TKM Lanjutan", "Padat Karya Desa", "TKM Pemula tahap pertama"

_PAPERS = "KTP\nFoto tempat usaha\nRencana anggaran: yang dibeli, jumlah, dan harganya\nRekening bank atas nama sendiri"


def _content(country: Country) -> list[ProgrammeContent]:
    today = country.today
    first = max(date(today.year, 1, 1), today - timedelta(days=200))
    starter = ProgrammeContent(
        kind=ProgrammeKind.STARTER,
        year=today.year,
        title=STARTER,
        summary="Modal dan pendampingan bagi yang belum bekerja atau kurang kerja untuk memulai usaha sendiri atau kelompok.",
        audience="Warga negara Indonesia berusia 18 tahun atau lebih\nBelum bekerja, kurang kerja, terkena PHK, atau pekerja migran yang pulang\n"
        "Bukan ASN, anggota TNI atau Polri, maupun pegawai BUMN atau BUMD\nBelum menerima bantuan sejenis tahun ini",
        pays_for="Peralatan usaha\nBahan baku untuk produksi pertama\nKemasan dan promosi",
        documents=_PAPERS,
        packages=6,
        opens_on=max(date(today.year, 1, 1), today - timedelta(days=100)),
        closes_on=today + timedelta(days=25),
    )
    return [
        starter,
        replace(
            starter,
            kind=ProgrammeKind.ADVANCED,
            title=ADVANCED,
            summary="Tambahan modal bagi penerima TKM Pemula yang usahanya sudah menambah pekerja.",
            audience="Penerima TKM Pemula yang sudah menyelesaikan laporannya\nUsaha berjalan dan sudah menambah paling sedikit satu pekerja",
            packages=3,
        ),
        replace(
            starter,
            kind=ProgrammeKind.LABOUR_INTENSIVE,
            title=WORKS,
            summary="Pekerjaan untuk kepentingan umum di desa, misalnya saluran air dan jalan setapak, dikerjakan warga dengan upah.",
            audience="Kelompok warga satu desa yang belum bekerja atau kurang kerja\nDiketahui kepala desa",
            pays_for="Upah pekerja\nBahan dan alat sederhana",
            packages=2,
        ),
        replace(starter, title=EARLIER, packages=8, opens_on=first, closes_on=first + timedelta(days=70)),
    ]


def write_programmes(country: Country) -> int:
    """Write and announce each on its first day, which opens it."""
    made = _content(country)
    for content in made:
        at = country.moment(days_ago=(country.today - content.opens_on).days)
        programmes.announce(programme=programmes.draft(content=content, by=country.system, at=at), by=country.system, at=at)
    return len(made)
