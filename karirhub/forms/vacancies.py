"""The form in which an employer reports a vacancy."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from karirhub.actions.vacancy_content import MOST_SKILLS, MOST_STAGES, DistrictElsewhere, PlaceOpenings, VacancyContent
from karirhub.enums import AskedDocument, ContractType, Disability, PlacementKind, WageSystem, WorkArrangement, WorkingTime
from karirhub.forms.certificates import asked_initially, certificates_field, is_only_choosing
from karirhub.forms.questions import MORE, questions_field, rows_of
from karirhub.models import Vacancy
from karirhub.queries.hours import MOST as HOURS
from karirhub.queries.like_vacancies import Suggested, suggested
from karirhub.queries.vacancies import today_at
from siapkerja.identity.forms.industries import IndustryField
from siapkerja.identity.models import Workplace
from siapkerja.kernel.phone import normalised
from siapkerja.kernel.text import id_of
from siapkerja.reference.forms import RegionField
from siapkerja.reference.models import EducationLevel, RegionLevel
from siapkerja.reference.queries import rule
from siapkerja.reference.queries.countries import country_choices
from siapkerja.web.forms.fields import RegencyField, RupiahField
from siapkerja.web.forms.occupations import OccupationField

DATE = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
SUGGEST = "sarankan"
# More branches than this are chosen by separate vacancies.
MOST_PLACES = 12


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


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
    industry = IndustryField(
        label=_("Lapangan usaha (KBLI)"), help_text=_("Kosongkan bila sama dengan lapangan usaha perusahaan."), required=False
    )
    description = forms.CharField(label=_("Tugas"), help_text=_("Apa yang dikerjakan setiap hari."), max_length=5000, widget=_lines(6))
    openings = forms.IntegerField(label=_("Jumlah yang dibutuhkan"), min_value=1, max_value=10_000)
    education = forms.ModelChoiceField(
        label=_("Pendidikan paling rendah"), queryset=EducationLevel.objects.order_by("rank"), empty_label=_("Pilih pendidikan")
    )
    majors = forms.CharField(label=_("Jurusan"), help_text=_("Misalnya tata busana, teknik mesin."), max_length=200, required=False)
    experience_years = forms.IntegerField(
        label=_("Pengalaman paling sedikit, dalam tahun"), help_text=_("0 bila pemula boleh melamar."), min_value=0, max_value=40, initial=0
    )
    skills = forms.CharField(
        label=_("Keterampilan"), help_text=_("Satu baris satu keterampilan, paling banyak 15."), max_length=1500, required=False,
        widget=_lines(4),
    )  # fmt: skip
    requirements = forms.CharField(
        label=_("Syarat lain"),
        help_text=_("Yang benar-benar perlu untuk pekerjaan ini."),
        max_length=3000,
        required=False,
        widget=_lines(3),
    )
    documents_asked = forms.MultipleChoiceField(
        label=_("Berkas yang diminta"), help_text=_("Salinan saja. Ijazah asli tidak boleh diminta atau disimpan."),
        choices=AskedDocument.choices, required=False, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    certificates = certificates_field()
    openings_men = forms.IntegerField(label=_("Khusus laki-laki"), min_value=0, max_value=10_000, required=False)
    openings_women = forms.IntegerField(label=_("Khusus perempuan"), min_value=0, max_value=10_000, required=False)
    sex_reason = forms.CharField(
        label=_("Mengapa hanya satu jenis kelamin?"),
        help_text=_("Misalnya: petugas ruang ganti perempuan. Alasan ini dibaca petugas dan semua orang."), max_length=300, required=False,
    )  # fmt: skip
    age_min = forms.IntegerField(label=_("Umur paling rendah"), min_value=15, max_value=80, required=False)
    age_max = forms.IntegerField(label=_("Umur paling tinggi"), min_value=15, max_value=80, required=False)
    age_reason = forms.CharField(
        label=_("Mengapa umur dibatasi?"),
        help_text=_("Misalnya: SIM B2 baru boleh dimiliki mulai 21 tahun. Alasan ini dibaca petugas dan semua orang."), max_length=300,
        required=False,
    )  # fmt: skip
    wage_min = RupiahField(label=_("Upah terendah per bulan"), help_text=_("Dalam rupiah, misalnya 3.500.000."))
    wage_max = RupiahField(label=_("Upah tertinggi per bulan"), required=False)
    wage_system = forms.ChoiceField(label=_("Sistem upah"), choices=WageSystem.choices, required=False)
    is_wage_visible = forms.BooleanField(
        label=_("Tampilkan upah kepada umum"), help_text=_("Lowongan dengan upah lebih banyak dibuka pencari kerja."), required=False,
        initial=True,
    )  # fmt: skip
    benefits = forms.CharField(
        label=_("Yang diperoleh"), help_text=_("Misalnya BPJS, makan, antar jemput."), max_length=2000, required=False, widget=_lines(3)
    )
    contract_type = forms.ChoiceField(label=_("Jenis kontrak"), choices=ContractType.choices)
    contract_months = forms.IntegerField(
        label=_("Lama kontrak, dalam bulan"), help_text=_("Isi bila bukan pekerjaan tetap."), min_value=1, max_value=60, required=False
    )
    working_time = forms.ChoiceField(label=_("Waktu kerja"), choices=WorkingTime.choices)
    work_arrangement = forms.ChoiceField(label=_("Cara kerja"), choices=WorkArrangement.choices)
    working_hours = forms.CharField(
        label=_("Hari dan jam kerja"), help_text=_("Misalnya Senin–Jumat, 08.00–16.00."), max_length=200, required=False
    )
    hours_per_week = forms.IntegerField(label=_("Jam kerja seminggu"), min_value=1, max_value=72, required=False)
    is_shift_work = forms.BooleanField(label=_("Kerja bergiliran (sif)"), required=False)
    is_night_work = forms.BooleanField(label=_("Kerja malam hari"), required=False)
    is_weekend_work = forms.BooleanField(label=_("Kerja akhir pekan"), required=False)
    has_flexible_hours = forms.BooleanField(label=_("Jam kerja fleksibel"), required=False)
    regency = RegencyField(label=_("Kabupaten atau kota"), help_text=_("Kosongkan bila sama dengan tempat kerja."), required=False)
    district = RegionField(
        label=_("Kecamatan tempat bekerja"),
        help_text=_("Kosongkan bila sama dengan tempat kerja. Pencari kerja mencari dan membacanya."),
        level=RegionLevel.DISTRICT, required=False,
    )  # fmt: skip
    placement = forms.ChoiceField(
        label=_("Dari mana pekerja dicari"),
        choices=[(kind.value, kind.label) for kind in PlacementKind if kind != PlacementKind.ABROAD], required=False,
    )  # fmt: skip
    is_overseas = forms.BooleanField(label=_("Bekerja di luar negeri"), required=False)
    country = forms.ChoiceField(label=_("Negara"), required=False)
    agency_name = forms.CharField(label=_("Nama P3MI"), max_length=200, required=False)
    agency_permit = forms.CharField(label=_("Nomor SIP3MI"), max_length=60, required=False)
    recruitment_permit = forms.CharField(
        label=_("Nomor SIP2MI"), help_text=_("Izin perekrutan untuk negara dan jabatan ini."), max_length=60, required=False
    )
    is_disability_friendly = forms.BooleanField(label=_("Terbuka bagi penyandang disabilitas dengan penyesuaian kerja"), required=False)
    disability_types = forms.MultipleChoiceField(
        label=_("Ragam disabilitas yang dapat bekerja di sini"), help_text=_("Kosongkan bila semua."), choices=Disability.choices,
        required=False, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    accommodation = forms.CharField(
        label=_("Penyesuaian yang tersedia"), help_text=_("Misalnya jalan landai, pendamping, layar pembaca."), max_length=300,
        required=False,
    )  # fmt: skip
    opens_on = forms.DateField(
        label=_("Hari pertama melamar"), help_text=_("Kosongkan bila orang boleh melamar begitu lowongan terbit."), required=False,
        widget=DATE,
    )  # fmt: skip
    closes_on = forms.DateField(label=_("Tanggal tutup"), help_text=_("Paling lama 90 hari sejak terbit."), widget=DATE)
    answer_within_days = forms.IntegerField(
        label=_("Janji jawaban, dalam hari"), help_text=_("Setiap pelamar dijawab paling lambat sekian hari. Pelamar melihat janji ini."),
        min_value=1, max_value=90, required=False,
    )  # fmt: skip
    stages = forms.CharField(
        label=_("Tahap seleksi"), help_text=_("Satu baris satu tahap, misalnya Tes menjahit, lalu Wawancara. Paling banyak delapan."),
        max_length=700, required=False, widget=_lines(3),
    )  # fmt: skip
    questions = questions_field()
    contact_name = forms.CharField(
        label=_("Nama yang dapat dihubungi petugas"), help_text=_("Tidak ditampilkan kepada umum."), max_length=100, required=False
    )
    contact_phone = forms.CharField(
        label=_("Nomor teleponnya"), max_length=20, required=False, widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"})
    )

    def __init__(self, *args: Any, workplaces: Any, vacancy: Vacancy | None = None, **kwargs: Any) -> None:
        if vacancy is not None:
            kwargs["initial"] = initial_of(vacancy) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.fields["workplace"].queryset = workplaces  # type: ignore[attr-defined]
        self.fields["country"].choices = [("", _now("Pilih negara")), *country_choices(on=timezone.localdate())]  # type: ignore[attr-defined]
        most = rule(HOURS, timezone.localdate()).value
        self.fields["hours_per_week"].help_text = _now("Lebih dari %(most)s jam adalah lembur.") % {"most": most}
        offices = list(workplaces[: MOST_PLACES + 1])
        others = [row for row in offices if vacancy is None or row.pk != vacancy.workplace_id]
        self.place_fields = self._add_places(others if len(offices) > 1 else [])
        if vacancy is not None:
            del self.fields["workplace"]
            self.vacancy_regency = vacancy.workplace.regency_id
        if vacancy is not None and vacancy.is_open_on(today_at(vacancy, timezone.now())):
            del self.fields["opens_on"]

    def _add_places(self, workplaces: list[Workplace]) -> dict[str, int]:
        """A line for each other workplace, where there is more than one."""
        for office in workplaces:
            self.fields[f"place_{office.pk}"] = forms.IntegerField(label=office.name, min_value=0, max_value=10_000, required=False)
        return {f"place_{office.pk}": office.pk for office in workplaces}

    @property
    def places(self) -> list[forms.BoundField]:
        return [self[name] for name in self.place_fields]

    @classmethod
    def answering(
        cls, data: Any, *, workplaces: Any, vacancy: Vacancy | None = None, initial: dict[str, Any] | None = None
    ) -> "VacancyForm":
        """The form for a request: bound to what is sent, or, while something is being chosen or suggested, only filled with it."""
        if not data or not (is_only_choosing(data) or MORE in data or SUGGEST in data):
            return cls(data or None, workplaces=workplaces, vacancy=vacancy, initial=initial or {})
        form = cls(workplaces=workplaces, vacancy=vacancy)
        for name, field in form.fields.items():
            form.initial[name] = field.widget.value_from_datadict(data, {}, name)
        return form

    def suggest(self) -> Suggested:
        """Suggestions from the title; what is still empty is filled with them."""
        told = {name: str(self.initial.get(name) or "").replace("\0", "") for name in ("title", "regency", "workplace")}
        office = Workplace.objects.filter(pk=id_of(told["workplace"]) or 0).first()
        here = told["regency"] or (office.regency_id if office else getattr(self, "vacancy_regency", ""))
        code = ""
        try:
            code = self.fields["occupation"].clean(self.initial.get("occupation"))
        except ValidationError:
            self.initial["occupation"] = ""
        found = suggested(title=told["title"][:100], occupation_code=code, regency_code=here)
        filling = {
            "occupation": found.occupation.title if found.occupation else "",
            "skills": "\n".join(found.skills),
            "education": found.education,
            "wage_min": found.pay.low if found.pay else None,
            "wage_max": found.pay.high if found.pay and not self.initial.get("wage_min") else None,
        }
        for name, value in filling.items():
            if value and not self.initial.get(name):
                self.initial[name] = value
        return found

    def clean_skills(self) -> tuple[str, ...]:
        return _parts(self.cleaned_data["skills"], most=MOST_SKILLS, longest=80)

    def clean_stages(self) -> tuple[str, ...]:
        return _parts(self.cleaned_data["stages"], most=MOST_STAGES, longest=80, is_by_line=True)

    def clean_contact_phone(self) -> str:
        try:
            return normalised(self.cleaned_data["contact_phone"]) if self.cleaned_data["contact_phone"] else ""
        except ValueError as error:
            raise ValidationError(_now("Tulis nomor telepon Indonesia, misalnya 0812 3456 7890.")) from error

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if (told.get("openings_men") or told.get("openings_women")) and not told.get("sex_reason"):
            self.add_error("sex_reason", _now("Tuliskan alasan pekerjaan yang hanya dapat dilakukan satu jenis kelamin."))
        if (told.get("age_min") or told.get("age_max")) and not told.get("age_reason"):
            self.add_error("age_reason", _now("Tuliskan alasan pekerjaan yang menuntut batas umur."))
        self._locate(told)
        if told.get("is_overseas"):
            for name in ("country", "agency_name", "agency_permit"):
                if not told.get(name):
                    self.add_error(name, _now("Isi untuk lowongan ke luar negeri (UU 18/2017)."))
        return told

    def _locate(self, told: dict[str, Any]) -> None:
        """A district alone says in which regency it lies; both must agree."""
        district, workplace = told.get("district"), told.get("workplace")
        if district is None:
            return
        own = workplace.regency_id if workplace else getattr(self, "vacancy_regency", "")
        if not told.get("regency") and not district.pk.startswith(own or "-"):
            told["regency"] = district.parent_id
        elif not district.pk.startswith(told.get("regency") or own):
            self.add_error("district", DistrictElsewhere.sentence)

    def content(self) -> VacancyContent:
        """What the actions take."""
        told = dict(self.cleaned_data)
        workplace = told.pop("workplace", None)
        here = workplace.regency_id if workplace else self.vacancy_regency
        places = ((pk, told[name]) for name, pk in self.place_fields.items())
        return VacancyContent(
            **{name: told[name] for name in (*_PLAIN, "certificates", "skills", "stages", "questions")},
            documents_asked=tuple(told["documents_asked"]),
            disability_types=tuple(told["disability_types"]),
            occupation_id=told["occupation"],
            industry_id=told["industry"].pk if told["industry"] else None,
            education_id=told["education"].pk,
            regency_id=told["regency"] or here,
            district_id=told["district"].pk if told["district"] else None,
            opens_on=told.get("opens_on"),
            openings_men=told["openings_men"] or 0,
            openings_women=told["openings_women"] or 0,
            contract_type=ContractType(told["contract_type"]),
            working_time=WorkingTime(told["working_time"]),
            work_arrangement=WorkArrangement(told["work_arrangement"]),
            wage_system=WageSystem(told["wage_system"] or WageSystem.MONTHLY),
            placement=PlacementKind(told["placement"] or PlacementKind.LOCAL),
            places=tuple(PlaceOpenings(workplace_id=pk, openings=count) for pk, count in places if count),
        )


_PLAIN = (
    "title", "description", "requirements", "benefits", "openings", "contract_months", "experience_years", "wage_min", "wage_max",
    "is_wage_visible", "is_disability_friendly", "accommodation", "closes_on", "majors", "sex_reason", "age_min", "age_max", "age_reason",
    "working_hours", "hours_per_week", "is_shift_work", "is_night_work", "is_weekend_work", "has_flexible_hours", "is_overseas", "country",
    "agency_name", "agency_permit", "recruitment_permit", "answer_within_days", "contact_name", "contact_phone",
)  # fmt: skip


def _parts(text: str, *, most: int, longest: int, is_by_line: bool = False) -> tuple[str, ...]:
    """Lines (or parts between commas), each once.

    Raises:
        ValidationError: too many or too long.
    """
    lines = text.splitlines() if is_by_line else text.replace(",", "\n").replace(";", "\n").splitlines()
    parts = tuple(dict.fromkeys(part for line in lines if (part := " ".join(line.split()))))
    if len(parts) > most or any(len(part) > longest for part in parts):
        raise ValidationError(
            _now("Paling banyak %(most)s baris, masing-masing paling panjang %(longest)s huruf.") % {"most": most, "longest": longest}
        )
    return parts


def initial_of(vacancy: Vacancy) -> dict[str, Any]:
    """A vacancy as the form shows it."""
    said = VacancyContent.of(vacancy)
    chosen = ("contract_type", "working_time", "work_arrangement", "education", "wage_system", "placement")
    plain = {name: getattr(said, name) for name in _PLAIN}
    return plain | {name: getattr(vacancy, name) for name in chosen} | {
        "occupation": vacancy.occupation.title,
        "industry": str(vacancy.industry) if vacancy.industry else "",
        "regency": vacancy.regency_id,
        "district": vacancy.district_id,
        "opens_on": vacancy.opens_on,
        "openings_men": said.openings_men or None,
        "openings_women": said.openings_women or None,
        "documents_asked": list(said.documents_asked),
        "disability_types": list(said.disability_types),
        "skills": "\n".join(said.skills),
        "stages": "\n".join(said.stages),
        "questions": rows_of(said.questions),
        "certificates": asked_initially(vacancy),
        **{f"place_{place.workplace_id}": place.openings for place in said.places},
    }  # fmt: skip
