"""What officers fill in around an inspection."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.calendar import add_months
from siapkerja.web import wording
from wajiblapor.actions.inspection_plans import MONTHS_AHEAD
from wajiblapor.enums import InspectionKind, InspectionOrigin, Referral
from wajiblapor.queries.inspection_plans import Inspector

LONGEST = 500


def _why(label: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}))


class PlanForm(forms.Form):
    """A new plan: which province, which month."""

    provinsi = forms.ChoiceField(label=_("Provinsi"))
    bulan = forms.ChoiceField(label=_("Bulan"))

    def __init__(self, *args: Any, provinces: list[tuple[str, str]], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        months = [add_months(today.replace(day=1), ahead) for ahead in range(MONTHS_AHEAD + 1)]
        cast(forms.ChoiceField, self.fields["provinsi"]).choices = provinces
        cast(forms.ChoiceField, self.fields["bulan"]).choices = [(f"{month:%Y-%m}", wording.month(month)) for month in months]

    @property
    def month(self) -> date:
        return date.fromisoformat(f"{self.cleaned_data['bulan']}-01")


class RiskForm(forms.Form):
    """What of the list of risks is looked at; a spoilt value is left out."""

    wilayah = forms.ChoiceField(label=_("Wilayah"), required=False)
    q = forms.CharField(
        label=_("Cari perusahaan atau NIB"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": _("Perusahaan atau NIB")}),
    )

    def __init__(self, *args: Any, regions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["wilayah"]).choices = [("", _("Semua wilayah")), *regions]

    def chosen(self) -> dict[str, str]:
        self.is_valid()
        data = self.cleaned_data if self.is_bound else {}
        return {"region": data.get("wilayah") or "", "text": (data.get("q") or "").strip()}


class TargetForm(forms.Form):
    """A workplace taken into a plan against the list."""

    plan = forms.ChoiceField(label=_("Rencana"))
    kind = forms.ChoiceField(label=_("Jenis pemeriksaan"), choices=InspectionKind.choices, initial=InspectionKind.SPECIAL)
    origin = forms.ChoiceField(
        label=_("Dasar"),
        choices=[
            (InspectionOrigin.CHOSEN, InspectionOrigin.CHOSEN.label),
            (InspectionOrigin.COMPLAINT, InspectionOrigin.COMPLAINT.label),
        ],
        help_text=_("Perusahaan tidak melihat dasar ini."),
    )
    note = _why(_("Alasan"), _("Dibaca petugas. Jangan menyebut nama pelapor."))
    tip = forms.CharField(
        label=_("Isi pengaduan"),
        help_text=_("Disimpan tersandi, hanya untuk petugas provinsi ini."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, plans: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["plan"]).choices = plans


class CapacityForm(forms.Form):
    most = forms.IntegerField(label=_("Paling banyak"), min_value=0, max_value=60)
    note = forms.CharField(label=_("Alasan"), max_length=300, required=False)


class ReasonForm(forms.Form):
    note = _why(_("Alasan"))


class TeamForm(forms.Form):
    """Who inspects, and who leads."""

    team = forms.MultipleChoiceField(
        label=_("Anggota tim"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pilih pengawas yang memeriksa.")},
    )
    lead = forms.ChoiceField(label=_("Ketua tim"))

    def __init__(self, *args: Any, inspectors: list[tuple[Inspector, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(one.person_id), words) for one, words in inspectors]
        cast(forms.MultipleChoiceField, self.fields["team"]).choices = named
        cast(forms.ChoiceField, self.fields["lead"]).choices = [(str(one.person_id), one.name) for one, _words in inspectors]


class ReplacementForm(forms.Form):
    """Who takes whose place in a team that has its letter of duty."""

    leaving = forms.TypedChoiceField(label=_("Yang diganti"), coerce=int)
    joining = forms.TypedChoiceField(label=_("Pengganti"), coerce=int)
    note = _why(_("Alasan"), _("Dibaca petugas saja. Jangan menulis penyakitnya."))

    def __init__(self, *args: Any, members: list[tuple[int, str]], inspectors: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["leaving"]).choices = [("", _("Pilih")), *members]
        cast(forms.ChoiceField, self.fields["joining"]).choices = [("", _("Pilih")), *inspectors]


class RenewalForm(forms.Form):
    visit_on = forms.DateField(
        label=_("Hari kunjungan"),
        help_text=_("Perusahaan kami beri tahu."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, asks_day: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_day:
            del self.fields["visit_on"]


class TiesForm(forms.Form):
    is_tied = forms.TypedChoiceField(
        label=_("Apakah Anda punya hubungan dengan perusahaan ini?"),
        help_text=_("Misalnya keluarga, kepemilikan, pekerjaan, atau utang."),
        choices=[("tidak", _("Tidak ada")), ("ada", _("Ada"))],
        coerce=lambda value: value == "ada",
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih salah satu.")},
    )
    note = forms.CharField(label=_("Hubungannya"), max_length=LONGEST, required=False)


class OrderForm(forms.Form):
    is_announced = forms.TypedChoiceField(
        label=_("Kunjungan"),
        choices=[("tidak", _("Tanpa pemberitahuan")), ("ya", _("Diberitahukan kepada perusahaan"))],
        coerce=lambda value: value == "ya",
        widget=forms.RadioSelect,
        initial="tidak",
    )
    visit_on = forms.DateField(label=_("Hari kunjungan"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class ReferralForm(forms.Form):
    way = forms.ChoiceField(label=_("Diteruskan sebagai"), choices=[("", _("Pilih")), *Referral.choices])
    note = _why(_("Pertimbangan"), _("Perusahaan membacanya."))


class PictureForm(forms.Form):
    file = forms.FileField(label=_("Foto atau PDF"), widget=forms.FileInput(attrs={"accept": "image/*,application/pdf"}))
    caption = forms.CharField(label=_("Keterangan"), max_length=200, required=False)


class JudgementForm(forms.Form):
    """What the inspectors make of a finding."""

    move = forms.ChoiceField(label=_("Penilaian"), widget=forms.RadioSelect)
    note = _why(_("Dasar penilaian"), _("Perusahaan membacanya."))

    def __init__(self, *args: Any, moves: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["move"]).choices = moves


class AnswerFindingForm(forms.Form):
    words = forms.CharField(
        label=_("Yang sudah dilakukan"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Tuliskan apa yang sudah dilakukan, supaya pengawas dapat memeriksanya.")},
    )
    file = forms.FileField(
        label=_("Bukti"),
        help_text=_("Foto atau PDF, paling besar 10 MB."),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*,application/pdf"}),
    )
