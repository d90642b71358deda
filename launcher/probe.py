"""Asks a running web server whether it is ready, the way its proxy would. `python -m launcher.probe` is the container's check."""

import os
import sys
import urllib.request
from collections.abc import Mapping
from urllib.parse import urlsplit


def is_ready(address: str, environment: Mapping[str, str]) -> bool:
    """Whether `/readyz` at this address answers 200. It is asked under the portal's public name, the only one it answers to."""
    public = urlsplit(environment.get("SIAPKERJA_BASE_URL") or address)
    request = urllib.request.Request(f"{address}/readyz", headers={"Host": public.netloc, "X-Forwarded-Proto": public.scheme})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=4) as answer:  # noqa: S310 - our own address
            return bool(answer.status == 200)
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(not is_ready(f"http://127.0.0.1:{os.environ.get('SIAPKERJA_PORT') or 8000}", os.environ))
