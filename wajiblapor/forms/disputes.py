"""What workers and companies fill in about a reported line."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.profiles.models import Experience
from wajiblapor.enums import DisputedMatter


class DisputeForm(forms.Form):
    matter = forms.ChoiceField(label=_("Apa yang keliru?"), choices=[("", _("Pilih")), *DisputedMatter.choices])
    statement = forms.CharField(
        label=_("Yang benar"),
        help_text=_("Perusahaan membaca nama Anda dan penjelasan ini, lalu menjawab."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Tuliskan apa yang keliru dan apa yang benar, supaya perusahaan dapat memeriksanya.")},
    )


class LineField(forms.ModelChoiceField):
    """A line of the profile in words."""

    def label_from_instance(self, obj: Experience) -> str:
        return f"{obj.position}, {obj.employer} ({obj.starts_on:%m/%Y})"


class ConfirmForm(forms.Form):
    """Which line of the profile the report replaces, and the consent."""

    experience = LineField(
        label=_("Baris di profil"), queryset=Experience.objects.none(), required=False, empty_label=_("Tambahkan baris baru")
    )
    is_agreed = forms.BooleanField(
        label=_("Saya setuju profil saya menampilkan pekerjaan ini sebagai sesuai laporan pemberi kerja."),
        help_text=_("Jabatan, perusahaan, dan bulannya; upah tidak. Persetujuan dapat ditarik kapan saja di Data dan persetujuan saya."),
        error_messages={"required": _("Centang persetujuan Anda, supaya kami boleh menuliskannya di profil.")},
    )

    def __init__(self, *args: Any, person_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(LineField, self.fields["experience"]).queryset = Experience.objects.filter(profile__person=person_id)


class AnswerForm(forms.Form):
    agrees = forms.TypedChoiceField(
        label=_("Jawaban Anda"),
        choices=[
            ("ya", _("Pekerja benar; kami perbaiki laporannya")),
            ("tidak", _("Laporan sudah benar; kami jelaskan")),
        ],
        coerce=lambda value: value == "ya",
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih salah satu jawaban.")},
    )
    answer = forms.CharField(label=_("Penjelasan untuk pekerja"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 4}))


class SettleForm(forms.Form):
    note = forms.CharField(
        label=_("Hasil pemeriksaan"),
        help_text=_("Pekerja dan perusahaan membacanya."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
