"""Section B beyond who and where: deeds, capital, place of business."""

from django.utils.translation import gettext_lazy as _

from wajiblapor.questions.kinds import Section, When
from wajiblapor.questions.making import choice, day, table, text, yes_no

LAW = "UU 7/1981 Pasal 6 ayat (2) huruf a"
WITH_DEED = When(workers=10, legal_forms=("pt", "cooperative", "foundation", "state_owned", "cv"))

COMPANY = Section(
    slug="company",
    letter="B",
    title=_("Keterangan perusahaan"),
    lead=_("Akta, izin, dan tempat usaha. Cukup diisi sekali; tahun berikutnya tinggal dipastikan."),
    questions=(
        text("deed_number", _("Nomor akta pendirian"), law=LAW, when=WITH_DEED, length=60, is_shared=True),
        day("deed_on", _("Tanggal akta pendirian"), law=LAW, when=WITH_DEED, is_past=True, is_shared=True),
        text(
            "approval_number",
            _("Nomor keputusan Menteri Hukum (pengesahan badan hukum)"),
            hint=_("Misalnya AHU-0001234.AH.01.01 Tahun 2015."),
            law=LAW,
            when=When(workers=10, legal_forms=("pt", "foundation", "state_owned")),
            length=60,
            is_shared=True,
        ),
        day(
            "approval_on",
            _("Tanggal keputusan Menteri Hukum"),
            law=LAW,
            when=When(workers=10, legal_forms=("pt", "foundation", "state_owned")),
            is_past=True,
            is_needed=False,
            is_shared=True,
        ),
        text(
            "amendment_number",
            _("Nomor akta perubahan terakhir"),
            hint=_("Kosongkan bila belum pernah diubah."),
            law=LAW,
            when=WITH_DEED,
            length=60,
            is_needed=False,
            is_shared=True,
        ),
        day(
            "amendment_on",
            _("Tanggal akta perubahan terakhir"),
            law=LAW,
            when=WITH_DEED,
            is_past=True,
            is_needed=False,
            is_shared=True,
        ),
        text(
            "other_industries",
            _("Kegiatan usaha lain (KBLI)"),
            hint=_("Kode lima angka, dipisah koma. Kosongkan bila hanya satu kegiatan."),
            law=LAW,
            when=When(workers=20),
            length=120,
            is_needed=False,
        ),
        text(
            "former_address",
            _("Alamat lama, bila pindah dalam 12 bulan terakhir"),
            law=LAW,
            when=When(workers=10),
            length=200,
            is_needed=False,
            is_yearly=True,
        ),
        text(
            "coordinates",
            _("Koordinat tempat usaha"),
            hint=_("Lintang dan bujur dari peta, misalnya -6.9175, 107.6191."),
            law=LAW,
            when=When(workers=50),
            length=40,
            is_needed=False,
        ),
        text(
            "capital_country",
            _("Negara asal modal asing"),
            law=LAW,
            when=When(capitals=("foreign_investment", "joint_venture")),
            length=60,
            is_shared=True,
        ),
        choice(
            "estate",
            _("Letak tempat usaha"),
            ("none", _("Di luar kawasan industri")),
            ("industrial", _("Kawasan industri")),
            ("special", _("Kawasan ekonomi khusus")),
            ("bonded", _("Kawasan berikat")),
            law=LAW,
            when=When(workers=50, hazardous=20),
        ),
        choice(
            "operation",
            _("Keadaan usaha sekarang"),
            ("running", _("Berjalan")),
            ("partly", _("Berjalan sebagian")),
            ("standing", _("Berhenti sementara")),
            law=LAW,
            when=When(workers=10),
        ),
        yes_no("association", _("Anggota asosiasi pengusaha (APINDO)?"), law="UU 13/2003 Pasal 105", when=When(workers=50), is_shared=True),
        text("email", _("E-mail perusahaan"), law=LAW, when=When(workers=10), length=120, is_shared=True),
        text("fax", _("Faksimile"), law=LAW, when=When(workers=100), length=30, is_needed=False, is_shared=True),
        text("website", _("Situs web"), law=LAW, when=When(workers=50), length=120, is_needed=False, is_shared=True),
        yes_no(
            "has_offices_elsewhere",
            _("Ada kantor atau cabang yang belum terdaftar di portal ini?"),
            law="UU 7/1981 Pasal 6 ayat (3)",
            when=When(workers=50),
        ),
        table(
            "offices_elsewhere",
            _("Cabang yang belum terdaftar"),
            text("name", _("Nama cabang"), length=150),
            text("regency", _("Kabupaten atau kota"), length=80),
            law="UU 7/1981 Pasal 6 ayat (3)",
            when=When(workers=50, answer=("has_offices_elsewhere", "yes")),
        ),
    ),
)
