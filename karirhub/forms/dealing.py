"""What an employer says to one applicant: a message, times for an interview, an offer."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from karirhub.enums import ContractType
from siapkerja.web.forms.fields import RupiahField

SLOTS = 3


class MessageForm(forms.Form):
    prefix = "pesan"
    text = forms.CharField(label=_("Pesan untuk pelamar"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    attachment = forms.FileField(label=_("Lampiran"), help_text=_("Gambar atau PDF."), required=False)


class SlotsForm(forms.Form):
    """Up to three times, in the zone of the workplace."""

    prefix = "wawancara"
    minutes = forms.IntegerField(label=_("Lama wawancara (menit)"), min_value=10, max_value=480, initial=45)
    place = forms.CharField(label=_("Tempat"), help_text=_("Kosongkan bila wawancara daring."), max_length=200, required=False)
    link = forms.URLField(label=_("Tautan wawancara daring"), max_length=300, required=False, assume_scheme="https")
    note = forms.CharField(
        label=_("Yang perlu dibawa, dan siapa yang dicari"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = ZoneInfo(zone)
        for number in range(1, SLOTS + 1):
            self.fields[f"time_{number}"] = forms.DateTimeField(
                label=_("Waktu %(number)s") % {"number": number},
                required=number == 1,
                input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
                widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
            )
        self.order_fields([f"time_{number}" for number in range(1, SLOTS + 1)])

    def clean(self) -> dict[str, Any]:
        """What `propose_slots` takes: the times are read in the workplace's zone, whatever zone the reader's is."""
        told = super().clean() or {}
        times = [told.pop(f"time_{number}", None) for number in range(1, SLOTS + 1)]
        return told | {"times": [self._there(moment) for moment in times if moment]}

    def _there(self, moment: datetime) -> datetime:
        return timezone.make_naive(moment).replace(tzinfo=self.zone) if timezone.is_aware(moment) else moment.replace(tzinfo=self.zone)


class OfferForm(forms.Form):
    prefix = "penawaran"
    wage = RupiahField(label=_("Upah per bulan"))
    contract_type = forms.ChoiceField(label=_("Jenis kontrak"), choices=ContractType)
    contract_months = forms.IntegerField(label=_("Lama kontrak (bulan)"), min_value=1, max_value=120, required=False)
    starts_on = forms.DateField(label=_("Mulai bekerja"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    answer_by = forms.DateField(label=_("Dijawab paling lambat"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    terms = forms.CharField(
        label=_("Ketentuan lain"),
        help_text=_("Jam kerja, tempat, tunjangan, masa percobaan."),
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class EndForm(forms.Form):
    """Why something is called off or taken back; the applicant reads it."""

    note = forms.CharField(label=_("Alasannya, untuk dibaca pelamar"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
