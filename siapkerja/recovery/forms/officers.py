from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.recovery.enums import (
    DisputeOutcome,
    DisputeRefusal,
    HandBackReason,
    LookupPurpose,
    MissingPart,
    ObjectionOutcome,
    OpeningPurpose,
    RecoveryRefusal,
)
from siapkerja.recovery.forms.fields import WithContact, contact_field, nik_field
from siapkerja.recovery.queries import Candidate


def _note(
    label: str = _("Catatan untuk petugas lain"), help_text: str = _("Tidak ditampilkan kepada pemohon."), required: bool = False
) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, widget=forms.Textarea(attrs={"rows": 3}), max_length=1000, required=required)


class OpenForm(forms.Form):
    """For what the officer opens the papers."""

    purpose = forms.ChoiceField(label=_("Untuk apa Anda membuka data ini?"), choices=OpeningPurpose, widget=forms.RadioSelect)


class AskForm(forms.Form):
    missing = forms.MultipleChoiceField(label=_("Apa yang perlu dilengkapi?"), choices=MissingPart, widget=forms.CheckboxSelectMultiple)
    note = _note()


class HandBackForm(forms.Form):
    reason = forms.ChoiceField(label=_("Mengapa dikembalikan?"), choices=HandBackReason, widget=forms.RadioSelect)
    note = _note()


class ProposeForm(forms.Form):
    """Which account it is; offered where more than one might be meant."""

    person = forms.ChoiceField(label=_("Akun yang dimaksud"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, candidates: list[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(candidate.person.public_id): candidate.person for candidate in candidates}
        self.fields["person"].choices = [  # type: ignore[attr-defined]
            (str(candidate.person.public_id), _described(candidate)) for candidate in candidates
        ]


def _described(candidate: Candidate) -> str:
    if candidate.differences:
        return str(_("%(name)s, berbeda: %(differences)s")) % {
            "name": candidate.person.full_name,
            "differences": ", ".join(candidate.differences),
        }
    return str(_("%(name)s, semua cocok")) % {"name": candidate.person.full_name}


class SendBackForm(forms.Form):
    note = _note(_("Apa yang perlu diperiksa lagi?"), _("Dibaca pemeriksa pertama."), required=True)


class RefuseForm(forms.Form):
    refusal = forms.ChoiceField(label=_("Alasan"), choices=RecoveryRefusal, widget=forms.RadioSelect)
    note = _note()


class ObjectionForm(forms.Form):
    outcome = forms.ChoiceField(label=_("Hasil pemeriksaan"), choices=ObjectionOutcome, widget=forms.RadioSelect)
    note = _note()


class LookupForm(forms.Form):
    nik = nik_field()
    purpose = forms.ChoiceField(label=_("Mengapa Anda mencari orang ini?"), choices=LookupPurpose, widget=forms.RadioSelect)


class CounterForm(WithContact):
    """What the officer saw, and the contact the person gives."""

    is_original = forms.BooleanField(label=_("KTP yang ditunjukkan asli, bukan fotokopi atau foto"), required=False)
    is_present = forms.BooleanField(label=_("Orangnya sendiri ada di depan saya"), required=False)
    is_face_same = forms.BooleanField(label=_("Wajahnya sama dengan foto di KTP"), required=False)
    is_data_same = forms.BooleanField(label=_("Nama, NIK, dan tanggal lahir sama dengan catatan"), required=False)
    contact = contact_field()
    drops_second_factors = forms.BooleanField(
        label=_("Hapus juga kunci sandi dan aplikasi kode, karena HP-nya sudah tidak ada"), required=False
    )


class RefuseDisputeForm(forms.Form):
    refusal = forms.ChoiceField(label=_("Alasan"), choices=DisputeRefusal, widget=forms.RadioSelect)
    note = _note()


class DecideForm(forms.Form):
    """Whose NIK it is, and why; both sides read the reasons."""

    outcome = forms.ChoiceField(label=_("Putusan"), choices=DisputeOutcome, widget=forms.RadioSelect)
    winner = forms.ChoiceField(label=_("Pemegang akun yang dimaksud"), required=False, widget=forms.RadioSelect)
    decision = forms.CharField(
        label=_("Alasan putusan"),
        help_text=_("Dibaca kedua pihak. Jangan menyebut data pihak lain."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=3000,
    )

    def __init__(self, *args: Any, winners: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(winners) > 1:
            self.fields["winner"].choices = winners  # type: ignore[attr-defined]
        else:
            del self.fields["winner"]
