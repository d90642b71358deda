"""Forms of the centre for one registration."""

from django import forms
from django.utils.translation import gettext_lazy as _

from skillhub.enums import CertificateWithdrawReason, DeclineReason


class ScoreForm(forms.Form):
    score = forms.IntegerField(
        label=_("Nilai seleksi"), help_text=_("0 sampai 100. Boleh kosong."), min_value=0, max_value=100, required=False
    )


class DeclineForm(forms.Form):
    reason = forms.ChoiceField(label=_("Alasan, dibaca pendaftar"), choices=DeclineReason.choices, widget=forms.RadioSelect)
    note = forms.CharField(label=_("Catatan untuk pendaftar"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}))


class ResultForm(forms.Form):
    note = forms.CharField(
        label=_("Catatan untuk peserta"),
        help_text=_("Perlu diisi bila belum lulus."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ConfirmForm(forms.Form):
    birth_place = forms.CharField(
        label=_("Tempat lahir"), help_text=_("Seperti di KTP. Dicetak di sertifikat Anda."), max_length=80, required=False
    )


class CertificateWithdrawForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Mengapa dicabut?"),
        help_text=_("Dibaca pemegang dan siapa pun yang memeriksa keasliannya."),
        choices=CertificateWithdrawReason.choices,
        widget=forms.RadioSelect,
    )
