"""Indonesian lives at /, English under /en/; which page is the other one's twin."""

ENGLISH_PREFIX = "/en/"


def in_other_language(path: str) -> str:
    """The address of the same page in the other language. `path` starts with a slash and may carry a query."""
    if path == "/en" or path.startswith(ENGLISH_PREFIX):
        return "/" + path[len(ENGLISH_PREFIX) :]
    return ENGLISH_PREFIX + path[1:]


def in_both_languages(path: str) -> dict[str, str]:
    """Addresses by language code, for `hreflang`."""
    other = in_other_language(path)
    is_english = path == "/en" or path.startswith(ENGLISH_PREFIX)
    return {"id": other, "en": path} if is_english else {"id": path, "en": other}
