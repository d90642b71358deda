"""Forms of job fairs: what the office announces and decides, what employers ask for and report, which slot a visitor takes."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from karirhub.actions.fair_results import BoothResult
from karirhub.actions.fairs import FIXED, FairContent
from karirhub.enums import BoothDeclineReason
from karirhub.models import Application, FairBooth, FairTicket, JobFair, Vacancy
from karirhub.queries.fairs import DaySlots, places_with_fairs
from siapkerja.kernel.text import id_of
from siapkerja.reference.forms.regions import RegionField
from siapkerja.reference.models import RegionLevel

DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
CLOCK = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
LENGTHS = [(30, _("30 menit")), (60, _("1 jam")), (90, _("1,5 jam")), (120, _("2 jam")), (180, _("3 jam")), (240, _("4 jam"))]


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class FairForm(forms.Form):
    """A job fair as its office describes it. Once announced, days, hours and slots are no longer asked for."""

    name = forms.CharField(label=_("Nama bursa kerja"), help_text=_("Misalnya Bursa Kerja Kota Bandung 2026."), max_length=120)
    organiser = forms.CharField(label=_("Penyelenggara"), max_length=150)
    description = forms.CharField(
        label=_("Keterangan"), help_text=_("Siapa yang dapat datang, apa yang perlu dibawa, acara lain."), max_length=3000, widget=_lines(5)
    )
    village = RegionField(
        label=_("Desa atau kelurahan"),
        help_text=_("Tulis namanya, misalnya Dago, Bandung. Bila daring: letak kantor Anda."),
        level=RegionLevel.VILLAGE,
    )
    is_online = forms.BooleanField(
        label=_("Diadakan daring"), required=False,
        help_text=_("Tiap stan punya tautan ruang. Pengunjung melihatnya di tiket saat gilirannya tiba. Tempat dan alamat tidak diisi."),
    )  # fmt: skip
    venue = forms.CharField(label=_("Nama tempat"), help_text=_("Misalnya Gedung Serbaguna."), max_length=120, required=False)
    address = forms.CharField(label=_("Alamat"), help_text=_("Jalan dan nomor, serta patokan."), max_length=200, required=False)
    accessibility = forms.CharField(
        label=_("Aksesibilitas"), help_text=_("Jalan landai, juru bahasa isyarat, pendamping, toilet, parkir."), max_length=1000,
        required=False, widget=_lines(3),
    )  # fmt: skip
    contact = forms.CharField(
        label=_("Kontak kantor"), help_text=_("Telepon atau surel kantor; ditampilkan kepada semua orang."), max_length=150
    )
    starts_on = forms.DateField(label=_("Hari pertama"), widget=DAY)
    ends_on = forms.DateField(label=_("Hari terakhir"), widget=DAY)
    opens_at = forms.TimeField(label=_("Jam buka"), widget=CLOCK)
    closes_at = forms.TimeField(label=_("Jam tutup"), widget=CLOCK)
    booth_quota = forms.IntegerField(label=_("Jumlah stan"), min_value=1, max_value=1000)
    slot_minutes = forms.TypedChoiceField(
        label=_("Lama satu slot"), help_text=_("Pengunjung masuk bergiliran, supaya tidak mengantre."), choices=LENGTHS, coerce=int,
        initial=60,
    )  # fmt: skip
    slot_capacity = forms.IntegerField(
        label=_("Pengunjung per slot"), help_text=_("Dapat diubah untuk tiap slot setelah diumumkan."), min_value=1, max_value=10_000
    )

    def __init__(self, *args: Any, fair: JobFair | None = None, **kwargs: Any) -> None:
        if fair is not None:
            told = {field.name: getattr(fair, field.name) for field in fields(FairContent) if field.name != "village_id"}
            kwargs["initial"] = told | {"village": fair.village_id} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.fair = fair
        if fair is not None and fair.state != "draft":
            for name in (*FIXED, *(("venue", "address") if fair.is_online else ())):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        is_online = self.fair.is_online if self.fair and "is_online" not in self.fields else told.get("is_online")
        for name in ("venue", "address"):
            if not is_online and name in told and not told[name]:
                self.add_error(name, str(_("Isi nama tempat dan alamatnya, atau pilih daring.")))
        return told

    @property
    def has_days(self) -> bool:
        return "starts_on" in self.fields

    def content(self) -> FairContent:
        """What was filled in, with what stays as it was."""
        told = dict(self.cleaned_data)
        kept = {name: getattr(self.fair, name) for name in FIXED if name not in self.fields}
        return FairContent(village_id=told.pop("village").pk, **told, **kept)


class ReasonForm(forms.Form):
    """Why a fair is called off; everybody reads it."""

    note = forms.CharField(
        label=_("Alasan, dibaca semua orang"), max_length=1000, widget=_lines(3),
        error_messages={"required": _("Tuliskan alasannya, supaya pemegang tiket dan perusahaan tahu.")},
    )  # fmt: skip


class CloseFairForm(forms.Form):
    note = forms.CharField(
        label=_("Catatan untuk laporan hasil"), help_text=_("Yang tidak terbaca dari angkanya. Dibaca semua orang."), max_length=2000,
        required=False, widget=_lines(3),
    )  # fmt: skip


class AcceptBoothForm(forms.Form):
    number = forms.IntegerField(label=_("Nomor stan"), min_value=1, max_value=1000)


class DeclineBoothForm(forms.Form):
    """Why an employer gets no booth; shown once for each request."""

    reason = forms.ChoiceField(label=_("Alasan, dibaca perusahaan"), choices=BoothDeclineReason.choices)
    note = forms.CharField(label=_("Catatan untuk perusahaan"), max_length=1000, required=False, widget=_lines(2))

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("reason") == BoothDeclineReason.OTHER and not told.get("note", "").strip():
            self.add_error("note", str(_("Tulis alasannya.")))
        return told


class CapacityForm(forms.Form):
    capacity = forms.IntegerField(label=_("Pengunjung"), min_value=0, max_value=10_000)


class BoothForm(forms.Form):
    """Which vacancies an employer brings."""

    vacancies = forms.ModelMultipleChoiceField(
        label=_("Lowongan yang Anda bawa"), queryset=Vacancy.objects.none(), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pilih paling sedikit satu lowongan yang sedang dibuka.")},
    )  # fmt: skip
    needs = forms.CharField(
        label=_("Kebutuhan stan"), help_text=_("Misalnya stopkontak, dua meja, ruang wawancara."), max_length=300, required=False
    )

    link = forms.URLField(
        label=_("Tautan ruang stan"), max_length=300, assume_scheme="https",
        help_text=_("Ruang video tempat Anda menerima pengunjung, diawali https://. Hanya terlihat oleh pengunjung yang sudah masuk."),
    )  # fmt: skip

    def __init__(self, *args: Any, fair: JobFair, vacancies: Sequence[Vacancy], booth: FairBooth | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not fair.is_online:
            del self.fields["link"]
        elif booth is not None:
            self.initial["link"] = booth.link
        choice = cast(forms.ModelMultipleChoiceField, self.fields["vacancies"])
        choice.queryset = Vacancy.objects.filter(pk__in=[vacancy.pk for vacancy in vacancies])
        choice.choices = [(vacancy.pk, f"{vacancy.title}, {vacancy.place}") for vacancy in vacancies]
        if booth is not None and booth.is_open:
            self.initial["vacancies"] = list(booth.brought.values_list("vacancy_id", flat=True))
            del self.fields["needs"]


class ResultForm(forms.Form):
    """Four numbers of a booth, and which of the people hired applied here."""

    NUMBERS = ("visitors", "applications", "interviewed", "hired")

    visitors = forms.IntegerField(label=_("Pengunjung stan"), min_value=0, max_value=999_999)
    applications = forms.IntegerField(label=_("Lamaran diterima"), min_value=0, max_value=999_999)
    interviewed = forms.IntegerField(
        label=_("Diwawancarai di tempat"), help_text=_("Orang, bukan jumlah wawancara."), min_value=0, max_value=999_999
    )
    hired = forms.IntegerField(
        label=_("Diterima di tempat"), help_text=_("Orang yang sudah Anda nyatakan diterima."), min_value=0, max_value=999_999
    )
    hires = forms.ModelMultipleChoiceField(
        label=_("Di antaranya, pelamar Anda di SIAPKerja"), queryset=Application.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("Supaya setiap orang terhitung satu kali."),
    )  # fmt: skip

    def __init__(self, *args: Any, hires: Sequence[Application], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = cast(forms.ModelMultipleChoiceField, self.fields["hires"])
        choice.queryset = Application.objects.filter(pk__in=[hire.pk for hire in hires])
        choice.choices = [(hire.pk, f"{hire.person.full_name}, {hire.vacancy.title}") for hire in hires]
        if not hires:
            del self.fields["hires"]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if self.errors:
            return told
        interviewed, hired = told["interviewed"], told["hired"]
        if interviewed > min(told["visitors"], told["applications"]):
            self.add_error("interviewed", str(_("Tidak mungkin lebih banyak daripada pengunjung atau lamaran.")))
        if hired > interviewed:
            self.add_error("hired", str(_("Tidak mungkin lebih banyak daripada yang diwawancarai.")))
        return told

    def result(self) -> BoothResult:
        return BoothResult(**{name: self.cleaned_data[name] for name in self.NUMBERS})

    def chosen(self) -> list[Application]:
        return list(self.cleaned_data.get("hires", ()))

    @classmethod
    def about(cls, booth: FairBooth, hires: Sequence[Application]) -> "ResultForm":
        told: dict[str, Any] = {name: getattr(booth, name) for name in cls.NUMBERS}
        return cls(hires=hires, initial=told | {"hires": list(booth.hires.values_list("application_id", flat=True))})


class SlotForm(forms.Form):
    """The slot in which a visitor comes; only those that are free can be chosen."""

    slot = forms.TypedChoiceField(label=_("Kapan Anda datang?"), coerce=int, error_messages={
        "required": _("Pilih satu slot."), "invalid_choice": _("Slot itu tidak ada atau sudah lewat. Pilih slot lain."),
    })  # fmt: skip

    def __init__(self, *args: Any, days: Sequence[DaySlots], ticket: FairTicket | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = cast(forms.TypedChoiceField, self.fields["slot"])
        choice.choices = [(slot.pk, str(slot)) for day in days for slot in day.slots]
        if ticket is not None:
            self.initial["slot"] = ticket.slot_id

    @property
    def chosen_id(self) -> int:
        """Of the slot that is marked on the page."""
        return id_of(str(self["slot"].value() or "")) or 0


class DoorForm(forms.Form):
    nomor = forms.CharField(
        label=_("Nomor tiket"), help_text=_("Beberapa angka terakhir sudah cukup, misalnya 34."), max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )  # fmt: skip


class WhereForm(forms.Form):
    """The public list's filter; a spoilt value is left out."""

    wilayah = forms.ChoiceField(label=_("Provinsi, kabupaten, atau kota"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(code, name if len(code) == RegionLevel.PROVINCE else f"– {name}") for code, name in places_with_fairs()]
        cast(forms.ChoiceField, self.fields["wilayah"]).choices = [("", _("Seluruh Indonesia")), *choices]

    @property
    def region(self) -> str:
        return str(self.cleaned_data.get("wilayah", "")) if self.is_valid() else ""
