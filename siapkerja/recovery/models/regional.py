from collections.abc import Iterable
from typing import Any, Self

from django.db import models


class RegionalQuerySet(models.QuerySet[Any]):
    """Cases that belong to a region, or to none where it is not known."""

    def within(self, regions: Iterable[str]) -> Self:
        """Cases of any of the regions; "" is the whole country and those without a region."""
        reached = models.Q(pk__in=[])
        for code in regions:
            if not code:
                return self.all()
            reached |= models.Q(region__code__startswith=code)
        return self.filter(reached)

    def numbered(self) -> Self:
        """Cases that count: whoever filed them proved the contact they gave."""
        return self.exclude(number=None)
