"""How often somebody may cause a letter to an address that has not said yes."""

import hashlib
import hmac

from django.conf import settings
from django.core.cache import cache

DAY_SECONDS = 24 * 3600


def may_write_to(address: str, *, per_day: int) -> bool:
    """Count one letter to an address, which is kept as a keyed digest only; False beyond `per_day` within a day."""
    said = f"alerts:{address.strip().casefold()}".encode()
    key = f"rate:{hmac.new(settings.SECRET_KEY.encode(), said, hashlib.sha256).hexdigest()[:32]}"
    cache.add(key, 0, DAY_SECONDS)
    return int(cache.incr(key)) <= per_day
