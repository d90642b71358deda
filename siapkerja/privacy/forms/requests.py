from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.privacy.enums import CorrectionField


class CorrectionForm(forms.Form):
    """What is wrong, what it should be, and what proves it."""

    field = forms.ChoiceField(label=_("Data apa yang keliru?"), choices=CorrectionField, widget=forms.RadioSelect)
    wanted = forms.CharField(
        label=_("Seharusnya"), help_text=_("Tulis seperti di dokumen Anda. Tanggal: 12/05/1998. NIK: 16 angka."), max_length=300
    )
    story = forms.CharField(
        label=_("Penjelasan"),
        help_text=_("Bagian mana yang keliru, dan sejak kapan."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )
    proof = forms.FileField(
        label=_("Bukti"),
        help_text=_("Foto atau pindaian KTP, kartu keluarga, atau akta; JPG, PNG, atau PDF, paling besar 10 MB. Disimpan terenkripsi."),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,application/pdf"}),
    )


class DecisionForm(forms.Form):
    decision = forms.ChoiceField(
        label=_("Keputusan"), choices=[("accept", _("Perbaiki datanya")), ("refuse", _("Tidak diperbaiki"))], widget=forms.RadioSelect
    )
    answer = forms.CharField(
        label=_("Jawaban untuk pemohon"),
        help_text=_("Wajib bila tidak diperbaiki: apa alasannya, dan bukti apa yang diperlukan."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
    )


class DeletionForm(forms.Form):
    is_sure = forms.BooleanField(
        label=_("Saya paham apa yang dihapus, apa yang tetap disimpan, dan bahwa setelah masa tunggu tidak dapat dikembalikan."),
        error_messages={"required": _("Centang dulu bahwa Anda paham.")},
    )
