"""Forms of the officer for one application."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wirausaha.actions.verification import Found
from wirausaha.enums import ProposalPart, RefusalReason
from wirausaha.forms.coordinates import CoordinatesField
from wirausaha.forms.programmes import DAY
from wirausaha.forms.proposals import PICTURE_ERRORS, PICTURES

MARKS = [("", _("Pilih nilai")), *[(str(mark), str(mark)) for mark in range(6)]]


class SendBackForm(forms.Form):
    """What is to be mended, by the part it concerns."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part in ProposalPart:
            self.fields[part.value] = forms.CharField(
                label=part.label, max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
            )

    def points(self) -> dict[ProposalPart, str]:
        return {part: self.cleaned_data[part.value] for part in ProposalPart}


class RefuseForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Alasan, dibaca pemohon"),
        choices=[choice for choice in RefusalReason.choices if choice[0] != RefusalReason.PACKAGES],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("Catatan untuk pemohon"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}))


class NoteForm(forms.Form):
    note = forms.CharField(label=_("Yang perlu dilengkapi"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class VisitForm(forms.Form):
    """What an officer found at the place."""

    visited_on = forms.DateField(label=_("Tanggal kunjungan"), widget=DAY, initial=timezone.localdate)
    coordinates = CoordinatesField(
        label=_("Koordinat tempat Anda berdiri"), help_text=_("Lintang, bujur, dari telepon Anda: -6.8909, 110.6396.")
    )
    photo = forms.FileField(
        label=_("Foto tempat usaha"),
        help_text=_("Diambil saat kunjungan. JPEG, PNG, atau PDF, paling besar 8 MB."),
        max_length=255,
        widget=forms.FileInput(attrs={"accept": PICTURES}),
        error_messages=PICTURE_ERRORS | {"required": _("Pilih foto dari kunjungan.")},
    )
    findings = forms.CharField(label=_("Yang Anda lihat"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    feasibility = forms.TypedChoiceField(
        label=_("Kelayakan usaha"), help_text=_("0 tidak layak, 5 sangat layak."), choices=MARKS, coerce=int
    )
    readiness = forms.TypedChoiceField(
        label=_("Kesiapan tempat dan alat"), help_text=_("0 belum ada apa pun, 5 siap hari ini."), choices=MARKS, coerce=int
    )
    impact = forms.TypedChoiceField(
        label=_("Manfaat bagi penyerapan tenaga kerja"), help_text=_("0 tidak ada, 5 menyerap banyak."), choices=MARKS, coerce=int
    )

    def found(self) -> Found:
        """What the actions take."""
        told = {name: value for name, value in self.cleaned_data.items() if name not in {"coordinates", "photo"}}
        latitude, longitude = self.cleaned_data["coordinates"]
        return Found(latitude=latitude, longitude=longitude, **told)
