"""Every component once, alive: what engineers copy from and browsers' tests look at."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from siapkerja.web import charts
from siapkerja.web.icons import icon_names

MONTHS = ["Des", "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov"]
SAMPLE = [5210, 3140, 2980, 3630, 3410, 3890, 4020, 4310, 4180, 4460, 4301, 4812]
SAMPLE_BEFORE = [4300, 2810, 2700, 3120, 3300, 3500, 3610, 3790, 3950, 4020, 4110, 4297]


class SampleForm(forms.Form):
    """Every shape of field, filled in wrongly on purpose."""

    nik = forms.RegexField(r"^\d{16}$", label=_("NIK"), help_text=_("16 angka di bagian atas KTP."))
    started_on = forms.DateField(label=_("Tanggal mulai kerja"), widget=forms.DateInput(attrs={"type": "date"}))
    occupation = forms.ChoiceField(label=_("Jabatan"), choices=[("8153", _("Operator jahit")), ("5230", _("Kasir"))])
    contract = forms.ChoiceField(
        label=_("Hubungan kerja"),
        widget=forms.RadioSelect,
        choices=[("permanent", _("Tetap (PKWTT)")), ("fixed_term", _("Kontrak (PKWT)"))],
    )
    note = forms.CharField(label=_("Keterangan"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    diploma = forms.FileField(label=_("Unggah ijazah"), help_text=_("PDF atau foto, paling besar 5 MB."), required=False)
    is_true = forms.BooleanField(label=_("Saya menyatakan data ini benar"))


@login_not_required
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    if settings.IS_PRODUCTION and not request.actor.is_officer:  # type: ignore[attr-defined]
        raise Http404
    return render(request, "web/gallery.html", _samples(timezone.localdate()))


def _samples(today: date) -> dict[str, Any]:
    now = timezone.now()
    bars = [
        charts.Bar(label=label, value=value, before=before, is_current=label == "Nov")
        for label, value, before in zip(MONTHS, SAMPLE, SAMPLE_BEFORE, strict=True)
    ]
    values = [
        charts.ProvinceValue(code=code, name=short, value=None if code == "95" else 16 + (int(code) * 37) % 62, url="#")
        for code, (_row, _column, short) in charts.PROVINCE_TILES.items()
    ]
    return {
        "form": SampleForm({"nik": "33210912049", "contract": "permanent"}),
        "today": today,
        "yesterday": today - timedelta(days=1),
        "soon": today + timedelta(days=2),
        "later": today + timedelta(days=20),
        "start": today - timedelta(days=10),
        "now": now,
        "facts": [(_("Tanggal"), date(2026, 3, 5)), (_("Upah"), "Rp4.500.000"), (_("Tempat"), "Kab. Demak, Jawa Tengah")],
        "stages": [_("Terkirim"), _("Diperiksa"), _("Perbaikan"), _("Diterima")],
        "entries": [
            SimpleNamespace(title=_("Diminta perbaikan"), note=_("Bagian upah"), at=now),
            SimpleNamespace(title=_("Dikirim"), note=_("Bukti terbit"), at=now - timedelta(days=2)),
        ],
        "page": SimpleNamespace(previous_url="?sebelum=1", next_url="?setelah=2"),
        "chart": charts.BarChart(
            title=_("Perusahaan melapor per bulan"),
            sentence=_("Angka contoh: turun sampai Februari, lalu naik sampai 4.812 pada November."),
            series=_("12 bulan terakhir"),
            before=_("Setahun sebelumnya"),
            axis=_("Bulan"),
            bars=bars,
        ),
        "map": charts.TileMap(
            values=values, bounds=(30, 45, 60, 70), unit="persen", label=_("Perusahaan yang sudah melapor, per provinsi")
        ),
        "icons": icon_names(),
    }
