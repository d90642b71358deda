"""Forms of the employer for vacancies."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from karirhub.actions.vacancies import VacancyContent
from karirhub.enums import CloseReason, ContractType, WorkArrangement, WorkingTime
from karirhub.forms.certificates import asked_initially, certificates_field, is_only_choosing
from karirhub.models import Vacancy
from siapkerja.identity.models import Workplace
from siapkerja.reference.models import EducationLevel
from siapkerja.web.forms.fields import RegencyField, RupiahField
from siapkerja.web.forms.occupations import OccupationField

DATE = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class VacancyForm(forms.Form):
    """Everything Perpres 57/2023 art. 5 asks of a vacancy, in the order an employer thinks of it."""

    workplace = forms.ModelChoiceField(label=_("Tempat kerja"), queryset=Workplace.objects.none(), empty_label=None)
    title = forms.CharField(
        label=_("Nama jabatan"), help_text=_("Seperti yang dicari orang, misalnya Operator jahit garmen."), max_length=100
    )
    occupation = OccupationField(
        label=_("Jabatan baku (KBJI)"),
        help_text=_("Ketik beberapa huruf lalu pilih, misalnya penjahit. Ini membantu pencari kerja menemukan lowongan Anda."),
    )
    openings = forms.IntegerField(label=_("Jumlah yang dibutuhkan"), min_value=1, max_value=10_000)
    description = forms.CharField(
        label=_("Tugas"), help_text=_("Apa yang dikerjakan setiap hari."), max_length=5000, widget=forms.Textarea(attrs={"rows": 6})
    )
    requirements = forms.CharField(
        label=_("Syarat"),
        help_text=_("Keterampilan dan dokumen yang benar-benar perlu."),
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    certificates = certificates_field()
    benefits = forms.CharField(
        label=_("Yang diperoleh"),
        help_text=_("Misalnya BPJS, makan, antar jemput."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    contract_type = forms.ChoiceField(label=_("Jenis kontrak"), choices=ContractType.choices)
    contract_months = forms.IntegerField(
        label=_("Lama kontrak, dalam bulan"), help_text=_("Isi bila bukan pekerjaan tetap."), min_value=1, max_value=60, required=False
    )
    working_time = forms.ChoiceField(label=_("Waktu kerja"), choices=WorkingTime.choices)
    work_arrangement = forms.ChoiceField(label=_("Cara kerja"), choices=WorkArrangement.choices)
    education = forms.ModelChoiceField(
        label=_("Pendidikan paling rendah"), queryset=EducationLevel.objects.order_by("rank"), empty_label=_("Pilih pendidikan")
    )
    experience_years = forms.IntegerField(
        label=_("Pengalaman paling sedikit, dalam tahun"), help_text=_("0 bila pemula boleh melamar."), min_value=0, max_value=40, initial=0
    )
    wage_min = RupiahField(label=_("Upah terendah per bulan"), help_text=_("Dalam rupiah, misalnya 3.500.000."))
    wage_max = RupiahField(label=_("Upah tertinggi per bulan"), required=False)
    is_wage_visible = forms.BooleanField(
        label=_("Tampilkan upah kepada umum"),
        help_text=_("Lowongan dengan upah lebih banyak dibuka pencari kerja."),
        required=False,
        initial=True,
    )
    regency = RegencyField(label=_("Kabupaten atau kota"), help_text=_("Kosongkan bila sama dengan tempat kerja."), required=False)
    is_disability_friendly = forms.BooleanField(label=_("Terbuka bagi penyandang disabilitas dengan penyesuaian kerja"), required=False)
    accommodation = forms.CharField(
        label=_("Penyesuaian yang tersedia"),
        help_text=_("Misalnya jalan landai, pendamping, layar pembaca."),
        max_length=300,
        required=False,
    )
    closes_on = forms.DateField(label=_("Tanggal tutup"), help_text=_("Paling lama 90 hari sejak terbit."), widget=DATE)

    def __init__(self, *args: Any, workplaces: Any, vacancy: Vacancy | None = None, **kwargs: Any) -> None:
        if vacancy is not None:
            kwargs["initial"] = _initial(vacancy) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.fields["workplace"].queryset = workplaces  # type: ignore[attr-defined]
        if vacancy is not None:
            del self.fields["workplace"]
            self.vacancy_regency = vacancy.workplace.regency_id

    @classmethod
    def answering(
        cls, data: Any, *, workplaces: Any, vacancy: Vacancy | None = None, initial: dict[str, Any] | None = None
    ) -> "VacancyForm":
        """The form for a request: bound to what is sent, or, while certificates are being chosen, only filled with it."""
        if not data or not is_only_choosing(data):
            return cls(data or None, workplaces=workplaces, vacancy=vacancy, initial=initial or {})
        form = cls(workplaces=workplaces, vacancy=vacancy)
        for name, field in form.fields.items():
            form.initial[name] = field.widget.value_from_datadict(data, {}, name)
        return form

    def content(self) -> VacancyContent:
        """What the actions take."""
        told = dict(self.cleaned_data)
        workplace = told.pop("workplace", None)
        here = workplace.regency_id if workplace else self.vacancy_regency
        return VacancyContent(
            **{name: told[name] for name in (*_PLAIN, "certificates")},
            occupation_id=told["occupation"],
            education_id=told["education"].pk,
            regency_id=told["regency"] or here,
            contract_type=ContractType(told["contract_type"]),
            working_time=WorkingTime(told["working_time"]),
            work_arrangement=WorkArrangement(told["work_arrangement"]),
        )


_PLAIN = (
    "title", "description", "requirements", "benefits", "openings", "contract_months", "experience_years", "wage_min", "wage_max",
    "is_wage_visible", "is_disability_friendly", "accommodation", "closes_on",
)  # fmt: skip


def _initial(vacancy: Vacancy) -> dict[str, Any]:
    chosen = ("contract_type", "working_time", "work_arrangement", "education")
    return {name: getattr(vacancy, name) for name in (*_PLAIN, *chosen)} | {
        "occupation": vacancy.occupation.title,
        "regency": vacancy.regency_id,
        "certificates": asked_initially(vacancy),
    }


class CloseForm(forms.Form):
    reason = forms.ChoiceField(label=_("Mengapa ditutup?"), choices=CloseReason.choices, widget=forms.RadioSelect)
