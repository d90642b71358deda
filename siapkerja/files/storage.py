"""Where sealed content lies: any Django storage. Settings may name another one under STORAGES["files"] (object storage)."""

import errno
from functools import cache
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.errors import Refused

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class StorageFull(Refused):
    code = "storage_full"
    sentence = _("Tempat penyimpanan kami sedang penuh, jadi berkas Anda belum kami terima. Simpan berkasnya dan coba lagi nanti.")


class Contents(FileSystemStorage):
    """A folder, that says in a sentence when its disk is full."""

    def _save(self, name: str, content: Any) -> str:
        try:
            return str(super()._save(name, content))  # type: ignore[misc] # Django's stubs leave it out
        except OSError as trouble:
            if trouble.errno in _FULL:
                raise StorageFull from trouble
            raise


@cache
def content_storage() -> Storage:
    if "files" in settings.STORAGES:
        return storages["files"]
    return Contents(location=settings.FILES_DIR, base_url=None, file_permissions_mode=0o600, directory_permissions_mode=0o700)


def location_of(public_id: str) -> str:
    """Two levels of folders, so that none holds millions of entries."""
    return f"{public_id[:2]}/{public_id[2:4]}/{public_id}"
