"""Section L: papers that may be handed in with a report. None is compulsory; the questions name their numbers already."""

from django.utils.translation import gettext_lazy as _

from wajiblapor.questions.kinds import Words

PAPERS: dict[str, Words] = {
    "deed": _("Akta pendirian atau perubahan"),
    "nib": _("NIB"),
    "npwp": _("NPWP"),
    "chart": _("Struktur organisasi"),
    "regulation": _("Peraturan perusahaan atau PKB"),
    "wage_scale": _("Surat pernyataan struktur dan skala upah"),
    "safety": _("Pengesahan P2K3, SMK3, atau surat keterangan K3"),
    "photo": _("Foto tempat kerja"),
    "other": _("Lainnya"),
}

# Which answers say until when a paper holds: questions with a day, or columns of tables. Others hold until replaced.
VALID_UNTIL: dict[str, tuple[str, ...]] = {
    "regulation": ("agreement_until", "regulation_until"),
    "safety": ("experts.until", "equipment.until"),
}
# Pictures grow old: the rule says after how many months.
AGING = frozenset({"photo"})
