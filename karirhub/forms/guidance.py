"""Forms of an employment officer for one seeker: a talk, a placement found outside the portal."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from karirhub.actions.guidance import LONGEST_NOTE
from karirhub.actions.placements import PlacementContent
from karirhub.enums import CounsellingTopic, PlacementKind
from karirhub.queries.placements import PlacementFilter
from siapkerja.identity.queries import industry_choices
from siapkerja.kernel.calendar import add_months
from siapkerja.reference.queries.countries import country_choices
from siapkerja.web import wording
from siapkerja.web.forms.fields import RegencyField
from siapkerja.web.forms.occupations import OccupationField

DATE = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
MONTHS_OFFERED = 24
INDONESIA = "IDN"


class NoteForm(forms.Form):
    topic = forms.ChoiceField(label=_("Tentang"), choices=CounsellingTopic.choices)
    text = forms.CharField(
        label=_("Isi bimbingan"),
        help_text=_("Tulis hal yang perlu untuk langkah berikutnya. Pencari kerja dapat membacanya di salinan datanya."),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class PlacementForm(forms.Form):
    """Work a seeker found outside the portal."""

    employer = forms.CharField(label=_("Pemberi kerja"), max_length=150)
    position = forms.CharField(label=_("Jabatan"), max_length=120)
    occupation = OccupationField(label=_("Jabatan baku (KBJI)"), help_text=_("Ketik beberapa huruf lalu pilih."), required=False)
    industry = forms.ChoiceField(label=_("Lapangan usaha (KBLI)"), required=False)
    is_abroad = forms.BooleanField(label=_("Bekerja di luar negeri (AKAN)"), required=False)
    regency = RegencyField(label=_("Kabupaten atau kota tempat kerja"), help_text=_("Menentukan AKL atau AKAD."), required=False)
    country = forms.ChoiceField(label=_("Negara"), help_text=_("Untuk kerja di luar negeri."), required=False)
    permit = forms.CharField(
        label=_("Nomor persetujuan"), help_text=_("SPP AKAD atau dokumen AKAN, bila ada."), max_length=80, required=False
    )
    starts_on = forms.DateField(label=_("Mulai bekerja"), widget=DATE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        abroad = [choice for choice in country_choices(on=today) if choice[0] != INDONESIA]
        cast(forms.ChoiceField, self.fields["country"]).choices = [("", _("Pilih negara")), *abroad]
        cast(forms.ChoiceField, self.fields["industry"]).choices = [("", _("Belum diketahui")), *industry_choices()]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("is_abroad") and not told.get("country"):
            self.add_error("country", str(_("Pilih negara tempat bekerja.")))
        if not told.get("is_abroad") and not told.get("regency"):
            self.add_error("regency", str(_("Pilih kabupaten atau kota tempat bekerja.")))
        return told

    def content(self) -> PlacementContent:
        told = self.cleaned_data
        is_abroad = told["is_abroad"]
        return PlacementContent(
            employer=told["employer"],
            position=told["position"],
            occupation_id=told["occupation"],
            industry_id=int(told["industry"]) if told["industry"] else None,
            work_region="" if is_abroad else told["regency"],
            country=told["country"] if is_abroad else "",
            permit=told["permit"],
            starts_on=told["starts_on"],
        )


class CancelPlacementForm(forms.Form):
    note = forms.CharField(label=_("Mengapa dibatalkan?"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class PlacementsForm(forms.Form):
    """The officer's filter; a spoilt value is left out instead of hiding the list."""

    q = forms.CharField(label=_("Nama atau pemberi kerja"), required=False, max_length=100)
    jenis = forms.ChoiceField(label=_("Jenis penempatan"), required=False, choices=[("", _("Semua jenis")), *PlacementKind.choices])
    bulan = forms.ChoiceField(label=_("Bulan mulai bekerja"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = timezone.localdate().replace(day=1)
        months = [add_months(first, 1 - offset) for offset in range(MONTHS_OFFERED)]
        offered = [(f"{month:%Y-%m}", wording.month(month)) for month in months]
        cast(forms.ChoiceField, self.fields["bulan"]).choices = [("", _("Semua bulan")), *offered]

    def chosen(self) -> PlacementFilter:
        data = self.cleaned_data if self.is_valid() or self.is_bound else {}
        month = data.get("bulan")
        return PlacementFilter(
            text=(data.get("q") or "").strip(), scope=data.get("jenis") or "", month=date.fromisoformat(f"{month}-01") if month else None
        )

    @property
    def is_narrowed(self) -> bool:
        return self.chosen() != PlacementFilter()
