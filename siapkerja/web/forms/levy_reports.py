from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.web.enums import LevyAbout, LevyOutcome
from siapkerja.web.forms.fields import RegencyField, RupiahField


class LevyReportForm(forms.Form):
    """What a person tells who was asked to pay for a free service."""

    about = forms.ChoiceField(label=_("Untuk apa uang itu diminta?"), choices=LevyAbout, widget=forms.RadioSelect)
    regency = RegencyField(
        label=_("Kabupaten atau kota tempat kejadian"),
        help_text=_("Kosongkan bila kejadiannya lewat telepon atau internet."),
        required=False,
    )
    place = forms.CharField(
        label=_("Siapa yang meminta?"),
        help_text=_("Nama kantor, perusahaan, akun, atau nomor telepon."),
        max_length=200,
    )
    story = forms.CharField(
        label=_("Apa yang terjadi?"),
        help_text=_("Ceritakan dengan kata-kata Anda: di mana, bagaimana caranya, dan adakah buktinya."),
        widget=forms.Textarea(attrs={"rows": 6}),
        min_length=20,
        max_length=5000,
        error_messages={"min_length": _("Ceritakan sedikit lebih panjang, supaya dapat kami periksa.")},
    )
    happened_on = forms.DateField(
        label=_("Tanggal kejadian"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), required=False
    )
    amount = RupiahField(label=_("Jumlah yang diminta"), help_text=_("Dalam rupiah, misalnya 500.000."), required=False)
    contact = forms.CharField(
        label=_("Cara menghubungi Anda"),
        help_text=_("Telepon atau e-mail. Disimpan terenkripsi dan hanya dibaca petugas yang menangani."),
        max_length=150,
        required=False,
    )


class TicketForm(forms.Form):
    """Ask after a report by its ticket."""

    nomor = forms.RegexField(
        r"^[2-9A-HJ-NP-Za-hj-np-z]{4}-?[2-9A-HJ-NP-Za-hj-np-z]{4}$",
        label=_("Nomor tiket"),
        help_text=_("Delapan huruf dan angka, misalnya K7MQ-3XWP."),
        error_messages={"invalid": _("Nomor tiket terdiri dari delapan huruf dan angka, tanpa O, I, 0, dan 1.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "maxlength": 9}),
    )

    def clean_nomor(self) -> str:
        letters = self.cleaned_data["nomor"].upper().replace("-", "")
        return f"{letters[:4]}-{letters[4:]}"


class CloseLevyReportForm(forms.Form):
    outcome = forms.ChoiceField(label=_("Hasil pemeriksaan"), choices=LevyOutcome, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Catatan untuk petugas lain"),
        help_text=_("Tidak ditampilkan kepada pelapor."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )
