"""What headers say of a piece of a file, as resumable uploads for HTTP write them."""

import base64
import binascii
import re
from collections.abc import Mapping

from siapkerja.files.actions.arrivals import PieceDamaged

_DIGEST = re.compile(r"\bsha-256=:([A-Za-z0-9+/=]+):")


def offset_said(headers: Mapping[str, str]) -> int:
    """`Upload-Offset`: where the piece begins; -1, which is nowhere, where it is missing or no number."""
    said = headers.get("Upload-Offset", "")
    return int(said) if re.fullmatch(r"\d{1,15}", said) else -1


def digest_said(headers: Mapping[str, str]) -> bytes:
    """SHA-256 of the piece from `Content-Digest` (RFC 9530), b"" where nothing is said.

    Raises:
        PieceDamaged: it is no base64.
    """
    found = _DIGEST.search(headers.get("Content-Digest", ""))
    try:
        return base64.b64decode(found[1], validate=True) if found else b""
    except binascii.Error as error:
        raise PieceDamaged() from error
