from functools import cache

from django.conf import settings

from siapkerja.kernel.crypto import KeyRing

_parsed = cache(KeyRing.parse)


def key_ring() -> KeyRing:
    """The portal's master keys; each file's own key is wrapped with the current one."""
    return _parsed(settings.MASTER_KEYS)
