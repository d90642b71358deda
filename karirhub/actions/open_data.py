"""Writing the day's snapshot of open vacancies."""

import gzip
import hashlib
import json
import tempfile
from datetime import date, datetime
from typing import IO

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from karirhub.models import VacancySnapshot
from karirhub.queries.open_data import DAYS_KEPT, every_open_vacancy
from siapkerja.events import feed

CHUNK = 1024 * 1024
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def write_snapshot(*, on: date, at: datetime) -> VacancySnapshot | None:
    """Write all open vacancies into one file, and forget files older than a week.

    The place in the feed is noted before the first vacancy is read, so that the changes after it miss nothing: what changes while
    the file is being written is told once more.

    Returns:
        The snapshot, or None where the day has one already.
    """
    if VacancySnapshot.objects.filter(day=on).exists():
        return None
    cursor = feed.position()
    with tempfile.TemporaryFile() as file:
        rows = _write(file)
        size, digest = _measured(file)
        location = default_storage.save(f"open-data/lowongan-{on:%Y-%m-%d}.jsonl.gz", File(file))
    try:
        with transaction.atomic():
            snapshot = VacancySnapshot.objects.create(
                day=on, location=location, rows=rows, size=size, digest=digest, cursor=str(cursor), written_at=at
            )
    except IntegrityError:  # another worker was quicker
        default_storage.delete(location)
        return None
    _forget_old()
    return snapshot


def _write(file: IO[bytes]) -> int:
    rows = 0
    with gzip.GzipFile(fileobj=file, mode="wb", compresslevel=6, mtime=0) as packed:
        for line in every_open_vacancy():
            packed.write(_JSON.encode(line).encode() + b"\n")
            rows += 1
    return rows


def _measured(file: IO[bytes]) -> tuple[int, str]:
    size = file.tell()
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(CHUNK):
        digest.update(chunk)
    file.seek(0)
    return size, digest.hexdigest()


def _forget_old() -> None:
    kept = VacancySnapshot.objects.order_by("-day").values_list("pk", flat=True)[:DAYS_KEPT]
    for old in VacancySnapshot.objects.exclude(pk__in=list(kept)):
        default_storage.delete(old.location)
        old.delete()
