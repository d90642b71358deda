import logging
from collections.abc import Iterator
from datetime import datetime, timedelta

from siapkerja.files.actions.stored_files import remove
from siapkerja.files.models import FilePart, StoredFile
from siapkerja.files.storage import content_storage

logger = logging.getLogger(__name__)

REMOVED_AT_ONCE = 1000
# Content without a row is younger than this where its transaction may still be open.
ORPHAN_AFTER = timedelta(days=1)


def remove_expired(*, at: datetime) -> int:
    """Remove the content of every file whose time is over; the rows stay. Returns how many."""
    expired = list(StoredFile.objects.expired(at).order_by("expires_at")[:REMOVED_AT_ONCE])
    for stored in expired:
        remove(stored=stored, at=at)
    return len(expired)


def remove_orphans(*, at: datetime) -> int:
    """Remove content that no row points to: its transaction was rolled back, or deleting it failed. Returns how many."""
    storage, count = content_storage(), 0
    for location in _locations():
        if _is_pointed_to(location) or storage.get_modified_time(location) > at - ORPHAN_AFTER:
            continue
        storage.delete(location)
        count += 1
    if count:
        logger.info("Removed %d contents without a row.", count)
    return count


def _is_pointed_to(location: str) -> bool:
    return StoredFile.objects.filter(location=location).exists() or FilePart.objects.filter(location=location).exists()


def _locations() -> Iterator[str]:
    """Every stored content, folder by folder (see `storage.location_of`)."""
    storage = content_storage()
    if not storage.exists(""):
        return
    for first in storage.listdir("")[0]:
        for second in storage.listdir(first)[0]:
            for name in storage.listdir(f"{first}/{second}")[1]:
                yield f"{first}/{second}/{name}"
