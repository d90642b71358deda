from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.forms.organisations import postal_code_field
from siapkerja.reference.forms.regions import RegionField
from siapkerja.reference.models import RegionLevel
from wajiblapor.actions.events import EventTold
from wajiblapor.enums import EventKind
from wajiblapor.forms.answers import CountField, DayField

# What UU 7/1981 art. 8 asks for before a workplace stops, moves or is dissolved.
BEFOREHAND = ("reason", "obligations", "moved", "ended")
NEW_PLACE = ("village", "address", "postal_code")
NEW_OWNER = ("owner", "deed_number", "deed_on", "deed")


class EventForm(forms.Form):
    """What happened, or will happen, to a workplace; only what its kind needs."""

    NOT_ASKED = _("Tidak ditanyakan untuk peristiwa “%(kind)s”.")

    happens_on = DayField(label=_("Tanggal"), is_past=False)
    until = DayField(label=_("Sampai dengan"), help_text=_("Penghentian sementara paling lama satu tahun."), is_past=False)
    village = RegionField(
        label=_("Pindah ke desa atau kelurahan"),
        help_text=_("Ketik namanya, lalu pilih. Boleh juga mulai dari kabupaten atau kotanya."),
        level=RegionLevel.VILLAGE,
    )
    address = forms.CharField(label=_("Alamat baru"), help_text=_("Nama jalan dan nomor."), max_length=300)
    postal_code = postal_code_field()
    owner = forms.CharField(label=_("Pemilik yang baru"), help_text=_("Nama orang atau badan seperti pada akta."), max_length=150)
    deed_number = forms.CharField(label=_("Nomor akta peralihan"), max_length=60)
    deed_on = DayField(label=_("Tanggal akta peralihan"), is_past=True)
    deed = forms.FileField(
        label=_("Salinan akta peralihan"),
        help_text=_("PDF atau foto. Mempercepat pemeriksaan."),
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
        error_messages={"required": _("Lampirkan akta peralihannya."), "empty": _("Berkas ini kosong. Pilih berkas lain.")},
        required=False,
    )
    reason = forms.CharField(label=_("Alasan"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    obligations = forms.CharField(
        label=_("Kewajiban kepada pekerja"),
        help_text=_("Yang sudah dan akan dilaksanakan: upah, pesangon, jaminan sosial. Jangan tulis nama pekerja."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    moved = CountField(label=_("Pekerja yang ikut dipindahkan (orang)"), bounds=(0, 1_000_000), required=False)
    ended = CountField(label=_("Pekerja yang berakhir hubungan kerjanya (orang)"), bounds=(0, 1_000_000), required=False)
    name = forms.CharField(label=_("Nama yang menyatakan"), max_length=150)
    position = forms.CharField(label=_("Jabatan"), max_length=100)
    is_declared = forms.BooleanField(
        label=_("Saya menyatakan laporan ini benar dan dapat saya pertanggungjawabkan."),
        error_messages={"required": _("Centang pernyataan ini sebelum mengirim.")},
    )

    def __init__(self, *args: Any, kind: EventKind, needs_deed: bool = False, **kwargs: Any) -> None:
        """`needs_deed` where the rule asks for it and no program handed one in."""
        self.kind = kind
        super().__init__(*args, **kwargs)
        self.fields["deed"].required = needs_deed
        needless = {
            EventKind.FOUNDING: ("until", *NEW_PLACE, *NEW_OWNER, *BEFOREHAND),
            EventKind.RESUMING: ("until", *NEW_PLACE, *NEW_OWNER, *BEFOREHAND),
            EventKind.STOPPING: (*NEW_PLACE, *NEW_OWNER, "moved"),
            EventKind.MOVING: ("until", *NEW_OWNER),
            EventKind.OWNERSHIP: ("until", *NEW_PLACE, "reason"),
            EventKind.DISSOLVING: ("until", *NEW_PLACE, *NEW_OWNER),
        }[kind]
        for name in needless:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        happens_on, until = data.get("happens_on"), data.get("until")
        if happens_on and until and until <= happens_on:
            self.add_error("until", _("Penghentian berakhir sesudah dimulai."))
        if happens_on and until and (until - happens_on).days > 366:
            self.add_error("until", _("Lebih dari satu tahun bukan penghentian sementara. Laporkan sebagai pembubaran."))
        return data

    def told(self) -> EventTold:
        data = {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
        for name in ("name", "position", "is_declared", "deed"):
            data.pop(name, None)
        if "village" in data:
            data["village"] = data["village"].pk
        return EventTold(kind=self.kind, **data)


class DeclineForm(forms.Form):
    """Why the office does not accept a reported event."""

    note = forms.CharField(
        label=_("Alasan"),
        help_text=_("Perusahaan membacanya. Tulis apa yang tidak sesuai, dan apa yang perlu dilaporkan."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
