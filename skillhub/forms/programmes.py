"""Forms of the training centre."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.models import Workplace
from siapkerja.reference.models import EducationLevel
from siapkerja.web.forms.fields import RupiahField
from siapkerja.web.forms.occupations import OccupationField
from skillhub.actions.batches import BatchContent
from skillhub.actions.programmes import ProgrammeContent
from skillhub.enums import CancelReason, Funding, Method, VocationalField, WithdrawReason
from skillhub.models import Batch, Programme

_DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class ProgrammeForm(forms.Form):
    """What people need to know before they choose a training."""

    workplace = forms.ModelChoiceField(label=_("Tempat pelatihan"), queryset=Workplace.objects.none(), empty_label=None)
    title = forms.CharField(
        label=_("Nama program"), help_text=_("Seperti yang dicari orang, misalnya Menjahit pakaian wanita."), max_length=120
    )
    field = forms.ChoiceField(label=_("Kejuruan"), choices=VocationalField.choices)
    method = forms.ChoiceField(label=_("Cara pelatihan"), choices=Method.choices)
    standard = forms.CharField(
        label=_("Standar acuan"), help_text=_("Misalnya SKKNI beserta nomornya. Boleh kosong."), max_length=120, required=False
    )
    occupation = OccupationField(
        label=_("Jabatan yang dituju (KBJI)"),
        help_text=_("Ketik beberapa huruf lalu pilih, misalnya penjahit. Lulusan kami hubungkan dengan sertifikasi dan lowongannya."),
        required=False,
    )
    summary = forms.CharField(label=_("Yang dipelajari"), max_length=3000, widget=forms.Textarea(attrs={"rows": 5}))
    outcome = forms.CharField(
        label=_("Setelah lulus"),
        help_text=_("Pekerjaan atau sertifikasi yang dapat dituju."),
        max_length=1500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    education = forms.ModelChoiceField(
        label=_("Pendidikan paling rendah"), queryset=EducationLevel.objects.order_by("rank"), empty_label=_("Pilih pendidikan")
    )
    age_from = forms.IntegerField(label=_("Usia paling muda"), min_value=15, max_value=65, initial=17)
    age_to = forms.IntegerField(label=_("Usia paling tua"), help_text=_("Kosongkan bila tidak dibatasi."), max_value=99, required=False)
    requirements = forms.CharField(label=_("Syarat lain"), max_length=1500, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    participant_pays = RupiahField(label=_("Biaya bagi peserta"), help_text=_("0 bila gratis."), initial=0)
    is_disability_friendly = forms.BooleanField(label=_("Terbuka bagi penyandang disabilitas dengan penyesuaian"), required=False)

    def __init__(self, *args: Any, workplaces: Any, programme: Programme | None = None, **kwargs: Any) -> None:
        if programme is not None:
            kwargs["initial"] = {name: getattr(programme, name) for name in self.base_fields if name != "workplace"}
        super().__init__(*args, **kwargs)
        if programme is not None:
            del self.fields["workplace"]
        else:
            self.fields["workplace"].queryset = workplaces  # type: ignore[attr-defined]

    def content(self) -> ProgrammeContent:
        """What the actions take."""
        told = {name: value for name, value in self.cleaned_data.items() if name not in {"workplace", "education", "occupation"}}
        told |= {"field": VocationalField(told["field"]), "method": Method(told["method"])}
        told["occupation_id"] = self.cleaned_data["occupation"] or None
        return ProgrammeContent(education_id=self.cleaned_data["education"].pk, **told)


class UnitForm(forms.Form):
    code = forms.CharField(label=_("Kode unit"), help_text=_("Boleh kosong."), max_length=30, required=False)
    title = forms.CharField(label=_("Judul unit"), max_length=200)
    theory_hours = forms.IntegerField(label=_("Teori, dalam JP"), min_value=0, max_value=1000, initial=0)
    practice_hours = forms.IntegerField(label=_("Praktik, dalam JP"), min_value=0, max_value=1000, initial=0)


class BatchForm(forms.Form):
    quota = forms.IntegerField(label=_("Jumlah kursi"), min_value=1, max_value=1000, initial=16)
    funding = forms.ChoiceField(label=_("Sumber biaya"), choices=Funding.choices)
    registration_opens_on = forms.DateField(label=_("Hari pertama pendaftaran"), widget=_DAY)
    registration_closes_on = forms.DateField(label=_("Hari terakhir pendaftaran"), widget=_DAY)
    announced_on = forms.DateField(label=_("Pengumuman hasil seleksi"), widget=_DAY)
    training_starts_on = forms.DateField(label=_("Pelatihan dimulai"), widget=_DAY)
    training_ends_on = forms.DateField(label=_("Pelatihan selesai"), widget=_DAY)
    place = forms.CharField(
        label=_("Tempat, bila bukan di lembaga"),
        help_text=_("Misalnya balai desa untuk pelatihan keliling."),
        max_length=300,
        required=False,
    )
    facilities = forms.CharField(
        label=_("Yang disediakan"), help_text=_("Misalnya makan siang, seragam, asuransi."), max_length=300, required=False
    )
    has_boarding = forms.BooleanField(label=_("Ada asrama"), required=False)

    def __init__(self, *args: Any, batch: Batch | None = None, **kwargs: Any) -> None:
        if batch is not None:
            kwargs["initial"] = {name: getattr(batch, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)

    def content(self) -> BatchContent:
        """What the actions take."""
        return BatchContent(**(self.cleaned_data | {"funding": Funding(self.cleaned_data["funding"])}))


class WithdrawForm(forms.Form):
    reason = forms.ChoiceField(label=_("Mengapa ditarik?"), choices=WithdrawReason.choices, widget=forms.RadioSelect)


class CancelForm(forms.Form):
    reason = forms.ChoiceField(label=_("Mengapa dibatalkan?"), choices=CancelReason.choices, widget=forms.RadioSelect)
