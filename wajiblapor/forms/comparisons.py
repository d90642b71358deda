from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wajiblapor.enums import LeaveReason
from wajiblapor.forms.answers import DayField

CHOSEN, EVERYBODY, ENDED = "pilihan", "semua", "habis"
STAYS, TAKEN_BACK = "bekerja", "kosong"
REASONS = [
    ("", _("Pilih")),
    *LeaveReason.choices,
    (STAYS, _("Masih bekerja, tidak ada di berkas gaji")),
    (TAKEN_BACK, _("Kosongkan lagi")),
]


class LeaversForm(forms.Form):
    """What is said of leavers: of those ticked, or of all of whom nothing was said yet.

    Args:
        places: of those ticked, in the list.
    """

    among = forms.ChoiceField(
        label=_("Untuk siapa"),
        choices=[
            (CHOSEN, _("Yang dicentang di halaman ini")),
            (ENDED, _("Semua yang kontraknya sudah berakhir dan belum diisi")),
            (EVERYBODY, _("Semua yang belum diisi")),
        ],
        widget=forms.RadioSelect,
        initial=CHOSEN,
    )
    reason = forms.ChoiceField(label=_("Alasan"), choices=REASONS, error_messages={"required": _("Pilih alasannya.")})
    left_on = DayField(
        label=_("Tanggal berhenti"),
        required=False,
        is_past=True,
        help_text=_("Boleh kosong bila kontraknya habis: kami pakai tanggal akhir kontrak masing-masing."),
    )

    def __init__(self, *args: Any, places: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = places

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("among") == CHOSEN and not self.places:
            self.add_error("among", _("Centang dulu orangnya, atau pilih semuanya."))
        return data

    @property
    def chosen(self) -> list[int] | None:
        """Their places in the list, None for all that nothing was said of."""
        return self.places if self.cleaned_data["among"] == CHOSEN else None
