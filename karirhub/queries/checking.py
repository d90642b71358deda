"""The officers' queue of vacancies."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from karirhub.models import Vacancy, VacancyDeficiency
from karirhub.permissions import CHECKERS
from siapkerja.identity.actor import Actor


@dataclass(frozen=True)
class Tray:
    """One tray of the queue, and by what it is ordered, the oldest first."""

    slug: str
    words: str | Promise
    condition: Q
    order: str


TRAYS = (
    Tray("menunggu", _("Sebelum terbit"), Q(state="submitted"), "check_wanted_at"),
    Tray("sesudah", _("Sesudah terbit"), Q(state="published", check_wanted_at__isnull=False), "check_wanted_at"),
    Tray("dikembalikan", _("Menunggu perusahaan"), Q(state="returned"), "submitted_at"),
)


def _in_region(actor: Actor) -> Q:
    """Work in the officer's regions, but never of a company the officer acts for."""
    reached = Q(pk__in=[])
    for code in actor.officer_regions(CHECKERS):
        reached |= Q(regency__code__startswith=code) if code else Q()
        if not code:
            reached = Q()
            break
    own = [claim.legal_entity_id for claim in actor.memberships]
    return reached & ~Q(legal_entity__in=own) if own else reached


def tray_counts(actor: Actor) -> dict[str, int]:
    """How many lie in each tray. One query."""
    counted = {tray.slug: Count("pk", filter=tray.condition) for tray in TRAYS}
    rows = Vacancy.objects.filter(Q(check_wanted_at__isnull=False) | Q(state="returned")).filter(_in_region(actor))
    return rows.aggregate(**counted)


def in_tray(actor: Actor, tray: Tray) -> QuerySet[Vacancy]:
    """What lies in a tray, with what a row shows."""
    return Vacancy.objects.filter(tray.condition).filter(_in_region(actor)).with_employer().select_related("regency", "occupation")


def waiting(actor: Actor) -> int:
    """How many wait for an officer of these regions."""
    return Vacancy.objects.waiting_for_check().filter(_in_region(actor)).count()


def visible_vacancy(actor: Actor, vacancy_id: int) -> Vacancy | None:
    """A vacancy of the officer's regions that was sent at least once."""
    sent = Q(submitted_at__isnull=False) | Q(published_at__isnull=False)
    rows = Vacancy.objects.with_names().select_related("industry", "district", "document")
    return rows.filter(sent, _in_region(actor), pk=vacancy_id).first()


def to_be_mended(vacancy: Vacancy) -> list[VacancyDeficiency]:
    """What an officer asked for and the employer has not sent anew."""
    return list(vacancy.deficiencies.filter(settled_at=None))


def mended(vacancy: Vacancy) -> list[VacancyDeficiency]:
    """What was asked for before the vacancy was sent again."""
    return list(vacancy.deficiencies.filter(settled_at__isnull=False))


def alike(vacancy: Vacancy, limit: int = 5) -> list[Vacancy]:
    """Other vacancies of the same employer for the same occupation in the same place that are open or wait."""
    by_whom = Q(origin__employer_name=vacancy.employer_name) if vacancy.is_passed_on else Q(origin__partner=None)
    rows = Vacancy.objects.of(vacancy.legal_entity_id).filter(
        by_whom, occupation=vacancy.occupation_id, regency=vacancy.regency_id, state__in=["submitted", "published"]
    )
    return list(rows.exclude(pk=vacancy.pk).order_by("-pk")[:limit])
