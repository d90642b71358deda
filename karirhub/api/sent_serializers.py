"""Vacancies as programs send and read them. Every answer has its type: a number in quotation marks is not a number here."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from karirhub.actions.certificates import Asked
from karirhub.actions.vacancy_content import MOST_OPTIONS, MOST_QUESTIONS, MOST_SKILLS, MOST_STAGES, Question, VacancyContent
from karirhub.enums import (
    AskedDocument,
    CloseReason,
    ContractType,
    Demand,
    Disability,
    PlacementKind,
    QuestionKind,
    VacancyState,
    WageSystem,
    WorkArrangement,
    WorkingTime,
)
from karirhub.queries.codes import is_known
from karirhub.queries.sent_vacancies import REFERENCE
from siapkerja.api.fields import Number, Strict, Text, YesNo

LARGEST_WAGE = 999_999_999


class Code(Text):
    """A code of the reference data that is in force; looked up once a request, however many vacancies name it."""

    default_error_messages = {"unknown": _("Kode “{code}” tidak dikenal atau tidak berlaku lagi.")}

    def __init__(self, kind: str, **kwargs: Any) -> None:
        self.kind = kind
        super().__init__(max_length=15, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        code = super().to_internal_value(data)
        seen: dict[tuple[str, str], bool] = self.context.get("codes", {})
        if (self.kind, code) not in seen:
            seen[self.kind, code] = is_known(self.kind, code, timezone.localdate())
        if not seen[self.kind, code]:
            self.fail("unknown", code=code)
        return code


class CertificateSerializer(Strict):
    """A competence certificate asked for, by the number of its scheme."""

    number = Text(max_length=60)
    demand = serializers.ChoiceField(choices=Demand.choices, default=Demand.PREFERRED)


class QuestionSerializer(Strict):
    """What every applicant is asked."""

    text = Text(max_length=300)
    kind = serializers.ChoiceField(choices=QuestionKind.choices)
    options = serializers.ListField(child=Text(max_length=100), max_length=MOST_OPTIONS, default=list)
    is_required = YesNo(default=True)


class SentVacancySerializer(Strict):
    """A vacancy as it is sent. Wages are rupiah a month; codes are of the reference data (KBJI, KBLI, Kemendagri)."""

    reference = serializers.RegexField(rf"^{REFERENCE}$", help_text="Your own key, up to 64 letters, digits and ._:-")
    workplace = serializers.UUIDField(required=False, allow_null=True, help_text="Of your organisation; its head office if left out.")
    title = Text(max_length=100)
    occupation = Code("occupation", help_text="KBJI code.")
    industry = Code("industry", required=False, allow_null=True, help_text="KBLI code of five digits.")
    description = Text(max_length=5000)
    requirements = Text(max_length=3000, allow_blank=True, default="")
    benefits = Text(max_length=2000, allow_blank=True, default="")
    openings = Number(min_value=1, max_value=10_000)
    openings_men = Number(min_value=0, max_value=10_000, default=0)
    openings_women = Number(min_value=0, max_value=10_000, default=0)
    sex_reason = Text(max_length=300, allow_blank=True, default="")
    age_min = Number(min_value=15, max_value=80, required=False, allow_null=True, default=None)
    age_max = Number(min_value=15, max_value=80, required=False, allow_null=True, default=None)
    age_reason = Text(max_length=300, allow_blank=True, default="")
    contract_type = serializers.ChoiceField(choices=ContractType.choices)
    contract_months = Number(min_value=1, max_value=60, allow_null=True, default=None)
    working_time = serializers.ChoiceField(choices=WorkingTime.choices, default=WorkingTime.FULL_TIME)
    work_arrangement = serializers.ChoiceField(choices=WorkArrangement.choices, default=WorkArrangement.ON_SITE)
    working_hours = Text(max_length=200, allow_blank=True, default="")
    hours_per_week = Number(min_value=1, max_value=72, allow_null=True, default=None)
    is_shift_work = YesNo(default=False)
    is_night_work = YesNo(default=False)
    is_weekend_work = YesNo(default=False)
    has_flexible_hours = YesNo(default=False)
    education = Code("education", help_text="Code of the lowest level of education, for example SMA.")
    majors = Text(max_length=200, allow_blank=True, default="")
    experience_years = Number(min_value=0, max_value=40, default=0)
    wage_min = Number(min_value=1, max_value=LARGEST_WAGE)
    wage_max = Number(min_value=1, max_value=LARGEST_WAGE, allow_null=True, default=None)
    is_wage_visible = YesNo(default=True)
    wage_system = serializers.ChoiceField(choices=WageSystem.choices, default=WageSystem.MONTHLY)
    region = Code("regency", required=False, allow_null=True, help_text="Code of the regency or city; the workplace's if left out.")
    district = Code("district", required=False, allow_null=True, help_text="Code of the district; the workplace's if left out.")
    placement = serializers.ChoiceField(choices=PlacementKind.choices, default=PlacementKind.LOCAL)
    is_overseas = YesNo(default=False)
    country = Text(max_length=3, allow_blank=True, default="")
    agency_name = Text(max_length=200, allow_blank=True, default="")
    agency_permit = Text(max_length=60, allow_blank=True, default="")
    recruitment_permit = Text(max_length=60, allow_blank=True, default="")
    is_disability_friendly = YesNo(default=False)
    disability_types = serializers.ListField(child=serializers.ChoiceField(choices=Disability.choices), max_length=6, default=list)
    accommodation = Text(max_length=300, allow_blank=True, default="")
    documents_asked = serializers.ListField(child=serializers.ChoiceField(choices=AskedDocument.choices), max_length=10, default=list)
    answer_within_days = Number(min_value=1, max_value=90, allow_null=True, default=None)
    opens_on = serializers.DateField(
        required=False, allow_null=True, default=None, help_text="First day on which people can apply; the day it is published if left out."
    )
    closes_on = serializers.DateField()
    certificates = serializers.ListField(child=CertificateSerializer(), max_length=5, default=list)
    skills = serializers.ListField(child=Text(max_length=60), max_length=MOST_SKILLS, default=list)
    questions = serializers.ListField(child=QuestionSerializer(), max_length=MOST_QUESTIONS, default=list)
    stages = serializers.ListField(child=Text(max_length=60), max_length=MOST_STAGES, default=list)
    employer_name = Text(max_length=150, allow_blank=True, default="", help_text="Partner portals: who looks for people.")
    apply_url = serializers.URLField(max_length=500, allow_blank=True, default="", help_text="Partner portals: where people apply.")
    publish = YesNo(default=True, help_text="Send it to be checked and published at once; false keeps a draft.")
    are_flags_read = YesNo(default=False, help_text="The words that stand out are meant; see the problem vacancy_flags_not_read.")
    is_double_meant = YesNo(default=False, help_text="A like vacancy is known, and this one is wanted as well.")


# Not of the vacancy's content, or under another name there.
APART = (
    "reference", "workplace", "occupation", "industry", "education", "region", "district", "certificates", "questions", "employer_name",
    "apply_url", "publish", "are_flags_read", "is_double_meant",
)  # fmt: skip


def content_of(told: Mapping[str, Any], *, regency_code: str, industry_id: int | None) -> VacancyContent:
    """What the actions take, of what a serializer has looked at."""
    plain: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in told.items() if name not in APART}
    plain |= {name: kind(plain[name]) for name, kind in _KINDS.items()}
    return VacancyContent(
        **plain,
        occupation_id=told["occupation"],
        education_id=told["education"],
        industry_id=industry_id,
        regency_id=told.get("region") or regency_code,
        district_id=told.get("district"),
        certificates=tuple(Asked(number=row["number"], demand=Demand(row["demand"])) for row in told["certificates"]),
        questions=tuple(
            Question(text=row["text"], kind=QuestionKind(row["kind"]), options=tuple(row["options"]), is_required=row["is_required"])
            for row in told["questions"]
        ),
    )


_KINDS: dict[str, Any] = {
    "contract_type": ContractType, "working_time": WorkingTime, "work_arrangement": WorkArrangement, "wage_system": WageSystem,
    "placement": PlacementKind,
}  # fmt: skip


class ApplicationCountsSerializer(serializers.Serializer[Any]):
    """How many applications there are; who applied is read by people, on the portal."""

    total = serializers.IntegerField()
    waiting = serializers.IntegerField(help_text="Not looked at yet.")
    in_progress = serializers.IntegerField()
    hired = serializers.IntegerField()


class DeficiencySerializer(serializers.Serializer[Any]):
    """What an officer asks to be mended."""

    field = serializers.CharField()
    code = serializers.CharField()
    note = serializers.CharField()


class SentVacancyStateSerializer(serializers.Serializer[Any]):
    """Where a vacancy that was sent stands."""

    reference = serializers.CharField()
    id = serializers.IntegerField()
    version = serializers.IntegerField(help_text="Also the ETag.")
    number = serializers.CharField(allow_null=True)
    state = serializers.ChoiceField(choices=VacancyState.choices)
    state_label = serializers.CharField()
    is_sandbox = serializers.BooleanField()
    url = serializers.CharField(allow_null=True, help_text="Its public page, once it was open.")
    title = serializers.CharField()
    openings = serializers.IntegerField()
    filled_openings = serializers.IntegerField()
    closes_on = serializers.DateField()
    submitted_at = serializers.DateTimeField(allow_null=True)
    published_at = serializers.DateTimeField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    employer_name = serializers.CharField(allow_blank=True)
    apply_url = serializers.CharField(allow_blank=True)
    deficiencies = DeficiencySerializer(many=True)
    applications = ApplicationCountsSerializer()


class SentVacancyListSerializer(serializers.Serializer[Any]):
    """One page. `next` and `previous` are addresses, null at the ends."""

    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = SentVacancyStateSerializer(many=True)


class SendSerializer(Strict):
    are_flags_read = YesNo(default=False)


class CloseSerializer(Strict):
    reason = serializers.ChoiceField(choices=CloseReason.choices)


class OutsiderSerializer(Strict):
    """Somebody hired who did not apply here. Of the NIK only the first and last four digits are kept."""

    name = Text(max_length=100)
    nik = Text(max_length=16, allow_blank=True, default="")


class FillSerializer(Strict):
    openings = Number(min_value=1, max_value=10_000, help_text="How many openings are filled by people who did not apply here.")
    people = serializers.ListField(
        child=OutsiderSerializer(), max_length=1_000, default=list, help_text="Who they are, as far as you name them."
    )


class BulkSerializer(Strict):
    items = serializers.ListField(child=serializers.JSONField(), min_length=1, max_length=500)


class BriefVacancySerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    version = serializers.IntegerField()
    state = serializers.ChoiceField(choices=VacancyState.choices)


class BulkItemSerializer(serializers.Serializer[Any]):
    """What became of one vacancy of many."""

    index = serializers.IntegerField()
    reference = serializers.CharField(allow_null=True)
    status = serializers.IntegerField(help_text="As if it had been sent alone: 200, 201, 400, 403, 409 …")
    result = serializers.ChoiceField(choices=["created", "changed", "unchanged", "refused"])
    vacancy = BriefVacancySerializer(allow_null=True)
    problem = serializers.JSONField(allow_null=True)


class BulkAnswerSerializer(serializers.Serializer[Any]):
    """Results in the order they were sent."""

    created = serializers.IntegerField()
    changed = serializers.IntegerField()
    unchanged = serializers.IntegerField()
    refused = serializers.IntegerField()
    results = BulkItemSerializer(many=True)
