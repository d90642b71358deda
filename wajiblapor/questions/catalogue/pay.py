"""Sections D, E and F: hours, wages, social security."""

from django.utils.translation import gettext_lazy as _

from wajiblapor.questions.kinds import Section, When
from wajiblapor.questions.making import choice, choices, count, day, hours, text, yes_no

HOURS_LAW = "UU 13/2003 Pasal 77 sebagaimana diubah UU 6/2023; PP 35/2021 Pasal 21"
OVERTIME_LAW = "PP 35/2021 Pasal 26"
WAGE_LAW = "PP 36/2021 tentang Pengupahan"
THR_LAW = "Permenaker 6/2016 Pasal 5"
BPJS_LAW = "UU 24/2011 Pasal 15"

HOURS = Section(
    slug="working_time",
    letter="D",
    title=_("Waktu kerja"),
    lead=_("Pola kerja yang paling banyak berlaku di tempat kerja ini."),
    computed=("weekly_hours",),
    questions=(
        choice(
            "week",
            _("Pola waktu kerja"),
            ("six_days", _("7 jam sehari, 6 hari seminggu")),
            ("five_days", _("8 jam sehari, 5 hari seminggu")),
            ("sector", _("Waktu kerja khusus sektor atau daerah tertentu")),
            ("shorter", _("Kurang dari 35 jam seminggu")),
            law=HOURS_LAW,
        ),
        text(
            "week_permit",
            _("Dasar waktu kerja khusus"),
            hint=_("Nomor izin atau peraturan sektornya."),
            law=HOURS_LAW,
            when=When(answer=("week", "sector")),
        ),
        yes_no("has_shifts", _("Ada kerja gilir (shift)?"), law=HOURS_LAW, when=When(workers=10)),
        count(
            "shifts",
            _("Jumlah gilir sehari"),
            bounds=(2, 6),
            unit=_("gilir"),
            law=HOURS_LAW,
            when=When(workers=10, answer=("has_shifts", "yes")),
        ),
        hours("overtime_day", _("Lembur terlama dalam sehari"), bounds=(0, 24), law=OVERTIME_LAW, when=When(workers=10), is_yearly=True),
        hours(
            "overtime_week", _("Lembur terlama dalam seminggu"), bounds=(0, 120), law=OVERTIME_LAW, when=When(workers=10), is_yearly=True
        ),
        choice(
            "weekly_rest",
            _("Istirahat mingguan"),
            ("one", _("1 hari")),
            ("two", _("2 hari")),
            ("other", _("Diatur lain sesuai sektornya")),
            law="UU 13/2003 Pasal 79 ayat (2) huruf b",
            when=When(workers=10),
        ),
        count(
            "leave_days", _("Cuti tahunan"), bounds=(0, 60), unit=_("hari kerja"), law="UU 13/2003 Pasal 79 ayat (3)", when=When(workers=10)
        ),
    ),
)

WAGES = Section(
    slug="wages",
    letter="E",
    title=_("Pengupahan"),
    lead=_("Upah terendah, tertinggi, rata-rata, dan yang di bawah upah minimum kami hitung dari daftar pekerja."),
    computed=("wages",),
    questions=(
        count("pay_day", _("Tanggal pembayaran upah tiap bulan"), bounds=(1, 31), law=WAGE_LAW),
        choice(
            "pay_method",
            _("Cara membayar upah"),
            ("transfer", _("Lewat bank atau dompet elektronik")),
            ("cash", _("Tunai")),
            ("both", _("Keduanya")),
            law=WAGE_LAW,
        ),
        yes_no("thr_paid", _("THR keagamaan dibayar dalam 12 bulan terakhir?"), law=THR_LAW, is_yearly=True),
        day("thr_on", _("Tanggal THR dibayar"), law=THR_LAW, when=When(answer=("thr_paid", "yes")), is_yearly=True, is_past=True),
        day(
            "thr_holiday_on",
            _("Hari raya yang dimaksud"),
            hint=_("Misalnya hari pertama Idulfitri."),
            law=THR_LAW,
            when=When(workers=10, answer=("thr_paid", "yes")),
            is_yearly=True,
        ),
        yes_no("has_wage_scale", _("Punya struktur dan skala upah?"), law="PP 36/2021 Pasal 20-21", when=When(workers=10), is_shared=True),
        day(
            "wage_scale_on",
            _("Tanggal ditetapkan"),
            law="PP 36/2021 Pasal 20-21",
            when=When(workers=10, answer=("has_wage_scale", "yes")),
            is_past=True,
            is_shared=True,
        ),
        yes_no(
            "wage_agreement",
            _("Upah di bawah upah minimum disepakati tertulis dengan pekerjanya?"),
            hint=_("Hanya usaha mikro dan kecil yang boleh membayar menurut kesepakatan."),
            law="PP 36/2021 Pasal 36",
            when=When(scales=("micro", "small"), some=("below_minimum",)),
        ),
        yes_no("bonus", _("Ada bonus atau jasa produksi?"), law=WAGE_LAW, when=When(workers=50), is_yearly=True),
    ),
)

SOCIAL_SECURITY = Section(
    slug="social_security",
    letter="F",
    title=_("Jaminan sosial"),
    lead=_("Berapa pekerja yang terdaftar kami hitung dari nomor BPJS di daftar pekerja."),
    computed=("enrolled",),
    questions=(
        text(
            "bpjs_tk_number",
            _("Nomor pendaftaran perusahaan (NPP) BPJS Ketenagakerjaan"),
            hint=_("Tulis “belum” bila belum mendaftar."),
            law=BPJS_LAW,
            length=30,
            is_shared=True,
        ),
        day(
            "bpjs_tk_on",
            _("Tanggal terdaftar di BPJS Ketenagakerjaan"),
            law=BPJS_LAW,
            when=When(workers=10),
            is_past=True,
            is_needed=False,
            is_shared=True,
        ),
        choices(
            "bpjs_tk_programmes",
            _("Program BPJS Ketenagakerjaan yang diikuti"),
            ("jkk", _("Jaminan kecelakaan kerja (JKK)")),
            ("jkm", _("Jaminan kematian (JKM)")),
            ("jht", _("Jaminan hari tua (JHT)")),
            ("jp", _("Jaminan pensiun (JP)")),
            ("jkp", _("Jaminan kehilangan pekerjaan (JKP)")),
            ("none", _("Belum ikut")),
            law="Perpres 109/2013 Pasal 6",
            is_shared=True,
        ),
        text(
            "bpjs_kes_number",
            _("Kode badan usaha BPJS Kesehatan"),
            hint=_("Tulis “belum” bila belum mendaftar."),
            law="Perpres 82/2018 Pasal 13",
            length=30,
            is_shared=True,
        ),
        yes_no("has_arrears", _("Ada iuran yang menunggak?"), law=BPJS_LAW, when=When(workers=10), is_yearly=True),
        count(
            "arrears_months",
            _("Lamanya menunggak"),
            unit=_("bulan"),
            bounds=(1, 600),
            law=BPJS_LAW,
            when=When(workers=10, answer=("has_arrears", "yes")),
            is_yearly=True,
        ),
        yes_no("pension_fund", _("Ikut dana pensiun (DPPK atau DPLK)?"), law="UU 4/2023", when=When(workers=50), is_shared=True),
        yes_no("other_insurance", _("Ada asuransi lain untuk pekerja?"), law=BPJS_LAW, when=When(workers=50), is_shared=True),
    ),
)
