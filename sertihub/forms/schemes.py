"""Forms for a body's schemes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sertihub.actions.schemes import SchemeContent
from sertihub.enums import SchemeKind, WithdrawReason
from sertihub.models import Scheme
from siapkerja.identity.queries import industry_choices
from siapkerja.web.forms.fields import RupiahField
from siapkerja.web.forms.occupations import OccupationField


class SchemeForm(forms.Form):
    """What people need to know before they choose a scheme."""

    number = forms.CharField(
        label=_("Nomor skema"), help_text=_("Seperti pada daftar BNSP, misalnya SKM/BNSP/00010/1/2020/37A."), max_length=40
    )
    title = forms.CharField(
        label=_("Judul skema"), help_text=_("Seperti yang dicari orang, misalnya Menjahit pakaian wanita."), max_length=160
    )
    title_en = forms.CharField(
        label=_("Judul dalam bahasa Inggris"), help_text=_("Ikut tercetak pada sertifikat. Boleh kosong."), max_length=160, required=False
    )
    kind = forms.ChoiceField(label=_("Jenis skema"), choices=SchemeKind.choices)
    kkni_level = forms.IntegerField(
        label=_("Jenjang KKNI"), help_text=_("1 sampai 9. Wajib untuk jenis KKNI."), min_value=1, max_value=9, required=False
    )
    industry = forms.ChoiceField(label=_("Bidang usaha (KBLI)"))
    occupation = OccupationField(
        label=_("Jabatan"), help_text=_("Jabatan yang dapat dituju pemegang sertifikat. Boleh kosong."), required=False
    )
    summary = forms.CharField(
        label=_("Untuk siapa skema ini"), max_length=1500, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Dua atau tiga kalimat.")
    )
    requirements = forms.CharField(
        label=_("Syarat dasar"), max_length=3000, widget=forms.Textarea(attrs={"rows": 4}), help_text=_("Satu syarat satu baris.")
    )
    fee = RupiahField(label=_("Biaya bagi asesi"), help_text=_("0 bila gratis."), initial=0)

    def __init__(self, *args: Any, scheme: Scheme | None = None, **kwargs: Any) -> None:
        if scheme is not None:
            kwargs["initial"] = _initial(scheme)
        super().__init__(*args, **kwargs)
        self.fields["industry"].choices = [("", _("Pilih bidang usaha")), *industry_choices()]  # type: ignore[attr-defined]
        if scheme is not None and scheme.is_public:
            self.fields["number"].disabled = True

    def content(self) -> SchemeContent:
        """What the actions take."""
        told = dict(self.cleaned_data)
        industry, occupation = int(told.pop("industry")), told.pop("occupation")
        told |= {"kind": SchemeKind(told["kind"]), "number": told["number"].upper()}
        return SchemeContent(industry_id=industry, occupation_id=occupation or None, **told)


def _initial(scheme: Scheme) -> dict[str, Any]:
    told = {name: getattr(scheme, name) for name in SchemeForm.base_fields if name not in {"industry", "occupation"}}
    return told | {"industry": str(scheme.industry_id), "occupation": scheme.occupation.title if scheme.occupation else ""}


class UnitForm(forms.Form):
    """One more unit of a scheme, from the standards that are loaded."""

    code = forms.ChoiceField(label=_("Unit kompetensi"))

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(code, f"{code} {title}") for code, title in choices]
        self.fields["code"].choices = [("", _("Pilih unit")), *offered]  # type: ignore[attr-defined]


class WithdrawForm(forms.Form):
    reason = forms.ChoiceField(label=_("Mengapa ditarik?"), choices=WithdrawReason.choices, widget=forms.RadioSelect)
