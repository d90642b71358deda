"""Reading portals of others."""

from django.db.models import Count, Q, QuerySet

from karirhub.models import PartnerPortal, Vacancy, VacancyOrigin


def partners() -> QuerySet[PartnerPortal]:
    """Every registered portal with how many of its vacancies are open, by name."""
    opened = Count("origins", filter=Q(origins__vacancy__state="published", origins__is_sandbox=False))
    return PartnerPortal.objects.select_related("legal_entity", "registered_by").annotate(open_vacancies=opened).order_by("name", "pk")


def partner_names(slugs: list[str]) -> dict[str, str]:
    """Names for the search's filter, by slug."""
    return dict(PartnerPortal.objects.filter(slug__in=slugs).values_list("slug", "name"))


def is_passed_on(vacancy_id: int) -> bool:
    """Whether a partner portal sent it on behalf of somebody else."""
    return VacancyOrigin.objects.filter(vacancy=vacancy_id, partner__isnull=False).exists()


def address_at_partner(vacancy: Vacancy) -> str:
    """Where people apply at the partner; "" where they apply here, or while the partner is suspended."""
    partner = vacancy.partner
    return vacancy.origin.apply_url if partner and partner.is_working else ""
