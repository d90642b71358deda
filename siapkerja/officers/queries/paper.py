"""What is printed on the form a citizen signs: empty lines, or what the officer has typed so far."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import formats
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from siapkerja.identity.enums import Sex
from siapkerja.kernel import nik as nik_rules
from siapkerja.profiles.enums import WorkStatus
from siapkerja.reference.models import EducationLevel, RegionLevel
from siapkerja.reference.queries import place_words, rules

LONGEST = 200
NIK_DIGITS = 16
DAYS_A_YEAR = 365


def paper_form_data(typed: Mapping[str, str], *, regions: frozenset[str], on: date) -> dict[str, Any]:
    """The sheet as its template reads it, in Indonesian: consents are given in the language of the law.

    Args:
        typed: answers as posted, unchecked; empty for an empty form. Nothing of it is kept.
        regions: the officer's regions, of which a single village is printed on the form.
    """
    terms = rules(["assistance.form_hours", "assistance.form_kept_days"], on)
    told = {name: str(typed.get(name, "")).strip()[:LONGEST] for name in _ASKED}
    code = told["village"] or _only_village(regions)
    digits = nik_rules.digits_of(told["nik"])[:NIK_DIGITS]
    return {
        "title": _("Formulir pencatatan dan persetujuan warga"),
        "issuer": "SIAPKerja",
        "place": place_words(code) if len(code) == RegionLevel.VILLAGE else "",
        "place_word": _("Desa atau kelurahan"),
        "nik_word": _("NIK"),
        "nik": list(digits.ljust(NIK_DIGITS)),
        "rows": _rows(told),
        "consent_title": _("Persetujuan saya"),
        "consent": _consents(int(terms["assistance.form_hours"].value), int(terms["assistance.form_kept_days"].value) // DAYS_A_YEAR),
        "boxes": [
            _("Saya setuju dicatatkan di SIAPKerja dan didampingi petugas seperti tertulis di atas. (wajib)"),
            _("Saya setuju profil saya dipakai untuk saran lowongan dan pelatihan. (boleh tidak)"),
        ],
        "ticked": [False, bool(typed.get("agrees_to_matching"))],
        "signatures": [_("Warga, tanda tangan atau cap jempol"), _("Petugas"), _("Saksi, bila formulir dibacakan")],
        "name_word": _("Nama"),
        "day_word": _("Tanggal"),
        "citizen": told["full_name"],
        "free": _("Gratis. Tidak ada biaya apa pun."),
        "law": _("Dasar: UU 27/2022 tentang Pelindungan Data Pribadi, Pasal 20 sampai 22."),
    }


_ASKED = ("full_name", "nik", "sex", "born_on", "village", "street", "postal_code", "phone", "education", "institution", "finished_in",
          "work_status", "occupation")  # fmt: skip


def _only_village(regions: frozenset[str]) -> str:
    only = next(iter(regions)) if len(regions) == 1 else ""
    return only if len(only) == RegionLevel.VILLAGE else ""


def _rows(told: Mapping[str, str]) -> list[tuple[str, str]]:
    level = EducationLevel.objects.filter(code=told["education"]).first() if told["education"] else None
    return [
        (_("Nama lengkap"), told["full_name"]),
        (_("Jenis kelamin"), str(dict(Sex.choices).get(told["sex"], "")) or _("□ Laki-laki   □ Perempuan")),
        (_("Tanggal lahir"), _day(told["born_on"])),
        (_("Alamat, RT/RW"), " ".join(part for part in (told["street"], told["postal_code"]) if part)),
        (_("Nomor telepon (boleh kosong)"), told["phone"]),
        (_("Pendidikan terakhir"), level.name if level else ""),
        (_("Sekolah, tahun lulus"), ", ".join(part for part in (told["institution"], told["finished_in"]) if part)),
        (
            _("Keadaan sekarang"),
            str(dict(WorkStatus.choices).get(told["work_status"], "")) or _("□ belum pernah bekerja   □ pernah bekerja   □ bekerja"),
        ),
        (_("Pekerjaan yang dicari"), told["occupation"]),
    ]


def _day(text: str) -> str:
    try:
        found = parse_date(text)
    except ValueError:
        found = None
    return formats.date_format(found, "j F Y") if found else ""


def _consents(hours: int, years: int) -> list[str]:
    return [
        _("Petugas mencatat data di atas di SIAPKerja dan menyimpan foto formulir ini, terenkripsi, sebagai bukti %(years)s tahun.")
        % {"years": years},
        _(
            "Selama %(hours)s jam sejak dicatat, petugas boleh mengisi profil, melamar, dan mendaftar pelatihan untuk saya. "
            "Sesudahnya hanya dengan kode dari saya atau formulir baru."
        )
        % {"hours": hours},
        _("Petugas tidak dapat mengganti kontak, kata sandi, atau persetujuan saya. Semua yang dilakukannya tercatat dengan dua nama."),
        _("Saya dapat melihat data saya, menarik persetujuan ini, dan mengambil alih catatan ini dengan akun saya sendiri, kapan saja."),
    ]
