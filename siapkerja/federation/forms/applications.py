from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.federation.actions.relying_parties import Description
from siapkerja.federation.enums import ApplicationKind, Scope
from siapkerja.federation.models import RelyingParty


class ApplicationForm(forms.Form):
    """What an administrator says about an application of another system."""

    name = forms.CharField(label=_("Nama aplikasi"), max_length=100, help_text=_("Seperti dikenal masyarakat."))
    operator = forms.CharField(label=_("Instansi pengelola"), max_length=150)
    purpose = forms.CharField(
        label=_("Untuk apa orang masuk"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Satu kalimat yang dibaca orang sebelum memberi izin."),
    )
    contact = forms.EmailField(label=_("E-mail kantor"), help_text=_("Untuk gangguan. Bukan alamat pribadi."))
    redirect_uris = forms.CharField(
        label=_("Alamat kembali"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
        help_text=_("Satu alamat tiap baris, diawali https://. Dicocokkan huruf demi huruf."),
    )
    scopes = forms.MultipleChoiceField(
        label=_("Yang boleh diminta"),
        choices=[(scope.value, scope.label) for scope in Scope if scope != Scope.OPENID],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    @classmethod
    def initial_of(cls, party: RelyingParty) -> dict[str, Any]:
        return {
            "name": party.name,
            "operator": party.operator,
            "purpose": party.purpose,
            "contact": party.contact,
            "redirect_uris": "\n".join(party.client.get_redirect_uris()),
            "scopes": party.client.get_scopes(),
        }

    def clean_redirect_uris(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["redirect_uris"].splitlines() if line.strip()]

    def description(self) -> Description:
        return Description(**{name: self.cleaned_data[name] for name in Description.__dataclass_fields__})


class RegisterApplicationForm(ApplicationForm):
    kind = forms.ChoiceField(
        label=_("Jenis aplikasi"), choices=ApplicationKind.choices, widget=forms.RadioSelect, initial=ApplicationKind.CONFIDENTIAL
    )
    field_order = ["name", "operator", "purpose", "contact", "kind", "redirect_uris", "scopes"]
