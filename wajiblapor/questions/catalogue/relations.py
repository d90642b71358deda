"""Section G: terms of work and industrial relations."""

from django.utils.translation import gettext_lazy as _

from wajiblapor.questions.kinds import Section, When
from wajiblapor.questions.making import choice, choices, count, day, table, text, yes_no

REGULATION = "UU 13/2003 Pasal 108-115"
AGREEMENT = "UU 13/2003 Pasal 116-135"
BIPARTITE = "UU 13/2003 Pasal 106"
UNION = "UU 21/2000 tentang Serikat Pekerja"
DISPUTE = "UU 2/2004 Pasal 2"
REGULATED = "company_regulation.min_workers"
BIPARTITE_FROM = "bipartite_body.min_workers"

RELATIONS = Section(
    slug="relations",
    letter="G",
    title=_("Hubungan industrial"),
    lead=_("Peraturan perusahaan, perjanjian kerja bersama, lembaga bipartit, dan serikat pekerja."),
    questions=(
        yes_no("has_agreement", _("Punya perjanjian kerja bersama (PKB)?"), law=AGREEMENT, when=When(workers=10), is_shared=True),
        text(
            "agreement_number",
            _("Nomor pendaftaran PKB"),
            law=AGREEMENT,
            when=When(workers=10, answer=("has_agreement", "yes")),
            length=60,
            is_shared=True,
        ),
        day(
            "agreement_on",
            _("Tanggal pendaftaran PKB"),
            law=AGREEMENT,
            when=When(workers=10, answer=("has_agreement", "yes")),
            is_past=True,
            is_needed=False,
            is_shared=True,
        ),
        day(
            "agreement_until",
            _("PKB berlaku sampai"),
            law=AGREEMENT,
            when=When(workers=10, answer=("has_agreement", "yes")),
            is_shared=True,
        ),
        yes_no(
            "has_regulation",
            _("Punya peraturan perusahaan (PP) yang sudah disahkan?"),
            law=REGULATION,
            when=When(rule=REGULATED),
            is_shared=True,
        ),
        text(
            "regulation_number",
            _("Nomor pengesahan PP"),
            law=REGULATION,
            when=When(rule=REGULATED, answer=("has_regulation", "yes")),
            length=60,
            is_shared=True,
        ),
        day(
            "regulation_on",
            _("Tanggal pengesahan PP"),
            law=REGULATION,
            when=When(rule=REGULATED, answer=("has_regulation", "yes")),
            is_past=True,
            is_needed=False,
            is_shared=True,
        ),
        day(
            "regulation_until",
            _("PP berlaku sampai"),
            law=REGULATION,
            when=When(rule=REGULATED, answer=("has_regulation", "yes")),
            is_shared=True,
        ),
        yes_no(
            "pkwt_registered",
            _("Semua PKWT sudah dicatatkan?"),
            hint=_("Paling lambat 3 hari kerja setelah ditandatangani, lewat sistem daring."),
            law="PP 35/2021 Pasal 14",
            when=When(some=("fixed_term",)),
        ),
        yes_no("has_bipartite", _("Punya lembaga kerja sama (LKS) bipartit?"), law=BIPARTITE, when=When(rule=BIPARTITE_FROM)),
        text(
            "bipartite_number",
            _("Nomor pencatatan LKS bipartit"),
            law=BIPARTITE,
            when=When(rule=BIPARTITE_FROM, answer=("has_bipartite", "yes")),
            length=60,
        ),
        day(
            "bipartite_on",
            _("Tanggal dibentuk"),
            law=BIPARTITE,
            when=When(rule=BIPARTITE_FROM, answer=("has_bipartite", "yes")),
            is_past=True,
        ),
        count(
            "bipartite_members",
            _("Anggota LKS bipartit"),
            unit=_("orang"),
            bounds=(2, 100),
            law=BIPARTITE,
            when=When(rule=BIPARTITE_FROM, answer=("has_bipartite", "yes")),
            is_needed=False,
        ),
        count(
            "bipartite_meetings",
            _("Pertemuan dalam 12 bulan"),
            unit=_("kali"),
            bounds=(0, 366),
            law=BIPARTITE,
            when=When(rule=BIPARTITE_FROM, answer=("has_bipartite", "yes")),
            is_yearly=True,
        ),
        yes_no("has_union", _("Ada serikat pekerja?"), law=UNION, when=When(workers=10)),
        table(
            "unions",
            _("Serikat pekerja"),
            text("name", _("Nama serikat"), length=150),
            text("federation", _("Federasi"), length=150, is_needed=False),
            text("number", _("Nomor pencatatan"), length=60, is_needed=False),
            count("members", _("Anggota")),
            law=UNION,
            when=When(workers=10, answer=("has_union", "yes")),
        ),
        yes_no(
            "has_disputes", _("Ada perselisihan hubungan industrial dalam 12 bulan?"), law=DISPUTE, when=When(workers=10), is_yearly=True
        ),
        table(
            "disputes",
            _("Perselisihan"),
            choice(
                "kind",
                _("Jenis"),
                ("rights", _("Hak")),
                ("interests", _("Kepentingan")),
                ("dismissal", _("PHK")),
                ("unions", _("Antarserikat")),
            ),
            choice(
                "stage",
                _("Tahap"),
                ("bipartite", _("Bipartit")),
                ("mediation", _("Mediasi, konsiliasi, atau arbitrase")),
                ("court", _("Pengadilan hubungan industrial")),
                ("settled", _("Selesai")),
            ),
            count("number", _("Jumlah perkara"), bounds=(1, 100_000)),
            law=DISPUTE,
            when=When(workers=10, answer=("has_disputes", "yes")),
            is_yearly=True,
        ),
        count(
            "strikes",
            _("Mogok kerja atau penutupan perusahaan (lock-out) dalam 12 bulan"),
            unit=_("kali"),
            law="UU 13/2003 Pasal 137-149",
            when=When(workers=50),
            is_yearly=True,
        ),
        yes_no("cooperative", _("Ada koperasi karyawan?"), law="UU 13/2003 Pasal 101", when=When(workers=50)),
        choices(
            "facilities",
            _("Fasilitas kesejahteraan"),
            ("canteen", _("Kantin atau ruang makan")),
            ("housing", _("Perumahan atau mes")),
            ("transport", _("Angkutan pekerja")),
            ("lactation", _("Ruang laktasi")),
            ("daycare", _("Tempat penitipan anak")),
            ("worship", _("Tempat ibadah")),
            ("sport", _("Olahraga atau rekreasi")),
            ("family_planning", _("Pelayanan keluarga berencana")),
            ("none", _("Belum ada")),
            law="UU 13/2003 Pasal 100",
            when=When(workers=50),
        ),
    ),
)
