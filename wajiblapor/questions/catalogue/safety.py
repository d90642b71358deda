"""Section H: occupational safety and health."""

from django.utils.translation import gettext_lazy as _

from wajiblapor.questions.kinds import Section, When
from wajiblapor.questions.making import choice, choices, count, day, table, text, yes_no

SAFETY_LAW = "UU 1/1970 tentang Keselamatan Kerja"
COMMITTEE = "Permenaker PER-04/MEN/1987"
MANAGEMENT = "PP 50/2012 Pasal 5"
ACCIDENT = "Permenaker PER-03/MEN/1998"
EXPERTS = "Permenaker PER-02/MEN/1992"
COMMITTEE_FROM, MANAGEMENT_FROM = "safety_committee.min_workers", "safety_management.min_workers"
MAKING = ("05", "06", "07", "08", "09", *(str(division) for division in range(10, 34)))

SAFETY = Section(
    slug="safety",
    letter="H",
    title=_("Keselamatan dan kesehatan kerja"),
    lead=_("Lembaga, peralatan, dan kecelakaan kerja dalam 12 bulan terakhir."),
    questions=(
        yes_no("first_aid", _("Ada kotak dan petugas P3K?"), law="Permenaker PER-15/MEN/VIII/2008"),
        yes_no(
            "protective_gear",
            _("Alat pelindung diri disediakan cuma-cuma?"),
            law="Permenaker PER-08/MEN/VII/2010",
            when=When(workers=10, hazardous=1),
        ),
        day(
            "drill_on",
            _("Latihan tanggap darurat terakhir"),
            hint=_("Kosongkan bila belum pernah."),
            law=SAFETY_LAW,
            when=When(workers=50, hazardous=20),
            is_needed=False,
            is_past=True,
            is_yearly=True,
        ),
        yes_no("has_committee", _("Punya P2K3 yang disahkan?"), law=COMMITTEE, when=When(rule=COMMITTEE_FROM, hazardous=20)),
        text(
            "committee_number",
            _("Nomor keputusan P2K3"),
            law=COMMITTEE,
            when=When(rule=COMMITTEE_FROM, hazardous=20, answer=("has_committee", "yes")),
            length=60,
        ),
        yes_no("has_experts", _("Ada ahli K3 umum?"), law=EXPERTS, when=When(rule=COMMITTEE_FROM, hazardous=20)),
        table(
            "experts",
            _("Ahli K3"),
            text("number", _("Nomor SKP"), length=60),
            text("speciality", _("Bidang"), length=80),
            day("until", _("Berlaku sampai")),
            hint=_("Tanpa nama; cukup nomor surat keputusan penunjukannya."),
            law=EXPERTS,
            when=When(rule=COMMITTEE_FROM, hazardous=20, answer=("has_experts", "yes")),
        ),
        yes_no(
            "has_safety_management",
            _("Menerapkan sistem manajemen K3 (SMK3)?"),
            law=MANAGEMENT,
            when=When(rule=MANAGEMENT_FROM, hazardous=20),
        ),
        choice(
            "safety_audit",
            _("Hasil audit SMK3 terakhir"),
            ("none", _("Belum diaudit")),
            ("poor", _("Kurang (0 sampai 59 persen)")),
            ("good", _("Baik (60 sampai 84 persen)")),
            ("satisfying", _("Memuaskan (85 persen ke atas)")),
            law=MANAGEMENT,
            when=When(rule=MANAGEMENT_FROM, hazardous=20, answer=("has_safety_management", "yes")),
        ),
        choice(
            "clinic",
            _("Pelayanan kesehatan kerja"),
            ("none", _("Belum ada")),
            ("partner", _("Bekerja sama dengan klinik atau rumah sakit")),
            ("own", _("Klinik sendiri")),
            law="Permenaker PER-03/MEN/1982",
            when=When(workers=50, hazardous=20),
        ),
        choices(
            "health_checks",
            _("Pemeriksaan kesehatan pekerja"),
            ("initial", _("Sebelum bekerja")),
            ("periodic", _("Berkala")),
            ("special", _("Khusus")),
            ("none", _("Belum ada")),
            law="Permenaker PER-02/MEN/1980",
            when=When(workers=50, hazardous=20),
        ),
        yes_no(
            "has_equipment",
            _("Ada alat atau instalasi yang wajib diperiksa dan diuji?"),
            hint=_("Misalnya forklif, bejana tekan, genset, elevator, penyalur petir."),
            law=SAFETY_LAW,
            when=When(workers=50, hazardous=5),
        ),
        table(
            "equipment",
            _("Alat dan instalasi"),
            choice(
                "category",
                _("Golongan"),
                ("lifting", _("Angkat dan angkut")),
                ("power", _("Tenaga dan produksi")),
                ("pressure", _("Uap, bejana tekan, tangki timbun")),
                ("fire", _("Penanggulangan kebakaran")),
                ("elevator", _("Elevator dan eskalator")),
                ("electric", _("Listrik")),
                ("lightning", _("Penyalur petir")),
                ("building", _("Konstruksi dan perancah")),
                ("chemical", _("Bahan kimia berbahaya")),
            ),
            text("item", _("Nama alat"), length=100),
            count("quantity", _("Jumlah"), bounds=(1, 100_000)),
            text("number", _("Nomor surat keterangan"), length=60, is_needed=False),
            day("until", _("Berlaku sampai"), is_needed=False),
            law=SAFETY_LAW,
            when=When(workers=50, hazardous=5, answer=("has_equipment", "yes")),
        ),
        yes_no(
            "has_materials", _("Memakai atau menyimpan bahan berbahaya?"), law="Kepmenaker 187/MEN/1999", when=When(workers=50, hazardous=5)
        ),
        table(
            "materials",
            _("Bahan berbahaya"),
            text("name", _("Nama bahan"), length=100),
            text("quantity", _("Jumlah dan satuan"), length=40),
            law="Kepmenaker 187/MEN/1999",
            when=When(workers=50, hazardous=5, answer=("has_materials", "yes")),
        ),
        choices(
            "waste",
            _("Limbah yang dihasilkan"),
            ("solid", _("Padat")),
            ("liquid", _("Cair")),
            ("gas", _("Gas")),
            ("hazardous", _("Bahan berbahaya dan beracun (B3)")),
            ("none", _("Tidak ada")),
            law="UU 32/2009",
            when=When(workers=20, industries=MAKING),
        ),
        yes_no("had_accidents", _("Ada kecelakaan kerja atau penyakit akibat kerja dalam 12 bulan?"), law=ACCIDENT, is_yearly=True),
        table(
            "accidents",
            _("Kecelakaan dan penyakit akibat kerja"),
            day("happened_on", _("Tanggal"), is_past=True),
            choice(
                "severity",
                _("Akibat"),
                ("light", _("Luka ringan")),
                ("heavy", _("Luka berat")),
                ("disabled", _("Cacat")),
                ("death", _("Meninggal")),
                ("disease", _("Penyakit akibat kerja")),
            ),
            count("lost_days", _("Hari kerja hilang"), bounds=(0, 6_000)),
            text("cause", _("Sebab"), length=150),
            day("reported_on", _("Dilaporkan (KK1)"), is_needed=False, is_past=True),
            hint=_("Tanpa nama korban."),
            law=ACCIDENT,
            when=When(answer=("had_accidents", "yes")),
            is_yearly=True,
        ),
    ),
)
