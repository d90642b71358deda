"""The steps of an application, as the applicant fills them in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.forms.industries import IndustryField
from siapkerja.identity.forms.organisations import DigitsField
from siapkerja.reference.forms import RegionField
from siapkerja.reference.models import RegionLevel
from siapkerja.web.forms.fields import RupiahField
from wirausaha.actions.members import NamedMember
from wirausaha.actions.proposals import MOST_LINES, Business, Line, Place
from wirausaha.enums import BudgetKind, MemberRole, Stage, WorkSituation
from wirausaha.forms.coordinates import CoordinatesField
from wirausaha.forms.rows import Row, rows_of
from wirausaha.models import Proposal

PICTURES = ".jpg,.jpeg,.png,.pdf,image/jpeg,image/png,application/pdf"
PICTURE_ERRORS = {"empty": _("Berkas ini kosong. Ambil foto baru, lalu unggah lagi.")}


def _words(label: Any, hint: Any, most: int, rows: int = 4) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, max_length=most, widget=forms.Textarea(attrs={"rows": rows}))


class BusinessForm(forms.Form):
    """What is to be run."""

    business_name = forms.CharField(label=_("Nama usaha"), help_text=_("Boleh sementara, misalnya Keripik Bu Sari."), max_length=120)
    industry = IndustryField(
        label=_("Bidang usaha (KBLI)"),
        help_text=_("Ketik katanya, misalnya “keripik” atau “menjahit”, lalu pilih. Boleh juga kode lima angka."),
    )
    stage = forms.ChoiceField(label=_("Keadaan usaha"), choices=Stage.choices, widget=forms.RadioSelect)
    idea = _words(_("Rencana usaha"), _("Apa yang dibuat atau dijual, dengan alat apa, dan mengapa akan laku."), 2000, 5)
    market = _words(_("Pembeli dan cara menjual"), _("Siapa pembelinya, di mana, dan dengan harga berapa."), 1000, 3)
    situation = forms.ChoiceField(label=_("Pekerjaan Anda sekarang"), choices=[("", _("Pilih satu")), *WorkSituation.choices])
    workers_now = forms.IntegerField(label=_("Pekerja sekarang"), help_text=_("Selain Anda."), min_value=0, max_value=500, initial=0)
    workers_expected = forms.IntegerField(label=_("Pekerja yang akan ditambah"), min_value=0, max_value=500, initial=0)
    monthly_turnover = RupiahField(label=_("Penjualan sebulan"), help_text=_("Bila sudah berjalan."), required=False)
    nib = DigitsField(
        label=_("NIB"),
        help_text=_("Bila sudah punya. Gratis di OSS."),
        lengths=(13,),
        wrong=_("NIB terdiri dari 13 angka."),
        required=False,
        max_length=20,
    )

    @staticmethod
    def initial_of(proposal: Proposal) -> dict[str, Any]:
        names = set(BusinessForm.base_fields) - {"industry"}
        return {name: getattr(proposal, name) for name in names} | {"industry": proposal.industry}

    def business(self) -> Business:
        """What the actions take."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "industry"}
        told |= {"stage": Stage(told["stage"]), "situation": WorkSituation(told["situation"])}
        return Business(industry_id=self.cleaned_data["industry"].pk, **told)


class PlaceForm(forms.Form):
    """Where it is run."""

    village = RegionField(
        label=_("Desa atau kelurahan"),
        help_text=_("Ketik namanya, lalu pilih. Boleh juga mulai dari kabupaten atau kotanya."),
        level=RegionLevel.VILLAGE,
    )
    address = forms.CharField(
        label=_("Jalan dan nomor, atau petunjuk"), help_text=_("Supaya petugas menemukannya, misalnya sebelah balai desa."), max_length=300
    )
    coordinates = CoordinatesField(
        label=_("Koordinat"),
        help_text=_("Lintang, bujur, seperti disalin dari peta: -6.8909, 110.6396. Bila kosong, petugas mengukurnya."),
        required=False,
    )
    photo = forms.FileField(
        label=_("Foto tempat usaha"),
        help_text=_("JPEG, PNG, atau PDF, paling besar 8 MB. Keterangan tempat di dalam foto kami hapus."),
        required=False,
        max_length=255,
        widget=forms.FileInput(attrs={"accept": PICTURES}),
        error_messages=PICTURE_ERRORS,
    )

    @staticmethod
    def initial_of(proposal: Proposal) -> dict[str, Any]:
        return {"village": proposal.village_id, "address": proposal.address, "coordinates": proposal.coordinates}

    def place(self) -> Place:
        """What the actions take."""
        told, pair = self.cleaned_data, self.cleaned_data["coordinates"] or (None, None)
        return Place(village_code=told["village"].pk, address=told["address"], latitude=pair[0], longitude=pair[1])


class RequestForm(forms.Form):
    requested = RupiahField(label=_("Bantuan yang diajukan"), help_text=_("Sama dengan jumlah semua baris di bawah."))


class LineForm(Row):
    """One line of the budget."""

    telling = ("item", "quantity", "unit_price")

    item = forms.CharField(label=_("Barang atau jasa"), max_length=120)
    kind = forms.ChoiceField(label=_("Jenis"), choices=BudgetKind.choices, initial=BudgetKind.EQUIPMENT)
    quantity = forms.IntegerField(label=_("Jumlah"), min_value=1, max_value=100_000)
    unit_price = RupiahField(label=_("Harga satuan"))


BudgetRows = rows_of(LineForm, shown=3, most=MOST_LINES)


def lines_in(rows: Any) -> list[Line]:
    """The budget's lines as the actions take them; a row set to nothing is left out."""
    return [Line(**(row | {"kind": BudgetKind(row["kind"])})) for row in rows.filled]


class MemberForm(Row):
    """Somebody of the group."""

    telling = ("full_name", "nik")

    full_name = forms.CharField(label=_("Nama lengkap"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    nik = forms.CharField(label=_("NIK"), max_length=25, widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}))
    role = forms.ChoiceField(
        label=_("Tugas di kelompok"),
        choices=[choice for choice in MemberRole.choices if choice[0] != MemberRole.LEADER],
        initial=MemberRole.MEMBER,
    )


MemberRows = rows_of(MemberForm, shown=2, most=30)


def members_in(rows: Any) -> list[NamedMember]:
    """The people typed, as the actions take them."""
    return [NamedMember(full_name=row["full_name"], nik=row["nik"], role=MemberRole(row["role"])) for row in rows.filled]


class DeclarationForm(forms.Form):
    """What an applicant states; all of it, or the application is not sent."""

    STATEMENTS = (
        ("is_true", _("Semua yang saya tulis benar, dan setiap anggota kelompok sudah setuju namanya disebut.")),
        ("is_not_in_service", _("Saya dan anggota kelompok bukan ASN, anggota TNI atau Polri, maupun pegawai BUMN atau BUMD.")),
        ("will_account", _("Bantuan dipakai untuk usaha ini saja, dan saya melaporkan pemakaiannya dengan kuitansi.")),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, words in self.STATEMENTS:
            self.fields[name] = forms.BooleanField(label=words, error_messages={"required": _("Centang pernyataan ini sebelum mengirim.")})
