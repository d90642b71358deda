"""Forms for reporting a vacancy, asking after a report, checking a vacancy, and deciding."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from karirhub.actions.complaints import Told
from karirhub.enums import CaseOutcome, ComplaintReason
from karirhub.queries.authenticity import LONGEST


class ComplaintForm(forms.Form):
    """What somebody says of a vacancy; `is_known` offers news to those who are signed in."""

    reason = forms.ChoiceField(
        label=_("Apa yang salah?"),
        choices=ComplaintReason,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih yang paling dekat.")},
    )
    story = forms.CharField(
        label=_("Ceritakan singkat"),
        help_text=_("Siapa yang menghubungi, lewat apa, dan berapa yang diminta. Perusahaan tidak membaca cerita ini."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=3000,
        required=False,
    )
    evidence = forms.FileField(
        label=_("Tangkapan layar atau foto bukti"),
        help_text=_("PDF, JPG, atau PNG, paling besar 8 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.heic,image/*"}),
        required=False,
    )
    contact = forms.CharField(
        label=_("Cara menghubungi Anda"),
        help_text=_("Telepon atau e-mail. Disimpan terenkripsi dan hanya dibaca petugas yang memeriksa."),
        max_length=150,
        required=False,
    )
    wants_news = forms.BooleanField(
        label=_("Kabari akun saya tentang hasilnya"),
        help_text=_("Tanpa centang, laporan ini tidak dikaitkan dengan akun Anda."),
        required=False,
    )

    def __init__(self, *args: Any, is_known: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_known:
            del self.fields["wants_news"]

    def told(self) -> Told:
        answers = self.cleaned_data
        return Told(
            reason=ComplaintReason(answers["reason"]),
            story=answers["story"],
            contact=answers["contact"],
            wants_news=answers.get("wants_news", False),
        )


class ComplaintStatusForm(forms.Form):
    """Ask after a report by its number and code."""

    nomor = forms.CharField(
        label=_("Nomor laporan"),
        help_text=_("Misalnya LPL-3273-2026-000012."),
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    kode = forms.RegexField(
        r"^[2-9A-HJ-NP-Za-hj-np-z]{4}[- ]?[2-9A-HJ-NP-Za-hj-np-z]{4}$",
        label=_("Kode"),
        help_text=_("Delapan huruf dan angka, misalnya K7MQ-3XWP."),
        error_messages={"invalid": _("Kode terdiri dari delapan huruf dan angka, tanpa O, I, 0, dan 1.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "maxlength": 9}),
    )

    def clean_nomor(self) -> str:
        return str(self.cleaned_data["nomor"]).strip().upper()

    def clean_kode(self) -> str:
        letters = str(self.cleaned_data["kode"]).upper().replace("-", "").replace(" ", "")
        return f"{letters[:4]}-{letters[4:]}"


class CheckForm(forms.Form):
    """A vacancy's number or address."""

    nomor = forms.CharField(
        label=_("Nomor atau alamat lowongan"),
        help_text=_("Nomor seperti LWG-3273-2026-000012, atau tempel alamat halaman lowongannya."),
        max_length=LONGEST,
        error_messages={"max_length": _("Tempel nomor atau alamatnya saja, tanpa isi pesannya.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class AnswerCaseForm(forms.Form):
    answer = forms.CharField(
        label=_("Penjelasan Anda"),
        help_text=_("Hanya petugas yang membacanya. Sebutkan apa yang terjadi dan apa yang sudah diperbaiki."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
    )


class AskEmployerForm(forms.Form):
    question = forms.CharField(
        label=_("Pertanyaan untuk perusahaan"),
        help_text=_("Jangan menyebut hal yang membuat pelapor dikenali."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )


class FreezeCaseForm(forms.Form):
    note = forms.CharField(label=_("Catatan untuk petugas lain"), widget=forms.Textarea(attrs={"rows": 2}), max_length=1000, required=False)


class DecideCaseForm(forms.Form):
    outcome = forms.ChoiceField(label=_("Putusan"), choices=CaseOutcome, widget=forms.RadioSelect)
    decision = forms.CharField(
        label=_("Alasan"),
        help_text=_("Dibaca perusahaan dan semua pelapor. Jangan menyebut siapa yang melapor."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )
