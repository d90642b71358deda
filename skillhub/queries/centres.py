"""Training centres."""

from datetime import date

from django.db.models import Q

from siapkerja.identity.enums import CapacityKind
from siapkerja.identity.models import Capacity


def is_training_centre(legal_entity_id: int, *, on: date) -> bool:
    """Does the organisation take part as a training centre on this day?"""
    kinds = Capacity.objects.filter(legal_entity=legal_entity_id, kind=CapacityKind.TRAINING_CENTRE, valid_from__lte=on)
    return kinds.filter(Q(valid_to=None) | Q(valid_to__gte=on)).exists()
