"""Vacancies as JSON."""

from typing import Any

from django.conf import settings
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from karirhub.models import Vacancy


class CodeSerializer(serializers.Serializer[Any]):
    """A code of the reference data with its name."""

    code = serializers.CharField()
    name = serializers.CharField()


class VacancySerializer(serializers.ModelSerializer[Vacancy]):
    """An open vacancy. Wages are rupiah a month, and null where the employer does not show them."""

    url = serializers.SerializerMethodField()
    employer = serializers.CharField(
        source="employer_name", help_text="Who looks for people; of a partner portal's vacancy whom the portal names."
    )
    occupation = serializers.SerializerMethodField()
    education = serializers.SerializerMethodField()
    region = serializers.SerializerMethodField()
    wage_min = serializers.SerializerMethodField()
    wage_max = serializers.SerializerMethodField()

    class Meta:
        model = Vacancy
        fields: tuple[str, ...] = (
            "id", "number", "url", "title", "employer", "occupation", "education", "region", "openings", "contract_type",
            "contract_months", "working_time", "work_arrangement", "experience_years", "wage_min", "wage_max",
            "is_disability_friendly", "is_overseas", "country", "opens_on", "closes_on", "published_at",
        )  # fmt: skip

    def get_url(self, row: Vacancy) -> str:
        return settings.BASE_URL + row.get_absolute_url()

    @extend_schema_field(CodeSerializer)
    def get_occupation(self, row: Vacancy) -> dict[str, str]:
        return _code(row.occupation_id, row.occupation.title)

    @extend_schema_field(CodeSerializer)
    def get_education(self, row: Vacancy) -> dict[str, str]:
        return _code(row.education_id, row.education.name)

    @extend_schema_field(CodeSerializer)
    def get_region(self, row: Vacancy) -> dict[str, str]:
        return _code(row.regency_id, row.regency.name)

    def get_wage_min(self, row: Vacancy) -> int | None:
        return row.wage_min if row.is_wage_visible else None

    def get_wage_max(self, row: Vacancy) -> int | None:
        return row.wage_max if row.is_wage_visible else None


class VacancyDetailSerializer(VacancySerializer):
    """An open vacancy with everything it says."""

    skills: Any = serializers.SlugRelatedField("name", many=True, read_only=True)
    district = serializers.SerializerMethodField(help_text="Of the workplace, where it is known; null otherwise.")

    class Meta(VacancySerializer.Meta):
        fields = (
            *VacancySerializer.Meta.fields, "district", "description", "requirements", "benefits", "accommodation", "disability_types",
            "skills", "majors", "documents_asked", "wage_system", "working_hours", "hours_per_week", "is_shift_work",
            "is_night_work", "is_weekend_work", "has_flexible_hours", "openings_men", "openings_women", "sex_reason", "age_min",
            "age_max", "age_reason", "placement", "agency_name", "agency_permit", "recruitment_permit", "answer_within_days",
            "filled_openings",
        )  # fmt: skip

    @extend_schema_field(CodeSerializer(allow_null=True))
    def get_district(self, row: Vacancy) -> dict[str, str] | None:
        return _code(row.district_id, row.district.name) if row.district_id and row.district else None


class VacancyListSerializer(serializers.Serializer[Any]):
    """One page. `next` and `previous` are addresses, null at the ends. There are more than `count` where it is not exact."""

    count = serializers.IntegerField()
    is_count_exact = serializers.BooleanField()
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = VacancySerializer(many=True)


def _code(code: str, name: str) -> dict[str, str]:
    return {"code": code, "name": name}
