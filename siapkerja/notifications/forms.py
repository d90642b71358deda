from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.notifications.categories import CATEGORIES
from siapkerja.notifications.models import Channel

HINTS = {
    "karirhub": _("Setiap langkah lamaran Anda, dan pelamar baru pada lowongan perusahaan Anda."),
    "wajiblapor": _("Hasil pemeriksaan daftar pekerja, bukti lapor, dan batas waktu."),
    "account": _("Undangan dan perubahan peran di organisasi."),
    "web": _("Jawaban atas laporan dan pertanyaan Anda."),
}


class PreferencesForm(forms.Form):
    """One box per category: by e-mail as well, or in the inbox only."""

    def __init__(self, *args: Any, wishes: dict[tuple[str, str], bool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for category, name in CATEGORIES.items():
            self.fields[category] = forms.BooleanField(
                label=str(name), required=False, initial=wishes[category, Channel.EMAIL], help_text=HINTS.get(category, "")
            )

    def wishes(self) -> dict[tuple[str, str], bool]:
        return {(category, Channel.EMAIL.value): self.cleaned_data[category] for category in CATEGORIES}
