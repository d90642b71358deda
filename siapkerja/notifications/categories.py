"""What people may want to hear of, by category."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CATEGORIES: dict[str, str | Promise] = {
    "karirhub": _("Lowongan dan lamaran"),
    "skillhub": _("Pelatihan"),
    "sertihub": _("Sertifikasi kompetensi"),
    "wirausaha": _("Bantuan usaha"),
    "wajiblapor": _("Wajib lapor"),
    "account": _("Akun dan organisasi"),
    "web": _("Bantuan dan laporan"),
}
