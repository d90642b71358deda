"""Vacancies that came by a program, for the organisation whose program sends them."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from karirhub.models import PartnerPortal, Vacancy
from karirhub.workflows import APPLICATION, VACANCY
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import LegalEntity, Workplace
from siapkerja.identity.reach import reached_workplaces, within_reach
from siapkerja.reference.queries import rule

REFERENCE = r"(?!bulk$)[A-Za-z0-9][A-Za-z0-9._:-]{0,63}"


# What a vacancy says besides its own row.
_SAID = ("asked__scheme", "skills", "places", "questions", "stages", "contact")


def sent_vacancies(organisation: LegalEntity, actor: Actor) -> QuerySet[Vacancy]:
    """Those the organisation's programs sent, with numbers of applications; in a sandbox only what was tried out there."""
    rows = Vacancy.everything.of(organisation.pk).filter(is_sandbox=actor.is_sandbox, origin__isnull=False)
    # Bound first, counted afterwards: a page of counts asks only about its own rows.
    return rows.filter(within_reach(organisation, actor)).select_related(
        "legal_entity", "workplace", "regency", "industry", "education", "occupation", "origin__partner"
    )


def with_counts(rows: QuerySet[Vacancy]) -> QuerySet[Vacancy]:
    """With how many applications there are; numbers only, never who."""
    return rows.annotate(
        applications_total=Count("applications"),
        applications_waiting=Count("applications", filter=Q(applications__state="sent")),
        applications_open=Count("applications", filter=Q(applications__state__in=APPLICATION.values(final=False))),
        applications_hired=Count("applications", filter=Q(applications__state="hired")),
    )


def sent_vacancy(organisation: LegalEntity, actor: Actor, reference: str) -> Vacancy | None:
    """By the sender's own key."""
    return sent_vacancies(organisation, actor).filter(origin__reference=reference).first()


def vacancies_sent_as(organisation: LegalEntity, actor: Actor, references: Collection[str]) -> dict[str, Vacancy]:
    """Those of many references at once, by reference, with all that they say; eight queries."""
    rows = sent_vacancies(organisation, actor).filter(origin__reference__in=references).prefetch_related(*_SAID)
    return {row.origin.reference: row for row in rows}


def workplace_for(organisation: LegalEntity, actor: Actor, public_id: str | None) -> Workplace | None:
    """An open workplace of the organisation; None asks for its head office."""
    rows = reached_workplaces(organisation, actor).select_related("legal_entity")
    return rows.filter(public_id=public_id).first() if public_id else rows.first()


def working_partner(legal_entity_id: int) -> PartnerPortal | None:
    """The portal the organisation hands vacancies of others on from, while it may."""
    return PartnerPortal.objects.working().filter(legal_entity=legal_entity_id).order_by("-pk").first()


def alike(vacancy: Vacancy, *, employer_name: str, on: date) -> Vacancy | None:
    """Another vacancy of the same sender that says the same: title, place, openings and employer, within the last days.

    How many days is the rule `vacancy_duplicate_days`.
    """
    since = on - timedelta(days=int(rule("vacancy_duplicate_days", on).value))
    by_whom = Q(origin__employer_name=employer_name)
    if not employer_name:
        by_whom |= Q(origin=None)  # written on the portal's own pages
    rows = Vacancy.everything.of(vacancy.legal_entity_id).filter(
        by_whom,
        is_sandbox=vacancy.is_sandbox,
        title__iexact=vacancy.title,
        regency=vacancy.regency_id,
        openings=vacancy.openings,
        drafted_at__date__gte=since,
        state__in=VACANCY.values(final=False),
    )
    return rows.exclude(pk=vacancy.pk).select_related("origin").only("number", "origin__reference").order_by("pk").first()
