"""What a body's staff and committee fill in on a case, and on a certificate."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sertihub.enums import CandidacyState, CertificateState, Mark, Part, RefuseReason, RevokeReason
from sertihub.models import Assessor, CertificationBody, Venue
from sertihub.workflows import CANDIDACY, CERTIFICATE

_NOTE = forms.Textarea(attrs={"rows": 2})


class CaseFilter(forms.Form):
    """What narrows the list of candidates."""

    q = forms.CharField(label=_("Nama atau nomor permohonan"), max_length=80, required=False)
    tahap = forms.ChoiceField(
        label=_("Tahap"),
        required=False,
        choices=[("", _("Semua"))] + [(value, label) for value, label in CANDIDACY.choices() if value != CandidacyState.DRAFT],
    )
    skema = forms.ChoiceField(label=_("Skema"), required=False)

    def __init__(self, body: CertificationBody, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        schemes: Any = self.fields["skema"]
        schemes.choices = [("", _("Semua"))] + [(str(pk), title) for pk, title in body.schemes.order_by("title").values_list("pk", "title")]

    def told(self) -> dict[str, str]:
        """What was asked and can be; an answer that cannot be narrows nothing."""
        self.is_valid()
        return {name: str(value) for name, value in self.cleaned_data.items()}


class RemarksForm(forms.Form):
    """What the candidate has to mend, part by part."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part in Part:
            self.fields[part.value] = forms.CharField(
                label=part.label, max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
            )

    def remarks(self) -> dict[Part, str]:
        return {part: self.cleaned_data[part.value] for part in Part}


class RefuseForm(forms.Form):
    reason = forms.ChoiceField(label=_("Alasan, dibaca asesi"), choices=RefuseReason.choices, widget=forms.RadioSelect)
    note = forms.CharField(label=_("Catatan untuk asesi"), max_length=500, required=False, widget=_NOTE)


class ScheduleForm(forms.Form):
    """Day, venue and assessor; choices are the body's own."""

    on = forms.DateField(label=_("Hari asesmen"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    starts_at = forms.TimeField(
        label=_("Jam mulai"), help_text=_("Waktu di tempat uji."), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    venue: "forms.ModelChoiceField[Venue]" = forms.ModelChoiceField(
        label=_("Tempat uji (TUK)"), queryset=None, empty_label=_("Pilih tempat uji")
    )
    assessor: "forms.ModelChoiceField[Assessor]" = forms.ModelChoiceField(
        label=_("Asesor"),
        help_text=_("Asesor yang pernah melatih asesi tidak dapat dipilih."),
        queryset=None,
        empty_label=_("Pilih asesor"),
    )

    def __init__(self, body: CertificationBody, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        venues: Any = self.fields["venue"]
        assessors: Any = self.fields["assessor"]
        venues.queryset = body.venues.open().select_related("regency")
        venues.label_from_instance = lambda venue: f"{venue.name}, {venue.regency.name}"
        assessors.queryset = body.assessors.serving(timezone.localdate()).select_related("person").order_by("person__full_name", "pk")
        assessors.label_from_instance = lambda assessor: f"{assessor.person.full_name} ({assessor.registration_number})"


class DecisionForm(forms.Form):
    decision = forms.ChoiceField(
        label=_("Keputusan komite"),
        choices=[(Mark.COMPETENT, _("Kompeten")), (Mark.NOT_YET, _("Belum kompeten"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Alasan"),
        help_text=_("Perlu diisi bila keputusan berbeda dari rekomendasi asesor. Asesi membacanya."),
        max_length=2000,
        required=False,
        widget=_NOTE,
    )


class CertificateFilter(forms.Form):
    """What narrows the list of certificates; a whole number leads to the certificate itself."""

    nomor = forms.CharField(label=_("Nomor sertifikat atau registrasi"), max_length=60, required=False)
    keadaan = forms.ChoiceField(label=_("Keadaan"), required=False, choices=[("", _("Semua")), *CERTIFICATE.choices()])

    def told(self) -> tuple[str, str]:
        self.is_valid()
        state = self.cleaned_data.get("keadaan", "")
        return self.cleaned_data.get("nomor", ""), state if state in CertificateState.values else ""


class RevokeForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Alasan, dibaca pemegang dan siapa pun yang memeriksa"), choices=RevokeReason.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(label=_("Catatan untuk pemegang"), max_length=500, required=False, widget=_NOTE)
