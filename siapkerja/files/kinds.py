"""What a file is, by its content: names and declared types are only claims."""

HEAD_BYTES = 4096

XLSX, XLS, CSV, PDF, JPG, PNG, ZIP, LOCKED, JSON, UNKNOWN = "xlsx", "xls", "csv", "pdf", "jpg", "png", "zip", "locked", "json", ""

CONTENT_TYPES = {
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    XLS: "application/vnd.ms-excel",
    CSV: "text/csv; charset=utf-8",
    PDF: "application/pdf",
    JPG: "image/jpeg",
    PNG: "image/png",
    ZIP: "application/zip",
    JSON: "application/json",
}
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_SIGNATURES = ((b"%PDF-", PDF), (b"\xff\xd8\xff", JPG), (b"\x89PNG\r\n\x1a\n", PNG))


def detect(head: bytes) -> str:
    """Kind of the content that begins with `head` (4 KiB are enough); "" where it is nothing known.

    A ZIP is called xlsx here where its first entries are those of a workbook; `siapkerja.files.checks` looks at all of
    it. A compound file (old Excel, or a workbook under a password) is "locked" or "xls" by the streams it names.
    """
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head.startswith(b"PK\x03\x04"):
        return XLSX if b"[Content_Types].xml" in head or b"xl/" in head or b"_rels/.rels" in head else ZIP
    if head.startswith(_COMPOUND):
        return LOCKED if "EncryptedPackage".encode("utf-16-le") in head else XLS
    if head.startswith((b'{"', b'{\n  "')):
        return JSON
    return CSV if _is_table_text(head) else UNKNOWN


def _is_table_text(head: bytes) -> bool:
    """Text without control characters whose first line has a separator."""
    text = _text(head)
    if text is None or any(ord(sign) < 32 and sign not in "\t\r\n" for sign in text):
        return False
    first = text.lstrip("\ufeff").splitlines()[:1]
    return bool(first) and any(separator in first[0] for separator in ",;\t|")


def _text(head: bytes) -> str | None:
    """The head as text; a sign cut in half at its end is forgiven."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", "ignore")
    for cut in range(4):
        try:
            return head[: len(head) - cut].decode("utf-8")
        except UnicodeDecodeError:
            continue
    return None if b"\0" in head else head.decode("cp1252", "replace")
