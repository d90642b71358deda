"""Whom of an organisation something about one of its vacancies concerns."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils import timezone

from karirhub.models import Vacancy
from siapkerja.identity.models import Membership
from siapkerja.identity.permissions import EDITORS


def handlers_of(legal_entity_id: int, vacancy_id: int) -> Iterable[int]:
    """Members who answer applications at the vacancy's workplace."""
    vacancy = Vacancy.objects.get(pk=vacancy_id)
    members = Membership.objects.at(timezone.localdate()).filter(legal_entity=legal_entity_id, role__in=EDITORS)
    reached = members.filter(Q(workplace=None) | Q(workplace=vacancy.workplace_id))
    return reached.values_list("person_id", flat=True)
