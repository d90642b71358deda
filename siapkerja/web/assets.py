"""Static files as visitors get them: one stylesheet, names that change with their content, compressed beforehand."""

import posixpath
import re
from collections.abc import Callable, Iterator
from typing import Any

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

STYLESHEET = "css/siapkerja.css"

_IMPORT = re.compile(r'@import url\("(?P<path>[^"]+)"\)(?: layer\((?P<layer>[\w-]+)\))?;\n?')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_URL = re.compile(r"url\((?!data:)")


def bundle(read: Callable[[str], str], entry: str = STYLESHEET) -> str:
    """The stylesheet `entry` with the files it imports written into it, without comments and spare space.

    `read` returns the text of a static file by its name. Only the plain form `@import url("…") layer(…);` is understood,
    and an imported file in another folder may not point to files itself, because its relative addresses would break.
    """
    folder = posixpath.dirname(entry)

    def inline(found: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(folder, found["path"]))
        text = read(path)
        if posixpath.dirname(path) != folder and _URL.search(text):
            raise ValueError(f"{path} may not use url(): it is written into {entry}, where the address would be another.")
        return f"@layer {found['layer']} {{\n{text}}}\n" if found["layer"] else text

    return _squeeze(_IMPORT.sub(inline, _COMMENT.sub("", read(entry))))


def _squeeze(css: str) -> str:
    """Drop comments and the space that only people need."""
    css = _COMMENT.sub("", css)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};])\s*", r"\1", css)
    css = re.sub(r"([{;])([\w-]+): ", r"\1\2:", css)
    return css.replace(";}", "}").strip() + "\n"


class OneStylesheet(ManifestStaticFilesStorage):
    """Writes the stylesheet's parts into one file before names are hashed."""

    # django-stubs types the result as an iterator of (name, hashed name or None, processed or error).
    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if STYLESHEET in paths and not dry_run:

            def read(name: str) -> str:
                storage, path = paths[name]
                with storage.open(path) as file:
                    return str(file.read().decode())

            text = bundle(read)
            self.delete(STYLESHEET)
            self.save(STYLESHEET, ContentFile(text.encode()))
            paths[STYLESHEET] = (self, STYLESHEET)
            for part in [name for name in paths if name.startswith("css/") and name != STYLESHEET]:
                del paths[part]
                self.delete(part)
        yield from super().post_process(paths, dry_run, **options)


class PortalStaticFilesStorage(OneStylesheet, CompressedManifestStaticFilesStorage):
    """One stylesheet, hashed names, everything compressed beforehand."""


class UncompressedStaticFilesStorage(OneStylesheet):
    """The same without compression, which takes most of the time: for tests."""
