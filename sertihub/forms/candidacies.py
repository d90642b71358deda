"""What candidates fill in: FR.APL.01, evidence, FR.APL.02, FR.AK.01."""

from typing import Any, BinaryIO

from django import forms
from django.utils.translation import gettext_lazy as _

from sertihub.actions.candidacies import CandidacyContent, SelfMark
from sertihub.enums import AssessmentPurpose, EvidenceKind, Mark
from sertihub.models import Candidacy
from sertihub.queries.candidacies import UnitAnswers

ACCEPTED = ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"


class ApplicationForm(forms.Form):
    """FR.APL.01 beyond what the profile tells."""

    purpose = forms.ChoiceField(
        label=_("Tujuan asesmen"),
        help_text=_("PKT bila Anda sudah lama mengerjakannya; RPL bila Anda belajar di luar sekolah."),
        choices=AssessmentPurpose.choices,
        widget=forms.RadioSelect,
        initial=AssessmentPurpose.CERTIFICATION,
    )
    purpose_note = forms.CharField(
        label=_("Tujuan lain"), help_text=_("Diisi bila Anda memilih “Lainnya”."), max_length=150, required=False
    )
    employer = forms.CharField(
        label=_("Lembaga atau perusahaan"), help_text=_("Tempat Anda bekerja sekarang, bila ada."), max_length=150, required=False
    )
    position = forms.CharField(label=_("Jabatan"), max_length=120, required=False)
    office_address = forms.CharField(label=_("Alamat kantor"), max_length=300, required=False)
    office_phone = forms.CharField(
        label=_("Telepon kantor"), max_length=30, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    adjustment = forms.CharField(
        label=_("Yang Anda perlukan supaya dinilai dengan adil"),
        help_text=_(
            "Misalnya juru bahasa isyarat, waktu lebih, atau tempat yang dapat dimasuki kursi roda. Hanya lembaga dan asesor membacanya."
        ),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("purpose") == AssessmentPurpose.OTHER and not told.get("purpose_note"):
            self.add_error("purpose_note", _("Tuliskan tujuan asesmen Anda."))
        return told

    def content(self) -> CandidacyContent:
        told = self.cleaned_data
        return CandidacyContent(**told | {"purpose": AssessmentPurpose(told["purpose"])})

    @classmethod
    def told_by(cls, candidacy: Candidacy) -> dict[str, Any]:
        return {name: getattr(candidacy, name) or "" for name in cls.base_fields}


def file_field(label: Any, *, required: bool) -> forms.FileField:
    return forms.FileField(
        label=label,
        help_text=_("PDF, JPG, atau PNG, paling besar 5 MB. Disimpan terenkripsi."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        allow_empty_file=True,
        required=required,
        error_messages={"required": _("Pilih berkasnya dulu.")},
    )


class EvidenceForm(forms.Form):
    """A file that proves a basic requirement."""

    kind = forms.ChoiceField(label=_("Jenis bukti"), choices=EvidenceKind.choices)
    document = file_field(_("Berkas"), required=True)


class SelfAssessmentForm(forms.Form):
    """One unit of FR.APL.02: for each element K or BK, words, and a file."""

    def __init__(self, unit: UnitAnswers, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit
        for number, one in enumerate(unit.elements, start=1):
            key, said = one.element.pk, one.answer
            self.fields[f"mark_{key}"] = forms.ChoiceField(
                label=_("Apakah Anda dapat mengerjakannya?"),
                choices=Mark.choices,
                widget=forms.RadioSelect,
                required=False,
                initial=said.mark if said else None,
            )
            self.fields[f"words_{key}"] = forms.CharField(
                label=_("Bukti dengan kata-kata Anda"),
                help_text=_("Kapan dan di mana Anda mengerjakannya."),
                max_length=1000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
                initial=said.words if said else "",
            )
            self.fields[f"file_{key}"] = file_field(_("Berkas bukti elemen %(number)s") % {"number": number}, required=False)

    def rows(self) -> list[dict[str, Any]]:
        """Elements with their bound fields, as the page draws them."""
        return [
            {
                "answer": one,
                "mark": self[f"mark_{one.element.pk}"],
                "words": self[f"words_{one.element.pk}"],
                "file": self[f"file_{one.element.pk}"],
            }
            for one in self.unit.elements
        ]

    def marks(self) -> dict[int, SelfMark]:
        told = self.cleaned_data
        keys = [one.element.pk for one in self.unit.elements]
        return {key: SelfMark(Mark(told[f"mark_{key}"]), told[f"words_{key}"]) for key in keys if told[f"mark_{key}"]}

    def handed_in(self) -> dict[int, BinaryIO]:
        told = self.cleaned_data
        keys = [one.element.pk for one in self.unit.elements]
        return {key: told[f"file_{key}"] for key in keys if told[f"file_{key}"]}


class AgreementForm(forms.Form):
    """FR.AK.01: agreement to the assessment, and to how its results are kept."""

    has_agreed = forms.BooleanField(
        label=_("Saya setuju dinilai pada hari, tempat, dan oleh asesor ini, dan hasilnya dipakai hanya untuk sertifikasi"),
        required=False,
    )
