"""Forms for a person's own papers: documents, a file to read in, the sheet to hand in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from siapkerja.profiles.enums import DocumentKind
from siapkerja.profiles.json_resume import Resume, School, Work
from siapkerja.reference.models import EducationLevel

LANGUAGES = (("id", _("Indonesia")), ("en", _("Inggris")))


class DocumentForm(forms.Form):
    kind = forms.ChoiceField(label=_("Jenis dokumen"), choices=DocumentKind.choices)
    title = forms.CharField(label=_("Nama dokumen"), help_text=_("Misalnya: Ijazah SMK Tata Busana."), max_length=80, required=False)
    document = forms.FileField(
        label=_("Berkas"),
        help_text=_("PDF, JPG, atau PNG, paling besar 5 MB. Foto dari telepon boleh, asal terbaca."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png,image/heic,.heic"}),
    )


class ResumeFileForm(forms.Form):
    resume = forms.FileField(
        label=_("Berkas JSON Resume"),
        help_text=_("Berakhiran .json, paling besar 512 KB. Sebelum disimpan, Anda melihat dulu apa yang akan ditambahkan."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
    )


class ResumeChoiceForm(forms.Form):
    """What of a file that was read is to be added: a box for each job, a level for each school."""

    def __init__(self, *args: Any, resume: Resume, known_works: set[int], known_schools: set[int], has_summary: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.resume = resume
        self.known_works, self.known_schools, self.has_summary = known_works, known_schools, has_summary
        levels = [("", _("Jangan tambahkan")), *EducationLevel.objects.order_by("rank").values_list("code", "name")]
        for number, work in enumerate(resume.works):
            if not work.fault and number not in known_works:
                self.fields[f"work_{number}"] = forms.BooleanField(label=f"{work.position}, {work.employer}", required=False, initial=True)
        for number, school in enumerate(resume.schools):
            if number not in known_schools:
                self.fields[f"school_{number}"] = forms.ChoiceField(
                    label=school.institution or _("Pendidikan tanpa nama sekolah"), choices=levels, required=False, initial=school.level
                )
        if resume.summary and not has_summary:
            self.fields["summary"] = forms.BooleanField(label=_("Ringkasan tentang saya"), required=False, initial=True)
        if resume.skills:
            self.fields["skills"] = forms.MultipleChoiceField(
                label=_("Keterampilan"),
                choices=[(name, name) for name in resume.skills],
                initial=list(resume.skills),
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    @property
    def taking(self) -> dict[str, Any]:
        """What `take_resume` takes of a valid form."""
        data = self.cleaned_data
        works = [work for number, work in enumerate(self.resume.works) if data.get(f"work_{number}")]
        schools = [
            School(**vars(school) | {"level": data[f"school_{number}"]})
            for number, school in enumerate(self.resume.schools)
            if data.get(f"school_{number}")
        ]
        return {
            "summary": self.resume.summary if data.get("summary") else "",
            "works": works,
            "schools": schools,
            "skills": data.get("skills", []),
        }

    @property
    def work_rows(self) -> list[tuple[Work, Any, bool]]:
        """Each job with its box, if it has one, and whether it stands in the profile already."""
        return [
            (work, self[f"work_{number}"] if f"work_{number}" in self.fields else None, number in self.known_works)
            for number, work in enumerate(self.resume.works)
        ]

    @property
    def school_rows(self) -> list[tuple[School, Any, bool]]:
        return [
            (school, self[f"school_{number}"] if f"school_{number}" in self.fields else None, number in self.known_schools)
            for number, school in enumerate(self.resume.schools)
        ]


class CurriculumForm(forms.Form):
    """How the sheet is to look; every answer has a sensible default, so that a bare address works."""

    language = forms.ChoiceField(label=_("Bahasa"), choices=LANGUAGES, required=False, initial="id", widget=forms.RadioSelect)
    photo = forms.BooleanField(label=_("Dengan foto"), required=False)
    email = forms.BooleanField(label=_("Dengan alamat surel"), required=False, initial=True)
