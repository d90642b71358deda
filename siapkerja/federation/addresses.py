"""Redirect addresses: which ones an application may register, and what stands in a security policy about them."""

from urllib.parse import urlsplit

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def is_loopback(address: str) -> bool:
    """Does it lead to the visitor's own machine (RFC 8252 section 7.3)?"""
    return urlsplit(address).hostname in LOOPBACK


def is_acceptable(address: str) -> bool:
    """May tokens be sent there? Only https, or http on loopback; a whole address without fragment, wildcard or credentials."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    if not parts.hostname or parts.username or parts.password or "#" in address or "*" in address or port == 0:
        return False
    if any(ord(letter) <= 32 or ord(letter) > 126 or letter in '\\<>"`{}|^;,' for letter in address):
        return False  # a semicolon or comma would also end the directive it is written into
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)


def origin_of(address: str) -> str:
    """Scheme, host and port, as `form-action` takes them."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def hosts_of(addresses: list[str]) -> set[str]:
    return {urlsplit(address).hostname or "" for address in addresses}
