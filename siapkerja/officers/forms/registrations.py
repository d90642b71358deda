"""The paper form as an officer types it in."""

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.enums import Sex
from siapkerja.identity.forms.lookups import LookupField
from siapkerja.identity.forms.organisations import postal_code_field
from siapkerja.kernel import nik as nik_rules
from siapkerja.kernel import phone as phones
from siapkerja.officers.actions.registrations import PaperForm
from siapkerja.officers.forms.assistance import NIK_INPUT, form_file
from siapkerja.profiles.enums import WorkStatus
from siapkerja.profiles.queries import occupation_choices, occupation_synonyms
from siapkerja.reference.forms import RegionField
from siapkerja.reference.models import EducationLevel, Region, RegionLevel

YOUNGEST, OLDEST, FIRST_YEAR = 13, 110, 1930


class VillageChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Region) -> str:
        return f"{obj.full_name} ({obj.dotted_code})"


class CitizenForm(forms.Form):
    """A citizen from a signed paper form. An officer of a village finds only that village to choose.

    Args:
        regions: codes of the officer's regions.
    """

    full_name = forms.CharField(label=_("Nama lengkap"), help_text=_("Seperti tertulis di KTP."), max_length=150)
    nik = forms.CharField(label=_("NIK"), help_text=_("16 angka di bagian atas KTP."), widget=forms.TextInput(attrs=NIK_INPUT))
    sex = forms.ChoiceField(label=_("Jenis kelamin"), choices=Sex, widget=forms.RadioSelect)
    born_on = forms.DateField(label=_("Tanggal lahir"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    village = VillageChoice(
        Region.objects.none(),
        label=_("Desa atau kelurahan tempat tinggal"),
        empty_label=None,
        error_messages={"invalid_choice": _("Pilih desa di wilayah tugas Anda. Warga desa lain dicatatkan petugas desanya.")},
    )
    street = forms.CharField(label=_("Alamat"), help_text=_("Jalan atau dusun, nomor rumah, RT/RW."), max_length=200)
    postal_code = postal_code_field()
    phone = forms.CharField(
        label=_("Nomor telepon"),
        help_text=_("Milik warga sendiri. Kabar pencatatan dikirim ke sini."),
        max_length=24,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )
    education = forms.ModelChoiceField(
        EducationLevel.objects.order_by("rank"), label=_("Pendidikan terakhir"), empty_label=_("Tidak diisi"), required=False
    )
    institution = forms.CharField(label=_("Nama sekolah atau kampus"), max_length=150, required=False)
    finished_in = forms.IntegerField(label=_("Tahun lulus"), min_value=FIRST_YEAR, required=False)
    work_status = forms.ChoiceField(
        label=_("Keadaan sekarang"), choices=[("", _("Tidak diisi")), *WorkStatus.choices], required=False, widget=forms.RadioSelect
    )
    occupation = LookupField(
        label=_("Pekerjaan yang dicari"),
        help_text=_("Ketik sebagian kata, misalnya “penjahit”, lalu pilih."),
        choices=occupation_choices,
        synonyms=occupation_synonyms,
        required=False,
        max_length=200,
    )
    agrees_to_matching = forms.BooleanField(
        label=_("Kotak kedua dicentang: setuju profilnya dipakai untuk saran lowongan dan pelatihan"), required=False
    )
    form = form_file()
    is_signed = forms.BooleanField(
        label=_("Formulir sudah dibaca atau dibacakan kepada warga, dan ditandatanganinya di depan saya"),
        error_messages={"required": _("Pencatatan hanya boleh dengan formulir yang ditandatangani warganya.")},
    )

    def __init__(self, *args: Any, regions: frozenset[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["postal_code"].required = False
        if all(len(code) == RegionLevel.VILLAGE for code in regions):
            known = self.fields["village"]
            known.queryset = Region.objects.at(timezone.localdate()).filter(code__in=regions)  # type: ignore[attr-defined]
        else:
            widest = min(regions, key=len) if len(regions) == 1 else ""
            self.fields["village"] = RegionField(label=self.fields["village"].label, level=RegionLevel.VILLAGE, within=widest)

    def clean_full_name(self) -> str:
        return " ".join(str(self.cleaned_data["full_name"]).split())

    def clean_nik(self) -> str:
        digits = nik_rules.digits_of(self.cleaned_data["nik"])
        if not nik_rules.is_wellformed(digits):
            raise forms.ValidationError(_("NIK terdiri dari 16 angka, Anda mengisi %(count)s."), "length", {"count": len(digits)})
        return digits

    def clean_born_on(self) -> date:
        born_on: date = self.cleaned_data["born_on"]
        if born_on >= timezone.localdate():
            raise forms.ValidationError(_("Tanggal lahir harus sebelum hari ini."))
        if not YOUNGEST <= (timezone.localdate() - born_on).days / 365.25 <= OLDEST:
            raise forms.ValidationError(_("Periksa tahun lahirnya."))
        return born_on

    def clean_phone(self) -> str:
        typed = self.cleaned_data["phone"]
        try:
            return phones.normalised(typed) if typed else ""
        except ValueError:
            raise forms.ValidationError(_("Tulis nomor telepon Indonesia, misalnya 0812 3456 7890.")) from None

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("finished_in") and data["finished_in"] > timezone.localdate().year:
            self.add_error("finished_in", _("Tahun lulus belum terjadi. Kosongkan bila masih bersekolah."))
        if (data.get("institution") or data.get("finished_in")) and not data.get("education") and "education" not in self.errors:
            self.add_error("education", _("Pilih jenjangnya, atau kosongkan nama sekolah dan tahun lulus."))
        if data.get("occupation") and not data.get("work_status"):
            self.add_error("work_status", _("Pilih keadaan sekarang bila mencari pekerjaan."))
        return data

    @property
    def answers(self) -> PaperForm:
        """What the action takes, the form's picture aside."""
        data = self.cleaned_data
        same = ("full_name", "nik", "sex", "born_on", "village", "street", "postal_code", "phone", "institution", "finished_in",
                "work_status", "agrees_to_matching")  # fmt: skip
        level = data["education"]
        return PaperForm(
            **{name: data[name] for name in same},
            education_code=level.pk if level else "",
            occupation_code=data["occupation"] or None,
        )

    @property
    def upload(self) -> UploadedFile:
        found: UploadedFile = self.cleaned_data["form"]
        return found
