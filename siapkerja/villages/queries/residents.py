"""What the platform itself counts of a village."""

from django.db.models import QuerySet

from siapkerja.identity.models import Workplace
from siapkerja.profiles.models import Profile


def seekers_in(village_code: str) -> QuerySet[Profile]:
    """People living there whose profile says what work they look for."""
    people = Profile.objects.filter(person__village=village_code, person__anonymised_at=None)
    return people.exclude(work_status="")


def workplaces_in(village_code: str) -> QuerySet[Workplace]:
    """Places of work whose address is there."""
    return Workplace.objects.filter(village=village_code, closed_on=None, legal_entity__merged_into=None)
