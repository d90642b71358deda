"""Where sealed content lies: any Django storage. Settings may name another one under STORAGES["files"] (object storage)."""

from functools import cache

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage, storages


@cache
def content_storage() -> Storage:
    if "files" in settings.STORAGES:
        return storages["files"]
    return FileSystemStorage(location=settings.FILES_DIR, base_url=None, file_permissions_mode=0o600, directory_permissions_mode=0o700)


def location_of(public_id: str) -> str:
    """Two levels of folders, so that none holds millions of entries."""
    return f"{public_id[:2]}/{public_id[2:4]}/{public_id}"
