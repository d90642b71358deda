from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.enums import BusinessScale
from siapkerja.kernel.calendar import add_months
from siapkerja.reference.models import Industry
from siapkerja.web import wording
from wajiblapor.enums import Delivery
from wajiblapor.queries.absent import INVITATIONS
from wajiblapor.queries.compliance import OVERDUE, SPLITS, STANDINGS, UNKNOWN, Chosen, Split

MONTHS_BACK, MONTHS_AHEAD = 24, 12


class DeliveryForm(forms.Form):
    """What became of a letter on paper."""

    delivery = forms.ChoiceField(label=_("Surat ini"), choices=Delivery.choices, widget=forms.RadioSelect)
    on = forms.DateField(label=_("Tanggal"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))


class ComplianceForm(forms.Form):
    """What officers look at; a spoilt value is left out instead of hiding the figures."""

    keadaan = forms.ChoiceField(label=_("Keadaan"), required=False, choices=[(row.slug, row.words) for row in STANDINGS])
    wilayah = forms.ChoiceField(label=_("Wilayah"), required=False)
    sektor = forms.ChoiceField(label=_("Lapangan usaha"), required=False)
    skala = forms.ChoiceField(
        label=_("Skala usaha"),
        required=False,
        choices=[("", _("Semua skala")), *BusinessScale.choices, (UNKNOWN, _("Belum diketahui"))],
    )
    bulan = forms.ChoiceField(label=_("Bulan batas lapor"), required=False)
    q = forms.CharField(
        label=_("Cari perusahaan atau NIB"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": _("Perusahaan atau NIB")}),
    )
    menurut = forms.ChoiceField(label=_("Menurut"), required=False, choices=[(split.slug, split.words) for split in SPLITS])

    def __init__(self, *args: Any, regions: list[tuple[str, str]], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = today.replace(day=1)
        months = [add_months(first, offset) for offset in range(MONTHS_AHEAD, -MONTHS_BACK, -1)]
        sectors = Industry.objects.filter(level=1).order_by("code").values_list("code", "title")
        offered = {
            "bulan": [("", _("Semua bulan")), *((f"{month:%Y-%m}", wording.month(month)) for month in months)],
            "wilayah": [("", _("Semua wilayah")), *regions],
            "sektor": [("", _("Semua lapangan usaha")), *sectors, (UNKNOWN, _("Belum diketahui"))],
        }
        for name, choices in offered.items():
            cast(forms.ChoiceField, self.fields[name]).choices = choices

    def chosen(self) -> Chosen:
        self.is_valid()
        data = self.cleaned_data if self.is_bound else {}
        return Chosen(
            standing=data.get("keadaan") or OVERDUE.slug,
            region=data.get("wilayah") or "",
            sector=data.get("sektor") or "",
            scale=data.get("skala") or "",
            month=date.fromisoformat(f"{data['bulan']}-01") if data.get("bulan") else None,
            text=(data.get("q") or "").strip(),
        )

    def split(self) -> Split:
        wanted = self.cleaned_data.get("menurut") if self.is_bound else ""
        return next((split for split in SPLITS if split.slug == wanted), SPLITS[0])

    @property
    def compliance_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("menurut", "wilayah", "sektor", "skala", "bulan")]

    @property
    def list_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("keadaan", "wilayah", "sektor", "skala", "bulan", "q")]


class AbsentForm(ComplianceForm):
    """Which companies of the business register officers look at."""

    undangan = forms.ChoiceField(
        label=_("Undangan"), required=False, choices=[("", _("Semua undangan")), *((row.slug, row.words) for row in INVITATIONS)]
    )

    def invitation(self) -> str:
        return str(self.cleaned_data.get("undangan") or "") if self.is_bound and self.is_valid() else ""

    @property
    def absent_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("wilayah", "sektor", "skala", "undangan", "q")]
