"""Forms of a job seeker's card: the holder's answers, and what the office decides."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from karirhub.actions.cards import CardAnswers
from karirhub.enums import NEVER_WORKED, CardReturnReason, MaritalStatus, Religion, StrikeReason
from karirhub.models import JobSeekerCard
from karirhub.queries.card_lists import SeekerFilter, seeker_states
from karirhub.queries.cards import languages_told, says_never_worked, spoken
from siapkerja.identity.enums import Sex
from siapkerja.profiles.models import Profile
from siapkerja.reference.models import EducationLevel, Occupation, Region
from siapkerja.reference.queries.industries import section_titles

ROWS = forms.Textarea(attrs={"rows": 3})


class CardForm(forms.Form):
    """What the form AK/I asks besides the profile."""

    birth_place = forms.CharField(label=_("Tempat lahir"), help_text=_("Kabupaten atau kota seperti di KTP."), max_length=80)
    marital_status = forms.ChoiceField(label=_("Status perkawinan"), choices=MaritalStatus.choices, widget=forms.RadioSelect)
    religion = forms.ChoiceField(label=_("Agama"), choices=[("", _("Tidak saya sebutkan")), *Religion.choices], required=False)
    languages = forms.CharField(
        label=_("Bahasa yang dikuasai"),
        help_text=_("Pisahkan dengan koma, misalnya Indonesia, Jawa, Inggris."),
        max_length=120,
        required=False,
    )
    last_industry = forms.ChoiceField(
        label=_("Lapangan usaha pekerjaan terakhir"), help_text=_("Untuk statistik; tidak tertulis di kartu."), required=False
    )
    is_declared = forms.BooleanField(
        label=_("Data di atas benar dan sesuai KTP serta ijazah saya."),
        error_messages={"required": _("Centang pernyataan bahwa data ini benar.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sections = [(code, f"{code} {title}") for code, title in section_titles().items()]
        worked = [("", _("Tidak saya sebutkan")), (NEVER_WORKED, _("Belum pernah bekerja")), *sections]
        cast(forms.ChoiceField, self.fields["last_industry"]).choices = worked

    @classmethod
    def about(cls, data: Any, before: JobSeekerCard | None, profile: Profile) -> "CardForm":
        """The form for a request, filled with what the person said on the card before, else with what the profile tells."""
        said = before.content if before else {}
        told = {"languages": languages_told(profile), "last_industry": NEVER_WORKED if says_never_worked(profile) else ""} | said
        names = ("birth_place", "marital_status", "religion", "languages", "last_industry")
        return cls(data or None, initial={name: told.get(name, "") for name in names})

    def clean_languages(self) -> str:
        return spoken(self.cleaned_data["languages"])

    def answers(self) -> CardAnswers:
        told = self.cleaned_data
        return CardAnswers(
            birth_place=told["birth_place"], marital_status=MaritalStatus(told["marital_status"]), religion=told["religion"],
            languages=told["languages"], last_industry=told["last_industry"],
        )  # fmt: skip


class SendBackForm(forms.Form):
    """What the applicant mends."""

    reason = forms.ChoiceField(label=_("Yang perlu diperbaiki, dibaca pemohon"), choices=CardReturnReason.choices, widget=forms.RadioSelect)
    note = forms.CharField(label=_("Catatan untuk pemohon"), max_length=500, required=False, widget=ROWS)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("reason") == CardReturnReason.OTHER and not told.get("note", "").strip():
            self.add_error("note", str(_("Tulis apa yang perlu diperbaiki.")))
        return told


class StrikeForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Mengapa dihapus dari daftar?"),
        choices=[choice for choice in StrikeReason.choices if choice[0] != StrikeReason.ERASED],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("Catatan"), max_length=500, required=False, widget=ROWS)


class SeekersForm(forms.Form):
    """The officer's filter; a spoilt value is left out instead of hiding the list."""

    q = forms.CharField(label=_("Nama, nomor kartu, atau NIK"), required=False, max_length=100)
    keadaan = forms.ChoiceField(label=_("Keadaan"), required=False)
    wilayah = forms.ChoiceField(label=_("Kabupaten atau kota"), required=False)
    pendidikan = forms.ChoiceField(label=_("Pendidikan"), required=False)
    golongan = forms.ChoiceField(label=_("Golongan jabatan"), required=False)
    kelamin = forms.ChoiceField(label=_("Jenis kelamin"), required=False, choices=[("", _("Semua")), *Sex.choices])

    def __init__(self, *args: Any, regencies: list[Region], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        levels = EducationLevel.objects.order_by("rank").values_list("code", "name")
        groups = Occupation.objects.filter(parent=None, valid_to=None).order_by("code").values_list("code", "title")
        offered: dict[str, list[tuple[str, Any]]] = {
            "keadaan": [("", _("Sedang mencari kerja")), *seeker_states()],
            "wilayah": [("", _("Semua wilayah")), *((region.code, region.name) for region in regencies)],
            "pendidikan": [("", _("Semua pendidikan")), *levels],
            "golongan": [("", _("Semua golongan")), *groups],
        }
        for name, choices in offered.items():
            cast(forms.ChoiceField, self.fields[name]).choices = choices

    def chosen(self) -> SeekerFilter:
        data = self.cleaned_data if self.is_valid() or self.is_bound else {}
        return SeekerFilter(
            text=(data.get("q") or "").strip(),
            state=data.get("keadaan") or "",
            regency=data.get("wilayah") or "",
            education=data.get("pendidikan") or "",
            occupation=data.get("golongan") or "",
            sex=data.get("kelamin") or "",
        )

    @property
    def is_narrowed(self) -> bool:
        return self.chosen() != SeekerFilter()
