"""Sections I, J and K: training, plans to hire, workers with a disability."""

from django.utils.translation import gettext_lazy as _

from wajiblapor.questions.kinds import Section, When
from wajiblapor.questions.making import choice, choices, count, day, money, occupation, table, text, yes_no

TRAINING_LAW = "UU 13/2003 Pasal 12"
APPRENTICE_LAW = "Permenaker 6/2020 tentang Pemagangan Dalam Negeri"
NEEDS_LAW = "UU 7/1981 Pasal 6 ayat (2) huruf d; Perpres 57/2023"
DISABILITY_LAW = "UU 8/2016 Pasal 53"

TRAINING = Section(
    slug="training",
    letter="I",
    title=_("Pelatihan dan pemagangan"),
    lead=_("Yang diadakan dalam 12 bulan terakhir, dan yang direncanakan."),
    computed=("certified",),
    questions=(
        yes_no("training_unit", _("Punya unit atau balai pelatihan sendiri?"), law=TRAINING_LAW, when=When(workers=100)),
        yes_no(
            "held_training",
            _("Mengadakan atau membiayai pelatihan dalam 12 bulan?"),
            law=TRAINING_LAW,
            when=When(workers=10),
            is_yearly=True,
        ),
        table(
            "trainings",
            _("Pelatihan yang diadakan"),
            text("title", _("Judul"), length=150),
            count("participants", _("Peserta"), bounds=(1, 1_000_000)),
            count("hours", _("Jam"), bounds=(1, 10_000), is_needed=False),
            money("cost", _("Biaya (Rp)"), is_needed=False),
            law=TRAINING_LAW,
            when=When(workers=10, answer=("held_training", "yes")),
            is_yearly=True,
        ),
        yes_no(
            "plans_training",
            _("Ada pelatihan yang direncanakan 12 bulan ke depan?"),
            law=TRAINING_LAW,
            when=When(workers=50),
            is_yearly=True,
        ),
        table(
            "planned_trainings",
            _("Pelatihan yang direncanakan"),
            text("title", _("Judul"), length=150),
            count("participants", _("Peserta"), bounds=(1, 1_000_000)),
            law=TRAINING_LAW,
            when=When(workers=50, answer=("plans_training", "yes")),
            is_yearly=True,
        ),
        money(
            "training_budget",
            _("Anggaran pelatihan setahun"),
            hint=_("Dalam rupiah."),
            law=TRAINING_LAW,
            when=When(workers=100),
            is_yearly=True,
        ),
        yes_no("has_apprentices", _("Ada peserta magang?"), law=APPRENTICE_LAW, when=When(workers=20), is_yearly=True),
        count(
            "apprentices",
            _("Jumlah peserta magang"),
            unit=_("orang"),
            bounds=(1, 100_000),
            law=APPRENTICE_LAW,
            when=When(workers=20, answer=("has_apprentices", "yes")),
            is_yearly=True,
        ),
        text(
            "apprentice_number",
            _("Nomor pencatatan perjanjian magang"),
            law=APPRENTICE_LAW,
            when=When(workers=20, answer=("has_apprentices", "yes")),
            length=60,
            is_yearly=True,
        ),
    ),
)

NEEDS = Section(
    slug="opportunities",
    letter="J",
    title=_("Kesempatan kerja"),
    lead=_("Rencana menerima pekerja dalam 12 bulan ke depan."),
    computed=("vacancies",),
    questions=(
        yes_no("plans_hiring", _("Ada rencana menerima pekerja dalam 12 bulan ke depan?"), law=NEEDS_LAW, is_yearly=True),
        table(
            "needs",
            _("Rencana kebutuhan pekerja"),
            occupation("occupation", _("Pekerjaan")),
            count("number", _("Jumlah"), bounds=(1, 100_000)),
            text("skill", _("Pendidikan dan keterampilan"), length=150, is_needed=False),
            count("men", _("Di antaranya laki-laki, bila sudah diketahui"), bounds=(0, 100_000), is_needed=False),
            count("women", _("Di antaranya perempuan, bila sudah diketahui"), bounds=(0, 100_000), is_needed=False),
            day("from_on", _("Mulai dibutuhkan"), is_needed=False),
            choice(
                "source",
                _("Sumber"),
                ("local", _("Antarkerja lokal (AKL)")),
                ("regional", _("Antarkerja antardaerah (AKAD)")),
                ("foreign", _("Tenaga kerja asing")),
            ),
            law=NEEDS_LAW,
            when=When(answer=("plans_hiring", "yes")),
            is_yearly=True,
        ),
    ),
)

DISABILITY = Section(
    slug="disability",
    letter="K",
    title=_("Pekerja disabilitas"),
    lead=_("Jumlah dan kuotanya kami hitung dari daftar pekerja."),
    computed=("disability",),
    questions=(
        choices(
            "accommodations",
            _("Akomodasi yang layak di tempat kerja"),
            ("access", _("Jalan masuk dan toilet yang aksesibel")),
            ("tools", _("Alat bantu kerja")),
            ("hours", _("Jam kerja yang luwes")),
            ("companion", _("Pendamping atau juru bahasa isyarat")),
            ("none", _("Belum ada")),
            law=DISABILITY_LAW,
            when=When(workers=50),
        ),
        yes_no(
            "disability_plan",
            _("Membuka lowongan bagi penyandang disabilitas?"),
            law=DISABILITY_LAW,
            when=When(workers=100),
            is_yearly=True,
        ),
    ),
)
