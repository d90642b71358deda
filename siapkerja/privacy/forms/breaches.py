from functools import cache

from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.forms.lookups import LookupField
from siapkerja.identity.models import LegalEntity
from siapkerja.privacy.enums import BreachScope
from siapkerja.reference.models import Region
from siapkerja.reference.models.regions import RegionLevel


@cache
def _regions() -> list[tuple[str, str]]:
    """Provinces and regencies in force, with their codes."""
    rows = Region.objects.filter(level__in=[RegionLevel.PROVINCE, RegionLevel.REGENCY], valid_to=None).order_by("code")
    return [(code, f"{name} ({code})") for code, name in rows.values_list("code", "name")]


def _text(label: str, hint: str) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, widget=forms.Textarea(attrs={"rows": 4}), max_length=5000)


def _moment(label: str, *, required: bool = True) -> forms.DateTimeField:
    widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
    return forms.DateTimeField(label=label, required=required, widget=widget, input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"])


class BreachForm(forms.Form):
    """What the law wants told: which data, when and how, what is done (UU 27/2022 art. 46)."""

    title = forms.CharField(label=_("Judul singkat"), max_length=150)
    discovered_at = _moment(_("Diketahui pada"))
    happened_at = _moment(_("Terjadi pada"), required=False)
    what = _text(_("Data apa yang terungkap"), _("Sebut jenisnya, misalnya nama dan nomor HP. Jangan menulis data seseorang."))
    how = _text(_("Kapan dan bagaimana terungkap"), _("Kalimat yang dapat dibaca pemilik data."))
    handling = _text(_("Penanganan dan pemulihan"), _("Yang sudah dan akan dilakukan."))
    advice = _text(_("Yang dapat dilakukan pemilik data"), _("Misalnya mengganti kata sandi, waspada telepon penipuan."))
    scope = forms.ChoiceField(label=_("Siapa yang terdampak"), choices=BreachScope, widget=forms.RadioSelect)
    region = LookupField(
        label=_("Wilayah"), help_text=_("Bila satu wilayah: ketik sebagian nama, lalu pilih."), choices=_regions, required=False
    )
    nib = forms.RegexField(
        r"^\d{13}$",
        label=_("NIB organisasi"),
        help_text=_("Bila satu organisasi: 13 angka."),
        required=False,
        error_messages={"invalid": _("NIB terdiri dari 13 angka.")},
    )
    named = forms.CharField(
        label=_("Daftar orang"),
        help_text=_("Bila orang tertentu: satu NIK atau e-mail tiap baris."),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )

    def clean_nib(self) -> LegalEntity | None:
        nib = self.cleaned_data["nib"]
        if not nib:
            return None
        found = LegalEntity.objects.filter(nib=nib).first()
        if found is None:
            raise forms.ValidationError(_("Tidak ada organisasi dengan NIB ini."))
        return found

    def clean(self) -> None:
        """Each scope names its people in its own field."""
        scope, answers = self.cleaned_data.get("scope"), self.cleaned_data
        wanted = {BreachScope.REGION: ("region", _("Pilih wilayahnya.")), BreachScope.ORGANISATION: ("nib", _("Tulis NIB organisasinya."))}
        wanted[BreachScope.LIST] = ("named", _("Tulis paling sedikit satu NIK atau e-mail."))
        for value, (field, sentence) in wanted.items():
            if scope == value and not answers.get(field) and field not in self.errors:
                self.add_error(field, sentence)


class EndingForm(forms.Form):
    note = forms.CharField(
        label=_("Catatan"), help_text=_("Apa hasilnya, dan mengapa ditutup."), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )
