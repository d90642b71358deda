from functools import cache

from django.conf import settings

from siapkerja.kernel.crypto import KeyRing


@cache
def key_ring() -> KeyRing:
    """The portal's master keys; each file's own key is wrapped with the current one."""
    return KeyRing.parse(settings.MASTER_KEYS)
