from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.kernel import phone as phones
from siapkerja.recovery.enums import ContactKind

PICTURES = ".jpg,.jpeg,.png,.pdf,image/jpeg,image/png,application/pdf"

PICTURE_ERRORS = {
    "required": _("Foto ini belum dipilih."),
    "missing": _("Foto ini belum dipilih."),
    "empty": _("Berkas ini kosong. Ambil foto baru, lalu unggah lagi."),
}


def picture_field(label: str, help_text: str, *, required: bool = True) -> forms.FileField:
    """A picture of a card or face; what it really is, is looked at when it is stored."""
    widget = forms.ClearableFileInput(attrs={"accept": PICTURES})
    return forms.FileField(
        label=label, help_text=help_text, required=required, widget=widget, max_length=255, error_messages=PICTURE_ERRORS
    )


def birth_date_field(*, required: bool = True) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "autocomplete": "bday"})
    return forms.DateField(label=_("Tanggal lahir"), help_text=_("Seperti tertulis di kartu identitas."), widget=widget, required=required)


def nik_field(*, required: bool = True) -> forms.CharField:
    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    return forms.CharField(label=_("NIK"), help_text=_("16 angka pada KTP."), max_length=25, required=required, widget=widget)


def contact_field(*, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=_("E-mail atau nomor HP baru"),
        help_text=_("Yang sekarang dapat Anda buka. Kami mengirim kode ke sini."),
        max_length=150,
        required=required,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def code_field() -> forms.CharField:
    attrs = {"inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": 8}
    return forms.CharField(label=_("Kode"), help_text=_("Enam angka dari pesan kami."), max_length=8, widget=forms.TextInput(attrs=attrs))


def kind_of(contact: str) -> ContactKind:
    """What a contact is: with an @ an e-mail, else a telephone number.

    Raises:
        ValidationError: neither.
    """
    if "@" in contact:
        forms.EmailField().clean(contact)
        return ContactKind.EMAIL
    try:
        phones.normalised(contact)
    except ValueError as error:
        raise forms.ValidationError(_("Tulis alamat e-mail atau nomor HP, misalnya 0812-3456-7890.")) from error
    return ContactKind.PHONE


class WithContact(forms.Form):
    """A form with a `contact`; adds `contact_kind` to what was cleaned."""

    def clean_contact(self) -> str:
        contact = str(self.cleaned_data["contact"]).strip()
        if contact:
            self.cleaned_data["contact_kind"] = kind_of(contact)
        return contact

    def clean_full_name(self) -> str:
        return " ".join(str(self.cleaned_data.get("full_name", "")).split())

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        return cleaned
