"""What the figures of the labour market mean. They are taken at a moment and not summed over months, so they are not in the registry
whose figures dashboards add up.
"""

from django.utils.translation import gettext_lazy as _

from siapkerja.statistics.figures import Figure

_VACANCIES = _("Lowongan yang dipasang pemberi kerja di Karirhub (Perpres 57/2023)")

OPEN_VACANCIES = Figure(
    slug="market-vacancies",
    name=_("Lowongan terbuka"),
    definition=_(
        "Lowongan yang terbit dan belum berakhir, menurut wilayah tempat kerjanya. "
        "Angka bulan yang lewat adalah keadaan pada hari terakhirnya."
    ),
    source=_VACANCIES,
    unit=_("lowongan"),
    service="karirhub",
)
PEOPLE_SOUGHT = Figure(
    slug="market-openings",
    name=_("Orang dicari"),
    definition=_("Jumlah orang yang dibutuhkan dalam lowongan terbuka, dikurangi yang sudah dilaporkan terisi."),
    source=_VACANCIES,
    unit=_("orang"),
    service="karirhub",
)
SEEKERS = Figure(
    slug="market-seekers",
    name=_("Orang mencari kerja"),
    definition=_(
        "Orang yang di profilnya menyatakan mencari kerja, memegang kartu AK/I yang berlaku, atau melamar dalam 90 hari terakhir dan belum "
        "diterima. Setiap orang terhitung satu kali, menurut tempat tinggal dan pekerjaan yang dicarinya. Dihitung sekali sehari."
    ),
    source=_("Profil, kartu pencari kerja, dan lamaran di SIAPKerja"),
    unit=_("orang"),
    service="karirhub",
    counts_people=True,
)
PLACES_PER_TEN = Figure(
    slug="market-ratio",
    name=_("Untuk setiap 10 pencari kerja"),
    definition=_(
        "Orang dicari dibagi pencari kerja, dikalikan sepuluh. Di bawah 10: pencari kerja lebih banyak daripada tempat kerja yang dibuka. "
        "Tidak semua pencari kerja dan lowongan ada di SIAPKerja, dan orang dapat bekerja di luar wilayah tinggalnya."
    ),
    source=_("Lowongan terbuka dan pencari kerja di SIAPKerja"),
    unit=_("orang dicari"),
    service="karirhub",
    counts_people=True,
)
PAY_OFFERED = Figure(
    slug="market-pay",
    name=_("Upah yang ditawarkan"),
    definition=_(
        "Upah sebulan yang disebut lowongan terbuka untuk kerja penuh waktu di dalam negeri, diambil di tengah kisaran masing-masing. "
        "Seperempat lowongan menawarkan kurang dari angka rendah, separuhnya kurang dari angka tengah, "
        "dan seperempatnya lebih dari angka tinggi."
    ),
    source=_VACANCIES,
    unit=_("rupiah sebulan"),
    service="karirhub",
    is_money=True,
)
SKILLS_ASKED = Figure(
    slug="market-skills",
    name=_("Keterampilan yang diminta"),
    definition=_(
        "Keterampilan yang disebut dalam lowongan terbuka, dalam kata pemberi kerja. "
        "Di sebelahnya: pencari kerja yang mencantumkan keterampilan itu di profilnya."
    ),
    source=_("Lowongan terbuka di Karirhub, dan profil pencari kerja"),
    unit=_("lowongan"),
    service="karirhub",
    counts_people=True,
)
