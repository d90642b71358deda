"""Certification schemes a programme leads to."""

from django.db.models import Q

from skillhub.models import CertificationScheme, Programme

SHOWN = 5


def matching_schemes(programme: Programme) -> list[CertificationScheme]:
    """Offered schemes whose units are all taught, then those for the same occupation."""
    taught = programme.unit_codes()
    wanted = Q(pk__in=[])
    if taught:
        wanted |= Q(unit_codes__contained_by=list(taught)) & ~Q(unit_codes=[])
    if programme.occupation_id:
        wanted |= Q(occupation_code=programme.occupation_id)
    found = list(CertificationScheme.objects.offered().filter(wanted).order_by("title", "pk")[:50])
    found.sort(key=lambda scheme: not set(scheme.unit_codes) <= set(taught))
    return found[:SHOWN]
