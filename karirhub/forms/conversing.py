"""Forms of an applicant on the page of an application: writing, choosing a time, answering an offer, withdrawing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from karirhub.enums import OfferDeclineReason, WithdrawReason
from karirhub.models import Interview
from siapkerja.kernel.calendar import ZONE_NAMES
from siapkerja.web.wording import moment


class MessageForm(forms.Form):
    text = forms.CharField(
        label=_("Pesan Anda"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tuliskan pesan Anda.")},
    )
    attachment = forms.FileField(
        label=_("Lampiran"),
        help_text=_("PDF, JPG, atau PNG, paling besar 5 MB."),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
    )


class SlotForm(forms.Form):
    """The times that are still to come; what was chosen is looked at again by the action."""

    slot = forms.TypedChoiceField(
        label=_("Waktu yang cocok"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih salah satu waktu."), "invalid_choice": _("Waktu ini sudah lewat. Pilih waktu lain.")},
    )

    def __init__(self, *args: Any, interview: Interview, at: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.times = [slot for slot in interview.slots.all() if slot.starts_at > at]
        zone = interview.time_zone if interview.time_zone in ZONE_NAMES else "Asia/Jakarta"
        self.fields["slot"].choices = [(slot.pk, moment(slot.starts_at, zone)) for slot in self.times]  # type: ignore[attr-defined]


class NoneFitsForm(forms.Form):
    note = forms.CharField(
        label=_("Kapan Anda bisa?"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2, "id": "id_none_fits_note"})
    )


class ExcuseForm(forms.Form):
    note = forms.CharField(
        label=_("Alasan, dan kapan Anda bisa"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2, "id": "id_excuse_note"}),
        error_messages={"required": _("Tuliskan alasannya supaya perusahaan dapat mengatur waktu lain.")},
    )


class DeclineOfferForm(forms.Form):
    reason_code = forms.ChoiceField(
        label=_("Alasan"),
        choices=OfferDeclineReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih alasan yang paling mendekati.")},
    )
    note = forms.CharField(
        label=_("Pesan untuk perusahaan"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "id": "id_decline_note"}),
    )


class WithdrawForm(forms.Form):
    reason_code = forms.ChoiceField(
        label=_("Alasan"), choices=[("", _("Tidak ingin menyebutkan")), *WithdrawReason.choices], required=False
    )
