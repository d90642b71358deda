"""Effects in the database that show whether something happened once, twice or not at all: counters by name."""

import time
from pathlib import Path

from django.utils import timezone

from siapkerja.documents.models import NumberSeries
from siapkerja.documents.numbers import next_number


def count(name: str) -> int:
    """One more of `name`, in the current transaction."""
    return next_number(f"probe:{name}", at=timezone.now())


def counted(name: str) -> int:
    """How many of `name` were committed."""
    return NumberSeries.objects.filter(series=f"probe:{name}").values_list("last", flat=True).first() or 0


def hold(folder: str) -> None:
    """Say that the work has begun, and go on when the folder is gone."""
    if folder and Path(folder).exists():
        (Path(folder) / "begun").touch()
        while Path(folder).exists():
            time.sleep(0.02)
