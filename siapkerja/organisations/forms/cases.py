"""What people say and hand in when they ask officers about an organisation, and what officers answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.enums import CapacityKind
from siapkerja.identity.forms.organisations import DigitsField
from siapkerja.organisations.actions.cases import Proof
from siapkerja.organisations.enums import ClaimOutcome, DocumentKind

ACCEPTED = ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"


def document_field(**kwargs: Any) -> forms.FileField:
    return forms.FileField(
        label=kwargs.pop("label", _("Dokumen")),
        help_text=_("PDF, JPG, atau PNG, paling besar 10 MB. Disimpan terenkripsi; hanya Anda dan petugas yang memutus dapat membukanya."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        allow_empty_file=True,
        error_messages={"required": _("Pilih berkasnya dulu.")},
        **kwargs,
    )


def nib_field() -> DigitsField:
    return DigitsField(
        label=_("NIB organisasi"),
        help_text=_("Nomor Induk Berusaha dari OSS, 13 angka."),
        lengths=(13,),
        wrong=_("NIB terdiri dari 13 angka. Periksa kembali angka pada surat NIB."),
        max_length=20,
    )


class ProofForm(forms.Form):
    """A paper that proves, and words with it."""

    kinds: tuple[DocumentKind, ...] = (DocumentKind.NIB, DocumentKind.DEED, DocumentKind.APPOINTMENT)

    kind = forms.ChoiceField(label=_("Jenis dokumen"), widget=forms.RadioSelect)
    document = document_field()
    statement = forms.CharField(
        label=_("Keterangan untuk petugas"),
        help_text=_("Misalnya jabatan Anda dan sejak kapan."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["kind"]
        choices.choices = [(kind.value, kind.label) for kind in self.kinds]

    @property
    def proof(self) -> Proof | None:
        data = self.cleaned_data
        if not data.get("document"):
            return None
        return Proof(kind=DocumentKind(data["kind"]), stream=data["document"])


class ClaimForm(ProofForm):
    """Claim an organisation that is already registered."""

    field_order = ["nib"]
    nib = nib_field()


class HandoverForm(ProofForm):
    """Take over from managers who have left."""

    field_order = ["nib"]
    kinds = (DocumentKind.DEED, DocumentKind.APPOINTMENT)
    nib = nib_field()
    statement = forms.CharField(
        label=_("Mengapa perlu diambil alih?"),
        help_text=_("Misalnya: pengelola lama berhenti bulan lalu dan tidak dapat dihubungi. Jabatan Anda, dan sejak kapan."),
        widget=forms.Textarea(attrs={"rows": 5}),
        min_length=20,
        max_length=2000,
        error_messages={"min_length": _("Ceritakan sedikit lebih panjang, supaya petugas dapat memutus.")},
    )


class AnswerForm(ProofForm):
    """What an officer asked for: words, and another paper where it helps."""

    kinds = tuple(DocumentKind)
    kind = forms.ChoiceField(label=_("Jenis dokumen"), initial=DocumentKind.OTHER)
    document = document_field(required=False)
    statement = forms.CharField(label=_("Jawaban Anda"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)


class CapacityForm(ProofForm):
    """Ask to take part in a capacity."""

    field_order = ["capacity"]
    kinds = (DocumentKind.LICENCE, DocumentKind.DEED, DocumentKind.OTHER)

    capacity = forms.ChoiceField(label=_("Kedudukan yang diminta"), choices=CapacityKind, widget=forms.RadioSelect)
    kind = forms.ChoiceField(label=_("Jenis dokumen"), initial=DocumentKind.LICENCE)
    document = document_field(label=_("Izin atau lisensi"), required=False)
    statement = forms.CharField(
        label=_("Nomor dan tanggal izin, atau keterangan lain"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )


class ObjectionForm(forms.Form):
    words = forms.CharField(
        label=_("Mengapa Anda berkeberatan?"),
        help_text=_("Petugas membacanya sebelum memutus. Pemohon hanya tahu bahwa ada keberatan."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=2000,
    )


class DecisionForm(forms.Form):
    """An officer's answer. What can be chosen depends on the case."""

    note = forms.CharField(
        label=_("Alasan"),
        help_text=_("Dibaca oleh pemohon dan pihak lain. Jangan menyebut data pribadi."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )
    outcome = forms.ChoiceField(
        label=_("Yang terjadi dengan pihak lain, bila disetujui"), choices=ClaimOutcome, widget=forms.RadioSelect, required=False
    )
    ended = forms.MultipleChoiceField(label=_("Peran yang diakhiri, bila disetujui"), widget=forms.CheckboxSelectMultiple, required=False)

    def __init__(self, *args: Any, is_contested: bool, members: list[tuple[str, str]] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_contested:
            del self.fields["outcome"]
        if members is None:
            del self.fields["ended"]
        else:
            ended: Any = self.fields["ended"]
            ended.choices = members


class MergeForm(forms.Form):
    reason = forms.CharField(
        label=_("Alasan penggabungan"),
        help_text=_("Misalnya: terdaftar dua kali, sekali lewat OSS dan sekali dengan tangan."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )
