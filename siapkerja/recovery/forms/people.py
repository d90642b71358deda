from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.models import User
from siapkerja.kernel import nik as nik_rules
from siapkerja.recovery.enums import DisputeReason
from siapkerja.recovery.forms.fields import WithContact, birth_date_field, code_field, contact_field, nik_field, picture_field

CARD_HINT = _("Foto atau pindaian yang terbaca seluruhnya. JPG, PNG, atau PDF, paling besar 8 MB.")


class RecoveryForm(WithContact):
    """Asking for an account back without telephone and e-mail."""

    nik = nik_field()
    passport = forms.CharField(
        label=_("Nomor paspor"), help_text=_("Hanya untuk warga negara asing tanpa NIK."), max_length=20, required=False
    )
    passport_country = forms.RegexField(
        r"^[A-Za-z]{3}$",
        label=_("Kode negara pada paspor"),
        help_text=_("Tiga huruf, misalnya MYS."),
        required=False,
        error_messages={"invalid": _("Kode negara terdiri dari tiga huruf, misalnya MYS.")},
    )
    full_name = forms.CharField(
        label=_("Nama lengkap"),
        help_text=_("Seperti tertulis di kartu identitas."),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    born_on = birth_date_field()
    contact = contact_field()
    old_contact = forms.CharField(
        label=_("E-mail atau nomor HP lama"),
        help_text=_("Bila Anda ingat. Ini membantu petugas menemukan akun Anda."),
        max_length=150,
        required=False,
    )
    card = picture_field(_("Foto kartu identitas"), CARD_HINT)
    portrait = picture_field(
        _("Foto diri memegang kartu identitas"), _("Wajah dan kartu terlihat jelas. JPG, PNG, atau PDF, paling besar 8 MB.")
    )
    story = forms.CharField(
        label=_("Apa yang terjadi?"),
        help_text=_("Misalnya: HP hilang dan e-mail sudah tidak dapat dibuka."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )
    drops_second_factors = forms.BooleanField(
        label=_("Hapus juga kunci sandi dan aplikasi kode, karena HP-nya sudah tidak ada pada saya"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nik"].required = not self.data.get("passport")
        self.fields["nik"].error_messages["required"] = _("Isi NIK, atau nomor paspor bila Anda warga negara asing.")

    @property
    def remaining(self) -> list[forms.BoundField]:
        """The fields below NIK and passport, in order."""
        return [field for field in self if field.name not in {"nik", "passport", "passport_country"}]

    @property
    def is_by_passport(self) -> bool:
        return bool(self.data.get("passport") or self.errors.get("passport_country"))

    def clean_nik(self) -> str:
        digits = nik_rules.digits_of(self.cleaned_data["nik"])
        if digits and not nik_rules.is_wellformed(digits):
            raise ValidationError(_("NIK terdiri dari 16 angka. Periksa kembali angka pada KTP Anda."))
        return digits

    def clean_passport(self) -> str:
        return "".join(sign for sign in str(self.cleaned_data["passport"]).upper() if sign.isalnum())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if (
            cleaned.get("passport")
            and not cleaned.get("nik")
            and not cleaned.get("passport_country")
            and "passport_country" not in self.errors
        ):
            self.add_error("passport_country", _("Isi kode negara yang tertulis pada paspor."))
        cleaned["passport_country"] = str(cleaned.get("passport_country") or "").upper()
        return cleaned


class CodeForm(forms.Form):
    code = code_field()


class StatusForm(forms.Form):
    """Open a case by its number and access code."""

    number = forms.RegexField(
        r"^(?i:PA|SN)-?\d{4}-?\d{6}$",
        label=_("Nomor permintaan"),
        help_text=_("Misalnya PA-2026-000123."),
        error_messages={"invalid": _("Nomor permintaan berbentuk PA-2026-000123 atau SN-2026-000123.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    access = forms.CharField(
        label=_("Kode akses"),
        help_text=_("Delapan huruf dan angka, misalnya K7MQ-3XWP. Ada pada pesan pertama kami."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )

    def clean_number(self) -> str:
        text = str(self.cleaned_data["number"]).upper().replace("-", "")
        return f"{text[:2]}-{text[2:6]}-{text[6:]}"


class CompletionForm(forms.Form):
    """Send what the officer asked for."""

    card = picture_field(_("Foto kartu identitas yang baru"), CARD_HINT, required=False)
    portrait = picture_field(_("Foto diri yang baru"), _("Wajah dan kartu terlihat jelas."), required=False)
    story = forms.CharField(label=_("Keterangan tambahan"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not any(cleaned.get(name) for name in self.fields):
            raise ValidationError(_("Kirim sedikitnya satu foto atau keterangan."))
        return cleaned


class NewPasswordForm(forms.Form):
    """A new password, typed twice."""

    password1 = forms.CharField(
        label=_("Kata sandi baru"),
        help_text=_("Paling sedikit 10 huruf atau angka. Beberapa kata yang mudah Anda ingat sudah cukup kuat."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )
    password2 = forms.CharField(
        label=_("Ulangi kata sandi"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}), strip=False
    )

    def __init__(self, *args: Any, user: User | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password1(self) -> str:
        password = str(self.cleaned_data["password1"])
        password_validation.validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("password1") and cleaned.get("password2") and cleaned["password1"] != cleaned["password2"]:
            self.add_error("password2", _("Kedua kata sandi belum sama."))
        return cleaned


class DisputeForm(WithContact):
    """Saying that a NIK used by another account is one's own; the contact only for strangers."""

    nik = nik_field()
    full_name = forms.CharField(label=_("Nama lengkap"), help_text=_("Seperti tertulis di KTP."), max_length=150)
    born_on = birth_date_field()
    contact = contact_field()
    reason = forms.ChoiceField(
        label=_("Bagaimana Anda mengetahuinya?"),
        choices=[choice for choice in DisputeReason.choices if choice[0] != DisputeReason.REGISTRY],
        widget=forms.RadioSelect,
    )
    story = forms.CharField(
        label=_("Apa yang terjadi?"), widget=forms.Textarea(attrs={"rows": 4}), min_length=20, max_length=3000,
        error_messages={"min_length": _("Ceritakan sedikit lebih panjang, supaya dapat kami periksa.")},
    )  # fmt: skip
    card = picture_field(_("Foto KTP"), CARD_HINT)
    family_card = picture_field(_("Foto kartu keluarga atau surat Dukcapil"), _("Bila ada. Ini mempercepat pemeriksaan."), required=False)

    def __init__(self, *args: Any, is_stranger: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_stranger:
            self.fields["contact"].label = _("E-mail atau nomor HP Anda")
        else:
            del self.fields["contact"]

    def clean_nik(self) -> str:
        digits = nik_rules.digits_of(self.cleaned_data["nik"])
        if not nik_rules.is_wellformed(digits):
            raise ValidationError(_("NIK terdiri dari 16 angka. Periksa kembali angka pada KTP Anda."))
        return digits


class DisputeAnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Mengapa NIK ini milik Anda?"), help_text=_("Pihak lain tidak melihat jawaban dan foto Anda."),
        widget=forms.Textarea(attrs={"rows": 4}), min_length=20, max_length=3000,
        error_messages={"min_length": _("Ceritakan sedikit lebih panjang, supaya dapat kami periksa.")},
    )  # fmt: skip
    card = picture_field(_("Foto KTP"), CARD_HINT)


class AppealForm(forms.Form):
    reason = forms.CharField(
        label=_("Mengapa putusan ini perlu dilihat lagi?"), widget=forms.Textarea(attrs={"rows": 4}), min_length=20, max_length=3000,
        error_messages={"min_length": _("Ceritakan sedikit lebih panjang, supaya dapat kami periksa.")},
    )  # fmt: skip
