"""Who fills the openings of a vacancy."""

from karirhub.models import Application, Vacancy, VacancyFilling
from karirhub.permissions import is_withheld
from karirhub.queries.pipeline import is_shared


def hired_unreported(vacancy: Vacancy) -> list[Application]:
    """Applicants who were hired and are in no report yet, the earliest first; each with its person, and `is_shared`."""
    rows = Application.objects.filter(vacancy=vacancy, state="hired", filled_opening=None).select_related("person")
    shared = rows.defer("sealed_snapshot", "letter").annotate(is_shared=is_shared(vacancy.legal_entity_id))
    return list(shared.order_by("moved_at", "pk"))


def nameable(vacancy: Vacancy, hired: list[Application]) -> list[Application]:
    """Those of these whose names their employer may still read (`queries.applications.is_shared`, for many at once)."""
    if not hired or is_withheld(vacancy):
        return []
    return [row for row in hired if row.is_shared]  # type: ignore[attr-defined]


def fillings_of(vacancy: Vacancy) -> list[VacancyFilling]:
    """Reports so far, the newest first, each with whom it names from outside the portal; two queries."""
    return list(VacancyFilling.objects.filter(vacancy=vacancy).prefetch_related("outside").order_by("-pk"))
