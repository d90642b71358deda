"""Section C: what the roster does not say about the workers."""

from django.utils.translation import gettext_lazy as _

from wajiblapor.questions.kinds import Section, When
from wajiblapor.questions.making import choices, count, story, table, text, yes_no

LAW = "UU 7/1981 Pasal 6 ayat (2) huruf b"
TURNOVER = When(workers=10)

WORKFORCE = Section(
    slug="workforce",
    letter="C",
    title=_("Keadaan tenaga kerja"),
    lead=_("Jumlah pekerja kami hitung dari daftar pekerja. Di sini hanya yang tidak ada di daftar itu."),
    computed=("heads", "joiners"),
    questions=(
        count("left_resigned", _("Mengundurkan diri, 12 bulan terakhir"), unit=_("orang"), law=LAW, when=TURNOVER, is_yearly=True),
        count(
            "left_dismissed",
            _("Diputus hubungan kerjanya (PHK), 12 bulan terakhir"),
            unit=_("orang"),
            law=LAW,
            when=TURNOVER,
            is_yearly=True,
        ),
        choices(
            "dismissal_reasons",
            _("Alasan PHK"),
            ("efficiency", _("Efisiensi")),
            ("closing", _("Perusahaan tutup")),
            ("merger", _("Penggabungan atau pengalihan")),
            ("breach", _("Pelanggaran peraturan")),
            ("illness", _("Sakit berkepanjangan")),
            ("other", _("Lainnya")),
            law="PP 35/2021 Pasal 36",
            when=When(workers=10, answer=("left_dismissed", "+")),
            is_yearly=True,
        ),
        yes_no(
            "dismissal_notice",
            _("PHK diberitahukan tertulis sebelum batas waktunya?"),
            hint=_("Paling lambat 14 hari kerja sebelumnya, atau 7 hari kerja pada masa percobaan."),
            law="PP 35/2021 Pasal 37 ayat (3)",
            when=When(workers=10, answer=("left_dismissed", "+")),
            is_yearly=True,
        ),
        count("left_ended", _("Kontraknya habis, 12 bulan terakhir"), unit=_("orang"), law=LAW, when=TURNOVER, is_yearly=True),
        count("left_retired", _("Pensiun, 12 bulan terakhir"), unit=_("orang"), law=LAW, when=When(workers=50), is_yearly=True),
        count("left_died", _("Meninggal dunia, 12 bulan terakhir"), unit=_("orang"), law=LAW, when=When(workers=50), is_yearly=True),
        count("promoted", _("Naik jabatan, 12 bulan terakhir"), unit=_("orang"), law=LAW, when=When(workers=50), is_yearly=True),
        count(
            "recruited_regional",
            _("Direkrut dari provinsi lain (AKAD), 12 bulan terakhir"),
            unit=_("orang"),
            law="Permenaker 39/2016",
            when=When(workers=100),
            is_yearly=True,
        ),
        yes_no("uses_outsourcing", _("Memakai pekerja alih daya dari perusahaan lain?"), law="PP 35/2021 Pasal 18", when=When(workers=10)),
        table(
            "suppliers",
            _("Perusahaan alih daya yang dipakai"),
            text("name", _("Nama perusahaan"), length=150),
            text("nib", _("NIB"), length=13, is_needed=False),
            text("work", _("Jenis pekerjaan"), length=100),
            count("workers", _("Jumlah pekerja")),
            law="PP 35/2021 Pasal 18",
            when=When(workers=10, answer=("uses_outsourcing", "yes")),
        ),
        yes_no(
            "is_supplier",
            _("Menempatkan pekerja sendiri di perusahaan lain (alih daya)?"),
            law="PP 35/2021 Pasal 18",
            when=When(workers=10, industries=("78", "80", "81", "82")),
        ),
        table(
            "customers",
            _("Perusahaan tempat pekerja ditempatkan"),
            text("name", _("Nama perusahaan"), length=150),
            text("work", _("Jenis pekerjaan"), length=100, is_needed=False),
            count("workers", _("Jumlah pekerja")),
            law="PP 35/2021 Pasal 18",
            when=When(workers=10, industries=("78", "80", "81", "82"), answer=("is_supplier", "yes")),
        ),
        yes_no(
            "counterparts",
            _("Setiap tenaga kerja asing punya tenaga kerja pendamping warga Indonesia?"),
            law="PP 34/2021 Pasal 7",
            when=When(some=("foreign",)),
        ),
        story(
            "young_work",
            _("Pekerjaan yang dilakukan pekerja di bawah 18 tahun"),
            hint=_("Jenis pekerjaan, jam kerja, dan izin orang tua. Jangan tulis nama."),
            law="UU 13/2003 Pasal 68-69",
            when=When(some=("minors",)),
        ),
        yes_no(
            "night_women",
            _("Ada pekerja perempuan yang bekerja antara pukul 23.00 dan 07.00?"),
            law="UU 13/2003 Pasal 76",
            when=When(workers=10, some=("women",)),
        ),
        count(
            "night_women_count",
            _("Jumlah pekerja perempuan malam"),
            unit=_("orang"),
            law="UU 13/2003 Pasal 76",
            when=When(workers=10, some=("women",), answer=("night_women", "yes")),
        ),
        choices(
            "night_care",
            _("Yang disediakan untuk pekerja perempuan malam"),
            ("food", _("Makanan dan minuman bergizi")),
            ("safety", _("Keamanan dan kesusilaan di tempat kerja")),
            ("transport", _("Angkutan antar jemput")),
            ("none", _("Belum ada")),
            law="UU 13/2003 Pasal 76; Kepmenakertrans 224/2003",
            when=When(workers=10, some=("women",), answer=("night_women", "yes")),
        ),
        yes_no(
            "uses_homeworkers", _("Ada pekerja rumahan?"), law=LAW, when=When(workers=10, industries=("10", "13", "14", "15", "16", "32"))
        ),
        count(
            "homeworkers",
            _("Jumlah pekerja rumahan"),
            unit=_("orang"),
            law=LAW,
            when=When(workers=10, industries=("10", "13", "14", "15", "16", "32"), answer=("uses_homeworkers", "yes")),
        ),
    ),
)
